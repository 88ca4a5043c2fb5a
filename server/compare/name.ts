import type { Divergence } from '../types.js';
import { type Check, filledSides, oddOne, type UnitSide, type UnitView } from './check.js';
import { cluster, tagsOf } from './mentions.js';
import { echo, type Name, nameLikeness, namesOf } from './names.js';

/** Two spellings of one name sound at least this much alike; two names of different people, less than `STRANGE`. */
const SAME = 0.72;
const STRANGE = 0.6;

/** A place is not taken for a person; what the lexicon doesn't know may be either. */
const comparable = (a: Name, b: Name): boolean => a.sort === b.sort;

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 3) return [];
  const names = sides.flatMap((side) => side.sentences.flatMap((sentence, n) => namesOf(side, sentence, n)));
  const clusters = cluster(names, (a, b) => a.tag !== b.tag && nameLikeness(a, b) >= SAME);
  const isStranger = (name: Name): boolean =>
    sides.every((side) => side.tag === name.tag || echo(name, side) < STRANGE);
  const told = new Set<Name>();
  const found: Divergence[] = [];
  for (const agreed of clusters) {
    const holders = tagsOf(agreed);
    if (holders.length !== sides.length - 1) continue;
    const odd = sides.find(({ tag }) => !holders.includes(tag)) as UnitSide;
    if (agreed.some((name) => echo(name, odd) >= STRANGE)) continue;
    const rivals = names.filter(
      (name) => name.tag === odd.tag && !told.has(name) && agreed.some((a) => comparable(a, name)),
    );
    const other = rivals.find(isStranger);
    if (!other) continue;
    told.add(other);
    const others = sides.filter((side) => side !== odd);
    found.push({ ...oddOne(other, agreed, others), type: 'name', severity: 'major', confidence: 0.75 });
  }
  return found;
}

export const name: Check = {
  id: 'name',
  name: 'Name',
  description:
    'A person, place or organisation that one version names otherwise than the others do. Names are recognised across scripts and spellings by how they sound, case endings aside, and by the lexicon; adjectives made from them count as the name, acronyms if the lexicon knows them. A name merely left out raises nothing.',
  severity: 'major',
  find,
};
