import type { Unit } from '../types.js';
import type { Band } from './band.js';
import { Cuts } from './cuts.js';
import { type PairScores, SIZES } from './pairs.js';
import { type ShapeTable, shapeTable } from './shapes.js';
import type { Side } from './side.js';
import { takenApart } from './units.js';
import type { Weights } from './weights.js';

/** What the programme runs over: two or three sides, the places allowed, and the scores of every pair of sides. */
export interface Problem {
  sides: readonly Side[];
  /** bands[v] relates the first side to side v; bands[0] is not used. */
  bands: readonly Band[];
  /** pairs[v][w] for v < w. */
  pairs: readonly (readonly PairScores[])[];
  weights: Weights;
}

const NEVER = -1e30;
/** A path this much less likely, in nats, adds nothing that a float would show. */
const NEGLIGIBLE = 25;
/** In place of what a third side would have, where there are two. */
const NO_SCORES: PairScores = { table: new Float32Array(1), at: () => 0 };

/**
 * The joint dynamic programme: the best sequence of units over all versions at once (for two versions that of Gale and
 * Church 1993; the extension to more is Simard 1999). A state is a place in every version; an edge is a unit.
 * Forward and backward sums over all paths give each unit its posterior probability.
 *
 * States are numbered row by row of the first side; within a row, by the places of the others within their bands. Two
 * sides are three of which the last has no sentences.
 */
export class Lattice {
  private readonly shapes: ShapeTable;
  private readonly share: number;
  private readonly scale: number;
  private readonly rows: number;
  private readonly second: Band;
  private readonly third: Band;
  /** Of the first side with the second and with the third, and of these two. */
  private readonly pairs: readonly [PairScores, PairScores, PairScores];
  private readonly cuts: Cuts;
  /** The number of the first state of each row. */
  private readonly base: Int32Array;
  private readonly best: Float64Array;
  private readonly via: Int16Array;
  private readonly forward: Float64Array;
  private readonly backward: Float64Array;

  /** The state in hand: its places, its cells in the pairs' tables, and what a cut there is worth. */
  private readonly places = new Int32Array(3);
  private readonly cells = new Int32Array(3);
  private cut = 0;
  /** For each size of a run of each side: what the paragraphs say against it. */
  private readonly inside = new Float64Array(3 * SIZES);
  /** Of the row in hand, for each size of the first side's run: the row before it, as the states of it are numbered. */
  private readonly origin = new Int32Array(SIZES);
  private readonly low = new Int32Array(SIZES);
  private readonly high = new Int32Array(SIZES);
  private readonly thirdLow = new Int32Array(SIZES);
  private readonly thirdHigh = new Int32Array(SIZES);
  /** The units that can end at the state in hand: shape, state before, and score. */
  private count = 0;
  private readonly chosen: Int32Array;
  private readonly sources: Int32Array;
  private readonly scores: Float64Array;

  constructor(private readonly problem: Problem) {
    const { sides, bands, pairs, weights } = problem;
    this.shapes = shapeTable(sides.length, weights);
    this.share = 2 / sides.length;
    this.scale = 1 / weights.temperature;
    this.rows = (sides[0] as Side).count;
    this.second = bands[1] as Band;
    this.third = bands[2] ?? { lo: new Int32Array(this.rows + 1), hi: new Int32Array(this.rows + 1) };
    this.pairs = [pairs[0]?.[1] as PairScores, pairs[0]?.[2] ?? NO_SCORES, pairs[1]?.[2] ?? NO_SCORES];
    this.cuts = new Cuts(sides, weights);
    this.chosen = new Int32Array(this.shapes.count);
    this.sources = new Int32Array(this.shapes.count);
    this.scores = new Float64Array(this.shapes.count);
    this.base = new Int32Array(this.rows + 2);
    for (let row = 0; row <= this.rows; row++)
      this.base[row + 1] = (this.base[row] as number) + widthOf(this.second, row) * widthOf(this.third, row);
    const states = this.base[this.rows + 1] as number;
    this.best = new Float64Array(states).fill(NEVER);
    this.via = new Int16Array(states).fill(-1);
    this.forward = new Float64Array(states).fill(NEVER);
    this.backward = new Float64Array(states).fill(NEVER);
    this.runForward();
    this.runBackward();
  }

  /** Takes a row in hand. */
  private enterRow(x: number): void {
    const { base, origin, low, high, thirdLow, thirdHigh, second, third } = this;
    for (let a = 0; a < SIZES && a <= x; a++) {
      const row = x - a;
      low[a] = second.lo[row] as number;
      high[a] = second.hi[row] as number;
      thirdLow[a] = third.lo[row] as number;
      thirdHigh[a] = third.hi[row] as number;
      origin[a] = base[row] as number;
    }
  }

  /** Takes a state of the row in hand. */
  private enter(x: number, y: number, z: number): void {
    const { places, cells, inside, cuts } = this;
    const [firstSecond, firstThird, secondThird] = this.pairs;
    places[0] = x;
    places[1] = y;
    places[2] = z;
    cells[0] = firstSecond.at(x, y);
    cells[1] = firstThird.at(x, z);
    cells[2] = secondThird.at(y, z);
    if (!cuts.known) return;
    this.cut = cuts.at(places);
    for (let v = 0; v < cuts.inside.length; v++) {
      const own = cuts.inside[v] as Float64Array;
      const from = (places[v] as number) * SIZES;
      for (let n = 2; n < SIZES; n++) inside[v * SIZES + n] = own[from + n] as number;
    }
  }

  /** Finds the units that can end at the state in hand, in the order of the shapes. */
  private gather(): void {
    if (this.problem.sides.length === 2) this.gatherPairs();
    else this.gatherTriples();
  }

  private gatherPairs(): void {
    const { shapes, share, inside, places, best, cut, origin, low, high, chosen, sources, scores } = this;
    const { groupFirst, groupSecond, firstSecond, prior } = shapes;
    const { table } = this.pairs[0];
    const cell = this.cells[0] as number;
    const x = places[0] as number;
    const y = places[1] as number;
    let count = 0;
    for (let s = 0; s < groupFirst.length; s++) {
      const a = groupFirst[s] as number;
      if (a > x) break;
      const b = groupSecond[s] as number;
      const place = y - b;
      const from = low[a] as number;
      if (place < from || place > (high[a] as number)) continue;
      const source = (origin[a] as number) + place - from;
      if (best[source] === NEVER) continue;
      const pair = (table[cell + (firstSecond[s] as number)] as number) * share;
      chosen[count] = s;
      sources[count] = source;
      scores[count++] = (prior[s] as number) + pair - (inside[a] as number) - (inside[SIZES + b] as number) + cut;
    }
    this.count = count;
  }

  private gatherTriples(): void {
    const { shapes, share, inside, places, cells, best, cut, origin, low, high, chosen, sources, scores } = this;
    const { groupFirst, groupSecond, firstSecond, groupStart, third, firstThird, secondThird, prior } = shapes;
    const [{ table }, { table: tableThird }, { table: tableAcross }] = this.pairs;
    const [cell, cellThird, cellAcross] = [cells[0] as number, cells[1] as number, cells[2] as number];
    const [x, y, z] = [places[0] as number, places[1] as number, places[2] as number];
    let count = 0;
    for (let group = 0; group < groupFirst.length; group++) {
      const a = groupFirst[group] as number;
      if (a > x) break;
      const b = groupSecond[group] as number;
      const from = y - b - (low[a] as number);
      if (from < 0 || y - b > (high[a] as number)) continue;
      const lowest = this.thirdLow[a] as number;
      const highest = this.thirdHigh[a] as number;
      // the state before, if it had the third side's place z
      const across = (origin[a] as number) + from * (highest - lowest + 1) + z - lowest;
      const pair = table[cell + (firstSecond[group] as number)] as number;
      const insideA = inside[a] as number;
      const insideB = inside[SIZES + b] as number;
      const end = groupStart[group + 1] as number;
      for (let s = groupStart[group] as number; s < end; s++) {
        const c = third[s] as number;
        if (z - c < lowest || z - c > highest) continue;
        const source = across - c;
        if (best[source] === NEVER) continue;
        const sum =
          pair +
          (tableThird[cellThird + (firstThird[s] as number)] as number) +
          (tableAcross[cellAcross + (secondThird[s] as number)] as number);
        chosen[count] = s;
        sources[count] = source;
        scores[count++] =
          (prior[s] as number) + sum * share - insideA - insideB - (inside[2 * SIZES + c] as number) + cut;
      }
    }
    this.count = count;
  }

  private runForward(): void {
    const { base, second, third, best, forward } = this;
    best[0] = 0;
    forward[0] = 0;
    for (let x = 0; x <= this.rows; x++) {
      this.enterRow(x);
      let state = base[x] as number;
      for (let y = second.lo[x] as number; y <= (second.hi[x] as number); y++)
        for (let z = third.lo[x] as number; z <= (third.hi[x] as number); z++, state++) {
          if (state === 0) continue;
          this.enter(x, y, z);
          this.gather();
          this.arrive(state);
        }
    }
  }

  /** Sets the best way into the state in hand, and the sum over all ways. */
  private arrive(state: number): void {
    const { best, forward, sources, scores, count, scale } = this;
    let top = NEVER;
    let topSum = NEVER;
    for (let n = 0; n < count; n++) {
      const from = sources[n] as number;
      const score = scores[n] as number;
      const total = (best[from] as number) + score;
      if (total > top) {
        top = total;
        this.via[state] = this.chosen[n] as number;
      }
      const way = (forward[from] as number) + score * scale;
      scores[n] = way;
      if (way > topSum) topSum = way;
    }
    if (top === NEVER) return;
    let sum = 0;
    for (let n = 0; n < count; n++) {
      const below = (scores[n] as number) - topSum;
      if (below > -NEGLIGIBLE) sum += Math.exp(below);
    }
    best[state] = top;
    forward[state] = topSum + Math.log(sum);
  }

  private runBackward(): void {
    const { base, second, third, forward, backward } = this;
    const least = this.whole - NEGLIGIBLE;
    backward[backward.length - 1] = 0;
    for (let x = this.rows; x >= 0; x--) {
      this.enterRow(x);
      let state = (base[x + 1] as number) - 1;
      for (let y = second.hi[x] as number; y >= (second.lo[x] as number); y--)
        for (let z = third.hi[x] as number; z >= (third.lo[x] as number); z--, state--) {
          const after = backward[state] as number;
          // what no likely path passes through needs no more looking into
          if (after === NEVER || (forward[state] as number) + after < least) continue;
          this.enter(x, y, z);
          this.gather();
          this.leave(after, least);
        }
    }
  }

  /** Adds the ways on from the state in hand to the states before it. */
  private leave(after: number, least: number): void {
    const { forward, backward, sources, scores, scale } = this;
    for (let n = 0; n < this.count; n++) {
      const from = sources[n] as number;
      const way = after + (scores[n] as number) * scale;
      if ((forward[from] as number) + way < least) continue;
      backward[from] = addLogs(backward[from] as number, way);
    }
  }

  /** The sum over all paths. */
  private get whole(): number {
    return this.forward[this.forward.length - 1] as number;
  }

  private stateOf(x: number, y: number, z: number): number {
    const { lo } = this.third;
    const index = (y - (this.second.lo[x] as number)) * widthOf(this.third, x) + z - (lo[x] as number);
    return (this.base[x] as number) + index;
  }

  /** The best sequence of units, each with its posterior probability. */
  units(): Unit[] {
    const { sides, weights } = this.problem;
    const { whole } = this;
    let [x = 0, y = 0, z = 0] = sides.map(({ count }) => count);
    const units: Unit[] = [];
    while (x > 0 || y > 0 || z > 0) {
      const state = this.stateOf(x, y, z);
      this.enterRow(x);
      this.enter(x, y, z);
      this.gather();
      const s = this.via[state] as number;
      const n = this.chosen.indexOf(s);
      const from = this.sources[n] as number;
      const score = (this.scores[n] as number) / weights.temperature;
      const posterior = Math.exp((this.forward[from] as number) + score + (this.backward[state] as number) - whole);
      const [a, b, c] = this.shapes.sizes[s] as [number, number, number];
      const unit: Unit = {
        sides: [
          { start: x - a, end: x },
          { start: y - b, end: y },
          { start: z - c, end: z },
        ].slice(0, sides.length),
        confidence: Math.max(0, Math.min(1, posterior)),
      };
      units.push(...takenApart(unit).reverse());
      x -= a;
      y -= b;
      z -= c;
    }
    return units.reverse();
  }

  /** For two sides: the places through which paths of at least this probability go, as a narrower band. */
  probableBand(least: number): Band {
    const { lo: low, hi: high } = this.second;
    const floor = this.whole + Math.log(least);
    const lo = new Int32Array(this.rows + 1);
    const hi = new Int32Array(this.rows + 1);
    for (let i = 0; i <= this.rows; i++) {
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

const widthOf = ({ lo, hi }: Band, row: number): number => Math.max(0, (hi[row] as number) - (lo[row] as number) + 1);

function addLogs(a: number, b: number): number {
  const top = Math.max(a, b);
  const rest = Math.min(a, b) - top;
  return rest < -NEGLIGIBLE ? top : top + Math.log1p(Math.exp(rest));
}
