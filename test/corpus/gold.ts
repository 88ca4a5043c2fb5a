import { join } from 'node:path';
import { readSamples } from '../../server/bench/samples.js';
import type { LanguageTag, Paragraph } from '../../server/types.js';

export const LANGUAGES = ['en', 'fr', 'ru'] as const;
export type GoldUnit = { p: LanguageTag[] } & Record<(typeof LANGUAGES)[number], string[]>;

export interface GoldError {
  unit: number;
  lang: LanguageTag;
  category: string;
}

export interface Gold {
  name: string;
  texts: Record<LanguageTag, string>;
  units: GoldUnit[];
  errors: GoldError[];
}

/** The samples, those with planted errors among them. */
export const samples = (): Gold[] =>
  readSamples(join(import.meta.dirname, '../../corpus/samples')) as unknown as Gold[];

/** The paragraphs of a version and, for each, how many sentences the gold gives it. */
export function paragraphsOf(
  { units }: Gold,
  lang: (typeof LANGUAGES)[number],
): { paragraphs: Paragraph[]; sentences: string[] } {
  const paragraphs: Paragraph[] = [];
  for (const unit of units) {
    if (unit[lang].length === 0) continue;
    if (unit.p.includes(lang) || paragraphs.length === 0) paragraphs.push({ kind: 'text', text: unit[lang].join(' ') });
    else (paragraphs.at(-1) as Paragraph).text += ` ${unit[lang].join(' ')}`;
  }
  return { paragraphs, sentences: units.flatMap((unit) => unit[lang]) };
}
