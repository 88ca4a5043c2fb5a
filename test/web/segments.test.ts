import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sameLanguagePairs, wordDifferences } from '../../server/web/same-language.js';
import { segmentsOf } from '../../server/web/segments.js';

describe('segmentsOf', () => {
  test('cuts where marks begin and end', () => {
    const marked = [
      { start: 0, end: 6, mark: 'a' },
      { start: 4, end: 9, mark: 'b' },
    ];
    expect(segmentsOf('one two three', marked)).toEqual([
      { text: 'one ', marks: ['a'] },
      { text: 'tw', marks: ['a', 'b'] },
      { text: 'o t', marks: ['b'] },
      { text: 'hree', marks: [] },
    ]);
  });

  test('loses no character, whatever the marks', () => {
    const range = fc.record({
      start: fc.integer({ min: -3, max: 40 }),
      end: fc.integer({ min: -3, max: 40 }),
      mark: fc.nat(),
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.array(range, { maxLength: 6 }), (text, marked) => {
        expect(
          segmentsOf(text, marked)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('wordDifferences', () => {
  const shown = (text: string, ranges: { start: number; end: number }[]) =>
    ranges.map(({ start, end }) => text.slice(start, end));

  test.each([
    ['fr', 'Le vieux pont d’ici', 'Le pont ancien d’ici', ['vieux'], ['ancien']],
    ['ru', 'Суд отменил решение в среду.', 'Суд отменял решение в среду!', ['отменил', '.'], ['отменял', '!']],
    ['fr', 'Quoi ?', 'Quoi\u00a0?', [], []],
    ['en', '', 'New.', [], ['New.']],
  ])('in %s: %s | %s', (language, first, second, removed, added) => {
    const differences = wordDifferences(first, second, language);
    expect(shown(first, differences.removed)).toEqual(removed);
    expect(shown(second, differences.added)).toEqual(added);
  });

  test('what neither text has alone is the same in both, white space aside', () => {
    const words = fc.array(fc.constantFrom('мост', 'вода', 'и', 'старый', ',', '—', 'день'), { maxLength: 12 });
    const without = (text: string, ranges: { start: number; end: number }[]) =>
      [...text]
        .filter((_, at) => !ranges.some(({ start, end }) => at >= start && at < end))
        .join('')
        .replace(/\s/gu, '');
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [first, second] = [one.join(' '), other.join('  ')];
        const { removed, added } = wordDifferences(first, second, 'ru');
        expect(without(first, removed)).toBe(without(second, added));
      }),
    );
  });
});

test('sameLanguagePairs sets each version against the one before it', () => {
  expect(sameLanguagePairs(['fr', 'en', 'fr-CA', 'ru', 'fr-x-3'])).toEqual([
    ['fr', 'fr-CA'],
    ['fr-CA', 'fr-x-3'],
  ]);
});
