import { addVector, runAt, type Vectors } from '../embed/vectors.js';
import { type Band, fullBand, smooth } from './band.js';
import { distanceBetween, NEUTRAL, usualDistances } from './embedded-pairs.js';

/*
 * Where a long text's versions meet, by their embeddings, found from coarse to fine as in Vecalign (Thompson and Koehn
 * 2019): the path between the means of many sentences says where to look for that between the means of fewer, so that
 * time and memory grow with the text.
 */

/** The finest blocks, in sentences: means of so few already tell places apart, and take little memory. */
const FINEST = 4;
/** Looking at every pair of this many blocks is cheap. */
const COARSEST = 60;
/** How far from the path of the level above the next may run, in its own blocks or sentences. */
const REACH = 8;
/** Cosines of blocks up to this are chance. */
const CHANCE = 0.15;
/** How much a pair counts among the anchors, next to shared items: as far from neutral as translations are, as two. */
const WORTH = 5;
/** Where nothing tells, straight ahead. */
const AHEAD = 0.001;

export interface Anchor {
  row: number;
  column: number;
  worth: number;
}

type Gain = (row: number, column: number) => number;

export function embeddedAnchors(from: Vectors, to: Vectors): Anchor[] {
  const sizes = [FINEST];
  while (Math.max(from.count, to.count) / (sizes[0] as number) > COARSEST) sizes.unshift((sizes[0] as number) * 2);
  let path: Anchor[] = [];
  let before = 0;
  for (const size of sizes) {
    const a = blocksOf(from, size);
    const b = blocksOf(to, size);
    const gain: Gain = (row, column) => dot(a[row] as Float32Array, b[column] as Float32Array) - CHANCE;
    const band = before === 0 ? fullBand(a.length, b.length) : around(path, before / size, a.length, b.length);
    path = bestPath(a.length, b.length, band, gain);
    before = size;
  }
  const usually = usualDistances(from, to);
  const gain: Gain = (row, column) => NEUTRAL - distanceBetween(from, row, to, column, usually);
  const finest = bestPath(from.count, to.count, around(path, FINEST, from.count, to.count), gain);
  return finest.filter(({ worth }) => worth > 0).map((anchor) => ({ ...anchor, worth: anchor.worth * WORTH }));
}

/**
 * The means of blocks of sentences, of length 1, without what is common to the whole version: its language and subject
 * would make all of them alike.
 */
function blocksOf(vectors: Vectors, size: number): Float32Array[] {
  const blocks = Array.from({ length: Math.ceil(vectors.count / size) }, (_, block) => {
    const sum = new Float32Array(vectors.dimension);
    const end = Math.min(vectors.count, (block + 1) * size);
    for (let i = block * size; i < end; i++) addVector(sum, vectors, runAt(i, 1));
    return sum.map((value) => value / (end - block * size));
  });
  const mean = new Float32Array(vectors.dimension);
  for (const block of blocks)
    block.forEach((value, d) => {
      mean[d] = (mean[d] as number) + value / blocks.length;
    });
  return blocks.map((block) => {
    const own = block.map((value, d) => value - (mean[d] as number));
    const length = Math.sqrt(dot(own, own));
    return length > 0 ? own.map((value) => value / length) : own;
  });
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] as number) * (b[d] as number);
  return sum;
}

/** The places within reach of a path through blocks that are `factor` times as large. */
function around(path: Anchor[], factor: number, rows: number, columns: number): Band {
  const lo = new Int32Array(rows + 1).fill(columns);
  const hi = new Int32Array(rows + 1);
  for (const { row, column } of path) {
    for (let i = Math.max(0, row * factor - REACH); i <= Math.min(rows, (row + 1) * factor + REACH); i++) {
      lo[i] = Math.min(lo[i] as number, Math.max(0, column * factor - REACH));
      hi[i] = Math.max(hi[i] as number, Math.min(columns, (column + 1) * factor + REACH));
    }
  }
  return smooth({ lo, hi }, columns);
}

const ACROSS = 1;
const DOWN = 2;
const BOTH = 3;

/** The pairs on the path with the greatest gain; a row or column without a counterpart costs nothing. */
function bestPath(rows: number, columns: number, band: Band, gain: Gain): Anchor[] {
  const offsets = new Int32Array(rows + 2);
  for (let i = 0; i <= rows; i++)
    offsets[i + 1] = (offsets[i] as number) + (band.hi[i] as number) - (band.lo[i] as number) + 1;
  const best = new Float64Array(offsets[rows + 1] as number);
  const via = new Uint8Array(best.length);
  const at = (i: number, j: number): number =>
    j < (band.lo[i] as number) || j > (band.hi[i] as number) ? -1 : (offsets[i] as number) + j - (band.lo[i] as number);
  for (let i = 0; i <= rows; i++) {
    for (let j = band.lo[i] as number; j <= (band.hi[i] as number); j++) {
      const cell = at(i, j);
      const steps = [
        [ACROSS, at(i, j - 1), 0],
        [DOWN, i > 0 ? at(i - 1, j) : -1, 0],
        [BOTH, i > 0 && j > 0 ? at(i - 1, j - 1) : -1, i > 0 && j > 0 ? Math.max(0, gain(i - 1, j - 1)) + AHEAD : 0],
      ] as const;
      let top = -1;
      for (const [step, source, worth] of steps) {
        if (source < 0 || (best[source] as number) + worth <= top) continue;
        top = (best[source] as number) + worth;
        via[cell] = step;
      }
      best[cell] = Math.max(0, top);
    }
  }
  const path: Anchor[] = [];
  for (let i = rows, j = columns; i > 0 || j > 0; ) {
    const step = via[at(i, j)] as number;
    if (step === BOTH) path.push({ row: i - 1, column: j - 1, worth: Math.max(0, gain(i - 1, j - 1)) });
    if (step !== ACROSS) i--;
    if (step !== DOWN) j--;
  }
  return path.reverse();
}
