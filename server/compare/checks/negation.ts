import type { Divergence, LanguageTag, Range } from '../../types.js';
import { blamed, type Check, filledSides, spanOf, type UnitView } from '../check.js';
import { type Item, matches } from '../matching/matching.js';
import type { Mention } from '../reading/mentions.js';
import { mayNegate, type Negation, type Polarity, polarityOf } from '../reading/polarity.js';

/** A version's part of the unit, with what is negative in it. */
interface Part extends Polarity {
  tag: LanguageTag;
}

/** How many content words before a word, and after it, must be free of anything negative for it not to be negated. */
const FREE_BEFORE = 3;
const FREE_AFTER = 1;
/** How many content words from its negator a word may be and still be what is negated. */
const NEXT = 2;
/** In a unit with more content words than this, a negation may belong to any of several clauses. */
const SHORT = 18;
/** The same where not even what is negated was found again. */
const BARE = 14;
/** One word in so many may have no counterpart anywhere in a close rendering. */
const STRANGE = 6;

/** The words of a part that translate an item. */
const counterparts = (part: Part, item: Item): Item[] =>
  item.foundIn.has(part.tag) ? part.words.flatMap((words) => words.filter((word) => matches(word, item))) : [];

/** Whether anything negative stands so near an item that it may negate it. */
function isNegated({ words, marks }: Part, item: Item): boolean {
  const at = words[item.sentence]?.indexOf(item) ?? -1;
  return marks.some(
    (mark) =>
      mark.sentence === item.sentence &&
      mark.word !== item &&
      (mark.at <= at ? at - mark.at <= FREE_BEFORE : mark.at - at - 1 <= FREE_AFTER),
  );
}

/** What a negator negates for sure: the words right by it, as far as all of them were found again in the others. */
function sureTargets({ targets }: Negation, others: readonly Part[]): Item[] {
  const sure: Item[] = [];
  for (const { item, rank } of targets) {
    if (rank > NEXT) break;
    if (others.every(({ tag }) => item.foundIn.has(tag))) sure.push(item);
    // a word that the lexicon doesn’t know cannot be found again, and says nothing
    else if (item.concepts.length > 0) break;
  }
  return sure;
}

const numbers = (parts: readonly Part[], of: 'negations' | 'marks'): number[] => parts.map((part) => part[of].length);

type Place = { tag: LanguageTag; sentence: number } & Range;

const span = (place: Place) => spanOf(place.tag, place.sentence, place);

/** What is found: the negators, and the words that face them without one. */
interface Difference {
  variant: 'lost' | 'added';
  lone: Part;
  others: Part[];
  signs: Mention[];
  facing: Item[];
  confidence: number;
}

const finding = ({ variant, lone, others, signs, facing, confidence }: Difference): Divergence => ({
  type: 'negation',
  variant,
  params: { lang: lone.tag, others: others.map(({ tag }) => tag), value: signs[0]?.shown ?? '' },
  severity: 'critical',
  culprit: lone.tag,
  confidence,
  spans: [...signs, ...facing].map(span),
});

/** The others negate what this version says too, with nothing negative about it here. */
function lost(lone: Part, [a, b]: [Part, Part]): Difference | null {
  const fewer =
    lone.negations.length < Math.min(...numbers([a, b], 'negations')) &&
    lone.marks.length < Math.min(...numbers([a, b], 'marks'));
  if (!fewer) return null;
  const long = lone.words.flat().length > SHORT;
  // where nothing at all is negative here, a negation of anything that is found again has been lost
  const targets = (negation: Negation, others: Part[]): Item[] =>
    lone.marks.length > 0
      ? sureTargets(negation, others)
      : negation.targets.flatMap(({ item, rank }) => (long && rank > NEXT ? [] : item));
  for (const first of a.negations)
    for (const item of targets(first, [lone, b])) {
      const here = counterparts(lone, item);
      if (here.length === 0 || here.some((word) => isNegated(lone, word))) continue;
      const second = b.negations.find((n) => targets(n, [lone, a]).some((word) => matches(word, item)));
      if (second)
        return {
          ...{ variant: 'lost', lone, others: [a, b], confidence: 0.85 },
          ...{ signs: [first.sign, second.sign], facing: here.slice(0, 1) },
        };
    }
  return lostInBare(lone, [a, b]);
}

/** Where nothing at all is negative here and all is rendered closely, a negation that the others have has been lost. */
function lostInBare(lone: Part, others: Part[]): Difference | null {
  const words = lone.words.flat();
  const strange = words.filter(({ concepts, foundIn }) => concepts.length > 0 && foundIn.size === 0);
  if (lone.marks.length > 0 || words.length > BARE || strange.length * STRANGE > words.length) return null;
  const signs = others.flatMap(({ negations }) => negations.slice(0, 1).map(({ sign }) => sign));
  if (signs.length < others.length) return null;
  return { variant: 'lost', lone, others, signs, facing: [], confidence: 0.65 };
}

/** This version negates what the others say too, with nothing negative about it there. */
function added(lone: Part, others: Part[]): Difference | null {
  const more =
    lone.negations.length > Math.max(...numbers(others, 'negations')) &&
    lone.marks.length > Math.max(...numbers(others, 'marks'));
  if (!more) return null;
  for (const negation of lone.negations)
    for (const item of sureTargets(negation, others)) {
      const facing = others.map((other) => plain(other, item));
      if (facing.every((word) => word !== null))
        return { variant: 'added', lone, others, signs: [negation.sign], facing, confidence: 0.8 };
    }
  return others.every(({ marks }) => marks.length === 0) ? addedToBare(lone, others) : null;
}

/** The word of a part that translates an item, if nothing negative stands near it or near any other that does. */
function plain(part: Part, item: Item): Item | null {
  const words = counterparts(part, item);
  return words.length > 0 && !words.some((word) => isNegated(part, word)) ? (words[0] as Item) : null;
}

/** Where nothing at all is negative in the others, one of them may have the word right by the negator otherwise. */
function addedToBare(lone: Part, others: Part[]): Difference | null {
  for (const { sign, targets } of lone.negations) {
    const near = targets.filter(({ rank }) => rank <= NEXT).map(({ item }) => item);
    const facing = others.map((other) => near.flatMap((item) => plain(other, item) ?? [])[0]);
    const first = near[0];
    const found = first && others.some((other) => plain(other, first));
    if (found && facing.every((word) => word !== undefined))
      return { variant: 'added', lone, others, signs: [sign], facing, confidence: 0.65 };
  }
  return null;
}

/** Of two versions, one negates what the other does not. */
function ofTwo(unit: UnitView, [a, b]: [Part, Part]): Divergence[] {
  const found = added(a, [b]) ?? added(b, [a]) ?? lostInBare(a, [b]) ?? lostInBare(b, [a]);
  if (!found) return [];
  const sure = found.variant === 'lost' || found.others.every(({ marks }) => marks.length === 0);
  return [{ ...finding(found), culprit: blamed(unit, a.tag, b.tag), confidence: 0.6, ...(sure ? {} : { hint: true }) }];
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (!sides.some(mayNegate)) return [];
  const parts = sides.map((side): Part => {
    const { words, negations, marks } = polarityOf(side, unit);
    // what all versions say by the same word replaces no negation: `refused`, `a refusé`, `отказался`
    const open = marks.filter(({ word }) => (word?.foundIn.size ?? 0) < sides.length - 1);
    return { tag: side.tag, words, negations, marks: open };
  });
  if (parts.every(({ negations }) => negations.length === 0)) return [];
  if (parts.length === 2) return ofTwo(unit, parts as [Part, Part]);
  if (parts.length !== 3) return [];
  return parts.flatMap((lone) => {
    const others = parts.filter((other) => other !== lone) as [Part, Part];
    const found = lost(lone, others) ?? added(lone, others);
    return found ? [finding(found)] : [];
  });
}

export const negation: Check = {
  id: 'negation',
  name: 'Negation',
  description:
    'A sentence that one version negates and the others don’t, or the reverse, where what is negated is found again; “without” counts as a negation. “Ne … que”, “not only”, “no doubt”, “not until” and the like are none; “refuse”, “hardly”, “instead of”, “impossible”, negative prefixes and other words that imply one let a version pass.',
  severity: 'critical',
  find,
};
