import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, searchWords, writtenWords } from '../../server/words/search-words.js';

test.each([
  ['Élève', 'eleve'],
  ['Ещё', 'еще'],
  ['йод', 'йод'],
  ['Їжак', 'їжак'],
  ['за\u0301мок', 'замок'],
  ['ѓ', 'ѓ'],
  ['Cœur', 'coeur'],
  ['Straße', 'strasse'],
  ['İstanbul', 'istanbul'],
  ['Łódź', 'lodz'],
  ['ΛΌΓΟΣ', 'λογοσ'],
  ['كِتَاب', 'كتاب'],
  ['e\u0301te\u0301', 'ete'],
])('%s is found as %s', (written, folded) => {
  expect(fold(written)).toBe(folded);
});

test('words end at apostrophes, hyphens and signs, not at soft hyphens', () => {
  const words = (text: string) => searchWords(text).map(({ word }) => word);
  expect(words("L’eau d'été, 1\u202f000,5\u00a0%")).toEqual(['l', 'eau', 'd', 'ete', '1', '000', '5']);
  expect(words('вице‑премьер co\u00adop 制裁 3G')).toEqual(['вице', 'премьер', 'coop', '制', '裁', '3', 'g']);
});

test('words stand where they are said to stand', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const words = searchWords(text);
      for (const { start, end, word } of words) expect(fold(text.slice(start, end))).toBe(word);
      expect(words.map(({ word }) => word)).toEqual(
        writtenWords(text)
          .map(fold)
          .filter((word) => word !== ''),
      );
    }),
  );
});
