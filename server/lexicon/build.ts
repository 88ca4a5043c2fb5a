import type { LanguageTag } from '../types.js';
import { termKey } from './terms.js';

/** A word list: a file's name without its ending, and its rows, each with a cell a language. */
export interface WordList {
  name: string;
  rows: string[][];
}

/** The languages of the word lists' columns, in order. */
export const COLUMNS: readonly LanguageTag[] = ['en', 'fr', 'ru'];

/** The lists of names: their capitals tell them from common words. */
export const NAME_LISTS: ReadonlySet<string> = new Set([
  'cldr-languages',
  'cldr-territories',
  'institutions',
  'persons',
  'places',
]);

/** Reads a word list: three cells a row between tabs, translations between `|`, comments after `#`. */
export function parseWordList(name: string, text: string): WordList {
  const lines = text.split(/\r?\n/u).filter((line) => line !== '' && !line.startsWith('#'));
  return { name, rows: lines.map((line) => line.split('\t')) };
}

/**
 * The compact form that is loaded at run time, a text for each language: first a line `#NAME FROM TO` for each list
 * that says which concepts it holds, then a line for each term, `KEY` tab its concepts in base 36. A row is a concept.
 */
export function compactLexicon(lists: readonly WordList[]): Map<LanguageTag, string> {
  const terms = new Map(COLUMNS.map((tag) => [tag, new Map<string, number[]>()]));
  const heads: string[] = [];
  let concept = 0;
  for (const { name, rows } of lists) {
    heads.push(`#${name} ${concept} ${concept + rows.length}`);
    for (const row of rows) {
      COLUMNS.forEach((tag, column) => {
        for (const term of (row[column] ?? '').split('|')) {
          const key = termKey(tag, term, NAME_LISTS.has(name));
          if (key === null) continue;
          const known = terms.get(tag)?.get(key);
          if (!known) terms.get(tag)?.set(key, [concept]);
          else if (!known.includes(concept)) known.push(concept);
        }
      });
      concept++;
    }
  }
  return new Map(
    COLUMNS.map((tag) => {
      const lines = [...(terms.get(tag) ?? [])].map(
        ([key, ids]) => `${key}\t${ids.map((id) => id.toString(36)).join(' ')}`,
      );
      return [tag, `${[...heads, ...lines.sort()].join('\n')}\n`];
    }),
  );
}
