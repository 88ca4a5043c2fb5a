import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../found.js';

const FOUND: Case[] = [
  ['a month after a number', 'since 3 May', 'depuis le 3 mars', 'с 3 марта', ['odd en']],
  ['the wrong half of the day', 'It is 5.50 a.m.', 'Il est 17 h 50.', 'На часах 17:50.', ['odd en']],
  ['a weekday', 'They met on Sunday.', 'Ils se sont réunis samedi.', 'Они встретились в субботу.', ['odd en']],
  ['today', 'It starts today.', 'Cela commence demain.', 'Это начнётся завтра.', ['odd en']],
  ['July', 'the first since June 2032', 'la première depuis juillet 2032', 'впервые с июня 2032 года', ['odd fr']],
  [
    'last and next Friday',
    'He left last Friday.',
    'Il part vendredi prochain.',
    'Он уехал в прошлую пятницу.',
    ['odd fr'],
  ],
  ['the next day', 'He rang the day before.', 'Il a appelé le lendemain.', 'Он позвонил накануне.', ['odd fr']],
  ['morning', 'at 9 a.m.', 'à 9 heures du soir', 'в 9 часов утра', ['odd fr']],
  ['Tuesday', 'They meet on Thursday.', 'Ils se réunissent jeudi.', 'Они встречаются во вторник.', ['odd ru']],
  ['May', 'It opens in March 2032.', 'Il ouvre en mars 2032.', 'Он откроется в мае 2032 года.', ['odd ru']],
  ['yesterday', 'He arrives tomorrow.', 'Il arrive demain.', 'Он приехал вчера.', ['odd ru']],
  ['in figures', 'on 14 March 2028', 'le 14 mars 2028', '14.04.2028', ['odd ru']],
  ['winter', 'It was a hot summer.', 'L’été dernier était chaud.', 'Зима была жаркой.', ['odd ru']],
];

const PASSED: Case[] = [
  ['the same, otherwise', 'It opened on 2 October.', 'Il a ouvert le 2 octobre.', 'Он открылся 2 октября.'],
  ['a weekday left out', 'They met on Thursday in Oslo.', 'Ils se sont réunis jeudi.', 'Они встретились в Осло.'],
  ['a weekday for a date', 'He left on Friday.', 'Il est parti le 12 mai.', 'Он уехал в пятницу.'],
  ['figures', 'on 14 March 2028', 'le 14 mars 2028', '14.03.2028'],
  ['may do', 'They may come in June.', 'Ils viendront peut-être en juin.', 'Возможно, они приедут в июне.'],
  ['marches', 'They march in April.', 'Ils défilent en avril.', 'Они выйдут на марш в апреле.'],
  ['hours', 'at 8.30 p.m.', 'à 20 h 30', 'в 20:30'],
  ['hours left open', 'at 8.30', 'à 20 h 30', 'в 20:30'],
  ['the hour in words', 'at three in the afternoon', 'à 15 heures', 'в три часа дня'],
  ['midnight', 'at 12 a.m.', 'à 0 h', 'в 12 часов ночи'],
  ['the eve', 'the day before', 'la veille', 'накануне'],
  ['two weekdays', 'from Monday to Friday', 'du lundi au vendredi', 'с понедельника по пятницу'],
];

const PAIRS: Pair[] = [
  ['months', 'It opens in March.', 'Il ouvre en mai.', null, ['differ null']],
  ['weekdays', 'on Tuesday', null, 'в четверг', ['differ null']],
  ['months of a date', null, 'le 3 juin', '3 июля', ['differ null']],
  ['half a day', 'at 5.50 a.m.', 'à 17 h 50', null, ['differ null']],
  ['days', 'He arrived yesterday.', null, 'Он приедет завтра.', ['differ null hint']],
  ['the same', 'on Tuesday in May', 'mardi en mai', null],
  ['figures', 'on 3 July 2031', null, '03.07.2031'],
  ['one leaves it out', null, 'mardi 3 juin', '3 июня'],
];

test.each(FOUND)('finds: %s', (...texts) => expect(foundBy('date', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('date', texts)).toEqual([]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('date', texts)).toEqual(texts[4] ?? []));

test('of two versions, the one that isn’t the source is at fault', () =>
  expect(foundBy('date', PAIRS[0] as Pair, { source: 'fr' })).toEqual(['differ en']));
