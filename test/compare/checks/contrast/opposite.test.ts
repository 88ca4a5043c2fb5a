import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../../found.js';

const FOUND: Case[] = [
  ['rise', 'Sales fell in May.', 'Les ventes ont augmenté en mai.', 'Продажи выросли в мае.', ['odd en']],
  [
    'exports',
    'Imports of steel doubled.',
    'Les exportations d’acier ont doublé.',
    'Экспорт стали удвоился.',
    ['odd en'],
  ],
  [
    'an animal',
    'A bear cub came into the village.',
    'Un loup est entré dans le village.',
    'В деревню пришёл волк.',
    ['odd en'],
  ],
  [
    'an office',
    'The governor opened the hospital.',
    'Le maire a ouvert l’hôpital.',
    'Мэр открыл больницу.',
    ['odd en'],
  ],
  ['success', 'The campaign failed.', 'La campagne a réussi.', 'Кампания провалилась.', ['odd fr']],
  [
    'welcome',
    'The minister welcomed the decision.',
    'La ministre a déploré la décision.',
    'Министр приветствовала решение.',
    ['odd fr'],
  ],
  [
    'early',
    'The train came two hours late.',
    'Le train est arrivé avec deux heures d’avance.',
    'Поезд пришёл с опозданием на два часа.',
    ['odd fr'],
  ],
  [
    'an illness',
    'The vaccine protects against measles.',
    'Le vaccin protège contre la rage.',
    'Вакцина защищает от кори.',
    ['odd fr'],
  ],
  [
    'before',
    'The vote was held before the ceremony.',
    'Le vote a eu lieu avant la cérémonie.',
    'Голосование прошло после церемонии.',
    ['odd ru'],
  ],
  ['cold', 'The winter was colder.', 'L’hiver a été plus froid.', 'Зима была теплее.', ['odd ru']],
  [
    'a building',
    'The fire destroyed the museum.',
    'L’incendie a détruit le musée.',
    'Пожар уничтожил театр.',
    ['odd ru'],
  ],
  ['kin', 'Her uncle lives in Oslo.', 'Son oncle vit à Oslo.', 'Её двоюродный брат живёт в Осло.', ['odd ru']],
];

const PASSED: Case[] = [
  ['the same pole in other words', 'Prices rose sharply.', 'Les prix ont fortement augmenté.', 'Цены резко выросли.'],
  ['a negation', 'The plan failed.', 'Le plan a échoué.', 'План не увенчался успехом.'],
  ['not rare', 'Such storms are frequent.', 'De telles tempêtes sont fréquentes.', 'Такие бури не редкость.'],
  ['both poles', 'Prices rose and fell.', 'Les prix ont monté et baissé.', 'Цены росли и падали.'],
  ['words of wider sense', 'The boat sank in the bay.', 'Le navire a coulé dans la baie.', 'Судно затонуло в заливе.'],
  ['the other side of kinship', 'His grandfather was a sailor.', 'Son grand-père était marin.', 'Он внук моряка.'],
  ['a name', 'Mr Wolf met the mayor.', 'M. Wolf a rencontré le maire.', 'Г-н Вольф встретился с мэром.'],
  ['a law and a bill', 'The law was adopted.', 'Le texte a été adopté.', 'Закон был принят.'],
  [
    'the sea and the ocean',
    'They want access to the sea.',
    'Ils veulent un accès à l’océan.',
    'Они хотят получить выход к морю.',
  ],
  [
    'victim and attacker',
    'The victim knew the attacker.',
    'La victime connaissait l’agresseur.',
    'Жертва знала нападавшего.',
  ],
  ['left over', 'There are five left.', 'Il en reste cinq.', 'Осталось пять.'],
  ['half', 'They scored at half-time.', 'Ils ont marqué à la mi-temps.', 'Они забили в перерыве.'],
];

const PAIRS: Pair[] = [
  ['en, fr', 'Steel exports rose.', 'Les exportations d’acier ont chuté.', null, ['odd null']],
  ['en, ru', 'The court accepted the appeal.', null, 'Суд отклонил апелляцию.', ['odd null']],
  ['fr, ru', null, 'Le loup a tué la brebis.', 'Лиса убила овцу.', ['odd null']],
  ['said of other things', 'Prices rose.', null, 'Продажи упали.', ['odd null hint']],
  ['the same', 'Exports rose in May.', 'Les exportations ont augmenté en mai.', null],
  ['a negation', 'The plan failed.', null, 'План не увенчался успехом.'],
  ['other words', null, 'Le navire a coulé.', 'Корабль затонул.'],
];

test.each(FOUND)('finds: %s', (...texts) => expect(foundBy('opposite', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('opposite', texts)).toEqual([]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('opposite', texts)).toEqual(texts[4] ?? []));

test('of two versions, the one that isn’t the source is at fault', () =>
  expect(foundBy('opposite', PAIRS[1] as Pair, { source: 'ru' })).toEqual(['odd en']));
