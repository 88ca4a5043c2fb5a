import { describe, expect, test } from '@jest/globals';
import { compareTexts } from '../../server/compare/compare.js';
import type { AgreementParts } from '../../server/types.js';

/** About what, the source and its language, a good and a bad translation, and the parts that say so. */
type Row = [
  about: string,
  tags: [string, string],
  source: string,
  good: string,
  bad: string,
  parts: (keyof AgreementParts)[],
];

const FR = 'Le pont a ouvert en 1932 après quatre ans de travaux, a dit le maire d’Oslo.';
const EN = 'The bridge opened in 1932 after four years of work, the mayor of Oslo said.';
const RU = 'Мост открылся в 1932 году после четырёх лет работ, сказал мэр Осло.';

const ROWS: Row[] = [
  ['another number', ['fr', 'en'], FR, EN, EN.replace('1932', '1923'), ['numbers']],
  ['a lost question', ['fr', 'en'], 'Le pont est-il ouvert ?', 'Is the bridge open?', 'The bridge is open.', ['marks']],
  ['no full stop', ['fr', 'en'], FR, EN, EN.slice(0, -1), ['form']],
  ['no full stop in Russian', ['en', 'ru'], EN, RU, RU.slice(0, -1), ['form']],
  ['a small letter at the start', ['fr', 'en'], FR, EN, EN.replace('The', 'the'), ['form']],
  ['all in small letters', ['fr', 'ru'], FR, RU, RU.toLowerCase(), ['form']],
  ['a word twice', ['fr', 'en'], FR, EN, EN.replace('bridge', 'bridge bridge'), ['form']],
  ['a word twice in French', ['ru', 'fr'], RU, FR, FR.replace('en', 'en en'), ['form']],
  ['a space before the stop', ['fr', 'en'], FR, EN, EN.replace('said.', 'said .'), ['form']],
  ['a stop in the middle', ['ru', 'en'], RU, EN, EN.replace('bridge', 'bridge.'), ['form']],
  ['a lost noun', ['fr', 'en'], FR, EN, EN.replace('bridge ', ''), ['words']],
  ['a lost noun in Russian', ['en', 'ru'], EN, RU, RU.replace('работ', ''), ['words']],
  ['a lost preposition’s noun', ['fr', 'ru'], FR, RU, RU.replace(' Осло', ' в'), ['words', 'form']],
  ['another word', ['fr', 'en'], FR, EN, EN.replace('mayor', 'baker'), ['words']],
  ['a misspelt word', ['fr', 'en'], FR, EN, EN.replace('bridge', 'birdge'), ['words', 'form']],
  [
    'words in disorder',
    ['fr', 'en'],
    FR,
    EN,
    'Years the after bridge said work Oslo in of 1932 mayor the opened four of.',
    ['order'],
  ],
  ['the wrong article', ['fr', 'en'], 'Il a acheté une pomme.', 'He bought an apple.', 'He bought a apple.', ['form']],
  ['no elision', ['en', 'fr'], 'The army arrived.', 'L’armée est arrivée.', 'La armée est arrivée.', ['form']],
  ['a negation', ['fr', 'en'], FR, EN, EN.replace('opened', 'did not open'), ['negation']],
  ['another tense', ['fr', 'en'], FR, EN, EN.replace('opened', 'will open'), ['tense']],
  ['half of the text', ['fr', 'en'], FR, EN, 'The bridge opened in 1932.', ['length']],
  ['a word left standing', ['fr', 'en'], FR, EN, EN.replace('mayor', 'maire'), ['form']],
  ['another language', ['fr', 'en'], FR, EN, FR, ['findings']],
];

const of = (texts: Record<string, string>) =>
  compareTexts(Object.fromEntries(Object.entries(texts).map(([tag, text]) => [tag, [text]])));

describe.each(ROWS)('%s', (_, [from, to], source, good, bad, parts) => {
  const right = of({ [from]: source, [to]: good });
  const wrong = of({ [from]: source, [to]: bad });

  test('lowers the agreement', () => {
    expect(wrong.agreement).toBeLessThan(right.agreement);
  });

  test.each(parts)('lowers the part %s', (part) => {
    expect(wrong.parts[part]).toBeLessThan(right.parts[part]);
  });
});

test('a good translation agrees', () => {
  expect(of({ fr: FR, en: EN }).agreement).toBeGreaterThan(0.9);
  expect(of({ ru: RU, en: EN }).agreement).toBeGreaterThan(0.85);
  expect(of({ ru: RU, fr: FR, en: EN }).agreement).toBeGreaterThan(0.85);
});

test('the agreement is the product of its parts', () => {
  for (const [, [from, to], source, , bad] of ROWS) {
    const { agreement, parts } = of({ [from]: source, [to]: bad });
    const product = Object.values(parts).reduce((left, part) => left * part, 1);
    expect(agreement).toBeCloseTo(product, 9);
    for (const part of Object.values(parts)) expect(part >= 0 && part <= 1).toBe(true);
  }
});

test('a side that is missing takes its share', () => {
  expect(compareTexts({ en: [EN], fr: [FR], ru: [] }).parts.present).toBeCloseTo(2 / 3, 9);
});
