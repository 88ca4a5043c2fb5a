import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../found.js';

const FOUND: Case[] = [
  [
    'no web address',
    'Details are on the site.',
    'Détails sur https://port.example/infos.',
    'Подробности: https://port.example/infos.',
    ['missing en'],
  ],
  [
    'another mail address',
    'Write to pres@port.example.',
    'Écrivez à press@port.example.',
    'Пишите на press@port.example.',
    ['altered en'],
  ],
  ['no handle', 'Follow the port.', 'Suivez @port_nord.', 'Подписывайтесь на @port_nord.', ['missing en']],
  ['no note', 'The figure is disputed.', 'Ce chiffre est contesté[12].', 'Эта цифра оспаривается.[12]', ['missing en']],
  [
    'no web address',
    'Details: https://port.example/info.',
    'Détails sur le site.',
    'Подробности: https://port.example/info.',
    ['missing fr'],
  ],
  ['no mail address', 'Write to press@port.example.', 'Écrivez-nous.', 'Пишите на press@port.example.', ['missing fr']],
  ['another handle', 'Follow @port_nord.', 'Suivez @portnord.', 'Подписывайтесь на @port_nord.', ['altered fr']],
  ['no hashtag', 'Post it with #openport.', 'Publiez-le.', 'Публикуйте с хештегом #openport.', ['missing fr']],
  [
    'no web address',
    'Details: www.port.example.',
    'Détails : www.port.example.',
    'Подробности на сайте.',
    ['missing ru'],
  ],
  [
    'another mail address',
    'Write to press@port.example.',
    'Écrivez à press@port.example.',
    'Пишите на press@prot.example.',
    ['altered ru'],
  ],
  ['no handle', 'Follow @port_nord.', 'Suivez @port_nord.', 'Подписывайтесь на нас.', ['missing ru']],
  ['no note', 'The figure is disputed.¹', 'Ce chiffre est contesté¹.', 'Эта цифра оспаривается.', ['missing ru']],
];

const PASSED: Case[] = [
  [
    'the page of each language',
    'See https://port.example/en/info.',
    'Voir https://port.example/fr/info.',
    'См. https://port.example/ru/info.',
  ],
  [
    'the site of each language',
    'See https://en.port.example/a.',
    'Voir https://fr.port.example/a.',
    'См. https://ru.port.example/a.',
  ],
  [
    'another scheme',
    'See http://www.port.example/.',
    'Voir https://port.example.',
    'См. port.example и www.port.example.',
  ],
  [
    'what was followed',
    'See https://port.example/a?src=en.',
    'Voir https://port.example/a?src=fr.',
    'См. https://port.example/a.',
  ],
  ['a stop after it', 'Write to press@port.example.', 'Écrivez à press@port.example !', 'Пишите: press@port.example'],
  ['capitals', 'Write to Press@Port.example.', 'Écrivez à press@port.example.', 'Пишите на press@port.example.'],
  ['square kilometres', 'It burnt 12 km².', 'Cela a brûlé 12 kilomètres carrés.', 'Сгорело 12 км².'],
  ['cubic metres', 'It holds 12 m³.', 'Il contient 12 mètres cubes.', 'Вмещает 12 м³.'],
  ['a number sign', 'He is #1 again.', 'Il est à nouveau numéro 1.', 'Он снова первый.'],
  ['a hashtag alone', 'Post it with #openport.', 'Publiez-le.', 'Публикуйте.'],
  ['a price each', 'Two at €3 [sic].', 'Deux à 3 € [sic].', 'Две по 3 евро.'],
  ['the same note', 'It is disputed.[3]', 'C’est contesté [3].', 'Это оспаривается.[3]'],
];

const HINTS: Case[] = [
  [
    'another site',
    'See https://port.example.',
    'Voir https://hafen.example.',
    'См. https://port.example.',
    ['altered fr hint'],
  ],
  [
    'a hashtag in the reader’s language',
    'Post it with #openport.',
    'Publiez avec #openport.',
    'Публикуйте: #открытыйпорт.',
    ['altered ru hint'],
  ],
];

const PAIRS: Pair[] = [
  ['EN-FR, no address', 'Details: https://port.example/info.', 'Détails sur le site.', null, ['missing null']],
  ['EN-RU, another address', 'Write to press@port.example.', null, 'Пишите на press@prot.example.', ['altered null']],
  ['FR-RU, no note', null, 'Ce chiffre est contesté[12].', 'Эта цифра оспаривается.', ['missing null']],
  ['EN-FR, alike', 'Write to press@port.example.', 'Écrivez à press@port.example.', null],
  ['EN-RU, a hashtag', 'Post it with #openport.', null, 'Публикуйте: #открытыйпорт.', ['altered null hint']],
  ['FR-RU, pages of each language', null, 'Voir https://port.example/fr/a.', 'См. https://port.example/ru/a.'],
];

test.each(FOUND)('finds %s: %s', (...texts) => expect(foundBy('reference', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('reference', texts)).toEqual([]));

test.each(HINTS)('gives a hint: %s', (...texts) => expect(foundBy('reference', texts)).toEqual(texts[4]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('reference', texts)).toEqual(texts[4] ?? []));

test('of two versions, the one that isn’t the source is at fault', () =>
  expect(foundBy('reference', PAIRS[0] as Pair, { source: 'en' })).toEqual(['missing fr']));
