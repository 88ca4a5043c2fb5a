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

/** For each item, where it stands, and at each place the share of the neighbouring sentences that hold it. */
interface Places {
  sentences: Int32Array[];
  shares: Float32Array[];
}

function placesOf(side: Side): Places {
  const sentences = sentencesOf(side);
  const shares = sentences.map((list) => {
    const share = new Float32Array(list.length);
    let from = 0;
    let to = 0;
    list.forEach((at, n) => {
      while ((list[from] as number) < at - NEIGHBOURHOOD) from++;
      while (to < list.length && (list[to] as number) <= at + NEIGHBOURHOOD) to++;
      const around = Math.min(side.count, at + NEIGHBOURHOOD + 1) - Math.max(0, at - NEIGHBOURHOOD);
      share[n] = (to - from) / Math.max(around, NEIGHBOURHOOD);
    });
    return share;
  });
  return { sentences, shares };
}

/** How much it tells that both sentences hold an item: the logarithm of how rare that is by chance thereabouts. */
const weight = (strength: number, share: number): number => strength * Math.max(0, Math.log(0.6 / share));

function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The evidence that links give between the sentences of two sides, within a band of the places between them. */
export function itemEvidence(from: Side, to: Side, links: Links, band: Band): Evidence {
  const here = placesOf(from);
  const there = placesOf(to);
  const passed = new Int32Array(from.items.length);
  const offsets = new Int32Array(from.count + 1);
  for (let row = 0; row < from.count; row++) {
    const width = Math.max(0, (band.hi[row + 1] as number) - (band.lo[row] as number));
    offsets[row + 1] = (offsets[row] as number) + width + 1;
  }
  const sums = new Float32Array(offsets[from.count] as number);
  const best = new Float32Array(to.count);
  const touched: number[] = [];
  for (let row = 0; row < from.count; row++) {
    const lo = band.lo[row] as number;
    const hi = band.hi[row + 1] as number;
    const base = (offsets[row] as number) + 1 - lo;
    const items = from.itemsOf[row] as Int32Array;
    for (let n = 0; n < items.length; n++) {
      const item = items[n] as number;
      const ownShare = (here.shares[item] as Float32Array)[passed[item] as number] as number;
      passed[item] = (passed[item] as number) + 1;
      const targets = links.targets[item] as Int32Array;
      const strengths = links.strengths[item] as Float32Array;
      for (let k = 0; k < targets.length; k++) {
        const target = targets[k] as number;
        const places = there.sentences[target] as Int32Array;
        const shares = there.shares[target] as Float32Array;
        for (let p = firstAtLeast(places, lo); p < places.length && (places[p] as number) < hi; p++) {
          const column = places[p] as number;
          const worth = weight(strengths[k] as number, Math.max(ownShare, shares[p] as number));
          if (worth === 0) continue;
          if (best[column] === 0) touched.push(column);
          if (worth > (best[column] as number)) best[column] = worth;
        }
      }
      for (const column of touched) {
        sums[base + column] = (sums[base + column] as number) + (best[column] as number);
        best[column] = 0;
      }
      touched.length = 0;
    }
    for (let column = lo + 1; column < hi; column++)
      sums[base + column] = (sums[base + column] as number) + (sums[base + column - 1] as number);
  }
  return { sums, offsets, first: band.lo };
}
