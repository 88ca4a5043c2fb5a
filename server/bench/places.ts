import type { LanguageTag } from '../types.js';
import type { Texts } from './documents.js';

/** Where a unit lies in each version: characters from and to, white space not counted. Half-open. */
export type Place = Record<LanguageTag, readonly [from: number, to: number]>;

/** White space is not compared: who joins sentences may set any. */
const lengthOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + text.replace(/\s+/gu, '').length, 0);

/**
 * The places of units that together hold the whole text in order. Units of two programs are the same where their places
 * are, whatever each takes for a sentence, and a sentence that a text repeats isn't mistaken for its double.
 */
export function placesOf(units: readonly Texts[], tags: readonly LanguageTag[]): Place[] {
  const at = new Map(tags.map((tag) => [tag, 0]));
  return units.map((unit) =>
    Object.fromEntries(
      tags.map((tag) => {
        const from = at.get(tag) as number;
        const to = from + lengthOf(unit[tag] ?? []);
        at.set(tag, to);
        return [tag, [from, to] as const];
      }),
    ),
  );
}

/** The languages in which something lies there. */
export const filled = (place: Place, tags: readonly LanguageTag[]): LanguageTag[] =>
  tags.filter((tag) => {
    const [from, to] = place[tag] ?? [0, 0];
    return to > from;
  });

/** Whether two places share text in any language. */
export function touches(a: Place, b: Place): boolean {
  return Object.entries(a).some(([tag, [from, to]]) => {
    const [start, end] = b[tag] ?? [0, 0];
    return Math.min(to, end) > Math.max(from, start);
  });
}
