import { describe, expect, test } from '@jest/globals';
import { glossaryOf, holdsLoosely, isGlossaryTerm } from '../../server/lexicon/glossary.js';
import type { Term } from '../../server/lexicon/overlay.js';
import { tokenize } from '../../server/words/tokens.js';

const terms = (tag: string, ...texts: string[]): Term[] =>
  texts.map((text, concept) => ({ concept, tag, text, glossary: true }));

const mentions = (tag: string, known: Term[], text: string): string[] =>
  (glossaryOf(known)?.mentionsIn(tag, text, tokenize(text)) ?? []).map(({ start, end }) => text.slice(start, end));

describe('terms are found', () => {
  test.each<[string, string, string[], string, string[]]>([
    [
      'in any form',
      'ru',
      ['ключевая ставка'],
      'О ключевой ставке и ключевых ставках.',
      ['ключевой ставке', 'ключевых ставках'],
    ],
    ['in the plural', 'fr', ['taux directeur'], 'Les taux directeurs montent.', ['taux directeurs']],
    [
      'with their prepositions',
      'en',
      ['board of directors'],
      'The Board of Directors, the board directors.',
      ['Board of Directors'],
    ],
    [
      'with an article in between',
      'fr',
      ['droit d’asile'],
      'le droit de l’asile, le droit d’asile',
      ['droit de l’asile', 'droit d’asile'],
    ],
    [
      'the longest at a place',
      'en',
      ['rate', 'interest rate', 'interest rate risk'],
      'Interest rate risk rose; the interest rate fell, a rate.',
      ['Interest rate risk', 'interest rate', 'rate'],
    ],
    ['not within a longer one', 'en', ['rate', 'interest rate'], 'the interest rates', ['interest rates']],
    ['not over a comma', 'en', ['interest rate'], 'of interest, rate by rate', []],
    [
      'with a hyphen or without',
      'en',
      ['long-term loan'],
      'long term loans and a long-term loan',
      ['long term loans', 'long-term loan'],
    ],
    [
      'with their numbers',
      'en',
      ['Article 5', 'type 2 diabetes'],
      'Article 5, not Article 6; type 2 diabetes',
      ['Article 5', 'type 2 diabetes'],
    ],
    ['as acronyms by their capitals', 'en', ['IT', 'NGO'], 'It said it was IT; two NGOs and an ngo.', ['IT', 'NGOs']],
    ['as acronyms with endings', 'ru', ['МИД'], 'В МИДе сказали, что МИД и мидии — разное.', ['МИДе', 'МИД']],
    ['not as acronyms that look like them', 'en', ['aid'], 'Aids for the deaf, and the fight against AIDS.', ['Aids']],
    ['in a heading all in capitals', 'en', ['central bank'], 'CENTRAL BANK CUTS', ['CENTRAL BANK']],
    ['in a glossary all in capitals', 'en', ['CENTRAL BANK'], 'the central bank', ['central bank']],
  ])('%s', (_, tag, known, text, found) => expect(mentions(tag, terms(tag, ...known), text)).toEqual(found));
});

test('what was learnt is no glossary', () => {
  expect(glossaryOf([{ concept: 0, tag: 'en', text: 'hull' }])).toBeNull();
});

test('a variety has its own terms before those of its language', () => {
  const glossary = glossaryOf([...terms('fr', 'fin de semaine'), ...terms('fr-CA', 'week-end')]);
  const of = (tag: string) => glossary?.termsOf(0, tag).map(({ text }) => text);
  expect([of('fr'), of('fr-CA'), of('fr-BE'), of('ru')]).toEqual([
    ['fin de semaine'],
    ['week-end'],
    ['fin de semaine', 'week-end'],
    [],
  ]);
});

test.each<[string, string, boolean]>([
  ['en', 'of the', false],
  ['en', '12', false],
  ['en', 'IT', true],
  ['en', 'give up', true],
  ['en', 'one two three four five six seven eight', true],
  ['ru', 'в связи', true],
])('isGlossaryTerm(%s, %s)', (tag, text, expected) => expect(isGlossaryTerm(tag, text)).toBe(expected));

test.each<[string, string, string, string, boolean]>([
  ['in another order', 'ru', 'процентная ставка', 'Ставка, процентная или иная', true],
  ['with a word between', 'fr', 'marché unique', 'le marché européen unique', true],
  ['derived', 'ru', 'экспорт', 'экспортные цены', true],
  ['with only one of its words', 'fr', 'marché unique', 'le marché européen', false],
  ['not at all', 'fr', 'coque', 'le navire', false],
])('held loosely: %s', (_, tag, term, text, expected) => {
  const found = glossaryOf(terms(tag, term))?.termsOf(0, tag)[0];
  if (!found) throw new Error('no term');
  expect(holdsLoosely(found, text, tokenize(text))).toBe(expected);
});
