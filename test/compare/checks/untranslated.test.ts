import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../found.js';

const FOUND: Case[] = [
  [
    'English in Russian',
    'They will build a hydrogen pipeline.',
    'Ils construiront un gazoduc à hydrogène.',
    'Они построят hydrogen pipeline.',
    ['words ru'],
  ],
  [
    'one English word in Russian',
    'The court fined the company.',
    'Le tribunal a condamné l’entreprise à une amende.',
    'Суд оштрафовал company.',
    ['words ru'],
  ],
  [
    'French in Russian',
    'The mayor opened the bridge.',
    'Le maire a ouvert le pont.',
    'Мэр открыл мост de la ville, le maire est content.',
    ['words ru'],
  ],
  [
    'a sentence in English instead of Russian',
    'The farmers sold their horses in the spring.',
    'Les fermiers ont vendu leurs chevaux au printemps.',
    'The farmers sold their horses in the spring.',
    ['text ru'],
  ],
  [
    'English in French',
    'The assets are worth a lot.',
    'Ces assets valent beaucoup.',
    'Эти активы стоят дорого.',
    ['words fr'],
  ],
  [
    'a phrase of English in French',
    'The farmer bought a wheat field.',
    'L’agriculteur a acheté un wheat field.',
    'Фермер купил пшеничное поле.',
    ['words fr'],
  ],
  [
    'Russian in French',
    'The farmer bought a field.',
    'L’agriculteur a acheté un поле.',
    'Фермер купил поле.',
    ['words fr'],
  ],
  [
    'a sentence in English instead of French',
    'The farmers sold their horses in the spring.',
    'The farmers sold their horses in the spring.',
    'Крестьяне продали лошадей весной.',
    ['text fr'],
  ],
  [
    'Russian in English',
    'The farmer bought a поле.',
    'L’agriculteur a acheté un champ.',
    'Фермер купил поле.',
    ['words en'],
  ],
  [
    'more Russian in English',
    'The ministers подписали the treaty.',
    'Les ministres ont signé le traité.',
    'Министры подписали договор.',
    ['words en'],
  ],
  [
    'French in English, which might be English',
    'The village has an ancienne église.',
    'Le village a une ancienne église.',
    'В деревне есть старая церковь.',
    ['words en hint'],
  ],
  [
    'a sentence in Russian instead of English',
    'Крестьяне продали лошадей весной.',
    'Les fermiers ont vendu leurs chevaux au printemps.',
    'Крестьяне продали лошадей весной.',
    ['text en'],
  ],
];

const PASSED: Case[] = [
  ['a name in Latin letters', 'He works for Kelvera.', 'Il travaille chez Kelvera.', 'Он работает в Kelvera.'],
  [
    'a word in quotation marks',
    'They call it “freedom”.',
    'Ils l’appellent « freedom ».',
    'Они называют это «freedom».',
  ],
  [
    'a word in brackets',
    'The company sells bonds.',
    'L’entreprise vend des obligations (bonds).',
    'Компания продаёт облигации (bonds).',
  ],
  ['an address', 'Write to news@field.org.', 'Écrivez à news@field.org.', 'Пишите на news@field.org.'],
  [
    'a word that both languages have',
    'The table is on the terrace.',
    'La table est sur la terrasse.',
    'Стол стоит на террасе.',
  ],
  ['a loan', 'He played basketball in winter.', 'Il jouait au basketball en hiver.', 'Зимой он играл в баскетбол.'],
  ['a title in capitals', 'He read The Horse.', 'Il a lu The Horse.', 'Он читал The Horse.'],
  ['units', 'The road is 12 km long.', 'La route fait 12 km.', 'Длина дороги — 12 km.'],
];

const PAIRS: Pair[] = [
  ['English in French', 'The assets are worth a lot.', 'Ces assets valent beaucoup.', null, ['words fr']],
  ['English in Russian', 'They will build a hydrogen pipeline.', null, 'Они построят hydrogen pipeline.', ['words ru']],
  ['French in Russian', null, 'Le maire a ouvert le pont.', 'Le maire a ouvert le pont.', ['text ru']],
  ['nothing', 'The king arrived on Monday.', 'Le roi est arrivé lundi.', null],
  ['nothing', 'The king arrived on Monday.', null, 'Король прибыл в понедельник.'],
  ['nothing', null, 'Le roi est arrivé lundi.', 'Король прибыл в понедельник.'],
];

test.each(FOUND)('finds %s', (...unit) => {
  expect(foundBy('untranslated', unit)).toEqual(unit[4]);
});

test.each(PASSED)('lets pass %s', (...unit) => {
  expect(foundBy('untranslated', unit)).toEqual([]);
});

test.each(PAIRS)('in two versions: %s', (...unit) => {
  expect(foundBy('untranslated', unit)).toEqual(unit[4] ?? []);
});
