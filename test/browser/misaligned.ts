import { processVersions, type VersionInput } from '../../server/engine.js';
import type { ComparedUnit, NewDocument } from '../../server/types.js';
import { plainParts } from '../store/generate.js';

/** A document whose units are wrong in five ways, each of which a reviewer puts right with a key or two. */

const EN = [
  ['The harbour museum'],
  ['It opened in 1931.', 'The founder was a pilot.'],
  ['Its oldest boat is a tug.', 'She was built in Leith.', 'Visitors may board her on Sundays.'],
  ['The lamp room is closed.', 'It will open again in May.', 'Tickets are sold at the gate.'],
  ['Children pay nothing.', 'Dogs are welcome.'],
];
const FR = [
  ['Le musée du port'],
  ['Il a ouvert en 1913.', 'Son fondateur était pilote.'],
  ['Son plus ancien bateau est un remorqueur.', 'Il a été construit à Leith.', 'On peut y monter le dimanche.'],
  ['La salle des lampes est fermée.', 'Elle rouvrira en mai.', 'Le café est au premier étage.'],
  ['Les enfants ne paient rien, et les chiens sont les bienvenus.'],
];
const RU = [
  ['Музей порта'],
  ['Он открылся в 1931 году.', 'Его основал лоцман.'],
  ['Старейшее судно здесь — буксир.', 'Он построен в Лите.', 'По воскресеньям на него пускают.'],
  ['Ламповая закрыта.', 'Она снова откроется в мае.', 'Кафе на втором этаже.'],
  ['С детей не берут ничего, и с собаками можно.'],
];

/** How many sentences each unit has of each version. */
export const WRONG = [
  '1 1 1',
  // two units in one
  '2 2 2',
  // the second French sentence is the next unit's
  '1 2 1',
  '1 0 1',
  // the Russian of the next belongs here
  '1 1 0',
  '0 0 1',
  '1 1 1',
  '1 1 1',
  // the English has nothing to do with the others
  '1 1 1',
  // one unit in two
  '1 1 1',
  '1 0 0',
];

export const RIGHT = [
  ...['1 1 1', '1 1 1', '1 1 1', '1 1 1', '1 1 1', '1 1 1', '1 1 1', '1 1 1'],
  ...['0 1 1', '1 0 0', '2 1 1'],
];

export function misaligned(): NewDocument {
  const input = (tag: string, sentences: string[][]): VersionInput => ({ tag, text: { sentences } });
  const { versions, notices } = processVersions([input('en', EN), input('fr', FR), input('ru', RU)]);
  const next = [0, 0, 0];
  const units = WRONG.map((counts): ComparedUnit => {
    const sides = counts.split(' ').map((count, v) => {
      const start = next[v] ?? 0;
      next[v] = start + Number(count);
      return { start, end: start + Number(count) };
    });
    return { sides, confidence: 0.6, agreement: 1, parts: plainParts, divergences: [] };
  });
  const sources = ['en', 'fr', 'ru'].map((tag, n) => {
    return { name: `${tag}.txt`, encoding: 'utf-8', sha256: `${n}`.repeat(64) };
  });
  return { title: 'The harbour museum', sources, aligned: { versions, units, notices } };
}
