import { MARK_COUNT } from '../analyse/analyse.js';
import type { Band } from './band.js';
import type { Evidence } from './evidence.js';
import type { Side } from './side.js';
import type { Weights } from './weights.js';

/** The most sentences that one side of a unit may have. */
export const LONGEST = 5;
/** Sizes of a run, 0 included. */
export const SIZES = LONGEST + 1;

/** The most sentences of the other run for so many of one: two long runs aren't a unit, they would be several. */
export const facing = (size: number): number => (size > 3 ? 2 : size === 3 ? 3 : LONGEST);

/** For each pair of sizes that a unit may have, its entry in a cell; the first entry is that of an empty run, always 0. */
const ENTRIES = new Uint8Array(SIZES * SIZES);
let entries = 1;
for (let a = 1; a <= LONGEST; a++) for (let b = 1; b <= facing(a); b++) ENTRIES[a * SIZES + b] = entries++;

/** Where a cell has the score of a sentences with b sentences. */
export const entryOf = (a: number, b: number): number => ENTRIES[a * SIZES + b] as number;

/** How many entries a cell has. */
const CELL = entries;

/**
 * Scores of every pair of runs that end at a place (x, y) of a band, so that the programme over all versions only
 * looks them up: that of a sentences before x with b before y is `table[at(x, y) + entryOf(a, b)]`. What stands for
 * more sentences than there are before x or y has no meaning.
 */
export interface PairScores {
  readonly table: Float32Array;
  at(x: number, y: number): number;
}

/** Adds to a cell's entries what else is known of the runs that end at (x, y). */
export type Addition = (x: number, y: number, table: Float32Array, cell: number) => void;

const BITS = Uint8Array.from({ length: 1 << MARK_COUNT }, (_, bits) => bits.toString(2).replaceAll('0', '').length);

/**
 * The share of a block's evidence that counts, by its sizes: neighbours share words whatever translates what, so of a
 * block of several by several sentences only as much counts as a path through it would meet.
 */
const SPREAD = new Float64Array(CELL);
for (let a = 1; a <= LONGEST; a++) for (let b = 1; b <= facing(a); b++) SPREAD[entryOf(a, b)] = (a + b - 1) / (a * b);

/** What a run of each size before a place is: letters, and marks. */
class Runs {
  readonly letters = new Float64Array(SIZES);
  readonly marks = new Uint8Array(SIZES);

  constructor(
    private readonly side: Side,
    private readonly ratio: number,
  ) {}

  enter(place: number): void {
    const { letters, marks } = this.side;
    let bits = 0;
    for (let n = 1; n <= LONGEST && n <= place; n++) {
      this.letters[n] = ((letters[place] as number) - (letters[place - n] as number)) * this.ratio;
      bits |= marks[place - n] as number;
      this.marks[n] = bits;
    }
  }
}

/** Makes the cell of one place at a time: where each is looked at once, a table of all would only take memory. */
export class FreshScores implements PairScores {
  /** The cell of the places where one side has no sentence yet, and the cell made last. */
  readonly table = new Float32Array(2 * CELL);
  private readonly own: Runs;
  private readonly theirs: Runs;
  private row = -1;
  /** Of the block of runs of sizes a and b, for the a in hand: evidence so far. */
  private readonly items = new Float64Array(SIZES);

  constructor(
    from: Side,
    to: Side,
    private readonly evidence: Evidence,
    private readonly weights: Weights,
    private readonly addition: Addition | null = null,
  ) {
    this.own = new Runs(from, 1);
    const ratio = (from.letters[from.count] as number) / Math.max(1, to.letters[to.count] as number);
    this.theirs = new Runs(to, ratio);
  }

  at(x: number, y: number): number {
    if (x === 0 || y === 0) return 0;
    this.write(x, y, this.table, CELL);
    return CELL;
  }

  /** Writes the cell of (x, y), neither of them 0, to a table. */
  write(x: number, y: number, table: Float32Array, cell: number): void {
    const { items, own, theirs, weights } = this;
    const { sums, offsets, first } = this.evidence;
    if (x !== this.row) own.enter(x);
    this.row = x;
    theirs.enter(y);
    items.fill(0);
    const lengthWeight = weights.length * 0.5;
    const most = Math.min(y, LONGEST);
    for (let a = 1; a <= LONGEST && a <= x; a++) {
      const row = x - a;
      const base = offsets[row] as number;
      const width = (offsets[row + 1] as number) - base - 1;
      const to = y - (first[row] as number);
      const upTo = sums[base + Math.min(Math.max(to, 0), width)] as number;
      const letters = own.letters[a] as number;
      const marks = own.marks[a] as number;
      const kept = Math.min(most, facing(a));
      let entry = cell + (ENTRIES[a * SIZES + 1] as number);
      for (let b = 1; b <= kept; b++, entry++) {
        const met = (items[b] as number) + upTo - (sums[base + Math.min(Math.max(to - b, 0), width)] as number);
        items[b] = met;
        const scaled = theirs.letters[b] as number;
        const marksThere = theirs.marks[b] as number;
        const squared = ((letters - scaled) * (letters - scaled)) / (weights.variance * ((letters + scaled) / 2 + 1));
        table[entry] =
          saturated(met * (SPREAD[entry - cell] as number), weights) +
          weights.signShared * (BITS[marks & marksThere] as number) -
          weights.signAlone * (BITS[marks ^ marksThere] as number) -
          lengthWeight * Math.min(squared, weights.lengthCap);
      }
    }
    this.addition?.(x, y, table, cell);
  }
}

function saturated(evidence: number, { items, saturation }: Weights): number {
  return evidence === 0 ? 0 : items * saturation * (1 - Math.exp(-evidence / saturation));
}

/** The cells of all places of a band, for a programme that comes back to them. */
export class KeptScores implements PairScores {
  readonly table: Float32Array;
  private readonly offsets: Int32Array;
  private readonly lo: Int32Array;

  constructor(fresh: FreshScores, { lo, hi }: Band) {
    const rows = lo.length;
    const offsets = new Int32Array(rows + 1);
    for (let x = 0; x < rows; x++)
      offsets[x + 1] = (offsets[x] as number) + Math.max(0, (hi[x] as number) - (lo[x] as number) + 1);
    this.table = new Float32Array((offsets[rows] as number) * CELL);
    for (let x = 1; x < rows; x++) {
      const first = lo[x] as number;
      for (let y = Math.max(1, first); y <= (hi[x] as number); y++)
        fresh.write(x, y, this.table, ((offsets[x] as number) + y - first) * CELL);
    }
    this.offsets = offsets;
    this.lo = lo;
  }

  at(x: number, y: number): number {
    return ((this.offsets[x] as number) + y - (this.lo[x] as number)) * CELL;
  }
}
