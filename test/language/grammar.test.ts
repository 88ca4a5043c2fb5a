import { expect, test } from '@jest/globals';
import { analyse, held } from '../../server/analyse/analyse.js';
import { faultsOf } from '../../server/compare/reading/faults.js';
import { timeShared } from '../../server/compare/reading/tenses.js';
import { grammarOf } from '../../server/language/grammar/index.js';

function sideOf(tag: string, text: string) {
  const version = analyse(tag, [{ text }]);
  return { tag, version, sentences: version.sentences.map(held), first: 0, length: text.length };
}

test.each([
  ['en', 'The of the king is old.', 1],
  ['en', 'She wants to is here.', 1],
  ['en', 'He bought a apple and an pear.', 2],
  ['en', 'An hour in a union, a one-off in an honest house.', 0],
  ['en', 'They is late.', 1],
  ['en', 'The US is far from the end of the road, and the WHO knows of it.', 0],
  ['en', 'What they were looking for is what the king came with.', 0],
  ['fr', 'La armée de Italie arrive.', 2],
  ['fr', 'Le onze de France a dit oui, la une montre le roi.', 0],
  ['fr', 'Il vient de.', 1],
  ['fr', 'Le roi a été vu par les uns et par les autres, dit-il de loin.', 0],
  ['fr', 'Ils est parti dans.', 2],
  ['ru', 'Он пришёл в, и сел.', 1],
  ['ru', 'Она думает о Англии.', 1],
  ['ru', 'Он думает о армии и об делах.', 2],
  ['ru', 'Он говорил о Москве, об этом и о том, что было до и после войны.', 0],
  ['de', 'Der die das.', 0],
])('%s: %s has %i joints that are broken', (tag, text, joints) => {
  expect(faultsOf(sideOf(tag, text)).joints).toBe(joints);
});

test.each([
  ['en', 'He came and saw.', 'fr', 'Il est venu et il a vu.', true],
  ['en', 'He will come.', 'fr', 'Il viendra.', true],
  ['en', 'He will come.', 'fr', 'Il est venu.', false],
  ['en', 'He came.', 'ru', 'Он пришёл.', true],
  ['en', 'He will come.', 'ru', 'Он пришёл.', false],
  ['fr', 'Le roi vendait des chevaux.', 'ru', 'Король продавал лошадей.', true],
  ['en', 'A red horse.', 'fr', 'Il est venu.', true],
])('%s “%s” and %s “%s” tell of one time: %s', (tag, text, otherTag, other, same) => {
  expect(timeShared(sideOf(tag, text), sideOf(otherTag, other)) === 1).toBe(same);
});

test('languages without a grammar here have none', () => {
  expect(grammarOf('de')).toBeNull();
  expect(grammarOf('fr-CA')).toBe(grammarOf('fr'));
});
