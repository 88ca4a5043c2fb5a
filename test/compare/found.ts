import { type ComparisonOptions, compareTexts } from '../../server/compare/compare.js';
import type { LanguageTag } from '../../server/types.js';

/** About what, the texts, and `variant culprit` of each finding of one check, after a hint `hint`. */
export type Case = readonly [about: string, en: string, fr: string, ru: string, found?: readonly string[]];

/** The same of two versions; where a text is null, the language has none. */
export type Pair = readonly [
  about: string,
  en: string | null,
  fr: string | null,
  ru: string | null,
  found?: readonly string[],
];

/** What one check finds in the three texts, or two, of a unit. */
export function foundBy(check: string, [, en, fr, ru]: Case | Pair, options: ComparisonOptions = {}): string[] {
  const texts: Record<LanguageTag, string[]> = {};
  for (const [tag, text] of [
    ['en', en],
    ['fr', fr],
    ['ru', ru],
  ] as const)
    if (text !== null) texts[tag] = text.split(' | ');
  return compareTexts(texts, options)
    .divergences.filter(({ type }) => type === check)
    .map(({ variant, culprit, hint }) => `${variant} ${culprit}${hint ? ' hint' : ''}`);
}
