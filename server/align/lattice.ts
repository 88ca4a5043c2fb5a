import type { Unit } from '../types.js';
import type { Band } from './band.js';
import { CELL, entryOf, LONGEST, type PairScores } from './pairs.js';
import { shapes } from './shapes.js';
import type { Side } from './side.js';
import type { Weights } from './weights.js';

/** What the programme runs over: the sides, the places allowed, and the scores of every pair of sides (v < w). */
export interface Problem {
  sides: Side[];
  /** bands[v] relates the first side to side v; bands[0] is not used. */
  bands: Band[];
  /** pairs[v][w] for v < w. */
  pairs: PairScores[][];
  weights: Weights;
}

const NEVER = -1e30;
/** A path this much less likely, in nats, adds nothing that a float would show. */
const NEGLIGIBLE = 25;

/**
 * The joint dynamic programme: the best sequence of units over all versions at once (for two versions that of Gale and
 * Church 1993; the extension to more is Simard 1999). A state is a place in every version; an edge is a unit.
 * Forward and backward sums over all paths give each unit its posterior probability.
 *
 * States are numbered row by row of the first side; within a row, by the places of the others within their bands.
 */
export class Lattice {
  private readonly k: number;
  /** Shapes flattened: `sizes[s * k + v]`, `prior[s]`, and for each pair of sides the entry of its table. */
  private readonly sizes: Int32Array;
  private readonly prior: Float64Array;
  private readonly entries: Int32Array;
  private readonly pairList: { v: number; w: number; scores: PairScores }[] = [];
  private readonly base: Int32Array;
  private readonly best: Float64Array;
  private readonly via: Int16Array;
  private readonly forward: Float64Array;
  private readonly backward: Float64Array;
  private readonly paragraphsBefore: Int32Array[];
  private readonly anyParagraphs: boolean;
  /** Of the state in hand: the cells of the pairs' tables, and paragraphs ending inside a run of each size. */
  private readonly cells: Int32Array;
  private readonly inside: Float64Array;
  private readonly share: number;

  constructor(private readonly problem: Problem) {
    const { sides, weights, pairs } = problem;
    const k = sides.length;
    this.k = k;
    this.share = 2 / k;
    const all = shapes(k, weights);
    this.sizes = Int32Array.from(all.flatMap(({ sizes }) => sizes));
    this.prior = Float64Array.from(all, ({ score }) => score);
    for (let v = 0; v < k; v++)
      for (let w = v + 1; w < k; w++) this.pairList.push({ v, w, scores: (pairs[v] as PairScores[])[w] as PairScores });
    this.entries = Int32Array.from(
      all.flatMap(({ sizes }) => this.pairList.map(({ v, w }) => entryOf(sizes[v] as number, sizes[w] as number))),
    );
    const rows = (sides[0] as Side).count;
    this.base = new Int32Array(rows + 2);
    for (let i = 0; i <= rows; i++) {
      let size = 1;
      for (let v = 1; v < k; v++) size *= this.width(v, i);
      this.base[i + 1] = (this.base[i] as number) + size;
    }
    const states = this.base[rows + 1] as number;
    this.best = new Float64Array(states).fill(NEVER);
    this.via = new Int16Array(states).fill(-1);
    this.forward = new Float64Array(states).fill(NEVER);
    this.backward = new Float64Array(states).fill(NEVER);
    this.anyParagraphs = sides.some((side) => side.hasParagraphs);
    this.paragraphsBefore = sides.map((side) => {
      const before = new Int32Array(side.count + 1);
      for (let i = 0; i < side.count; i++)
        before[i + 1] = (before[i] as number) + (side.hasParagraphs && side.opens[i] ? 1 : 0);
      return before;
    });
    this.cells = new Int32Array(this.pairList.length);
    this.inside = new Float64Array(k * (LONGEST + 1));
    this.run();
  }

  private width(v: number, row: number): number {
    const { lo, hi } = this.problem.bands[v] as Band;
    return Math.max(0, (hi[row] as number) - (lo[row] as number) + 1);
  }

  /** The number of the state that the unit of shape s into these places comes from, or -1 where there is none. */
  private before(places: Int32Array, s: number): number {
    const { k, sizes } = this;
    const at = s * k;
    const row = (places[0] as number) - (sizes[at] as number);
    if (row < 0) return -1;
    let index = 0;
    for (let v = 1; v < k; v++) {
      const { lo, hi } = this.problem.bands[v] as Band;
      const place = (places[v] as number) - (sizes[at + v] as number);
      const from = lo[row] as number;
      const to = hi[row] as number;
      if (place < from || place > to) return -1;
      index = index * (to - from + 1) + place - from;
    }
    return (this.base[row] as number) + index;
  }

  private stateOf(places: Int32Array): number {
    const row = places[0] as number;
    let index = 0;
    for (let v = 1; v < this.k; v++)
      index = index * this.width(v, row) + (places[v] as number) - ((this.problem.bands[v] as Band).lo[row] as number);
    return (this.base[row] as number) + index;
  }

  /** Sets places to those of the first (or last) state of a row. */
  private startRow(places: Int32Array, row: number, last: boolean): void {
    places[0] = row;
    for (let v = 1; v < this.k; v++) {
      const { lo, hi } = this.problem.bands[v] as Band;
      places[v] = (last ? hi[row] : lo[row]) as number;
    }
  }

  /** Moves on to the next (or previous) state of the row. */
  private move(places: Int32Array, back: boolean): void {
    const row = places[0] as number;
    for (let v = this.k - 1; v > 0; v--) {
      const { lo, hi } = this.problem.bands[v] as Band;
      const place = places[v] as number;
      if (back ? place > (lo[row] as number) : place < (hi[row] as number)) {
        places[v] = place + (back ? -1 : 1);
        return;
      }
      places[v] = (back ? hi[row] : lo[row]) as number;
    }
  }

  /** Makes ready for the scores of units that end at these places; gives what the cut there is worth. */
  private enter(places: Int32Array): number {
    for (let p = 0; p < this.pairList.length; p++) {
      const { v, w, scores } = this.pairList[p] as { v: number; w: number; scores: PairScores };
      const x = places[v] as number;
      this.cells[p] = ((scores.offsets[x] as number) + (places[w] as number) - (scores.lo[x] as number)) * CELL;
    }
    if (!this.anyParagraphs) return 0;
    const { weights } = this.problem;
    for (let v = 0; v < this.k; v++) {
      const x = places[v] as number;
      const ended = this.paragraphsBefore[v] as Int32Array;
      for (let a = 2; a <= LONGEST && a <= x; a++)
        this.inside[v * (LONGEST + 1) + a] =
          weights.paragraphInside * ((ended[x] as number) - (ended[x - a + 1] as number));
    }
    return this.cutScore(places);
  }

  /** What a cut between units at these places is worth, by how the versions' paragraphs agree. */
  private cutScore(places: Int32Array): number {
    const { sides, weights } = this.problem;
    let score = 0;
    for (let v = 0; v < this.k; v++) {
      const a = sides[v] as Side;
      if (!a.hasParagraphs) continue;
      const openA = (places[v] as number) === a.count ? 1 : (a.opens[places[v] as number] as number);
      for (let w = v + 1; w < this.k; w++) {
        const b = sides[w] as Side;
        if (!b.hasParagraphs) continue;
        const openB = (places[w] as number) === b.count ? 1 : (b.opens[places[w] as number] as number);
        if (openA && openB) score += weights.paragraphShared * (openA === 2 && openB === 2 ? 2 : 1);
        else if (openA || openB) score -= weights.paragraphAlone;
      }
    }
    return score * this.share;
  }

  /** The score of the unit of shape s that ends at the state in hand, without the cut's. */
  private unitScore(s: number): number {
    const { pairList, entries, cells, k } = this;
    const count = pairList.length;
    let score = 0;
    for (let p = 0; p < count; p++) {
      const { table } = (pairList[p] as { scores: PairScores }).scores;
      score += table[(cells[p] as number) + (entries[s * count + p] as number)] as number;
    }
    score = (this.prior[s] as number) + score * this.share;
    if (!this.anyParagraphs) return score;
    for (let v = 0; v < k; v++) {
      const size = this.sizes[s * k + v] as number;
      if (size > 1) score -= this.inside[v * (LONGEST + 1) + size] as number;
    }
    return score;
  }

  private run(): void {
    const { best, via, forward, backward, prior } = this;
    const scale = 1 / this.problem.weights.temperature;
    const count = prior.length;
    const places = new Int32Array(this.k);
    const sources = new Int32Array(count);
    const scores = new Float64Array(count);
    const rows = (this.problem.sides[0] as Side).count;
    best[0] = 0;
    forward[0] = 0;
    for (let row = 0; row <= rows; row++) {
      this.startRow(places, row, false);
      const end = this.base[row + 1] as number;
      for (let state = this.base[row] as number; state < end; state++, this.move(places, false)) {
        if (state === 0) continue;
        const cut = this.enter(places);
        let top = NEVER;
        let topSum = NEVER;
        for (let s = 0; s < count; s++) {
          const from = this.before(places, s);
          const reachable = from >= 0 && (best[from] as number) > NEVER;
          sources[s] = reachable ? from : -1;
          if (!reachable) continue;
          const score = this.unitScore(s) + cut;
          scores[s] = score;
          const total = (best[from] as number) + score;
          if (total > top) {
            top = total;
            via[state] = s;
          }
          topSum = Math.max(topSum, (forward[from] as number) + score * scale);
        }
        if (top === NEVER) continue;
        let sum = 0;
        for (let s = 0; s < count; s++) {
          const from = sources[s] as number;
          if (from < 0) continue;
          const below = (forward[from] as number) + (scores[s] as number) * scale - topSum;
          if (below > -NEGLIGIBLE) sum += Math.exp(below);
        }
        best[state] = top;
        forward[state] = topSum + Math.log(sum);
      }
    }
    const whole = forward[forward.length - 1] as number;
    backward[backward.length - 1] = 0;
    for (let row = rows; row >= 0; row--) {
      this.startRow(places, row, true);
      const start = this.base[row] as number;
      for (let state = (this.base[row + 1] as number) - 1; state >= start; state--, this.move(places, true)) {
        const after = backward[state] as number;
        // what no likely path passes through needs no more looking into
        if (after === NEVER || (forward[state] as number) + after < whole - NEGLIGIBLE) continue;
        const cut = this.enter(places);
        for (let s = 0; s < count; s++) {
          const from = this.before(places, s);
          if (from < 0 || (best[from] as number) === NEVER) continue;
          const score = after + (this.unitScore(s) + cut) * scale;
          if ((forward[from] as number) + score < whole - NEGLIGIBLE) continue;
          backward[from] = addLogs(backward[from] as number, score);
        }
      }
    }
  }

  /** The best sequence of units, each with its posterior probability. */
  units(): Unit[] {
    const { sides, weights } = this.problem;
    const places = Int32Array.from(sides, (side) => side.count);
    const whole = this.forward[this.forward.length - 1] as number;
    const units: Unit[] = [];
    while (places.some((place) => place > 0)) {
      const state = this.stateOf(places);
      const s = this.via[state] as number;
      const score = (this.enter(places) + this.unitScore(s)) / weights.temperature;
      const from = this.before(places, s);
      const posterior = Math.exp((this.forward[from] as number) + score + (this.backward[state] as number) - whole);
      const sizes = this.sizes.subarray(s * this.k, (s + 1) * this.k);
      const unit: Unit = {
        sides: Array.from(places, (end, v) => ({ start: end - (sizes[v] as number), end })),
        confidence: Math.max(0, Math.min(1, posterior)),
      };
      units.push(...takenApart(unit).reverse());
      for (let v = 0; v < this.k; v++) places[v] = (places[v] as number) - (sizes[v] as number);
    }
    return units.reverse();
  }

  /** For two sides: the places through which paths of at least this probability go, as a narrower band. */
  probableBand(least: number): Band {
    const { lo: low, hi: high } = this.problem.bands[1] as Band;
    const rows = (this.problem.sides[0] as Side).count;
    const floor = (this.forward[this.forward.length - 1] as number) + Math.log(least);
    const lo = new Int32Array(rows + 1);
    const hi = new Int32Array(rows + 1);
    for (let i = 0; i <= rows; i++) {
      let from = -1;
      let to = -1;
      for (let j = low[i] as number; j <= (high[i] as number); j++) {
        const state = (this.base[i] as number) + j - (low[i] as number);
        if ((this.forward[state] as number) + (this.backward[state] as number) < floor) continue;
        if (from < 0) from = j;
        to = j;
      }
      // where a unit steps over the row no path stops in it
      lo[i] = from < 0 ? (high[i] as number) : from;
      hi[i] = from < 0 ? (low[i] as number) : to;
    }
    return { lo, hi };
  }
}

/** A run of sentences that only one version has is a unit each. */
function takenApart(unit: Unit): Unit[] {
  const filled = unit.sides.filter(({ start, end }) => end > start);
  const [only] = filled;
  if (filled.length !== 1 || !only || only.end - only.start === 1) return [unit];
  return Array.from({ length: only.end - only.start }, (_, n) => ({
    ...unit,
    sides: unit.sides.map((side) => (side === only ? { start: only.start + n, end: only.start + n + 1 } : side)),
  }));
}

function addLogs(a: number, b: number): number {
  const top = Math.max(a, b);
  const rest = Math.min(a, b) - top;
  return rest < -NEGLIGIBLE ? top : top + Math.log1p(Math.exp(rest));
}
