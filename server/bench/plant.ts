import type { LanguageTag } from '../types.js';
import type { Texts } from './documents.js';

/** A mistake to plant into one version of an article, as `corpus/samples/README.md` describes it. */
export interface ErrorToPlant {
  id: string;
  /** Counts the gold's units from 0. */
  unit: number;
  lang: LanguageTag;
  category: string;
  find?: string;
  replace?: string;
  append?: string;
  drop?: boolean;
}

/** A unit of a gold file: its sentences, and the versions in which it begins a paragraph. */
export type GoldUnit = Texts & { p: LanguageTag[] };

/** The units with the mistakes in them. @throws Error where a mistake doesn't fit its unit. */
export function planted(units: readonly GoldUnit[], errors: readonly ErrorToPlant[]): GoldUnit[] {
  const spoilt = units.map((unit) => ({ ...unit }));
  for (const error of errors) {
    const unit = spoilt[error.unit];
    const sentences = unit?.[error.lang] ?? [];
    if (!unit || sentences.length === 0) throw new Error(`Error ${error.id} has no unit.`);
    unit[error.lang] = changed(sentences, error);
  }
  return spoilt;
}

function changed(sentences: readonly string[], { id, find, replace = '', append, drop }: ErrorToPlant): string[] {
  if (append !== undefined) return [...sentences, append];
  if (drop) return sentences.slice(0, -1);
  const at = sentences.findIndex((sentence) => find !== undefined && sentence.includes(find));
  if (at < 0) throw new Error(`Error ${id}: its words are not in its unit.`);
  return sentences.map((sentence, n) => (n === at ? sentence.replace(find ?? '', () => replace) : sentence));
}

/** A version's text: the sentences of a paragraph joined by a space, paragraphs by an empty line. */
export function textOf(units: readonly GoldUnit[], tag: LanguageTag): string {
  const paragraphs: string[][] = [];
  for (const unit of units) {
    const sentences = unit[tag] ?? [];
    if (sentences.length === 0) continue;
    if (unit.p.includes(tag) || paragraphs.length === 0) paragraphs.push([]);
    paragraphs.at(-1)?.push(...sentences);
  }
  return `${paragraphs.map((sentences) => sentences.join(' ')).join('\n\n')}\n`;
}
