import type { LanguageTag } from '../types.js';
import { familiesOf } from './families.js';
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
  const add = (row: readonly string[], isName: boolean, as: number): void => {
    COLUMNS.forEach((tag, column) => {
      const known = terms.get(tag) as Map<string, number[]>;
      for (const term of (row[column] ?? '').split('|')) {
        const key = termKey(tag, term, isName);
        if (key === null) continue;
        const concepts = known.get(key);
        if (!concepts) known.set(key, [as]);
        else if (!concepts.includes(as)) concepts.push(as);
      }
    });
  };
  for (const { name, rows } of lists) {
    heads.push(`#${name} ${concept} ${concept + rows.length}`);
    for (const row of rows) add(row, NAME_LISTS.has(name), concept++);
  }
  const from = concept;
  for (const list of lists.filter(({ name }) => name === 'places'))
    for (const family of familiesOf(list, COLUMNS.indexOf('fr'))) {
      for (const row of family) add(list.rows[row] as string[], true, concept);
      concept++;
    }
  heads.push(`#${FAMILIES} ${from} ${concept}`);
  return new Map(
    COLUMNS.map((tag) => {
      const known = terms.get(tag) as Map<string, number[]>;
      const lines = [...known].map(([key, ids]) => `${key}\t${ids.map((id) => id.toString(36)).join(' ')}`);
      return [tag, `${[...heads, ...lines.sort()].join('\n')}\n`];
    }),
  );
}

/** The list of the concepts that stand for a family of places (see `familiesOf`). */
export const FAMILIES = 'place-families';
