import { expect, test } from '@jest/globals';
import { type Case, foundBy } from '../found.js';

const FOUND: Case[] = [
  [
    'what was agreed',
    'The ministers agreed to build a hospital and two schools in the north of the island.',
    'Les ministres sont convenus de construire un hôpital et deux écoles dans le nord de l’île.',
    'Министры договорились отменить пошлину на ввоз пшеницы и сахара.',
    ['odd ru'],
  ],
  [
    'why',
    'The factory closed because the price of steel had fallen and the banks refused new loans.',
    'L’usine a fermé parce que les ouvriers avaient gagné la grève et que la rivière débordait.',
    'Завод закрылся, потому что цена на сталь упала и банки отказали в новых кредитах.',
    ['odd fr'],
  ],
  [
    'what was found',
    'In the cave the archaeologists found a marble statue, a mirror and the letters of a merchant.',
    'Dans la grotte, les archéologues ont trouvé un casque, une épée et les os d’un cheval blanc.',
    'В пещере археологи нашли шлем, меч и кости белого коня.',
    ['odd en'],
  ],
  [
    'what she sells',
    'She sells wool blankets and leather gloves at the market near the castle.',
    'Elle vend du miel et du fromage de chèvre au marché près du château.',
    'Она продаёт мёд и козий сыр на рынке возле замка.',
    ['odd en hint'],
  ],
];

const PASSED: Case[] = [
  [
    'an idiom',
    'He kicked the bucket last winter.',
    'Il a cassé sa pipe l’hiver dernier.',
    'Он сыграл в ящик прошлой зимой.',
  ],
  [
    'one word put differently',
    'The old bridge collapsed during the night.',
    'Le vieux pont s’est effondré pendant la nuit.',
    'Старый мост ночью рухнул.',
  ],
  [
    'other words for the same',
    'The court threw out the case on Friday.',
    'Vendredi, le tribunal a rejeté la plainte.',
    'В пятницу суд отказал в иске.',
  ],
  ['word for word', 'The king arrived on Monday.', 'Le roi est arrivé lundi.', 'Король прибыл в понедельник.'],
];

test.each(FOUND)('sees that one version says something else: %s', (...unit) => {
  expect(foundBy('mistranslation', unit)).toEqual(unit[4]);
});

test.each(PASSED)('lets pass %s', (...unit) => {
  expect(foundBy('mistranslation', unit)).toEqual([]);
});
