import type { Divergence, LanguageTag, Range } from '../types.js';
import { type Check, filledSides, spanOf, type UnitSide, type UnitView } from './check.js';
import { isNegator, type Sign, signsOf } from './contrast.js';
import { type Item, matches } from './matching.js';

/** Prefixes that negate, where nearly all words that begin so are negative; in French, the `ne` that goes with all. */
const SOFT: Record<string, RegExp> = {
  en: /^(?:un|non|dis)\p{L}{4,}|\p{L}{3,}less(?:ly)?$/u,
  fr: /^(?:ne|n|peu|non\p{L}{3,}|imm\p{L}{3,}|irr\p{L}{3,}|ill\p{L}{3,})$/u,
  ru: /^(?:не|без|бес|ни)\p{L}{3,}$/u,
};

/** How many words before and after a negator may be what it negates. */
const NEAR = 2;
/** How far before, and after, a word what negates it may stand, in characters. */
const BEFORE = 30;
const AFTER = 18;

/** The negators of a side; `No. 9` is none. */
const strongIn = (side: UnitSide): Sign[] =>
  signsOf(side).filter(
    (sign) =>
      isNegator(sign, 'strong') &&
      !isNegator(sign, 'none') &&
      !/^\.?\s*\d/u.test(side.sentences[sign.sentence]?.text.slice(sign.end) ?? ''),
  );

/** The words that a negator may negate: the nearest after it, in French on either side, within the sentence. */
function negated(unit: UnitView, sign: Sign): Item[] {
  const items = (unit.items.get(sign.tag) ?? []).filter(
    (item) => item.sentence === sign.sentence && item.kind === 'word',
  );
  const after = items.filter((item) => item.start >= sign.end).slice(0, NEAR);
  const before = items.filter((item) => item.end <= sign.start).slice(-NEAR);
  return sign.tag.startsWith('fr') ? [...before, ...after] : after;
}

/** Whether anything negative stands near an item: a negator, a word that implies one, a negative prefix. */
function isNegated(side: UnitSide, item: Item): boolean {
  const near = (place: Range): boolean => item.start - place.start <= BEFORE && place.start - item.end <= AFTER;
  const soft = SOFT[side.version.language.tag];
  const tokens = side.sentences[item.sentence]?.tokens ?? [];
  return (
    signsOf(side).some(
      (sign) => sign.sentence === item.sentence && isNegator(sign, 'strong', 'soft', 'none') && near(sign),
    ) || tokens.some((token) => soft?.test(token.norm) && near(token))
  );
}

/** The items of a side that translate one of the given items. */
const counterparts = (unit: UnitView, tag: LanguageTag, items: readonly Item[]): Item[] =>
  (unit.items.get(tag) ?? []).filter((item) => items.some((other) => other.foundIn.has(tag) && matches(item, other)));

const span = (place: { tag: LanguageTag; sentence: number } & Range) => spanOf(place.tag, place.sentence, place);

/** In a sentence with more words than this, a negation may belong to any of several clauses. */
const LONG = 18;

function finding(
  variant: 'lost' | 'added',
  lone: UnitSide,
  others: UnitSide[],
  signs: Sign[],
  facing: Item[],
): Divergence {
  const long = [lone, ...others].some(({ sentences }) =>
    sentences.some(({ types }) => types.filter((type) => type >= 0).length > LONG),
  );
  return {
    type: 'negation',
    variant,
    params: { lang: lone.tag, others: others.map(({ tag }) => tag), value: signs[0]?.shown ?? '' },
    severity: 'critical',
    culprit: lone.tag,
    confidence: long ? 0.4 : 0.75,
    spans: [...signs, ...facing].map(span),
    ...(long ? { hint: true } : {}),
  };
}

/** The others negate a word that this version has too, with nothing negative near it. */
function lost(unit: UnitView, lone: UnitSide, others: UnitSide[]): Divergence | null {
  if (strongIn(lone).length > 0) return null;
  const found = others.map((other) =>
    strongIn(other).map((sign) => ({ sign, facing: counterparts(unit, lone.tag, negated(unit, sign)) })),
  );
  const [first = [], ...rest] = found;
  for (const { sign, facing } of first)
    for (const item of facing) {
      const same = rest.map((list) => list.find((other) => other.facing.includes(item)));
      if (same.some((other) => !other) || isNegated(lone, item)) continue;
      return finding('lost', lone, others, [sign, ...same.flatMap((other) => (other ? [other.sign] : []))], [item]);
    }
  return null;
}

/** This version negates a word that the others have too, with nothing negative near it there. */
function added(unit: UnitView, lone: UnitSide, others: UnitSide[]): Divergence | null {
  if (others.some((other) => strongIn(other).length > 0)) return null;
  for (const sign of strongIn(lone))
    for (const item of negated(unit, sign)) {
      const facing = others.map((other) => counterparts(unit, other.tag, [item]));
      const plain = facing.every(
        (items, n) => items.length > 0 && !items.some((i) => isNegated(others[n] as UnitSide, i)),
      );
      if (plain) return finding('added', lone, others, [sign], facing.flat());
    }
  return null;
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 3) return [];
  return sides.flatMap((lone) => {
    const others = sides.filter((other) => other !== lone);
    const found = lost(unit, lone, others) ?? added(unit, lone, others);
    return found ? [found] : [];
  });
}

export const negation: Check = {
  id: 'negation',
  name: 'Negation',
  description:
    'A sentence that one version negates and the others don’t, or the reverse, where what is negated is found again. “Ne … que”, “not only”, “no doubt” and the like are no negation; “without”, “refuse”, “impossible” and negative prefixes stand for one.',
  severity: 'critical',
  find,
};
