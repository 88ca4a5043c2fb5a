import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../../found.js';

const FOUND: Case[] = [
  ['fourteen for four', 'They have fourteen months.', 'Ils ont quatre mois.', 'У них четыре месяца.', ['odd en']],
  ['digits swapped', 'It has 1,430 seats.', 'Il compte 1 340 places.', 'В нём 1340 мест.', ['odd en']],
  ['another ordinal', 'He finished seventh.', 'Il a terminé sixième.', 'Он финишировал шестым.', ['odd en']],
  ['another decade', 'Built in the 1950s.', 'Construit dans les années 30.', 'Построен в 1930-е годы.', ['odd en']],
  ['small numbers of the same', 'It lasted three days.', 'Cela a duré deux jours.', 'Это длилось два дня.', ['odd en']],
  ['left out', 'The ship had cars.', 'Le navire portait 412 voitures.', 'Судно везло 412 автомобилей.', ['missing en']],
  ['added', 'Some 40 people came.', 'Des gens sont venus.', 'Пришли люди.', ['added en']],
  ['a wrong conversion', 'It is 12 miles away.', 'C’est à 29 km.', 'Это в 29 км.', ['odd en']],
  [
    'ten for two',
    'They have two years to leave.',
    'Ils ont dix ans pour partir.',
    'У них два года на сборы.',
    ['odd fr'],
  ],
  ['quatre-vingts', 'There were 80 guests.', 'Il y avait vingt-quatre invités.', 'Было 80 гостей.', ['odd fr']],
  ['the other century', 'In the 19th century.', 'Au XVIIIe siècle.', 'В XIX веке.', ['odd fr']],
  ['a year', 'She died in 1958.', 'Elle est morte en 1985.', 'Она умерла в 1958 году.', ['odd fr']],
  ['one hour for two', 'It takes two hours.', 'Cela prend une heure.', 'Это занимает два часа.', ['odd fr']],
  ['a king', 'Louis XIV died.', 'Louis XVI est mort.', 'Людовик XIV умер.', ['odd fr']],
  ['a score', 'They won 3-1.', 'Ils ont gagné 4-1.', 'Они победили 3:1.', ['odd fr']],
  ['a lost minus', 'It was −20 °C.', 'Il faisait 20 °C.', 'Было −20 °C.', ['odd fr']],
  ['half a dozen', 'with a dozen students', 'une demi-douzaine d’étudiants', 'с полудюжиной студентов', ['odd en']],
  ['пять for десять', 'Ten ships sank.', 'Dix navires ont coulé.', 'Пять кораблей затонули.', ['odd ru']],
  ['a compound', 'a three-day visit', 'une visite de trois jours', 'пятидневный визит', ['odd ru']],
  ['a collective', 'Three ministers left.', 'Trois ministres sont partis.', 'Ушли четверо министров.', ['odd ru']],
  ['decimals', 'It grew by 2.4 per cent.', 'Elle a crû de 2,4 %.', 'Рост составил 4,2%.', ['odd ru']],
  ['left out in Russian', 'They are 17 and 23.', 'Ils ont 17 et 23 ans.', 'Им 17 лет.', ['missing ru']],
  ['twenty-five in a word', 'after 25 years', 'après vingt-cinq ans', 'после двадцатитрёхлетнего перерыва', ['odd ru']],
  ['a label', 'An F-16 crashed.', 'Un F-16 s’est écrasé.', 'Разбился F-35.', ['odd ru']],
  ['a range', 'two to three million people', 'deux à trois millions de personnes', '2–5 млн человек', ['odd ru']],
  ['a time of day', 'at 8.30 p.m.', 'à 20 h 30', 'в 21:30', ['odd ru']],
  ['all differ', 'He is 41.', 'Il a 42 ans.', 'Ему 43 года.', ['differ null']],
];

const PASSED: Case[] = [
  ['separators', 'Some 1,250,000 people', 'Quelque 1 250 000 personnes', 'Около 1,25 млн человек'],
  ['words and digits', 'ninety-seven', 'quatre-vingt-dix-sept', '97'],
  ['a range with one magnitude', '10 to 15 million euros', '10 à 15 millions d’euros', '10–15 млн евро'],
  ['another word between', 'Another four million wait.', 'Quatre autres millions attendent.', 'Ещё 4 млн ждут.'],
  ['centuries', 'the 19th century', 'le XIXe siècle', 'XIX век'],
  ['a century by its years', 'in the 1800s', 'au XIXe siècle', 'в XIX веке'],
  ['a decade', 'the 1930s', 'les années trente', 'тридцатые годы'],
  ['a fortnight', 'in a fortnight', 'dans deux semaines', 'через 14 дней'],
  ['a third', 'a third of them', 'un tiers d’entre eux', 'треть из них'],
  ['a fifth', 'a fifth of the votes', 'un cinquième des voix', 'пятая часть голосов'],
  ['three quarters', 'three quarters of them', '75 % d’entre eux', 'три четверти из них'],
  ['half signs', '2½ hours', 'deux heures et demie', '2,5 часа'],
  ['hours', 'at 3 p.m.', 'à 15 h', 'в три часа дня'],
  ['hours in words', 'at eight in the evening', 'à huit heures du soir', 'в 20:00'],
  ['noon', 'at noon', 'à 12 h', 'в полдень'],
  ['24 hours', 'within 48 hours', 'en deux jours', 'за двое суток'],
  ['months and years', 'for 18 months', 'pendant un an et demi', 'полтора года'],
  ['miles', 'It is 12 miles away.', 'C’est à 19 km.', 'Это в 19 км.'],
  ['feet and inches', 'She is 5-foot-9.', 'Elle mesure 1,75 m.', 'Её рост — 175 см.'],
  ['a compound with its unit', 'a 6-foot-7 guard', 'un gardien de 2,01 m', 'двухметровый охранник'],
  ['Fahrenheit', 'It was 80 degrees.', 'Il faisait 27 degrés.', 'Было 27 градусов.'],
  ['below zero', 'It is four degrees below zero.', 'Il fait moins 4 °C.', 'Мороз 4 градуса.'],
  ['dashes', 'The 2019-20 season', 'La saison 2019–2020', 'Сезон 2019/20'],
  ['wholly', 'He is 100 per cent sure.', 'Il est tout à fait sûr.', 'Он совершенно уверен.'],
  ['an illness', 'COVID-19 spread.', 'La Covid-19 s’est répandue.', 'Коронавирус распространился.'],
  ['both', 'Both sides agreed.', 'Les deux camps étaient d’accord.', 'Обе стороны согласились.'],
  ['double', 'Sales doubled.', 'Les ventes ont doublé.', 'Продажи выросли в 2 раза.'],
  ['a date in figures', 'on 14 March 2028', 'le 14 mars 2028', '14.03.2028'],
  ['a dozen', 'a dozen people', 'une douzaine de personnes', 'человек двенадцать'],
  ['dozens', 'dozens of people', 'des dizaines de personnes', 'десятки людей'],
  ['ages', 'an octogenarian', 'un octogénaire', '80-летний мужчина'],
  ['ordinals', 'his 25th book', 'son vingt-cinquième livre', 'его двадцать пятая книга'],
  ['short years', "in the summer of '98", 'à l’été 1998', 'летом 1998 года'],
  ['time zones', 'at 3 p.m. EST', 'à 21 h (heure de Paris)', 'в 23:00 по московскому времени'],
];

const PAIRS: Pair[] = [
  ['metres', 'It is 310 metres high.', 'Il mesure 130 mètres.', null, ['differ null']],
  ['years', 'It took four years.', null, 'На это ушло шесть лет.', ['differ null']],
  ['a year', null, 'Il est né en 1931.', 'Он родился в 1913 году.', ['differ null']],
  ['left out', 'It has 412 seats.', 'Il a des places.', null, ['missing null']],
  ['small ones', null, 'pendant deux semaines', 'в течение трёх недель', ['differ null']],
  ['converted twice', null, 'à 48 km de la ville', 'в 50 км от города', ['differ null hint']],
  ['the same', 'Some 3,000 people', 'quelque 3 000 personnes', null],
  ['the same in Russian', 'in the 1930s', null, 'в 30-е годы'],
  ['the same in words', null, 'soixante-dix-sept ans', '77 лет'],
  ['an article', 'a train on both tracks', null, 'поезд на путях'],
];

test.each(FOUND)('finds: %s', (...texts) => expect(foundBy('number', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) =>
  expect(foundBy('number', texts).filter((found) => !found.endsWith('hint'))).toEqual([]),
);

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('number', texts)).toEqual(texts[4] ?? []));

test('of two versions, the one that isn’t the source is at fault', () =>
  expect(foundBy('number', PAIRS[0] as Pair, { source: 'en' })).toEqual(['differ fr']));
