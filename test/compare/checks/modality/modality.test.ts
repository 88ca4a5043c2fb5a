import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../../found.js';

const FOUND: Case[] = [
  [
    'must',
    'The state may search the vessel.',
    'L’État doit fouiller le navire.',
    'Государство обязано обыскать судно.',
    ['odd en'],
  ],
  [
    'may',
    'Members must leave the room.',
    'Les membres peuvent quitter la salle.',
    'Участники могут покинуть зал.',
    ['odd en'],
  ],
  [
    'said to',
    'The contract runs until June.',
    'Le contrat courrait jusqu’en juin.',
    'Контракт, как сообщается, действует до июня.',
    ['lost en'],
  ],
  [
    'could be',
    'The water is older than the sun.',
    'L’eau pourrait être plus ancienne que le soleil.',
    'Вода, возможно, старше солнца.',
    ['lost en'],
  ],
  [
    'duty',
    'Passengers must show a passport.',
    'Les passagers peuvent montrer un passeport.',
    'Пассажиры должны предъявить паспорт.',
    ['odd fr'],
  ],
  [
    'should have',
    'They should have opened an investigation.',
    'Ils auraient donc pu ouvrir une enquête.',
    'Им следовало начать расследование.',
    ['odd fr'],
  ],
  [
    'may',
    'The court may reject the appeal.',
    'La cour doit rejeter l’appel.',
    'Суд вправе отклонить апелляцию.',
    ['odd fr'],
  ],
  [
    'a doubt',
    'The painting is perhaps a forgery.',
    'Le tableau est un faux.',
    'Картина, возможно, подделка.',
    ['lost fr'],
  ],
  [
    'right',
    'Anyone may lodge a complaint.',
    'Chacun peut déposer une plainte.',
    'Каждый обязан подать жалобу.',
    ['odd ru'],
  ],
  [
    'duty',
    'The bank must publish its accounts.',
    'La banque doit publier ses comptes.',
    'Банк может опубликовать отчётность.',
    ['odd ru'],
  ],
  [
    'a report',
    'The general reportedly left the city.',
    'Le général aurait quitté la ville.',
    'Генерал покинул город.',
    ['lost ru'],
  ],
  [
    'probably',
    'The bridge will probably collapse.',
    'Le pont va probablement s’effondrer.',
    'Мост рухнет.',
    ['lost ru'],
  ],
];

const PASSED: Case[] = [
  [
    'the same',
    'The bank must publish its accounts.',
    'La banque doit publier ses comptes.',
    'Банк обязан опубликовать отчётность.',
  ],
  ['must not', 'Children must not enter.', 'Les enfants ne peuvent pas entrer.', 'Детям нельзя входить.'],
  ['cannot', 'They cannot accept the plan.', 'Ils ne peuvent accepter le plan.', 'Они не должны принимать план.'],
  ['is to', 'The train is to leave at noon.', 'Le train doit partir à midi.', 'Поезд отправится в полдень.'],
  ['can', 'You can see the sea from here.', 'On voit la mer d’ici.', 'Отсюда видно море.'],
  ['another word of doubt', 'He may have left.', 'Il semble être parti.', 'Видимо, он ушёл.'],
  ['will', 'The bridge will open in May.', 'Le pont ouvrira en mai.', 'Мост откроется в мае.'],
  ['had to', 'They had to leave.', 'Ils ont dû partir.', 'Им пришлось уйти.'],
  ['a name', 'Mrs May signed the treaty.', 'Mme May a signé le traité.', 'Г-жа Мэй подписала договор.'],
  ['may, the month', 'The court met in May.', 'La cour s’est réunie en mai.', 'Суд собрался в мае.'],
  ['a source named', 'According to the police, he fled.', 'Selon la police, il a fui.', 'По данным полиции, он бежал.'],
  ['imperfect, no conditional', 'The car turned left.', 'La voiture entrait à gauche.', 'Машина повернула налево.'],
];

const PAIRS: Pair[] = [
  ['en, fr', 'The bank must publish its accounts.', 'La banque peut publier ses comptes.', null, ['odd null']],
  ['en, ru', 'Anyone may lodge a complaint.', null, 'Каждый обязан подать жалобу.', ['odd null']],
  ['fr, ru', null, 'Les passagers doivent montrer un passeport.', 'Пассажиры могут предъявить паспорт.', ['odd null']],
  ['the same', 'They must leave.', null, 'Они должны уйти.'],
  ['must not', 'They must not enter.', 'Ils ne peuvent pas entrer.', null],
  ['no modal word', null, 'On voit la mer.', 'Можно увидеть море.'],
];

test.each(FOUND)('finds: %s', (...texts) => expect(foundBy('modality', texts)).toEqual(texts[4]));

test.each(PASSED)('lets pass: %s', (...texts) => expect(foundBy('modality', texts)).toEqual([]));

test.each(PAIRS)('of two versions: %s', (...texts) => expect(foundBy('modality', texts)).toEqual(texts[4] ?? []));

test('of two versions, the one that isn’t the source is at fault', () =>
  expect(foundBy('modality', PAIRS[2] as Pair, { source: 'fr' })).toEqual(['odd ru']));
