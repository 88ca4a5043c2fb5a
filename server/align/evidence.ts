import type { Band } from './band.js';
import type { Links } from './links.js';
import { type Side, sentencesOf } from './side.js';

/**
 * Running sums of item evidence along the rows of a band. The evidence of row i with columns from..to-1 is
 * `sums[at(i, to)] - sums[at(i, from)]`, where `at(i, c) = offsets[i] + min(max(c - first[i], 0), width of the row)`.
 */
export interface Evidence {
  sums: Float32Array;
  offsets: Int32Array;
  first: Int32Array;
}

/**
 * How many sentences around a place count as its neighbourhood. What a passage is about fills all of its sentences with
 * the same words; against the whole of a long document these would look rare, and neighbours like translations.
 */
const NEIGHBOURHOOD = 12;

const RARITIES = new WeakMap<Side, Float64Array>();

/** How rare what so large a share of the neighbouring sentences holds is by chance: the logarithm of that. */
const rarity = (share: number): number => Math.max(0, Math.log(0.6 / share));

/** At each place of `sentencesOf`, how rare the item is thereabouts. Each pair of sides asks for the same. */
function raritiesOf(side: Side): Float64Array {
  const known = RARITIES.get(side);
  if (known) return known;
  const { starts, values } = sentencesOf(side);
  const rarities = new Float64Array(values.length);
  for (let item = 0; item + 1 < starts.length; item++) {
    const end = starts[item + 1] as number;
    let from = starts[item] as number;
    let to = from;
    for (let n = from; n < end; n++) {
      const at = values[n] as number;
      while ((values[from] as number) < at - NEIGHBOURHOOD) from++;
      while (to < end && (values[to] as number) <= at + NEIGHBOURHOOD) to++;
      const around = Math.min(side.count, at + NEIGHBOURHOOD + 1) - Math.max(0, at - NEIGHBOURHOOD);
      rarities[n] = rarity(Math.fround((to - from) / Math.max(around, NEIGHBOURHOOD)));
    }
  }
  RARITIES.set(side, rarities);
  return rarities;
}

/** The evidence that links give between the sentences of two sides, within a band of the places between them. */
export function itemEvidence(from: Side, to: Side, links: Links, band: Band): Evidence {
  const offsets = new Int32Array(from.count + 1);
  for (let row = 0; row < from.count; row++) {
    const width = Math.max(0, (band.hi[row + 1] as number) - (band.lo[row] as number));
    offsets[row + 1] = (offsets[row] as number) + width + 1;
  }
  const sums = new Float32Array(offsets[from.count] as number);
  const { starts, values } = from.itemsOf;
  const meeting = new Meeting(from, to, links);
  for (let row = 0; row < from.count; row++) {
    const lo = band.lo[row] as number;
    const hi = band.hi[row + 1] as number;
    const base = (offsets[row] as number) + 1 - lo;
    for (let n = starts[row] as number; n < (starts[row + 1] as number); n++)
      meeting.add(values[n] as number, lo, hi, sums, base);
    for (let column = lo + 1; column < hi; column++)
      sums[base + column] = (sums[base + column] as number) + (sums[base + column - 1] as number);
  }
  return { sums, offsets, first: band.lo };
}

/** Goes through the sentences of one side, and finds for each item the sentences of the other that have one linked to it. */
class Meeting {
  private readonly rarities: Float64Array;
  private readonly theirRarities: Float64Array;
  private readonly theirEnds: Int32Array;
  private readonly theirs: Int32Array;
  /** For each item, its next place; for each of the other side, its first place in the band, which only moves on. */
  private readonly next: Int32Array;
  private readonly first: Int32Array;
  /** For each column, the best of the item in hand, and the columns that have any. */
  private readonly best: Float32Array;
  private readonly touched: Int32Array;

  constructor(
    from: Side,
    to: Side,
    private readonly links: Links,
  ) {
    const there = sentencesOf(to);
    this.rarities = raritiesOf(from);
    this.theirRarities = raritiesOf(to);
    this.next = sentencesOf(from).starts.slice();
    this.first = there.starts.slice();
    this.theirEnds = there.starts;
    this.theirs = there.values;
    this.best = new Float32Array(to.count);
    this.touched = new Int32Array(to.count);
  }

  /** Adds what an item of the sentence in hand is worth to `sums[base + column]`, for the columns from lo to hi - 1. */
  add(item: number, lo: number, hi: number, sums: Float32Array, base: number): void {
    const { theirRarities, theirEnds, theirs, first, best, touched } = this;
    const { starts, values, strengths } = this.links;
    const place = this.next[item] as number;
    this.next[item] = place + 1;
    const own = this.rarities[place] as number;
    if (own === 0) return;
    let count = 0;
    for (let k = starts[item] as number; k < (starts[item + 1] as number); k++) {
      const target = values[k] as number;
      const strength = strengths[k] as number;
      const end = theirEnds[target + 1] as number;
      let p = first[target] as number;
      while (p < end && (theirs[p] as number) < lo) p++;
      first[target] = p;
      for (; p < end; p++) {
        const column = theirs[p] as number;
        if (column >= hi) break;
        const worth = strength * Math.min(own, theirRarities[p] as number);
        if (worth === 0) continue;
        const before = best[column] as number;
        if (before === 0) touched[count++] = column;
        if (worth > before) best[column] = worth;
      }
    }
    for (let n = 0; n < count; n++) {
      const column = touched[n] as number;
      sums[base + column] = (sums[base + column] as number) + (best[column] as number);
      best[column] = 0;
    }
  }
}
