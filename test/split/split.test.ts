import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { languageOf } from '../../server/language/index.js';
import { splitParagraph, splitVersion } from '../../server/split/split.js';
import type { Paragraph } from '../../server/types.js';
import { sentencesOf } from './marked.js';

const TAGS = ['en', 'fr', 'ru', 'de'];
const squash = (text: string) => text.replace(/\s+/gu, '');

function expectInvariants(text: string, tag: string): void {
  let end = 0;
  let joined = '';
  for (const range of splitParagraph(text, languageOf(tag))) {
    const sentence = text.slice(range.start, range.end);
    expect(range.start).toBeGreaterThanOrEqual(end);
    expect(sentence.length).toBeGreaterThan(0);
    expect(sentence).toBe(sentence.trim());
    expect(range.end).toBe(range.start + sentence.length);
    joined += sentence;
    end = range.end;
  }
  expect(squash(joined)).toBe(squash(text));
}

const pieces = fc.constantFrom(
  ...['.', '!', '?', '…', '...', ';', ':', ',', ' ', ' ', ' ', '\u00a0', '\u202f', '\u200b', '\u200f', '\n', '\t'],
  ...['"', "'", '“', '”', '‘', '’', '«', '»', '„', '(', ')', '[', ']', '[1]', '¹', '—', '–', '-', '/', '@', '•'],
  ...['Mr', 'etc', 'U.S', 'J', 'p.m', 'Inc', 'No', 'The', 'he', 'said', 'iPad', 'end', 'M', 'art', 'J.-C', 'Le', "L'"],
  ...['г', 'т. е', 'А', 'Орлов', 'Он', 'он', '1', '1999', 'IV', '3.5', '。', '！', '」', 'と', '।', '؟', '。', '😀'],
  ...['\ud800', '\udc00', '\u0000', '\ufeff', '\u2028'],
);

describe('whatever the text, sentences are ordered, disjoint, trimmed, never empty, and lose only white space', () => {
  const tags = fc.constantFrom(...TAGS);

  test('any UTF-16, lone surrogates too', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((c) => String.fromCharCode(c)) }), tags, expectInvariants),
    );
  });

  test('any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), tags, expectInvariants));
  });

  test('words and punctuation', () => {
    const text = fc.array(pieces, { maxLength: 60 }).map((list) => list.join(''));
    fc.assert(fc.property(text, tags, expectInvariants), { numRuns: 1000 });
  });
});

describe('edges', () => {
  test.each(['', ' ', '\u00a0\u202f\t\n', '\ufeff'])('white space alone (%j) has no sentence', (text) => {
    expect(sentencesOf(text, 'en')).toEqual([]);
  });

  test('characters that are not seen survive where they stand', () => {
    const text = 'One\u200b two\u00a0three.\u200f Four\u0000 five\ud800. Six.';
    expect(sentencesOf(text, 'en')).toEqual(['One\u200b two\u00a0three.\u200f', 'Four\u0000 five\ud800.', 'Six.']);
  });

  test('stops alone are a sentence', () => {
    expect(sentencesOf('...', 'en')).toEqual(['...']);
    expect(sentencesOf('? ! .', 'ru')).toEqual(['? ! .']);
  });
});

/* No times are asserted: work that grew with the square of these sizes would run into the test runner's own limit. */
describe('sizes', () => {
  test.each([
    ['a paragraph without a stop', 'wordless '.repeat(12_000), 1],
    ['one word without end', 'a'.repeat(200_000), 1],
    ['stops alone', '.'.repeat(200_000), 1],
    ['stops apart', '. '.repeat(200_000), 1],
    ['questions apart', 'A? '.repeat(100_000), 100_000],
    ['a stop before much space', `Yes.${' '.repeat(200_000)}No.`, 2],
    ['open brackets', '('.repeat(100_000), 1],
    ['brackets in brackets', '('.repeat(50_000) + ')'.repeat(50_000), 1],
    ['closing quotes', `Yes.${'"'.repeat(100_000)}`, 1],
    ['one-word lines', 'Word.\n'.repeat(10_000), 10_000],
    ['letters with stops', 'a.'.repeat(100_000), 1],
  ])('%s', (_name, text, count) => {
    for (const tag of ['fr', 'de']) expect(splitParagraph(text, languageOf(tag))).toHaveLength(count);
  });

  test.each(['» ', '«', '.» ', '["', '?" ', 'A. ', '… ', '1. ', '."A', "'", '[1]', '.\u200b'])(
    '%j over and over',
    (piece) => {
      const text = piece.repeat(50_000);
      for (const tag of ['fr', 'de']) {
        const ranges = splitParagraph(text, languageOf(tag));
        expect(squash(ranges.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(squash(text));
      }
    },
  );
});

describe('splitVersion', () => {
  const paragraphs: Paragraph[] = [
    { kind: 'heading', text: 'A harbour' },
    { kind: 'text', text: 'It was empty. Nobody came.' },
    { kind: 'text', text: ' ' },
    { kind: 'quote', text: 'Why?' },
  ];

  test('numbers the paragraphs and gives each sentence its place and its text', () => {
    expect(splitVersion('en-GB', paragraphs)).toEqual({
      tag: 'en-GB',
      paragraphs,
      sentences: [
        { paragraph: 0, start: 0, end: 9, text: 'A harbour' },
        { paragraph: 1, start: 0, end: 13, text: 'It was empty.' },
        { paragraph: 1, start: 14, end: 26, text: 'Nobody came.' },
        { paragraph: 3, start: 0, end: 4, text: 'Why?' },
      ],
    });
  });

  test('splits by the rules of its language', () => {
    const text = 'M. Le Goff est là.';
    expect(splitVersion('fr', [{ kind: 'text', text }]).sentences).toHaveLength(1);
    expect(splitVersion('en', [{ kind: 'text', text: 'The Dr. Who fans left.' }]).sentences).toHaveLength(1);
  });
});
