import { type Band, fullBand, smooth } from './band.js';
import { embeddedAnchors } from './embedded-anchors.js';
import type { Links } from './links.js';
import { type Side, sentencesOf } from './side.js';

/** Up to this many cells, looking everywhere is cheap. */
const SMALL = 12_000;
/** Items in up to this many sentences are tried in all pairs of places. */
const RARE = 8;
/** Above that, an item in as many sentences of both sides is tried in order, its first place with the first. */
const FREQUENT = 200;
/** How far from the chain of anchors the path may run, in sentences. */
const MARGIN = 5;

interface Candidate {
  row: number;
  column: number;
  worth: number;
}

/** Sentence pairs that share rare items, row by row, the last column of a row first. */
function candidates(from: Side, to: Side, links: Links): Candidate[] {
  const rows = sentencesOf(from);
  const columns = sentencesOf(to);
  const { starts, values } = from.itemsOf;
  /** How many of an item's sentences were passed. */
  const passed = new Int32Array(from.items.length);
  const worth = new Float64Array(to.count);
  const found: Candidate[] = [];
  for (let row = 0; row < from.count; row++) {
    const touched: number[] = [];
    const add = (column: number, value: number): void => {
      if (worth[column] === 0) touched.push(column);
      worth[column] = (worth[column] as number) + value;
    };
    const items = values.slice(starts[row], starts[row + 1]).sort();
    for (let n = 0; n < items.length; n++) {
      const item = items[n] as number;
      const place = passed[item] as number;
      passed[item] = place + 1;
      const often = (rows.starts[item + 1] as number) - (rows.starts[item] as number);
      if (often > FREQUENT) continue;
      for (let k = links.starts[item] as number; k < (links.starts[item + 1] as number); k++) {
        const target = links.values[k] as number;
        const first = columns.starts[target] as number;
        const oftenThere = (columns.starts[target + 1] as number) - first;
        const most = Math.max(often, oftenThere);
        if (oftenThere === 0 || most > FREQUENT) continue;
        const value = (links.strengths[k] as number) / Math.sqrt(often * oftenThere);
        if (most <= RARE) for (let m = 0; m < oftenThere; m++) add(columns.values[first + m] as number, value);
        else if (often === oftenThere) add(columns.values[first + place] as number, value * IN_ORDER);
      }
    }
    touched.sort((a, b) => b - a);
    for (const column of touched) {
      const value = worth[column] as number;
      if (value >= LEAST_WORTH) found.push({ row, column, worth: value });
      worth[column] = 0;
    }
  }
  return found;
}

/** That both sides have an item equally often makes its order tell more than its rarity would. */
const IN_ORDER = 3;
const LEAST_WORTH = 0.3;

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
  const found = candidates(from, to, links);
  if (from.vectors && to.vectors) found.push(...embeddedAnchors(from.vectors, to.vectors));
  const chain = bestChain(found, to.count);
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
