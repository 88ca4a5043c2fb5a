import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../server/analyse/analyse.js';
import { lexiconOf } from '../../server/lexicon/lexicon.js';
import { isFindable, lexiconsWith, overlay, type Term } from '../../server/lexicon/overlay.js';

const term = (concept: number, tag: string, text: string): Term => ({ concept, tag, text });

/** What a text is found to mean, beyond what the shipped lexicon knows. */
function found(tag: string, text: string, terms: Term[]): number[] {
  const { types, sentences } = analyse(tag, [{ text }], lexiconsWith(terms)(tag));
  const all = [...types, ...sentences.flatMap((sentence) => sentence.terms)].flatMap(({ concepts }) => concepts);
  const shipped = analyse(tag, [{ text }]).types.flatMap(({ concepts }) => concepts);
  return [...new Set(all.filter((concept) => concept >= 2 ** 30 && !shipped.includes(concept)))].map(
    (c) => c - 2 ** 30,
  );
}

describe('a user’s term is found', () => {
  test.each<[string, string, string, string]>([
    ['in another form', 'fr', 'blorquer', 'Ils ont blorqué hier.'],
    ['as several words', 'en', 'zorbing council', 'They met the Zorbing Councils twice.'],
    ['with function words between', 'fr', 'plan de blorque', 'Le plan de la blorque est prêt.'],
    ['whatever its capital', 'en', 'Glorbing', 'We like glorbing here.'],
    ['as a name too', 'en', 'Glorvin', 'They saw Glorvin and then Glorvin left.'],
    ['in another variety of the language', 'fr-CA', 'blorque', 'Une blorque.'],
    ['in a language that nothing is known of', 'tlh', 'qapla', 'nuqneH qapla.'],
  ])('%s', (_case, tag, text, sentence) => {
    expect(found(tag, sentence, [term(5, tag === 'fr-CA' ? 'fr' : tag, text)])).toEqual([5]);
  });

  test('but not in another language', () => expect(found('en', 'A blorque.', [term(5, 'fr', 'blorque')])).toEqual([]));
});

describe('the lexicon with a user’s terms', () => {
  test('keeps what it knows of the word, and how much it knows in all', () => {
    const base = lexiconOf('en');
    const laid = overlay(base, [term(1, 'en', 'bridge'), term(2, 'en', 'bridge')]);
    const shipped = base.conceptsOf('bridg') ?? [];
    expect(shipped.length).toBeGreaterThan(0);
    expect(laid.conceptsOf('bridg')).toEqual([...shipped, 2 ** 30 + 1, 2 ** 30 + 2]);
    expect(laid.conceptsOf('river')).toEqual(base.conceptsOf('river'));
    expect(laid.size).toBe(base.size);
  });

  test('is the shipped one where there are no terms of the language', () => {
    expect(lexiconsWith([])('fr')).toBe(lexiconOf('fr'));
    expect(lexiconsWith([term(1, 'ru', 'мост')])('fr')).toBe(lexiconOf('fr'));
  });
});

test.each([
  ['en', 'hull', true],
  ['en', 'of the', false],
  ['en', '…', false],
  ['fr', 'le grand petit vieux nouveau beau pont', false],
])('isFindable(%s, %s)', (tag, text, expected) => expect(isFindable(tag, text)).toBe(expected));
