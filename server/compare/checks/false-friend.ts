import { isTrap, stemLine, type Trap, trapsBetween } from '../../lexicon/traps.js';
import type { Divergence } from '../../types.js';
import { blamed, type Check, filledSides, oddOne, type UnitSide, type UnitView } from '../check.js';
import type { Item } from '../matching/matching.js';
import { bitsByForm } from '../reading/by-form.js';
import { once } from '../reading/kept.js';
import type { Mention } from '../reading/mentions.js';

const lineOf = once(({ tag, sentences }: UnitSide): string => {
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  return ` ${stemLine(tag, tokens)} `;
});

const holds = (side: UnitSide, key: string): boolean => key !== '' && lineOf(side).includes(` ${key} `);

/** The item of a side that a trap's word is. */
const itemOf = (unit: UnitView, side: UnitSide, stem: string): Item | undefined =>
  unit.items.get(side.tag)?.find((item) => item.kind === 'word' && !item.name && item.stem === stem);

const share = (a: Item, b: Item): boolean => a.concepts.some((concept) => b.concepts.includes(concept));

function sprung(
  unit: UnitView,
  [a, b, third]: [UnitSide, UnitSide, UnitSide | null],
  own: Item,
  trap: Trap,
): Divergence | null {
  const theirs = itemOf(unit, b, trap.words[1]);
  // where the lexicon knows them as translations of one another, they are
  if (!theirs || share(own, theirs)) return null;
  if (trap.right[0].some((key) => holds(a, key)) || trap.right[1].some((key) => holds(b, key))) return null;
  const ownElsewhere = third !== null && own.foundIn.has(third.tag);
  const theirsElsewhere = third !== null && theirs.foundIn.has(third.tag);
  if (ownElsewhere && theirsElsewhere) return null;
  const mention = (item: Item, of: UnitSide): Mention => ({
    ...item,
    shown: of.sentences[item.sentence]?.text.slice(item.start, item.end) ?? '',
  });
  // the third version says which of the two words is meant
  const told = ownElsewhere !== theirsElsewhere;
  const culprit = told ? (ownElsewhere ? b.tag : a.tag) : blamed(unit, a.tag, b.tag);
  const [wrong, right, side, other] = culprit === b.tag ? [theirs, own, b, a] : [own, theirs, a, b];
  const others = told && third ? [other, third] : [other];
  return {
    ...oddOne(mention(wrong, side), [mention(right, other)], others),
    ...{ type: 'false-friend', severity: 'major', culprit, confidence: told ? 0.75 : 0.5 },
  };
}

/** The forms that are a word of a trap. */
const trapForms = bitsByForm(({ stem }, { language }) => Number(isTrap(language.tag, stem)));

/** Whether a side has any of them; most don't. */
function mayTrap({ sentences, version }: UnitSide): boolean {
  const traps = trapForms(version);
  return sentences.some(({ forms }) => forms.some((form) => form >= 0 && traps[form] === 1));
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 2 || sides.length > 3) return [];
  const found: Divergence[] = [];
  for (const a of sides) {
    if (!mayTrap(a)) continue;
    for (const b of sides) {
      if (a === b) continue;
      const traps = trapsBetween(a.version.language.tag, b.version.language.tag);
      if (traps.size === 0) continue;
      const third = sides.find((side) => side !== a && side !== b) ?? null;
      for (const own of unit.items.get(a.tag) ?? []) {
        if (own.kind !== 'word' || own.name) continue;
        for (const trap of traps.get(own.stem) ?? []) {
          const finding = sprung(unit, [a, b, third], own, trap);
          if (!finding) continue;
          found.push(finding);
          break;
        }
      }
    }
  }
  return found;
}

export const falseFriend: Check = {
  id: 'false-friend',
  name: 'False friend',
  description:
    'A word that looks like the other version’s but means something else (`delay` for `délai`), where the right word is absent. The third version tells which of the two is wrong; where it has neither sense, or there is none, no version is blamed. The pairs are in corpus/contrasts/traps.tsv.',
  severity: 'major',
  find,
};
