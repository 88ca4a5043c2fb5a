import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  units: GoldUnit[];
  errors: GoldError[];
}

const folder = join(import.meta.dirname, '../../corpus/samples');

export function samples(): Gold[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, errors: [], ...JSON.parse(readFileSync(join(folder, name, 'gold.json'), 'utf8')) }));
}

export const sampleText = (name: string, lang: LanguageTag): string =>
  readFileSync(join(folder, name, `${lang}.txt`), 'utf8');

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
