import { LONGEST, SIZES } from './pairs.js';
import type { Side } from './side.js';
import type { Weights } from './weights.js';

/** What paragraphs say of where units begin and end. */
export class Cuts {
  /** False where no side's paragraphs are known: then nothing here has a say. */
  readonly known: boolean;
  /** For each side, `inside[v][place * SIZES + n]`: what it costs that a run of n sentences ends there. */
  readonly inside: Float64Array[];
  /** For each side, whether a paragraph opens at a place (2: a heading); the end of the text opens one. */
  private readonly opens: (Uint8Array | null)[];
  private readonly share: number;

  constructor(
    sides: readonly Side[],
    private readonly weights: Weights,
  ) {
    this.known = sides.some(({ hasParagraphs }) => hasParagraphs);
    this.share = 2 / sides.length;
    this.opens = sides.map(({ hasParagraphs, opens, count }) => {
      if (!hasParagraphs) return null;
      const all = new Uint8Array(count + 1).fill(1);
      all.set(opens);
      return all;
    });
    this.inside = this.known ? sides.map((side) => this.insideOf(side)) : [];
  }

  private insideOf({ count, opens, hasParagraphs }: Side): Float64Array {
    const inside = new Float64Array((count + 1) * SIZES);
    if (!hasParagraphs) return inside;
    const before = new Int32Array(count + 1);
    for (let i = 0; i < count; i++) before[i + 1] = (before[i] as number) + (opens[i] ? 1 : 0);
    for (let x = 0; x <= count; x++)
      for (let a = 2; a <= LONGEST && a <= x; a++)
        inside[x * SIZES + a] = this.weights.paragraphInside * ((before[x] as number) - (before[x - a + 1] as number));
    return inside;
  }

  /** What a cut between units at these places is worth, by how the versions' paragraphs agree. */
  at(places: Int32Array): number {
    const { opens, weights } = this;
    let score = 0;
    for (let v = 0; v < opens.length; v++) {
      const own = opens[v];
      if (!own) continue;
      const opensHere = own[places[v] as number] as number;
      for (let w = v + 1; w < opens.length; w++) {
        const other = opens[w];
        if (!other) continue;
        const opensThere = other[places[w] as number] as number;
        if (opensHere && opensThere) score += weights.paragraphShared * (opensHere === 2 && opensThere === 2 ? 2 : 1);
        else if (opensHere || opensThere) score -= weights.paragraphAlone;
      }
    }
    return score * this.share;
  }
}
