import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../../found.js';

const FOUND: Case[] = [
  ['another surname', 'Peter Walden was there.', 'Peter Morris était là.', 'Там был Питер Моррис.', ['odd en']],
  ['another country', 'She lives in Ghana.', 'Elle vit au Kenya.', 'Она живёт в Кении.', ['odd en']],
  ['another city', 'a flat in Debrecen', 'un appartement à Szeged', 'квартира в Сегеде', ['odd en']],
  ['another body', 'The WHO warned them.', 'L’Unicef les a avertis.', 'ЮНИСЕФ предупредил их.', ['odd en']],
  [
    'another person',
    'The chair, Margaret Oldfield, left.',
    'La présidente, Sophie Bernard, est partie.',
    'Ушла председатель Маргарет Олдфилд.',
    ['odd fr'],
  ],
  ['an acronym', 'NATO has six ships there.', 'L’OSCE y a six navires.', 'У НАТО там шесть кораблей.', ['odd fr']],
  ['an adjective', 'the Italian minister', 'le ministre espagnol', 'итальянский министр', ['odd fr']],
  [
    'a penalty by another',
    'He saved a penalty from Thorup.',
    'Il a repoussé un penalty de Vinther.',
    'Он отбил пенальти Торупа.',
    ['odd fr'],
  ],
  [
    'a bank',
    'The European Investment Bank paid.',
    'La Banque centrale européenne a payé.',
    'Европейский инвестиционный банк заплатил.',
    ['odd fr'],
  ],
  [
    'a woman of another country',
    'Carla Núñez of Chile',
    'la Chilienne Carla Núñez',
    'аргентинка Карла Нуньес',
    ['odd ru'],
  ],
  ['Sweden for Switzerland', 'a Swiss hydrologist', 'une hydrologue suisse', 'гидролог из Швеции', ['odd ru']],
  [
    'a full name',
    'Margarida Teles de Brito read it.',
    'Margarida Teles de Brito l’a lu.',
    'Его зачитала Мариана Лопеш да Кошта.',
    ['odd ru'],
  ],
  [
    'an agency',
    'the European Southern Observatory (ESO)',
    'l’Observatoire européen austral (ESO)',
    'Европейское космическое агентство (ЕКА)',
    ['odd ru'],
  ],
  ['the Black Sea', 'a port on the Black Sea', 'un port de la mer Noire', 'порт на Балтийском море', ['odd ru']],
  ['inhabitants', 'the Danes lost', 'les Danois ont perdu', 'норвежцы проиграли', ['odd ru']],
];

const PASSED: Case[] = [
  [
    'a country and its adjective',
    'Denmark’s coach resigned.',
    'Le sélectionneur danois a démissionné.',
    'Тренер датчан ушёл.',
  ],
  ['an acronym in each language', 'The UN met.', 'L’ONU s’est réunie.', 'ООН собралась.'],
  ['written out', 'the EU', 'l’Union européenne', 'Евросоюз'],
  [
    'three spellings',
    'Tchaikovsky met Khrushchev.',
    'Tchaïkovski a rencontré Khrouchtchev.',
    'Чайковский встретил Хрущёва.',
  ],
  ['cases', 'by Anna Kuznetsova', 'par Anna Kouznetsova', 'Анной Кузнецовой'],
  [
    'a first name left out',
    'Angela Merkel left Berlin.',
    'Merkel a quitté Berlin.',
    'Ангела Меркель уехала из Берлина.',
  ],
  ['a title', 'Mr Oldfield spoke.', 'M. Oldfield a parlé.', 'Г-н Олдфилд выступил.'],
  ['initials', 'J. K. Rowling wrote it.', 'J. K. Rowling l’a écrit.', 'Это написала Дж. К. Роулинг.'],
  ['a pronoun', 'Then Novotna left the room.', 'Puis Novotna a quitté la pièce.', 'Потом она вышла.'],
  ['a capital for the country', 'Madrid refused.', 'Madrid a refusé.', 'Испания отказалась.'],
  ['the Kremlin', 'The Kremlin denied it.', 'Moscou a démenti.', 'Россия это отрицает.'],
  ['a region made a country', 'a teacher from Ontario', 'un professeur de l’Ontario', 'канадский учитель'],
  ['a feminine inhabitant', 'a Frenchwoman from Lyon', 'une Française de Lyon', 'француженка из Лиона'],
  ['an adjective of a city', 'the Paris museum', 'le musée parisien', 'парижский музей'],
  ['a citizen', 'a Londoner', 'un Londonien', 'житель Лондона'],
  ['capitals without accents', 'a trip to Egypt', 'un voyage en Egypte', 'поездка в Египет'],
  ['unknown acronyms', 'the KLMO agency', 'l’agence KLMO', 'агентство КЛМО'],
  ['two names left out', 'Ada Bell and Tom Reed sang.', 'Ada Bell et Tom Reed ont chanté.', 'Они пели.'],
];

const PAIRS: Pair[] = [
  ['countries', 'He was born in Italy.', 'Il est né en Grèce.', null, ['differ null']],
  ['adjectives', 'the Chilean team', null, 'аргентинская команда', ['differ null']],
  ['surnames', null, 'Nourlan Assanbekov est là.', 'Здесь Нурлан Акматов.', ['differ null']],
  ['unknown names', 'a goal by Thorup', 'un but de Vinther', null, ['differ null hint']],
  ['the same', 'Peter Walden of Kenya', 'le Kényan Peter Walden', null],
  ['the same in Russian', 'Kwame Boateng', null, 'Кваме Боатенг'],
  ['seats', null, 'Berlin refuse.', 'Германия отказывается.'],
];

test.each(FOUND)('finds: %s', (...texts) => expect(foundBy('name', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('name', texts)).toEqual([]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('name', texts)).toEqual(texts[4] ?? []));

test('of two versions, the one that isn’t the source is at fault', () =>
  expect(foundBy('name', PAIRS[0] as Pair, { source: 'fr' })).toEqual(['differ en']));
