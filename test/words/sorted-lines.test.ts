import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SortedLines } from '../../server/words/sorted-lines.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'ж', '^', '-', '’'), minLength: 1, maxLength: 4 });
const key = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const table = fc.dictionary(key, fc.string({ unit: fc.constantFrom('1', 'z', ' '), maxLength: 3 }));

const linesOf = (entries: Record<string, string>): string =>
  Object.entries(entries)
    .map(([name, rest]) => `${name}\t${rest}\n`)
    .sort()
    .join('');

test('every key is found with what stands after it, and no other', () => {
  fc.assert(
    fc.property(table, fc.array(key), (entries, others) => {
      const lines = new SortedLines(linesOf(entries));
      expect(lines.size).toBe(Object.keys(entries).length);
      const known = new Map(Object.entries(entries));
      for (const name of [...known.keys(), ...others]) expect(lines.get(name)).toBe(known.get(name));
    }),
  );
});

test('the keys of several words are found by their first', () => {
  fc.assert(
    fc.property(table, fc.array(word), (entries, others) => {
      const lines = new SortedLines(linesOf(entries));
      const keys = Object.keys(entries);
      for (const first of [...keys.map((name) => name.split(' ')[0] as string), ...others]) {
        const continuing = keys.filter((name) => name.startsWith(`${first} `));
        expect(lines.continuing(first).sort()).toEqual(continuing.sort());
        expect(lines.continues(first)).toBe(continuing.length > 0);
      }
    }),
  );
});

test('a table within a text, and one made before', () => {
  const text = '#head 1\nb\t1\nb c\t2\n\nd\t3\n';
  const from = text.indexOf('b');
  const first = new SortedLines(text, from, text.indexOf('\n\n') + 1);
  for (const lines of [first, new SortedLines(text, from, text.indexOf('\n\n') + 1, first)]) {
    expect(lines.size).toBe(2);
    expect(['b', 'b c', 'd', '#head'].map((name) => lines.get(name))).toEqual(['1', '2', undefined, undefined]);
    expect(lines.continuing('b')).toEqual(['b c']);
  }
});
