import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { carrySides, movedSpan } from '../../server/review/carry.js';
import { successors } from '../../server/review/revision.js';

/** The units' sentences counted through. */
function rangesOf(units: readonly string[]) {
  const starts = units.map((_, n) => units.slice(0, n).join('').length);
  return units.map((unit, n) => ({ start: starts[n] ?? 0, end: (starts[n] ?? 0) + unit.length }));
}

/** Units by their sentences, each a letter; the new text; each unit's sentences in it, `!` where it was changed. */
function carried(units: string[], after: string): string[] {
  const words = (letters: string) => [...letters].map((letter) => `${letter} `.repeat(4).trim());
  const sides = rangesOf(units);
  const found = successors(words(units.join('')), words(after), 'en');
  return carrySides(sides, found, after.length).map(
    ({ after: range, changed }) => `${after.slice(range.start, range.end)}${changed ? '!' : ''}`,
  );
}

describe('what becomes of the units of a revised version', () => {
  const CASES: [about: string, units: string[], after: string, expected: string[]][] = [
    ['nothing changed', ['a', 'bc', 'd'], 'abcd', ['a', 'bc', 'd']],
    ['a sentence put in between two units is in none', ['a', 'b'], 'axb', ['a', 'b']],
    ['one put in inside a unit is in it', ['ab', 'c'], 'axbc', ['axb!', 'c']],
    ['a unit that lost its text keeps its place', ['a', 'b', 'c'], 'ac', ['a', '!', 'c']],
    ['what took the place of a lost sentence is its unit’s', ['a', 'b', 'c'], 'axc', ['a', 'x!', 'c']],
    ['of two lost units neither is given what stands there', ['a', 'b', 'c', 'd'], 'axd', ['a', '!', '!', 'd']],
    ['a unit that had no text gets none', ['a', '', 'c'], 'axc', ['a', '', 'c']],
    ['all is new', ['a'], 'x', ['x!']],
    ['all is gone', ['a', 'b'], '', ['!', '!']],
  ];
  test.each(CASES)('%s', (_, units, after, expected) => {
    expect(carried(units, after)).toEqual(expected);
  });

  test('units stay in order and share nothing', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'x'), maxLength: 10 }),
        (units, after) => {
          const words = (text: string) => [...text].map((letter) => `${letter} `.repeat(4).trim());
          const sides = rangesOf(units);
          const found = successors(words(units.join('')), words(after), 'en');
          let past = 0;
          for (const { after: range } of carrySides(sides, found, after.length)) {
            expect(range.start).toBeGreaterThanOrEqual(past);
            expect(range.end).toBeGreaterThanOrEqual(range.start);
            expect(range.end).toBeLessThanOrEqual(after.length);
            past = range.end;
          }
        },
      ),
    );
  });
});

describe('where a marked place is after a change', () => {
  const CASES: [before: string, after: string, marked: string, now: string | null][] = [
    ['The old bridge is closed.', 'The old bridge is closed.', 'bridge', 'bridge'],
    ['The old bridge is closed.', 'Today the very old bridge is closed.', 'bridge', 'bridge'],
    ['The old bridge is closed.', 'The ferry is closed.', 'old bridge', null],
    ['The old bridge is closed.', 'The old stone bridge is closed.', 'old bridge', 'old stone bridge'],
    ['Мост через реку закрыт.', 'Старый мост через реку снова закрыт.', 'реку', 'реку'],
  ];
  test.each(CASES)('%s → %s: %s', (before, after, marked, expected) => {
    const start = before.indexOf(marked);
    const moved = movedSpan(before, after, { start, end: start + marked.length }, 'ru');
    expect(moved && after.slice(moved.start, moved.end)).toBe(expected);
  });
});
