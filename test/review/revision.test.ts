import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { successors } from '../../server/review/revision.js';

const shown = (before: string[], after: string[], language = 'en') =>
  successors(before, after, language).map(
    ({ before: b, after: a, same }) => `${b.start}-${b.end} ${same ? '=' : '~'} ${a.start}-${a.end}`,
  );

const TEXT = [
  'The harbour opened in May.',
  'Two hundred boats came on the first day.',
  'The mayor gave a short speech.',
  'It rained in the evening.',
];

describe('what became of the sentences of a revised text', () => {
  const CASES: [about: string, after: string[], expected: string[]][] = [
    ['nothing changed', TEXT, ['0-1 = 0-1', '1-2 = 1-2', '2-3 = 2-3', '3-4 = 3-4']],
    [
      'a word changed',
      TEXT.with(1, 'Three hundred boats came on the first day.'),
      ['0-1 = 0-1', '1-2 ~ 1-2', '2-3 = 2-3', '3-4 = 3-4'],
    ],
    ['a sentence taken out', TEXT.toSpliced(2, 1), ['0-1 = 0-1', '1-2 = 1-2', '3-4 = 2-3']],
    [
      'a sentence put in',
      TEXT.toSpliced(1, 0, 'Nobody had expected so many guests.'),
      ['0-1 = 0-1', '1-2 = 2-3', '2-3 = 3-4', '3-4 = 4-5'],
    ],
    [
      'a sentence cut in two',
      TEXT.toSpliced(1, 1, 'Two hundred boats came.', 'That was on the first day.'),
      ['0-1 = 0-1', '1-2 ~ 1-3', '2-3 = 3-4', '3-4 = 4-5'],
    ],
    [
      'two sentences joined',
      TEXT.toSpliced(2, 2, 'The mayor gave a short speech and it rained in the evening.'),
      ['0-1 = 0-1', '1-2 = 1-2', '2-4 ~ 2-3'],
    ],
    [
      'one replaced by another that shares nothing',
      TEXT.with(3, 'Fireworks closed the night.'),
      ['0-1 = 0-1', '1-2 = 1-2', '2-3 = 2-3'],
    ],
    [
      'only white space',
      TEXT.map((sentence) => sentence.replaceAll(' ', '\u00a0')),
      ['0-1 = 0-1', '1-2 = 1-2', '2-3 = 2-3', '3-4 = 3-4'],
    ],
    ['nothing left', [], []],
  ];
  test.each(CASES)('%s', (_, after, expected) => {
    expect(shown(TEXT, after)).toEqual(expected);
  });

  test('Russian words are words', () => {
    expect(shown(['Порт открыли в мае прошлого года.'], ['Порт открыли в июне прошлого года.'], 'ru')).toEqual([
      '0-1 ~ 0-1',
    ]);
  });
});

test('successors are in order, none twice, and the same ones are the same', () => {
  const sentence = fc
    .array(fc.constantFrom('harbour', 'boat', 'mayor', 'rain', 'day', 'speech'), { minLength: 1, maxLength: 4 })
    .map((words) => `${words.join(' ')}.`);
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 12 }), fc.array(sentence, { maxLength: 12 }), (before, after) => {
      let [i, j] = [0, 0];
      for (const found of successors(before, after, 'en')) {
        expect(found.before.start).toBeGreaterThanOrEqual(i);
        expect(found.after.start).toBeGreaterThanOrEqual(j);
        expect(found.before.end).toBeGreaterThan(found.before.start);
        expect(found.after.end).toBeGreaterThan(found.after.start);
        [i, j] = [found.before.end, found.after.end];
        if (found.same) expect(before[found.before.start]).toBe(after[found.after.start]);
      }
      expect(i).toBeLessThanOrEqual(before.length);
      expect(j).toBeLessThanOrEqual(after.length);
    }),
  );
});
