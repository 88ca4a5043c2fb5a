import { type Band, fullBand, smooth } from './band.js';
import type { Links } from './links.js';
import type { Item, Side } from './side.js';

/** Up to this many cells, looking everywhere is cheap. */
const SMALL = 12_000;
/** An item in more sentences than this leads to too many pairs to be an anchor. */
const RARE = 12;
/** How far from the chain of anchors the path may run, in sentences. */
const MARGIN = 5;

interface Candidate {
  row: number;
  column: number;
  worth: number;
}

function candidates(from: Side, to: Side, links: Links): Candidate[] {
  const where: number[][] = to.items.map(() => []);
  to.itemsOf.forEach((items, column) => {
    for (const item of items) (where[item] as number[]).push(column);
  });
  const found: Candidate[] = [];
  for (let row = 0; row < from.count; row++) {
    const worth = new Map<number, number>();
    for (const item of from.itemsOf[row] as Int32Array) {
      const own = from.items[item] as Item;
      if (own.sentences > RARE) continue;
      (links.targets[item] as Int32Array).forEach((target, k) => {
        const other = to.items[target] as Item;
        if (other.sentences > RARE) return;
        const value =
          ((links.strengths[item] as Float32Array)[k] as number) / Math.sqrt(own.sentences * other.sentences);
        for (const column of where[target] as number[]) worth.set(column, (worth.get(column) ?? 0) + value);
      });
    }
    for (const [column, value] of worth) if (value >= 0.3) found.push({ row, column, worth: value });
  }
  return found;
}

/** The chain of candidates, climbing in both sides, with the greatest worth; a Fenwick tree keeps it at n log n. */
function bestChain(all: Candidate[], columns: number): Candidate[] {
  const order = [...all].sort((a, b) => a.row - b.row || b.column - a.column);
  const score = new Float64Array(order.length);
  const back = new Int32Array(order.length).fill(-1);
  const tree = new Int32Array(columns + 2).fill(-1);
  order.forEach((candidate, n) => {
    let before = -1;
    for (let c = candidate.column; c > 0; c -= c & -c) {
      const other = tree[c] as number;
      if (other >= 0 && (before < 0 || (score[other] as number) > (score[before] as number))) before = other;
    }
    score[n] = candidate.worth + (before < 0 ? 0 : (score[before] as number));
    back[n] = before;
    for (let c = candidate.column + 1; c <= columns + 1; c += c & -c) {
      const other = tree[c] as number;
      if (other < 0 || (score[n] as number) > (score[other] as number)) tree[c] = n;
    }
  });
  let at = -1;
  order.forEach((_, n) => {
    if (at < 0 || (score[n] as number) > (score[at] as number)) at = n;
  });
  const chain: Candidate[] = [];
  for (; at >= 0; at = back[at] as number) chain.push(order[at] as Candidate);
  return chain.reverse();
}

/**
 * The places worth considering between two sides: everywhere in a short text, else a corridor around the chain of
 * sentences that share rare items (anchors as in Moore 2002), so that time and memory grow with the text.
 */
export function corridor(from: Side, to: Side, links: Links): Band {
  if ((from.count + 1) * (to.count + 1) <= SMALL) return fullBand(from.count, to.count);
  const chain = bestChain(candidates(from, to, links), to.count);
  const points = [{ row: -1, column: -1 }, ...chain, { row: from.count, column: to.count }];
  const lo = new Int32Array(from.count + 1).fill(to.count);
  const hi = new Int32Array(from.count + 1);
  const open = (row: number, from_: number, to_: number): void => {
    for (let i = Math.max(0, row - MARGIN); i <= Math.min(from.count, row + MARGIN); i++) {
      lo[i] = Math.min(lo[i] as number, Math.max(0, from_));
      hi[i] = Math.max(hi[i] as number, Math.min(to.count, to_));
    }
  };
  for (let p = 1; p < points.length; p++) {
    const a = points[p - 1] as { row: number; column: number };
    const b = points[p] as { row: number; column: number };
    const rows = b.row - a.row;
    const columns = b.column - a.column;
    const small = rows * columns <= SMALL / 4;
    for (let row = Math.max(0, a.row); row <= Math.min(from.count, b.row); row++) {
      const middle = a.column + (columns * (row - a.row)) / rows;
      const reach = MARGIN + Math.sqrt(rows + columns);
      open(row, small ? a.column - 1 : Math.floor(middle - reach), small ? b.column + 1 : Math.ceil(middle + reach));
    }
  }
  return smooth({ lo, hi }, to.count);
}
