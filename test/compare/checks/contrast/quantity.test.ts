import { expect, test } from '@jest/globals';
import { type Case, foundBy, type Pair } from '../../found.js';

type OfCheck = readonly [check: string, ...Case];

const FOUND: OfCheck[] = [
  [
    'quantity',
    'at least',
    'At most ten ships sank.',
    'Au moins dix navires ont coulé.',
    'Затонули как минимум десять судов.',
    ['odd en'],
  ],
  ['quantity', 'often', 'He rarely wrote to her.', 'Il lui écrivait souvent.', 'Он часто писал ей.', ['odd en']],
  [
    'quantity',
    'half',
    'Half of the houses burnt.',
    'Un tiers des maisons ont brûlé.',
    'Сгорела половина домов.',
    ['odd fr'],
  ],
  [
    'quantity',
    'always',
    'The door was always open.',
    'La porte était parfois ouverte.',
    'Дверь была всегда открыта.',
    ['odd fr'],
  ],
  [
    'quantity',
    'exactly',
    'It took exactly an hour.',
    'Cela a pris exactement une heure.',
    'Это заняло около часа.',
    ['odd ru'],
  ],
  ['quantity', 'twice', 'She won three times.', 'Elle a gagné à trois reprises.', 'Она победила дважды.', ['odd ru']],
  [
    'attribution',
    'alleged',
    'The confirmed fraud cost millions.',
    'La fraude présumée a coûté des millions.',
    'Предполагаемое мошенничество стоило миллионы.',
    ['odd en'],
  ],
  [
    'attribution',
    'denied',
    'The mayor denied the theft.',
    'Le maire a avoué le vol.',
    'Мэр отрицал кражу.',
    ['odd fr'],
  ],
  [
    'attribution',
    'no comment',
    'The company declined to comment.',
    'La société a refusé de commenter.',
    'Компания рассказала журналистам о сделке.',
    ['odd ru'],
  ],
];

const PASSED: OfCheck[] = [
  [
    'quantity',
    'the same',
    'At least ten ships sank.',
    'Au moins dix navires ont coulé.',
    'Затонули не менее десяти судов.',
  ],
  ['quantity', 'in other words', 'He often wrote.', 'Il écrivait fréquemment.', 'Он нередко писал.'],
  ['quantity', 'not rarely', 'He often wrote.', 'Il n’était pas rare qu’il écrive.', 'Он нередко писал.'],
  ['quantity', 'all and every', 'All the houses burnt.', 'Toutes les maisons ont brûlé.', 'Сгорел каждый дом.'],
  ['attribution', 'the same', 'The alleged thief fled.', 'Le voleur présumé a fui.', 'Предполагаемый вор бежал.'],
  ['attribution', 'denied', 'He denied it.', 'Il l’a nié.', 'Он этого не признал.'],
];

const PAIRS: (readonly [check: string, ...Pair])[] = [
  ['quantity', 'en, fr', 'He rarely wrote to his brother.', 'Il écrivait souvent à son frère.', null, ['odd null']],
  ['quantity', 'en, ru', 'Half of the houses burnt.', null, 'Сгорела треть домов.', ['odd null']],
  ['attribution', 'fr, ru', null, 'Le vol présumé a été signalé.', 'Сообщили о подтверждённой краже.', ['odd null']],
  ['quantity', 'the same', null, 'Il écrivait souvent.', 'Он часто писал.'],
];

test.each(FOUND)('%s finds: %s', (check, ...texts) => expect(foundBy(check, texts)).toEqual(texts[4]));

test.each(PASSED)('%s lets pass: %s', (check, ...texts) => expect(foundBy(check, texts)).toEqual([]));

test.each(PAIRS)('%s of two versions: %s', (check, ...texts) => expect(foundBy(check, texts)).toEqual(texts[4] ?? []));
