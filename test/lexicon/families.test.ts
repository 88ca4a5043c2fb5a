import { expect, test } from '@jest/globals';
import { familiesOf } from '../../server/lexicon/families.js';
import { nameForms } from '../../server/lexicon/name-forms.js';
import { snowballOf } from '../../server/words/stem.js';

const families = (...rows: string[]): number[][] =>
  familiesOf({ name: 'places', rows: rows.map((row) => row.split('; ')) }, 1);

test.each([
  ['a country and its people', [[0, 1]], ['Chile; Chili; Чили', 'Chilean; chilien; чилийский|чилийка']],
  ['two seas', [], ['Black Sea; mer Noire; Чёрное море', 'Red Sea; mer Rouge; Красное море']],
  [
    'peoples without a place',
    [[0, 1]],
    ['Gaul; Gaule; Галлия', 'Gallic; gaulois; галльский', 'Celtic; celte; кельтский'],
  ],
  ['a shared name', [[0, 1]], ['Russia; Russie; Россия', 'Russian Federation|Russia; Fédération de Russie; РФ']],
  ['no adjective', [], ['South Pole; pôle Sud; Южный полюс', 'equator; équateur; экватор']],
])('families: %s', (_, expected, rows) => expect(families(...rows)).toEqual(expected));

test.each([
  ['чилийка', 'чилиек'],
  ['француженка', 'француженок'],
  ['Китай', 'Китая'],
])('%s has the form %s', (name, form) => {
  const [nominative, declined] = [name.toLowerCase(), form.toLowerCase()];
  const stemmer = snowballOf('ru');
  const known = nameForms([nominative], stemmer, new Set([nominative]));
  expect(known.get(declined) ?? stemmer(declined)).toBe(stemmer(nominative));
});
