import type { AnalysedSentence } from '../../../analyse/analyse.js';
import type { Divergence, LanguageTag } from '../../../types.js';
import { blamed, type Check, filledSides, type UnitSide, type UnitView, wholeSentence } from '../../check.js';
import { isCommon } from '../../freedom.js';
import type { Item } from '../../matching/matching.js';
import { weightOf } from '../omission/holes.js';
import { standsNearby } from '../omission/omission.js';
import { isFurniture } from './furniture.js';

const allOf = ({ tag, sentences }: UnitSide) => sentences.map(({ text }, n) => wholeSentence(tag, n, text));

/** As many units in a row that one version lacks were left out on purpose: this is an edition, and no slip. */
const CUT = 4;

/** A unit that some versions lack altogether. */
function missingSides(unit: UnitView): Divergence[] {
  const { sides, confidence, gap } = unit;
  const present = filledSides(unit);
  const absent = sides.filter(({ sentences }) => sentences.length === 0).map(({ tag }) => tag);
  if (absent.length === 0 || present.length === 0) return [];
  const cut = gap !== null && gap.size >= CUT;
  if (cut && gap.index > 0) return [];
  const added = present.length === 1 && sides.length > 2;
  const holders = present.map(({ tag }) => tag);
  let culprit: LanguageTag | null = null;
  if (sides.length > 2 && absent.length === 1) culprit = absent[0] as LanguageTag;
  else if (added) culprit = holders[0] as LanguageTag;
  else if (sides.length === 2) culprit = blamed(unit, (sides[0] as UnitSide).tag, (sides[1] as UnitSide).tag);
  const furniture = !cut && present.every(isFurniture);
  const quiet = furniture || isMisplaced(unit, present);
  const kind = added ? 'only' : 'absent';
  return [
    {
      type: 'counterpart',
      variant: cut ? `cut-${kind}` : furniture ? 'furniture' : kind,
      params: {
        langs: added && !furniture ? holders : absent,
        others: added && !furniture ? absent : holders,
        ...(cut ? { units: gap.size } : {}),
      },
      severity: cut || furniture ? 'minor' : 'major',
      culprit,
      confidence: Math.min(0.95, 0.5 + confidence / 2),
      spans: present.flatMap(allOf),
      ...(quiet ? { hint: true } : {}),
    },
  ];
}

/** Words of a unit by which it can be recognised elsewhere; with fewer, it can't. */
const RECOGNISED = 3;

/** Whether what a unit says stands in the sentences around, in every version that lacks it: then it was aligned wrongly. */
function isMisplaced({ sides, items }: UnitView, present: readonly UnitSide[]): boolean {
  return sides
    .filter((side) => !present.includes(side))
    .every((absent) =>
      present.every(({ tag }) => {
        const words = (items.get(tag) ?? []).filter((item) => isCommon(item) || item.name);
        return words.length >= RECOGNISED && standsNearby(absent, words);
      }),
    );
}

/** What of some items is found in any other version, by weight; null where there is too little to tell. */
function foundOf(items: readonly Item[], side: UnitSide): number | null {
  const telling = items.filter((item) => item.kind === 'number' || item.name || isCommon(item));
  const whole = telling.reduce((sum, item) => sum + weightOf(item, side), 0);
  if (whole < 1.5) return null;
  const found = telling.filter(({ foundIn }) => foundIn.size > 0);
  return found.reduce((sum, item) => sum + weightOf(item, side), 0) / whole;
}

/** A sentence of which so much is found again has a counterpart; of the rest of its side, so much must be. */
const LITTLE = 0.3;
const MUCH = 0.45;

/**
 * A sentence of a side that has several, of which hardly anything is found again in the others, and without which that
 * side would be more nearly as long as it should be.
 */
function extraSentences(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 3 || sides.every(({ sentences }) => sentences.length < 2)) return [];
  return sides.flatMap((side) => {
    const others = sides.filter((other) => other !== side);
    const { sentences } = side;
    if (sentences.length < 2 || others.some((other) => other.sentences.length >= sentences.length)) return [];
    const letters = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
    const expected = others.reduce((sum, other) => sum + other.length, 0) / others.length;
    return sentences.flatMap((sentence, n) => {
      const without = side.length * (1 - sentence.length / letters);
      const nearer = Math.abs(Math.log(without / expected)) < Math.abs(Math.log(side.length / expected));
      if (!nearer || !isAlone(unit, side, others, n)) return [];
      return [sentenceFinding(side, others, n, sentence)];
    });
  });
}

function isAlone(unit: UnitView, side: UnitSide, others: readonly UnitSide[], n: number): boolean {
  const items = (unit.items.get(side.tag) ?? []).filter(({ kind }) => kind !== 'term');
  const own = items.filter(({ sentence }) => sentence === n);
  const found = foundOf(own, side);
  const rest = foundOf(
    items.filter(({ sentence }) => sentence !== n),
    side,
  );
  if (found === null || rest === null || found > LITTLE || rest < MUCH) return false;
  return !others.some((other) => standsNearby(other, own));
}

const sentenceFinding = (
  side: UnitSide,
  others: readonly UnitSide[],
  n: number,
  { text }: AnalysedSentence,
): Divergence => ({
  type: 'counterpart',
  variant: 'sentence',
  params: { lang: side.tag, others: others.map(({ tag }) => tag) },
  severity: 'major',
  culprit: side.tag,
  confidence: 0.75,
  spans: [wholeSentence(side.tag, n, text)],
});

/** Words that a side must have for it to be told that they are about something else. */
const TELLING = 3;

/** A version that shares nothing with the others, which share much: it says something else, or belongs elsewhere. */
function unrelatedSides(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length !== 3) return [];
  return sides.flatMap((side) => {
    const others = sides.filter((other) => other !== side);
    const items = unit.items.get(side.tag) ?? [];
    const counts = (item: Item): boolean => isCommon(item) || item.kind === 'number';
    // which is so of nearly all
    if (items.some((item) => item.foundIn.size > 0 && counts(item))) return [];
    if (items.filter(counts).length < TELLING) return [];
    const agree = others.every((other) => {
      const items = (unit.items.get(other.tag) ?? []).filter(
        (item) => isCommon(item) || item.kind === 'number' || item.name,
      );
      const shared = items.filter(({ foundIn }) => foundIn.size > 0);
      return (
        shared.length >= TELLING &&
        shared.length >= items.length / 2 &&
        !shared.some(({ foundIn }) => foundIn.has(side.tag))
      );
    });
    if (!agree) return [];
    return [
      {
        type: 'counterpart',
        variant: 'unrelated',
        params: { lang: side.tag, others: others.map(({ tag }) => tag) },
        severity: 'major' as const,
        culprit: side.tag,
        confidence: 0.8,
        spans: sides.flatMap(allOf),
      },
    ];
  });
}

export const counterpart: Check = {
  id: 'counterpart',
  name: 'Text without counterpart',
  description:
    'A sentence, or a whole unit, that some versions have and others lack, or that has nothing in common with them. A sentence inside a unit counts only if hardly anything in it is found again in the others and its version is too long by about as much. Many units missing in a row are reported once, as a cut; lines that belong to a page (`Read more`, photo credits) are hints. Sentences that a translator merged or split are let pass.',
  severity: 'major',
  find: (unit) => [...missingSides(unit), ...extraSentences(unit), ...unrelatedSides(unit)],
};
