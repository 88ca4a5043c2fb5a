import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { COLUMNS, parseWordList, type WordList } from '../../server/lexicon/build.js';
import { compactContrasts } from '../../server/lexicon/contrasts.js';
import { shortForms } from '../../server/lexicon/short-forms.js';

const folder = join(import.meta.dirname, '../../corpus/contrasts');
const textOf = (name: string): string => readFileSync(join(folder, `${name}.tsv`), 'utf8');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .map((name) => name.slice(0, -'.tsv'.length))
  .sort();
const NO_GROUPS = new Set(['same-stem', 'traps']);
const lists: WordList[] = names.map((name) => parseWordList(name, textOf(name)));
const groups = lists.filter(({ name }) => !NO_GROUPS.has(name));

const rowsWhere = ({ rows }: WordList, isWrong: (row: string[]) => boolean): string[] =>
  rows.filter(isWrong).map((row) => row.join(' # '));

describe.each(lists)('$name', (list) => {
  test('says what it holds, and ends its last line', () => {
    expect(textOf(list.name)).toMatch(/^# \P{Lu}*\p{Lu}.+\n/u);
    expect(textOf(list.name).endsWith('\n')).toBe(true);
  });

  test('no entry empty, with stray spaces or in capitals; apostrophes as they are printed', () => {
    const entries = (row: string[]): string[] => row.slice(2).flatMap((cell) => cell.split('|'));
    expect(rowsWhere(list, (row) => entries(row).some((entry) => !/^\S+( \S+)*$/u.test(entry)))).toEqual([]);
    expect(rowsWhere(list, (row) => entries(row).some((entry) => /[\p{Lu}'`]/u.test(entry)))).toEqual([]);
  });
});

describe.each(groups)('$name', (list) => {
  test('a group, a value and a cell a language, each in its script', () => {
    expect(rowsWhere(list, (row) => row.length !== COLUMNS.length + 2)).toEqual([]);
    expect(rowsWhere(list, ([, , en, fr]) => /\p{Script=Cyrillic}/u.test(`${en}${fr}`))).toEqual([]);
    expect(rowsWhere(list, (row) => /\p{Script=Latin}/u.test(row[4] ?? ''))).toEqual([]);
  });
});

test('excuses are for values that a group has', () => {
  const known = new Set(
    groups.flatMap(({ name, rows }) => (name === 'excuses' ? [] : rows.map(([g, v]) => `${g} ${v}`))),
  );
  // naming a source is no hedge by itself
  known.add('hedge source');
  const excuses = groups.find(({ name }) => name === 'excuses') as WordList;
  expect(rowsWhere(excuses, ([g, v]) => !known.has(`${g} ${v}`))).toEqual([]);
});

test('an entry is no evidence of two values of one group', () => {
  const twice: string[] = [];
  for (const { name, rows } of groups.filter((list) => !['excuses', 'negation'].includes(list.name)))
    COLUMNS.forEach((tag, column) => {
      const held = new Map<string, string>();
      for (const [group, value, ...cells] of rows)
        for (const entry of (cells[column] ?? '').split('|')) {
          const key = `${tag} ${group} ${entry}`;
          if (entry !== '-' && (held.get(key) ?? value) !== value) twice.push(`${name} ${key}`);
          held.set(key, value as string);
        }
    });
  expect(twice).toEqual([]);
});

test('false friends are of two languages, and each row names what one of the words should be', () => {
  const traps = lists.find(({ name }) => name === 'traps') as WordList;
  expect(rowsWhere(traps, (row) => row.length !== 6)).toEqual([]);
  expect(rowsWhere(traps, ([a, , b, , c, d]) => a === b || (c === '-' && d === '-'))).toEqual([]);
  const seen = new Set<string>();
  expect(
    rowsWhere(traps, (row) => {
      const key = row.slice(0, 4).join(' ');
      const again = seen.has(key);
      seen.add(key);
      return again;
    }),
  ).toEqual([]);
});

describe('compiling', () => {
  const list = (rows: string[][], name = 'kinds'): WordList[] => [{ name, rows }];
  const linesOf = (rows: string[][], name?: string): string[] =>
    compactContrasts(list(rows, name), 'en').split('\n').filter(Boolean);

  test.each([
    ['by its stem', 'horses', ['hors\t;kinds g v 0']],
    ['short words by their forms', 'dog', ['=dog\t;kinds g v 0', '=dogs\t;kinds g v 0']],
    ['to the letter', '=horses', ['=horses\t;kinds g v 0']],
    ['phrases by their first word', 'horse race', ['hors\trace;kinds g v 0']],
  ])('an entry %s', (_, entry, lines) => expect(linesOf([['g', 'v', entry, '-', '-']])).toEqual(lines));

  test('grammatical words keep to their form', () => {
    expect(linesOf([['g', 'v', 'not', '-', '-']], 'negation')).toEqual(['=not\t;negation g v 0']);
  });

  test('is in order, so that it can be looked up by halving', () => {
    for (const tag of COLUMNS) {
      const lines = compactContrasts(groups, tag).trimEnd().split('\n');
      expect(lines).toEqual([...lines].sort());
    }
  });
});

test.each([
  ['en', 'fox', ['fox', 'foxes']],
  ['fr', 'âne', ['âne', 'ânes']],
  ['ru', 'газ', expect.arrayContaining(['газа', 'газом', 'газе'])],
  ['ru', 'чай', expect.arrayContaining(['чая', 'чаем'])],
  ['de', 'Hut', ['Hut']],
] as const)('%s forms of a short word: %s', (tag, word, forms) => expect(shortForms(tag, word)).toEqual(forms));
