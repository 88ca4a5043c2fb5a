import type { Range } from '../types.js';
import type { UnitSide } from './check.js';
import type { Item } from './matching.js';

/** A stretch of a sentence between its commas, dashes and brackets, with what it says. */
export interface Clause extends Range {
  sentence: number;
  items: Item[];
}

const CUT = /^[,;:()—–.!?…]$/u;

/** The clauses of a side, roughly: by punctuation alone, which costs nothing and errs on the side of larger pieces. */
export function clausesOf(side: UnitSide, items: readonly Item[]): Clause[] {
  return side.sentences.flatMap(({ tokens, text }, sentence) => {
    const cuts = [0, ...tokens.filter(({ norm }) => CUT.test(norm)).map(({ start }) => start), text.length];
    const own = items.filter((item) => item.sentence === sentence && item.kind !== 'term');
    return cuts.slice(1).flatMap((end, n) => {
      const start = cuts[n] as number;
      const inside = own.filter((item) => item.start >= start && item.end <= end);
      return inside.length > 0 ? [{ sentence, start, end, items: inside }] : [];
    });
  });
}

/** What a clause says, from its first word to its last. */
export function placeOf({ items, sentence }: Clause): { sentence: number } & Range {
  const start = Math.min(...items.map((item) => item.start));
  return { sentence, start, end: Math.max(...items.map((item) => item.end)) };
}
