import { expect, test } from '@jest/globals';
import { composeLadders, type Rung } from '../../server/bench/hunalign.js';

const segments = { en: ['a', 'b', 'c', 'd'], fr: ['A', 'B', 'C', 'X'], ru: ['А', 'Б', 'В', 'Г'] };
const compose = (fr: Rung[], ru: Rung[]) => composeLadders(segments, ['en', 'fr', 'ru'], [fr, ru]);

test('units are cut where both ladders cut English', () => {
  const fr: Rung[] = [
    [0, 0, 0],
    [1, 1, 0],
    [2, 2, 0],
    [4, 4, 0],
  ];
  const ru: Rung[] = [
    [0, 0, 0],
    [2, 1, 0],
    [3, 3, 0],
    [4, 4, 0],
  ];
  expect(compose(fr, ru)).toEqual([
    { en: ['a', 'b'], fr: ['A', 'B'], ru: ['А'] },
    { en: ['c', 'd'], fr: ['C', 'X'], ru: ['Б', 'В', 'Г'] },
  ]);
});

test('what answers nothing in English is a unit of its own, and nothing is lost', () => {
  const fr: Rung[] = [
    [0, 0, 0],
    [1, 1, 0],
    [2, 1, 0],
    [3, 2, 0],
    [4, 3, 0],
    [4, 4, 0],
  ];
  const ru: Rung[] = [
    [0, 0, 0],
    [0, 1, 0],
    [1, 1, 0],
    [2, 2, 0],
    [3, 3, 0],
    [4, 4, 0],
  ];
  expect(compose(fr, ru)).toEqual([
    { ru: ['А'] },
    { en: ['a'], fr: ['A'], ru: [] },
    { en: ['b'], fr: [], ru: ['Б'] },
    { en: ['c'], fr: ['B'], ru: ['В'] },
    { en: ['d'], fr: ['C'], ru: ['Г'] },
    { fr: ['X'] },
  ]);
});
