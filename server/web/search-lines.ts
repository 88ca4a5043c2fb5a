import { contextOf, type HitContext } from '../export/context.js';
import type { FoundUnit } from '../store/search.js';
import type { LanguageTag } from '../types.js';
import { searchWords } from '../words/search-words.js';

/** Hits in their context, one a line. */
export interface HitLine extends HitContext {
  documentId: number;
  title: string;
  /** Of the unit, from 0. */
  position: number;
}

export const LINE_ORDERS = ['text', 'after', 'before'] as const;
export type LineOrder = (typeof LINE_ORDERS)[number];

/** What a line shows on either side, in characters. What the page has no room for, it cuts off. */
const WIDEST = 110;
/** Words by which lines are sorted. */
const SORTED_BY = 6;

export function linesOf({ unit, document, hits }: FoundUnit): HitLine[] {
  return hits.map((span) => {
    const sentences = unit.sides[document.tags.indexOf(span.lang)] ?? [];
    const texts = sentences.map(({ text }) => text);
    return { documentId: document.id, title: document.title, position: unit.position, ...contextOf(texts, span) };
  });
}

/** Sorted by what follows or precedes, versions apart: an alphabet of two languages helps nobody. */
export function sortLines(lines: readonly HitLine[], order: LineOrder): HitLine[] {
  if (order === 'text') return [...lines];
  const keyed = lines.map((line) => ({ line, key: keyOf(line, order) }));
  const languages = [...new Set(lines.map(({ lang }) => lang))];
  const collators = new Map(languages.map((lang) => [lang, collatorOf(lang)]));
  const rank = (lang: LanguageTag): number => languages.indexOf(lang);
  keyed.sort((a, b) => {
    const { lang } = a.line;
    return rank(lang) - rank(b.line.lang) || (collators.get(lang)?.compare(a.key, b.key) ?? 0);
  });
  return keyed.map(({ line }) => line);
}

function keyOf({ before, hit, after }: HitLine, order: 'after' | 'before'): string {
  const words = searchWords(order === 'after' ? after.slice(0, WIDEST) : before.slice(-WIDEST));
  if (order === 'before') words.reverse();
  return [...words.slice(0, SORTED_BY), ...searchWords(hit)].map(({ word }) => word).join(' ');
}

function collatorOf(lang: LanguageTag): Intl.Collator {
  try {
    return new Intl.Collator(lang);
  } catch {
    return new Intl.Collator('und');
  }
}

/** Cut at a word's border, if there is one near, with a sign that there is more. */
export function narrowed(line: HitLine): HitLine {
  const { before, after } = line;
  const left =
    before.length > WIDEST ? `…${before.slice(-WIDEST).replace(/^(?:\S{0,30}(?=\s)|[\udc00-\udfff])/u, '')}` : before;
  const right =
    after.length > WIDEST ? `${after.slice(0, WIDEST).replace(/(?:(?<=\s)\S{0,30}|[\ud800-\udbff])$/u, '')}…` : after;
  return { ...line, before: left, after: right };
}
