import { describe, expect, test } from '@jest/globals';
import { check } from '../../server/index.js';
import { languageOf } from '../../server/language/index.js';

describe('the decimal sign of a language without a file of its own', () => {
  test.each([
    ['de', ','],
    ['es', ','],
    ['es-MX', '.'],
    ['he', '.'],
    ['ja', '.'],
    ['zh-Hant', '.'],
    ['uk', ','],
    ['tlh', ','],
    ['not a tag', ','],
  ])('%s: %s', (tag, sign) => expect(languageOf(tag).numbers.decimal).toBe(sign));

  test.each([
    ['he', 'היו בו 48,000 מבקרים.'],
    ['ja', '来場者は48,000人だった。'],
    ['de', 'Es hatte 48.000 Besucher.'],
    ['es', 'Tuvo 48,000 visitantes.'],
    ['es', 'Tuvo 48.000 visitantes.'],
  ])('the same number in EN and %s: %s', (tag, text) => {
    expect(check({ en: 'It had 48,000 visitors.', [tag]: text }).divergences).toEqual([]);
  });

  test.each([
    ['he', 'היו בו 49,000 מבקרים.'],
    ['de', 'Es hatte 48 Millionen Besucher: 48.000.000.'],
  ])('another number in %s: %s', (tag, text) => {
    expect(check({ en: 'It had 48,000 visitors.', [tag]: text }).divergences).not.toEqual([]);
  });
});
