import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../found.js';

const FOUND: Case[] = [
  [
    'deception',
    'It was a huge deception for him.',
    'Ce fut une immense déception pour lui.',
    'Это стало для него большим разочарованием.',
    ['odd en'],
  ],
  [
    'library',
    'He bought the novel in a library.',
    'Il a acheté le roman dans une librairie.',
    'Он купил роман в книжном магазине.',
    ['odd en'],
  ],
  [
    'lecture',
    'The lecture of the letter took an hour.',
    'La lecture de la lettre a pris une heure.',
    'Чтение письма заняло час.',
    ['odd en'],
  ],
  ['accurate', 'She is accurate and polite.', 'Elle est soignée et polie.', 'Она аккуратная и вежливая.', ['odd en']],
  ['nurse', 'A nurse vaccinates a baby.', 'Une nourrice vaccine un bébé.', 'Медсестра прививает младенца.', ['odd fr']],
  [
    'location',
    'They chose the location of the museum.',
    'Ils ont choisi la location du musée.',
    'Они выбрали расположение музея.',
    ['odd fr'],
  ],
  ['anecdote', 'This is a special case.', 'C’est une anecdote.', 'Это анекдот.', ['odd null']],
  [
    'magazine',
    'The magazine published the interview.',
    'La revue a publié l’entretien.',
    'Магазин опубликовал интервью.',
    ['odd ru'],
  ],
  [
    'expertise',
    'They wanted a new expertise.',
    'Ils voulaient une nouvelle étude.',
    'Они хотели провести новую экспертизу.',
    ['odd null'],
  ],
];

const PASSED: Case[] = [
  [
    'the right word',
    'The delay cost them millions.',
    'Le retard leur a coûté des millions.',
    'Задержка стоила им миллионов.',
  ],
  [
    'both words',
    'After the delay, the deadline was extended.',
    'Après le retard, le délai a été prolongé.',
    'После задержки срок продлили.',
  ],
  ['a name', 'He works for Library House.', 'Il travaille pour Library House.', 'Он работает в Library House.'],
  ['a cognate that is right', 'The treaty was signed.', 'Le traité a été signé.', 'Договор был подписан.'],
];

const PAIRS: Pair[] = [
  [
    'en, fr',
    'An appeal may be lodged with a delay of two months.',
    'L’appel peut être formé dans un délai de deux mois.',
    null,
    ['odd null'],
  ],
  ['en, ru', 'The magazine published the interview.', null, 'Магазин опубликовал интервью.', ['odd null']],
  ['the right word', 'The magazine published the interview.', null, 'Журнал опубликовал интервью.'],
  ['the right word, in French', 'The delay was long.', 'Le retard a été long.', null],
];

test.each(FOUND)('finds: %s', (...texts) => expect(foundBy('false-friend', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('false-friend', texts)).toEqual([]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('false-friend', texts)).toEqual(texts[4] ?? []));

test('of two versions, the one that isn’t the source is at fault', () =>
  expect(foundBy('false-friend', PAIRS[1] as Pair, { source: 'en' })).toEqual(['odd ru']));
