import { stemLine, type Trap, trapsOf } from '../lexicon/traps.js';
import type { Divergence } from '../types.js';
import { type Check, filledSides, oddOne, type UnitSide, type UnitView } from './check.js';
import type { Item } from './matching.js';
import type { Mention } from './mentions.js';

const lines = new WeakMap<UnitSide, string>();

function lineOf(side: UnitSide): string {
  let line = lines.get(side);
  if (line === undefined) {
    line = ` ${stemLine(
      side.tag,
      side.sentences.flatMap(({ tokens }) => tokens),
    )} `;
    lines.set(side, line);
  }
  return line;
}

const holds = (side: UnitSide, key: string): boolean => key !== '' && lineOf(side).includes(` ${key} `);

/** The item of a side that a trap's word is. */
const itemOf = (unit: UnitView, side: UnitSide, stem: string): Item | undefined =>
  unit.items.get(side.tag)?.find((item) => item.kind === 'word' && !item.name && item.stem === stem);

function sprung(
  unit: UnitView,
  [a, b, third]: [UnitSide, UnitSide, UnitSide],
  own: Item,
  trap: Trap,
): Divergence | null {
  const theirs = itemOf(unit, b, trap.words[1]);
  if (!theirs) return null;
  if (trap.right[0].some((key) => holds(a, key)) || trap.right[1].some((key) => holds(b, key))) return null;
  const [ownElsewhere, theirsElsewhere] = [own.foundIn.has(third.tag), theirs.foundIn.has(third.tag)];
  // the third version says which of the two words is meant
  if (ownElsewhere === theirsElsewhere) return null;
  const [wrong, right, side, other] = ownElsewhere ? [theirs, own, b, a] : [own, theirs, a, b];
  const mention = (item: Item, of: UnitSide): Mention => ({
    ...item,
    shown: of.sentences[item.sentence]?.text.slice(item.start, item.end) ?? '',
  });
  return {
    ...oddOne(mention(wrong, side), [mention(right, other)], [other, third]),
    ...{ type: 'false-friend', severity: 'major', confidence: 0.75 },
  };
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length !== 3) return [];
  const found: Divergence[] = [];
  for (const a of sides)
    for (const b of sides) {
      const third = sides.find((side) => side !== a && side !== b);
      if (a === b || !third) continue;
      for (const own of unit.items.get(a.tag) ?? []) {
        if (own.kind !== 'word' || own.name) continue;
        for (const trap of trapsOf(a.version.language.tag, b.version.language.tag, own.stem)) {
          const finding = sprung(unit, [a, b, third], own, trap);
          if (finding) found.push(finding);
        }
      }
    }
  return found;
}

export const falseFriend: Check = {
  id: 'false-friend',
  name: 'False friend',
  description:
    'A word that looks like the other version’s but means something else (`delay` for `délai`), where the right word is absent and the third version has the other sense. The pairs are in corpus/contrasts/traps.tsv.',
  severity: 'major',
  find,
};
