import { MARK_COUNT } from '../analyse/analyse.js';
import type { Band } from './band.js';
import type { Evidence } from './evidence.js';
import type { Side } from './side.js';
import type { Weights } from './weights.js';

/** The most sentences that one side of a unit may have. */
export const LONGEST = 5;
/** Entries of a table for each place: every size of one run, 0 included, with every size of the other. */
export const CELL = (LONGEST + 1) ** 2;

/** Where a cell has the score of a sentences with b sentences. */
export const entryOf = (a: number, b: number): number => a * (LONGEST + 1) + b;

/**
 * Scores of every pair of runs that end at a place (x, y) of a band, so that the programme over all versions only
 * looks them up: that of a sentences before x with b before y is `table[(offsets[x] + y - lo[x]) * CELL + entryOf(a, b)]`.
 * It is 0 where a or b is.
 */
export interface PairScores {
  table: Float32Array;
  offsets: Int32Array;
  lo: Int32Array;
}

const BITS = Uint8Array.from({ length: 1 << MARK_COUNT }, (_, bits) => bits.toString(2).replaceAll('0', '').length);

/** The most sentences of the other run for so many of one: two long runs aren't a unit, they would be several. */
export const facing = (size: number): number => (size > 3 ? 2 : LONGEST);

/**
 * The share of a block's evidence that counts, by its sizes: neighbours share words whatever translates what, so of a
 * block of several by several sentences only as much counts as a path through it would meet.
 */
const SPREAD = Float64Array.from({ length: CELL }, (_, entry) => {
  const [a, b] = [Math.floor(entry / (LONGEST + 1)), entry % (LONGEST + 1)];
  return a > 0 && b > 0 ? (a + b - 1) / (a * b) : 0;
});

export function pairScores(from: Side, to: Side, evidence: Evidence, band: Band, weights: Weights): PairScores {
  const ratio = (from.letters[from.count] as number) / Math.max(1, to.letters[to.count] as number);
  const offsets = new Int32Array(from.count + 2);
  for (let x = 0; x <= from.count; x++)
    offsets[x + 1] = (offsets[x] as number) + Math.max(0, (band.hi[x] as number) - (band.lo[x] as number) + 1);
  const table = new Float32Array((offsets[from.count + 1] as number) * CELL);
  const { sums, offsets: rows, first } = evidence;
  const { letters: lettersFrom, marks: marksFrom } = from;
  const { letters: lettersTo, marks: marksTo } = to;
  const lengthWeight = weights.length * 0.5;
  const saturated = (evidence: number): number =>
    weights.items * weights.saturation * (1 - Math.exp(-evidence / weights.saturation));
  const items = new Float64Array(LONGEST + 1);

  for (let x = 1; x <= from.count; x++) {
    const lo = band.lo[x] as number;
    const hi = band.hi[x] as number;
    for (let y = Math.max(1, lo); y <= hi; y++) {
      const cell = ((offsets[x] as number) + y - lo) * CELL;
      items.fill(0);
      let bitsFrom = 0;
      for (let a = 1; a <= LONGEST && a <= x; a++) {
        const row = x - a;
        bitsFrom |= marksFrom[row] as number;
        const own = (lettersFrom[x] as number) - (lettersFrom[row] as number);
        const base = rows[row] as number;
        const width = (rows[row + 1] as number) - base - 1;
        const start = first[row] as number;
        const upTo = sums[base + Math.min(Math.max(y - start, 0), width)] as number;
        let bitsTo = 0;
        const most = Math.min(y, LONGEST);
        const kept = facing(a);
        for (let b = 1; b <= most; b++) {
          const column = y - b;
          items[b] =
            (items[b] as number) + upTo - (sums[base + Math.min(Math.max(column - start, 0), width)] as number);
          bitsTo |= marksTo[column] as number;
          if (b > kept) continue;
          const scaled = ((lettersTo[y] as number) - (lettersTo[column] as number)) * ratio;
          const squared = ((own - scaled) * (own - scaled)) / (weights.variance * ((own + scaled) / 2 + 1));
          table[cell + entryOf(a, b)] =
            saturated((items[b] as number) * (SPREAD[entryOf(a, b)] as number)) +
            weights.signShared * (BITS[bitsFrom & bitsTo] as number) -
            weights.signAlone * (BITS[bitsFrom ^ bitsTo] as number) -
            lengthWeight * Math.min(squared, weights.lengthCap);
        }
      }
    }
  }
  return { table, offsets, lo: band.lo };
}
