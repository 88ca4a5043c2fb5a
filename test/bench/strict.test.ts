import { expect, test } from '@jest/globals';
import type { Texts } from '../../server/bench/documents.js';
import { placesOf } from '../../server/bench/places.js';
import { strictScores, strictTally } from '../../server/bench/strict.js';

const TAGS = ['en', 'fr', 'ru'];

const units = (...rows: [string, string, string][]): Texts[] =>
  rows.map((row) => Object.fromEntries(TAGS.map((tag, v) => [tag, row[v] ? (row[v] as string).split('/') : []])));

const judged = (gold: Texts[], found: Texts[]) => [{ gold: placesOf(gold, TAGS), found: placesOf(found, TAGS) }];

const GOLD = units(['One.', 'Un.', 'Раз.'], ['Two.', 'Deux./Oui.', 'Два.'], ['Three.', '', 'Три.'], ['', 'Fin.', '']);

test('what equals the gold scores 1, and units with one side are not counted', () => {
  expect(strictTally(judged(GOLD, GOLD), TAGS)).toEqual({ hit: 3, predicted: 3, gold: 3 });
  expect(strictScores(judged(GOLD, GOLD), TAGS)).toEqual({ 'en-fr': 1, 'en-ru': 1, 'fr-ru': 1, units: 1 });
});

test('how a side is cut into sentences makes no difference, where it ends does', () => {
  const joined = units(
    ['One.', 'Un.', 'Раз.'],
    ['Two.', 'Deux. Oui.', 'Два.'],
    ['Three.', '', 'Три.'],
    ['', 'Fin.', ''],
  );
  expect(strictTally(judged(GOLD, joined), TAGS).hit).toBe(3);
  const shifted = units(
    ['One.', 'Un./Deux.', 'Раз.'],
    ['Two.', 'Oui.', 'Два.'],
    ['Three.', '', 'Три.'],
    ['', 'Fin.', ''],
  );
  expect(strictScores(judged(GOLD, shifted), TAGS)).toEqual({ 'en-fr': 0, 'en-ru': 1, 'fr-ru': 0, units: 1 / 3 });
});

test('a sentence that comes again is not taken for its double', () => {
  const gold = units(['Yes.', 'Oui.', 'Да.'], ['Yes.', '', ''], ['No.', 'Non.', 'Нет.']);
  const found = units(['Yes.', '', ''], ['Yes.', 'Oui.', 'Да.'], ['No.', 'Non.', 'Нет.']);
  expect(strictTally(judged(gold, found), TAGS)).toEqual({ hit: 1, predicted: 2, gold: 2 });
});
