import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../found.js';

const FOUND: Case[] = [
  ['yards for metres', 'He scored from 27 yards.', 'Il a marqué à 27 mètres.', 'Он забил с 27 метров.', ['odd en']],
  ['pounds for euros', 'It cost £640.', 'Cela a coûté 640 euros.', 'Это стоило 640 евро.', ['odd en']],
  ['weeks for months', 'It took six weeks.', 'Cela a pris six mois.', 'Это заняло шесть месяцев.', ['odd en']],
  ['kroner for per cent', 'down 12.5 kroner', 'en baisse de 12,5 %', 'снижение на 12,5%', ['odd en']],
  [
    'dollars for euros',
    'It cost 1.5 billion dollars.',
    'Cela a coûté 1,5 milliard d’euros.',
    '1,5 млрд долларов',
    ['odd fr'],
  ],
  ['points for per cent', 'a fall of 74.6 per cent', 'une chute de 74,6 points', 'падение на 74,6%', ['odd fr']],
  ['hours for minutes', 'after 40 minutes', 'au bout de 40 heures', 'через 40 минут', ['odd fr']],
  ['megawatts for gigawatts', 'a 3 GW plant', 'une centrale de 3 MW', 'станция на 3 ГВт', ['odd fr']],
  ['points of a percentage', 'by 4 per cent', 'de 4 %', 'на 4 процентных пункта', ['odd ru']],
  ['per cent for degrees', 'It rose by 1.8 °C.', 'Elle a augmenté de 1,8 °C.', 'Она поднялась на 1,8%.', ['odd ru']],
  ['kilograms for grams', '50 grams of gold', '50 grammes d’or', '50 килограммов золота', ['odd ru']],
  ['days for weeks', 'a two-week trip', 'un voyage de deux semaines', 'двухдневная поездка', ['odd ru']],
];

const PASSED: Case[] = [
  ['a sign or a word', 'It cost €640 million.', 'Cela a coûté 640 millions d’euros.', 'Это обошлось в 640 млн евро.'],
  ['miles converted', 'The road is 12 miles long.', 'La route fait 19 km.', 'Длина дороги — 19 км.'],
  ['Fahrenheit converted', 'It was 80 degrees.', 'Il faisait 27 degrés.', 'Было 27 градусов.'],
  [
    'a range converted',
    'Expect 2 to 4 inches of rain.',
    'On attend de 5 à 10 cm de pluie.',
    'Ожидается от 5 до 10 см.',
  ],
  ['points', 'by 3 percentage points', 'de 3 points', 'на 3 процентных пункта'],
  ['basis points', 'by 0.25 percentage points', 'de 25 points de base', 'на 0,25 п. п.'],
  ['a birthday', 'on her 30th birthday', 'pour ses 30 ans', 'в свой 30-й день рождения'],
  ['nights', 'three nights in Rome', 'trois nuits à Rome', 'три ночи в Риме'],
  ['two amounts', '5 per cent in 5 years', '5 % en cinq ans', '5% за пять лет'],
  ['an adjective', 'a 30-kilometre run', 'une course de 30 kilomètres', '30-километровый забег'],
  ['degrees', 'It is 25°C here.', 'Il fait 25 degrés ici.', 'Здесь 25 градусов.'],
  ['seconds', 'by 3 seconds', 'de trois secondes', 'на 3 секунды'],
];

const PAIRS: Pair[] = [
  ['euros', 'It cost $90.', 'Cela a coûté 90 euros.', null, ['differ null']],
  ['miles', '30 miles away', null, 'в 30 км отсюда', ['differ null']],
  ['months', null, 'pendant six mois', 'в течение шести недель', ['differ null']],
  ['the same', 'It cost $90.', 'Cela a coûté 90 dollars.', null],
  ['converted', '30 miles away', null, 'в 48 км отсюда'],
  ['written out', null, '40 km/h', '40 километров в час'],
];

test.each(FOUND)('finds: %s', (...texts) => expect(foundBy('measure', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('measure', texts)).toEqual([]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('measure', texts)).toEqual(texts[4] ?? []));

test('of two versions, the one that isn’t the source is at fault', () =>
  expect(foundBy('measure', PAIRS[0] as Pair, { source: 'fr' })).toEqual(['differ en']));
