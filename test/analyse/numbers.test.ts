import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../server/analyse/analyse.js';

/** Each row: a text, and for every number in it the first key, `~` before those that raise no alarm alone. */
const CASES: Record<string, [string, string[]][]> = {
  en: [
    ['It cost £11.5 billion.', ['11500000000']],
    ['3,000 people came', ['3000']],
    ['1,234,567.8 tonnes', ['1234567.8']],
    ['a rise of 0.125 points', ['0.125']],
    ['Twenty-two thousand three hundred and five', ['22305']],
    ['two, three and four', ['2', '3', '4']],
    ['a hundred and one days', ['101']],
    ['half a million', ['500000']],
    ['half of them', ['~0.5']],
    ['hundreds of thousands of people', []],
    ['five hundred thousand', ['500000']],
    ['£5m and $20bn', ['5000000', '20000000000']],
    ['7 m long', ['7']],
    ['the 19th century', ['19', '~100']],
    ['Louis XIV', ['~14']],
    ['I saw C and D', []],
    ['5 and a half million', ['5500000']],
    ['on 3 May 2018', ['3', '2018']],
    ['won 3-1', ['3', '1']],
    ['12–15 per cent', ['12', '15']],
    ['one of them', ['~1']],
    ['version 1.2.3', ['1', '2', '3']],
    ['two-thirds of them', ['0.6667']],
    ['half a dozen', ['~6']],
    ['2½ hours', ['2.5']],
    ['another 2 more million', ['~1', '2000000']],
  ],
  fr: [
    ['11,5 milliards', ['11500000000']],
    ['1 250,5 mètres', ['1250.5']],
    ['12 345 habitants', ['12345']],
    ['en 2010, 500 personnes', ['2010', '500']],
    ['quatre-vingt-dix-sept', ['97']],
    ['soixante et onze', ['71']],
    ['soixante-dix-huit', ['78']],
    ['vingt et un', ['21']],
    ['dix-sept mille deux cents', ['17200']],
    ['mille neuf cent trente', ['1930']],
    ['cinq cent mille', ['500000']],
    ['un demi-million', ['~1', '500000']],
    ['une centaine de personnes', ['~1', '~100']],
    ['au XIXe siècle', ['19', '~100']],
    ['la 3e fois', ['3']],
    ['un train', ['~1']],
    ['quatre autres millions', ['4000000']],
    ['trois quarts des voix', ['0.75']],
    ['vingt et unième', ['21']],
    ['une demi-douzaine', ['~1', '~6']],
  ],
  ru: [
    ['11,5 млрд', ['11500000000']],
    ['3 тыс. человек', ['3000']],
    ['двадцать две тысячи триста пять', ['22305']],
    ['полтора миллиона', ['1500000']],
    ['5 с половиной млн', ['5500000']],
    ['тысячи людей', []],
    ['сто один', ['101']],
    ['пятилетний план', ['5']],
    ['двухэтажный дом', ['~2']],
    ['двадцатипятилетний юноша', ['25']],
    ['две трети', ['0.6667']],
    ['дивизион С-300', ['300']],
    ['6 других миллионов', ['6000000']],
    ['в 8 часов вечера', ['8']],
    ['двухсотый раз', ['200']],
    ['семинар', []],
    ['20-летний юноша', ['20']],
    ['двадцать первый', ['21']],
    ['XIX век', ['19', '~100']],
    ['двумястами пятьюдесятью', ['250']],
    ['один из них', ['~1']],
  ],
  de: [['1.250,5 Euro und 3,75', ['1250.5', '3.75']]],
};

const numbersOf = (lang: string, text: string) => analyse(lang, [{ text }]).sentences[0]?.numbers ?? [];

describe.each(Object.entries(CASES))('numbers in %s', (lang, rows) => {
  test.each(rows)('%s', (text, expected) => {
    expect(numbersOf(lang, text).map(({ keys, loose }) => (loose ? '~' : '') + keys[0])).toEqual(expected);
  });
});

describe('the same by value', () => {
  const SAME: [string, string, string, string][] = [
    ['en', 'at 8.30 p.m.', 'fr', 'à 20 h 30'],
    ['en', 'at 8.30 p.m.', 'ru', 'в 20:30'],
    ['en', 'at 3 p.m.', 'fr', 'à 15 heures'],
    ['en', 'at 9 a.m.', 'ru', 'в 9:00'],
    ['en', 'the 1930s', 'fr', 'les années 30'],
    ['en', 'the 1930s', 'ru', 'в 1930-е'],
    ['en', '1,250', 'fr', '1 250'],
    ['en', '1,250', 'fr', '1.250'],
    ['en', "in '98", 'fr', 'en 1998'],
    ['en', 'two and a half years', 'fr', 'deux ans et demi'],
    ['en', 'four', 'ru', 'четырёх'],
    ['fr', 'un tiers de 2,3 millions', 'ru', '2,3 млн'],
    ['en', '2.3 million', 'fr', '2 300 000'],
    ['en', '10 to 15 million', 'fr', '10 millions'],
    ['en', 'in the 1800s', 'ru', 'XIX век'],
    ['en', 'a third', 'ru', 'треть'],
    ['en', 'a fortnight', 'fr', 'deux semaines'],
    ['en', 'eight in the evening', 'ru', '20:00'],
    ['en', 'noon', 'fr', '12 h'],
  ];
  test.each(SAME)('%s %s = %s %s', (langA, a, langB, b) => {
    const left = new Set(numbersOf(langA, a).flatMap(({ keys }) => keys));
    expect(
      numbersOf(langB, b)
        .flatMap(({ keys }) => keys)
        .some((key) => left.has(key)),
    ).toBe(true);
  });

  const OTHER: [string, string, string, string][] = [
    ['en', 'four months', 'fr', 'quatorze mois'],
    ['fr', '11,5 milliards', 'ru', '11,5 млн'],
    ['en', 'at 8.30 p.m.', 'fr', 'à 21 h 30'],
    ['en', '1,250', 'fr', '1 260'],
    ['en', 'seventy-one', 'fr', 'soixante et un'],
  ];
  test.each(OTHER)('%s %s ≠ %s %s', (langA, a, langB, b) => {
    const left = new Set(numbersOf(langA, a).flatMap(({ keys }) => keys));
    expect(
      numbersOf(langB, b)
        .flatMap(({ keys }) => keys)
        .some((key) => left.has(key)),
    ).toBe(false);
  });
});

test('spans cut out what was read', () => {
  const text = 'Il en reste 1 250,5 millions, dit-il.';
  const [found] = numbersOf('fr', text);
  expect(text.slice(found?.start, found?.end)).toBe('1 250,5 millions');
});

test.each([
  ['en', 'at 5.50 p.m.', 1070],
  ['en', 'at 5.50 a.m.', 350],
  ['fr', 'à 17 h 50', 1070],
  ['fr', 'à 8 heures du soir', 1200],
  ['ru', 'в 17:50', 1070],
  ['ru', 'в три часа дня', 900],
  ['ru', 'через 2 дня', undefined],
  ['en', 'at 8', undefined],
])('minutes after midnight in %s: %s', (lang, text, minutes) =>
  expect(numbersOf(lang, text)[0]?.clock?.minutes).toBe(minutes),
);

test.each([
  ['en', 'it was −20 °C', true],
  ['fr', 'il fait moins 20 degrés', true],
  ['fr', 'au moins 20 degrés', undefined],
  ['ru', 'минус 20', true],
  ['en', 'from 2010-20', undefined],
])('a minus in %s: %s', (lang, text, negative) => expect(numbersOf(lang, text).at(-1)?.negative).toBe(negative));
