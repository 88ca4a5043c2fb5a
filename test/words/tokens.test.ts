import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hasCapital, spelling, TokenKind, TokenWalk, tokenize } from '../../server/words/tokens.js';

const shown = (text: string): string[] => tokenize(text).map(({ start, end }) => text.slice(start, end));

describe('tokens', () => {
  test.each([
    ['L’arrêt', ['L', '’', 'arrêt']],
    ['12,5 %', ['12', ',', '5', '%']],
    ['из-за', ['из', '-', 'за']],
    ['東京都 is', ['東', '京', '都', 'is']],
    ['𝒳𝒴 😀', ['𝒳𝒴', '😀']],
  ])('%s', (text, tokens) => expect(shown(text)).toEqual(tokens));

  test('leave out nothing but white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(shown(text).join('')).toBe(text.replace(/[\s\u200b\u2060\ufeff]/gu, ''));
      }),
    );
  });

  test('equal words have equal hashes, wherever they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'Ж', 'é', '𝒳'), minLength: 1 }), (word) => {
        const [alone, after] = [new TokenWalk(word), new TokenWalk(`— ${word} z`)];
        expect([alone.next(), after.next(), after.next()]).toEqual([true, true, true]);
        expect(after.kind).toBe(TokenKind.Word);
        expect(after.hash).toBe(alone.hash);
      }),
    );
  });
});

const letter = fc.constantFrom('a', 'Z', 'é', 'É', 'ё', 'Ё', 'ж', 'Ж', 'ǆ', 'ﬁ', '\u0301', '\u0308', '÷', 'ß', 'İ');

describe('the spelling of a word', () => {
  test.each([
    ['Ёлка', 'елка'],
    ['e\u0301tat', 'état'],
    ['ÉTAT', 'état'],
    ['naïve', 'naïve'],
  ])('%s', (word, spelt) => expect(spelling(word)).toBe(spelt));

  test('is in lower case and NFC, without ё', () => {
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 1 }), (word) => {
        expect(spelling(word)).toBe(word.toLowerCase().replaceAll('ё', 'е').normalize('NFC'));
        expect(hasCapital(word)).toBe(word[0] !== word[0]?.toLowerCase());
      }),
    );
  });
});
