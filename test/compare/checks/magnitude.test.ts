import { describe, expect, test } from '@jest/globals';
import type { NumberMention } from '../../../server/analyse/numbers.js';
import { isMagnitudeSlip } from '../../../server/compare/checks/magnitude.js';
import { type Case, foundBy, type Pair } from '../found.js';

const FOUND: Case[] = [
  [
    'billion for million',
    'It cost $2 billion.',
    'Cela a coûté 2 millions de dollars.',
    'Это стоило 2 млн долларов.',
    ['odd en'],
  ],
  [
    'thousand for million',
    'Some 3 thousand voters stayed at home.',
    'Quelque 3 millions d’électeurs sont restés chez eux.',
    'Около 3 миллионов избирателей остались дома.',
    ['odd en'],
  ],
  [
    'the word lost',
    'The town has 20 inhabitants.',
    'La ville compte 20 000 habitants.',
    'В городе 20 тыс. жителей.',
    ['odd en'],
  ],
  [
    'trillion for billion',
    'The debt reached 1.5 trillion euros.',
    'La dette a atteint 1,5 milliard d’euros.',
    'Долг достиг 1,5 млрд евро.',
    ['odd en'],
  ],
  [
    'billion left as it was',
    'The star is 4.6 billion years old.',
    'L’étoile a 4,6 billions d’années.',
    'Звезде 4,6 млрд лет.',
    ['odd fr'],
  ],
  [
    'mille for millions',
    'They sold 7 million phones.',
    'Ils ont vendu 7 mille téléphones.',
    'Они продали 7 млн телефонов.',
    ['odd fr'],
  ],
  [
    'millions lost',
    'The fund holds 12 million euros.',
    'Le fonds détient 12 euros.',
    'В фонде 12 млн евро.',
    ['odd fr'],
  ],
  [
    'milliards for millions',
    'The port handles 2.5 million tonnes.',
    'Le port traite 2,5 milliards de tonnes.',
    'Порт принимает 2,5 млн тонн.',
    ['odd fr'],
  ],
  [
    'млрд for million',
    'The bridge cost 85 million euros.',
    'Le pont a coûté 85 millions d’euros.',
    'Мост стоил 85 млрд евро.',
    ['odd ru'],
  ],
  [
    'тыс. for million',
    'About 9 million homes have power.',
    'Environ 9 millions de foyers ont du courant.',
    'Электричество есть в 9 тыс. домов.',
    ['odd ru'],
  ],
  [
    'the digits alone',
    'He was fined 40,000 dollars.',
    'Il a été condamné à 40 000 dollars d’amende.',
    'Его оштрафовали на 40 долларов.',
    ['odd ru'],
  ],
  [
    'триллион for billion',
    'The plan needs six billion euros.',
    'Le plan exige six milliards d’euros.',
    'Для плана нужно шесть триллионов евро.',
    ['odd ru'],
  ],
  [
    'three magnitudes',
    'It holds 5 billion litres.',
    'Il contient 5 billions de litres.',
    'Он вмещает 5 млн литров.',
    ['differ null'],
  ],
];

const PASSED: Case[] = [
  ['abbreviated', 'It cost 11.5 billion euros.', 'Cela a coûté 11,5 milliards d’euros.', 'Это стоило 11,5 млрд евро.'],
  [
    'a thousand milliards',
    'The debt is 1 trillion euros.',
    'La dette est de 1 000 milliards d’euros.',
    'Долг составляет триллион евро.',
  ],
  [
    'a range with the word at its end',
    'It takes 2 to 3 million euros.',
    'Il faut de 2 à 3 millions d’euros.',
    'Нужно от 2 млн до 3 млн евро.',
  ],
  [
    'a range with the word twice',
    'It takes 2 million to 3 million euros.',
    'Il faut 2 à 3 millions d’euros.',
    'Нужно 2–3 млн евро.',
  ],
  ['kilometres and metres', 'The pipe is 3 km long.', 'Le tuyau fait 3 000 mètres.', 'Длина трубы 3 км.'],
  [
    'half a million',
    'Half a million people left.',
    'Cinq cent mille personnes sont parties.',
    'Уехали полмиллиона человек.',
  ],
  ['group signs', 'Some 20,000 people came.', 'Quelque 20 000 personnes sont venues.', 'Пришли около 20 тыс. человек.'],
  [
    'a fraction of a thousand',
    'They counted 1,250 birds.',
    'Ils ont compté 1 250 oiseaux.',
    'Насчитали 1,25 тыс. птиц.',
  ],
  [
    'in words',
    'Twelve million people voted.',
    'Douze millions de personnes ont voté.',
    'Проголосовали 12 млн человек.',
  ],
  ['one of it', 'A billion people watched.', 'Un milliard de personnes ont regardé.', 'Смотрел миллиард человек.'],
  ['another digit: the number check’s', 'He has 200 cows.', 'Il a 20 vaches.', 'У него 200 коров.'],
  ['other digits', 'It cost 3 million euros.', 'Cela a coûté 4 milliards d’euros.', 'Это стоило 3 млн евро.'],
  [
    'a year and a small number',
    'In 2000 the firm had 2 offices.',
    'En 2000, la société avait 2 bureaux.',
    'В 2000 году у фирмы было 2 офиса.',
  ],
];

const PAIRS: Pair[] = [
  ['EN-FR', 'It holds 5 billion litres.', 'Il contient 5 millions de litres.', null, ['differ null']],
  ['EN-RU', 'It holds 5 billion litres.', null, 'Он вмещает 5 млн литров.', ['differ null']],
  ['FR-RU', null, 'Il contient 5 milliards de litres.', 'Он вмещает 5 млн литров.', ['differ null']],
  ['EN-FR alike', 'It holds 5 billion litres.', 'Il contient 5 milliards de litres.', null],
  ['EN-RU alike', 'Some 3,000 came.', null, 'Пришли 3 тыс. человек.'],
  ['FR-RU alike', null, 'Ils sont 2 à 3 millions.', 'Их от 2 млн до 3 млн.'],
];

test.each(FOUND)('finds: %s', (...texts) => expect(foundBy('magnitude', texts)).toEqual(texts[4]));

test.each(FOUND)('leaves to the number check nothing of: %s', (...texts) =>
  expect(foundBy('number', texts)).toEqual([]),
);

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('magnitude', texts)).toEqual([]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('magnitude', texts)).toEqual(texts[4] ?? []));

test('of two versions, the one that isn’t the source is at fault', () =>
  expect(foundBy('magnitude', PAIRS[0] as Pair, { source: 'en' })).toEqual(['differ fr']));

describe('isMagnitudeSlip', () => {
  const number = (value: number, loose = false): NumberMention => ({
    ...{ value, loose, keys: [String(value)], digits: true, start: 0, end: 1 },
  });
  test.each([
    [3, 3000, true],
    [3e9, 3e6, true],
    [1.1e9, 1.1e12, true],
    [20, 200, false],
    [3, 4000, false],
    [5, 5, false],
    [0, 0, false],
  ])('%d and %d', (a, b, slip) => expect(isMagnitudeSlip(number(a), number(b))).toBe(slip));
  test('not of words that are seldom meant as numbers', () =>
    expect(isMagnitudeSlip(number(1000, true), number(1))).toBe(false));
});
