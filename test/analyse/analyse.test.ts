import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyse, held } from '../../server/analyse/analyse.js';
import { TokenKind, tokenize } from '../../server/words/tokens.js';

/** Words, numbers and signs in any order, some words again and again. */
const piece = fc.oneof(
  fc.constantFrom('The', 'the', 'river', 'RIVER', 'Ёлка', 'ёлка', 'l’été', '1,200', '½', '—', '“', '.', '東京', '🙂'),
  fc.string({ unit: 'grapheme' }),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));

describe('what an analysed version knows of its sentences', () => {
  test('tokens are those of the text; each word has its form, and other tokens none', () => {
    fc.assert(
      fc.property(fc.constantFrom('en', 'fr', 'ru', 'ja'), fc.array(text, { minLength: 1 }), (tag, texts) => {
        const version = analyse(
          tag,
          texts.map((own) => ({ text: own })),
        );
        for (const [n, own] of texts.entries()) {
          const { tokens, forms } = version.sentences[n] as (typeof version.sentences)[number];
          expect(tokens).toEqual(tokenize(own));
          expect(forms).toHaveLength(tokens.length);
          for (const [at, { kind, norm, start }] of tokens.entries()) {
            const form = forms[at] as number;
            expect(form >= 0).toBe(kind === TokenKind.Word);
            if (form < 0) continue;
            const first = own[start] as string;
            expect(version.forms[form]).toMatchObject({ norm, capital: first !== first.toLowerCase() });
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('words of one type have one number, function words and signs have none', () => {
    const { sentences, types } = analyse('en', [
      { text: 'The river rises.' },
      { text: 'Rivers rise here, 12 of them.' },
    ]);
    const [first, second] = sentences.map((sentence) => [...sentence.types]) as [number[], number[]];
    expect(first[0]).toBe(-1);
    expect(first[1]).toBe(second[0]);
    expect(types[first[1] as number]?.sentences).toBe(2);
    expect(second.at(-1)).toBe(-1);
  });

  test('what is held is the same, made once', () => {
    const [sentence] = analyse('fr', [{ text: 'Le 3 mai, l’été revient.' }]).sentences as [Parameters<typeof held>[0]];
    const own = held(sentence);
    const { tokens, types, forms, numbers, terms, length, marks } = sentence;
    expect(own).toEqual({ text: sentence.text, tokens, types, forms, numbers, terms, length, marks });
    expect(own.tokens).toBe(own.tokens);
  });
});
