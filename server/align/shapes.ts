import { entryOf, LONGEST } from './pairs.js';
import type { Weights } from './weights.js';

/** How many sentences of each version a unit takes, and the logarithm of how likely that is before one has read them. */
export interface Shape {
  sizes: number[];
  score: number;
}

function plausible(sizes: number[]): boolean {
  const filled = sizes.filter((n) => n > 0).sort((a, b) => b - a);
  const [most = 0, next = 1] = filled;
  if (most === 0) return false;
  // sentences that stand alone come in runs, which are taken apart afterwards
  if (filled.length === 1) return true;
  // a long run stands against short ones; runs that are all long would be several units
  return (most <= 3 || next <= 2) && (filled.at(-1) as number) <= 2;
}

/** The least number of sentences that were split or merged to come to these sizes from as many in every version. */
function events(filled: readonly number[]): number {
  let least = Infinity;
  for (let common = 1; common <= Math.max(...filled); common++)
    least = Math.min(
      least,
      filled.reduce((sum, n) => sum + Math.abs(n - common), 0),
    );
  return least;
}

function score(sizes: number[], weights: Weights): number {
  const filled = sizes.filter((n) => n > 0);
  if (filled.length === 1 && sizes.length > 1)
    return -(weights.alone + weights.aloneNext * ((filled[0] as number) - 1));
  return -(
    weights.missing * (sizes.length - filled.length) +
    weights.extra * events(filled) +
    weights.interlocked * (Math.min(...filled) - 1)
  );
}

/** Every shape that a unit over so many versions may have. */
export function shapes(versions: number, weights: Weights): Shape[] {
  let all: number[][] = [[]];
  for (let v = 0; v < versions; v++)
    all = all.flatMap((head) => Array.from({ length: LONGEST + 1 }, (_, n) => [...head, n]));
  return all.filter(plausible).map((sizes) => ({ sizes, score: score(sizes, weights) }));
}

/**
 * The shapes in rows of numbers, since the programme goes through all of them at each state: those that take as many of
 * the first and second versions are a group.
 */
export interface ShapeTable {
  count: number;
  sizes: readonly (readonly [number, number, number])[];
  prior: Float64Array;
  /** The size of the third version's run, and the entries of the pairs that it is in. */
  third: Int32Array;
  firstThird: Int32Array;
  secondThird: Int32Array;
  /** Of a group: its first shape (and where the last ends), the sizes of the runs, and the entry of that pair. */
  groupStart: Int32Array;
  groupFirst: Int32Array;
  groupSecond: Int32Array;
  firstSecond: Int32Array;
}

/** @param versions 2 or 3; a third that isn't there has runs of no sentences. */
export function shapeTable(versions: number, weights: Weights): ShapeTable {
  const all = shapes(versions, weights).map(({ sizes: [a = 0, b = 0, c = 0], score }) => ({ a, b, c, score }));
  const starts = all.flatMap(({ a, b }, s) => (s > 0 && all[s - 1]?.a === a && all[s - 1]?.b === b ? [] : [s]));
  const heads = starts.map((s) => all[s] as (typeof all)[number]);
  return {
    count: all.length,
    sizes: all.map(({ a, b, c }) => [a, b, c]),
    prior: Float64Array.from(all, ({ score }) => score),
    third: Int32Array.from(all, ({ c }) => c),
    firstThird: Int32Array.from(all, ({ a, c }) => entryOf(a, c)),
    secondThird: Int32Array.from(all, ({ b, c }) => entryOf(b, c)),
    groupStart: Int32Array.from([...starts, all.length]),
    groupFirst: Int32Array.from(heads, ({ a }) => a),
    groupSecond: Int32Array.from(heads, ({ b }) => b),
    firstSecond: Int32Array.from(heads, ({ a, b }) => entryOf(a, b)),
  };
}
