import { cosine, OVERLAPS, runAt, type Vectors } from '../embed/vectors.js';
import type { Band } from './band.js';
import { type Addition, entryOf, facing, LONGEST, SIZES } from './pairs.js';

/*
 * Evidence from sentence embeddings, after Vecalign (Thompson and Koehn 2019): how far apart the vectors of two runs
 * are, relative to how far apart runs are that have nothing to do with each other. So it means the same for a sentence
 * that is close to everything, and for an encoder that puts everything close together.
 */

/** Places of the other version that a run is compared with to learn what is usual. */
const SAMPLE = 20;
/**
 * The distance, with that of unrelated runs as 1, that says nothing. Translations are at 0.2 to 0.5 with the encoders
 * that Vecalign and SentAlign report on, neighbours that share a subject at 0.7 to 0.9.
 */
export const NEUTRAL = 0.65;
/** Runs whose sentences are this far apart on average aren't looked at as wholes: most of a band is like that. */
const UNRELATED = 0.8;

/** For each run of each side, half of the distance usual between it and runs of the other side that aren't its own. */
export interface Usual {
  from: Float32Array;
  to: Float32Array;
}

const KNOWN = new WeakMap<Vectors, WeakMap<Vectors, Usual>>();

/** Each programme over the same sides asks for the same. */
export function usualDistances(from: Vectors, to: Vectors): Usual {
  const known = KNOWN.get(from) ?? new WeakMap<Vectors, Usual>();
  KNOWN.set(from, known);
  const found = known.get(to) ?? { from: usual(from, to), to: usual(to, from) };
  known.set(to, found);
  return found;
}

/**
 * The sample is spread evenly over the text and has runs of every size. Only its farther half counts: in a short text
 * the run's own translation, and runs that hold it, are in the sample.
 */
function usual(vectors: Vectors, others: Vectors): Float32Array {
  const sample = new Set<number>();
  for (let s = 0; s < SAMPLE; s++) {
    const start = Math.floor(((s + 0.5) * others.count) / SAMPLE);
    sample.add(runAt(start, Math.min(1 + (s % OVERLAPS), others.count - start)));
  }
  const runs = [...sample];
  const distances = new Float32Array(runs.length);
  const farther = runs.length >> 1;
  const result = new Float32Array(vectors.count * OVERLAPS);
  for (let run = 0; run < result.length; run++) {
    runs.forEach((other, n) => {
      distances[n] = 1 - cosine(vectors, run, others, other);
    });
    distances.sort();
    for (let n = runs.length - farther; n < runs.length; n++)
      result[run] = (result[run] as number) + (distances[n] as number) / (2 * farther);
  }
  return result;
}

/** The distance of two sentences, 1 for unrelated ones. */
export function distanceBetween(from: Vectors, x: number, to: Vectors, y: number, usually: Usual): number {
  return relative(1 - cosine(from, runAt(x, 1), to, runAt(y, 1)), usually, runAt(x, 1), runAt(y, 1));
}

function relative(distance: number, { from, to }: Usual, run: number, other: number): number {
  const expected = (from[run] as number) + (to[other] as number);
  // all alike, or nothing to compare with: nothing is known
  return expected > 0.01 ? Math.min(1, distance / expected) : NEUTRAL;
}

/** Of sentences up to `start` + `size`; one for each sentence, or one for all where they are few enough. */
const partsOf = (start: number, size: number): number[] =>
  size <= OVERLAPS ? [runAt(start, size)] : Array.from({ length: size }, (_, n) => runAt(start + n, 1));

/** For each run, by `start * SIZES + size`, the length of the sum of its parts' vectors. */
function lengthsOf(vectors: Vectors): Float32Array {
  const lengths = new Float32Array(vectors.count * SIZES).fill(1);
  for (let start = 0; start < vectors.count; start++) {
    let squares = 0;
    for (let size = 1; size <= LONGEST && start + size <= vectors.count; size++) {
      const last = runAt(start + size - 1, 1);
      squares += cosine(vectors, last, vectors, last);
      for (let i = start; i < start + size - 1; i++) squares += 2 * cosine(vectors, runAt(i, 1), vectors, last);
      if (size > OVERLAPS) lengths[start * SIZES + size] = Math.sqrt(Math.max(squares, 1));
    }
  }
  return lengths;
}

/** Gives the distance of the runs of `a` sentences from x and `b` sentences from y. */
function runDistances(from: Vectors, to: Vectors, usually: Usual) {
  const lengthsFrom = lengthsOf(from);
  const lengthsTo = lengthsOf(to);
  return (x: number, a: number, y: number, b: number): number => {
    const others = partsOf(y, b);
    let sum = 0;
    for (const run of partsOf(x, a)) for (const other of others) sum += cosine(from, run, to, other);
    const length = (lengthsFrom[x * SIZES + a] as number) * (lengthsTo[y * SIZES + b] as number);
    return relative(1 - sum / length, usually, runAt(x, Math.min(a, OVERLAPS)), runAt(y, Math.min(b, OVERLAPS)));
  };
}

/** What the embeddings add to the scores of the pairs of runs at a place of a band; `weight` is in nats a sentence. */
export function embeddingAddition(from: Vectors, to: Vectors, band: Band, weight: number): Addition {
  const usually = usualDistances(from, to);
  const runDistance = runDistances(from, to, usually);
  const single = singleDistances(from, to, usually, band);
  const columns = new Float64Array(SIZES);
  return (x, y, table, cell) => {
    columns.fill(0);
    for (let a = 1; a <= Math.min(x, LONGEST); a++) {
      let sum = 0;
      for (let b = 1; b <= Math.min(y, facing(a)); b++) {
        columns[b] = (columns[b] as number) + single(x - a + 1, y - b + 1);
        sum += columns[b] as number;
        let distance = sum / (a * b);
        if (a * b > 1 && distance < UNRELATED) distance = runDistance(x - a, a, y - b, b);
        const entry = cell + entryOf(a, b);
        table[entry] = (table[entry] as number) + weight * (NEUTRAL - distance) * Math.min(a, b);
      }
    }
  };
}

/** Gives the distance of the sentences before a place; 1 for places outside of the band. */
function singleDistances(from: Vectors, to: Vectors, usually: Usual, { lo, hi }: Band) {
  const offsets = new Int32Array(from.count + 2);
  for (let x = 0; x <= from.count; x++)
    offsets[x + 1] = (offsets[x] as number) + Math.max(0, (hi[x] as number) - (lo[x] as number) + 1);
  const singles = new Float32Array(offsets[from.count + 1] as number).fill(1);
  for (let x = 1; x <= from.count; x++) {
    const first = lo[x] as number;
    for (let y = Math.max(1, first); y <= (hi[x] as number); y++)
      singles[(offsets[x] as number) + y - first] = distanceBetween(from, x - 1, to, y - 1, usually);
  }
  return (x: number, y: number): number =>
    y < (lo[x] as number) || y > (hi[x] as number)
      ? 1
      : (singles[(offsets[x] as number) + y - (lo[x] as number)] as number);
}
