import { type ContrastValue, contrastsOf, EXACT_SIGN } from '../lexicon/contrasts.js';
import type { Divergence, LanguageTag, Severity } from '../types.js';
import { TokenKind } from '../words/tokens.js';
import { filledSides, oddOne, type UnitSide, type UnitView } from './check.js';
import type { Mention } from './mentions.js';

/** A word or phrase that carries a value of a contrast. */
export interface Sign extends Mention {
  values: readonly ContrastValue[];
}

const cache = new WeakMap<UnitSide, Sign[]>();

/** The signs of a side, the longest at each place: `not only` is one sign, and no negation. */
export function signsOf(side: UnitSide): Sign[] {
  let signs = cache.get(side);
  if (!signs) {
    signs = side.sentences.flatMap((_, sentence) => signsIn(side, sentence));
    cache.set(side, signs);
  }
  return signs;
}

function signsIn(side: UnitSide, sentence: number): Sign[] {
  const { text, tokens } = side.sentences[sentence] as UnitSide['sentences'][number];
  const contrasts = contrastsOf(side.version.language.tag);
  const words = tokens.filter(({ kind }) => kind === TokenKind.Word);
  const norms = words.map(({ norm }) => norm);
  const found: Sign[] = [];
  for (let at = 0; at < words.length; at++) {
    const longest = contrasts.longest(norms[at] as string);
    if (longest === 0) continue;
    const stems = norms.slice(at, at + longest).map(contrasts.stemOf);
    for (let size = Math.min(longest, words.length - at); size > 0; size--) {
      const exact = contrasts.valuesOf(EXACT_SIGN + norms.slice(at, at + size).join(' ')) ?? [];
      // an adverb may stand inside: `should therefore have`, `aurait donc pu`
      const apart = size === 2 ? (contrasts.valuesOf(`${EXACT_SIGN}${norms[at]} ${norms[at + 2]}`) ?? []) : [];
      const values = [...exact, ...apart, ...(contrasts.valuesOf(stems.slice(0, size).join(' ')) ?? [])];
      if (values.length === 0) continue;
      const [start, end] = [words[at]?.start as number, words[at + size - 1]?.end as number];
      found.push({ ...{ tag: side.tag, sentence, start, end, values }, shown: text.slice(start, end) });
      at += size - 1;
      break;
    }
  }
  return found;
}

export const isNegator = ({ values }: Sign, ...kinds: string[]): boolean =>
  values.some(({ group, value }) => group === 'negator' && kinds.includes(value));

/** How far before a word what negates it may stand, in characters. */
const REACH = 25;

/** Whether something negative stands just before a sign: `not uncommon`, `peu habituel`. */
function turned(side: UnitSide, sign: Sign): boolean {
  return signsOf(side).some(
    (other) =>
      other !== sign &&
      isNegator(other, 'strong') &&
      other.sentence === sign.sentence &&
      Math.abs(other.start - sign.start) < REACH,
  );
}

interface Held {
  /** Value → the signs that carry it. */
  values: Map<string, Sign[]>;
  /** Values that other words of the version may stand for. */
  excused: Set<string>;
}

/** List → group → what a side holds of it. */
const holdings = new WeakMap<UnitSide, Map<string, Map<string, Held>>>();

function holdingsOf(side: UnitSide): Map<string, Map<string, Held>> {
  let lists = holdings.get(side);
  if (!lists) {
    lists = new Map();
    for (const sign of signsOf(side)) for (const value of sign.values) hold(lists, sign, value);
    holdings.set(side, lists);
  }
  return lists;
}

function hold(lists: Map<string, Map<string, Held>>, sign: Sign, { list, group, value, excuse }: ContrastValue): void {
  const groups = lists.get(list) ?? new Map<string, Held>();
  lists.set(list, groups);
  const held = groups.get(group) ?? { values: new Map(), excused: new Set() };
  groups.set(group, held);
  if (excuse) held.excused.add(value);
  else held.values.set(value, [...(held.values.get(value) ?? []), sign]);
}

const NOTHING_HELD: Held = { values: new Map(), excused: new Set() };

const heldBy = (side: UnitSide, list: string, group: string): Held =>
  holdingsOf(side).get(list)?.get(group) ?? NOTHING_HELD;

const has = ({ values, excused }: Held, value: string): boolean => values.has(value) || excused.has(value);

/** The groups of a list of which every side holds a value: only these can differ. */
const groupsIn = ([first, ...others]: UnitSide[], list: string): string[] =>
  [
    ...(holdingsOf(first as UnitSide)
      .get(list)
      ?.keys() ?? []),
  ].filter((group) => [first as UnitSide, ...others].every((side) => heldBy(side, list, group).values.size > 0));

/** Whether a sign's word was found again in a version. */
function foundIn(unit: UnitView, sign: Sign, tag: LanguageTag): boolean {
  const items = unit.items.get(sign.tag) ?? [];
  return items.some(
    (item) =>
      item.sentence === sign.sentence && item.start >= sign.start && item.end <= sign.end && item.foundIn.has(tag),
  );
}

/**
 * Where all versions but one hold a value of a group and that one holds another, which excludes it, and not the first.
 * A word that was found again in the version in question is no evidence against it.
 */
export function oddValues(
  unit: UnitView,
  list: string,
  type: string,
  severity: Severity,
  confidence: number,
): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 3) return [];
  return groupsIn(sides, list).flatMap((group) => {
    const held = new Map(sides.map((side) => [side, heldBy(side, list, group)]));
    for (const side of sides) {
      const own = held.get(side) as Held;
      const others = sides.filter((other) => other !== side);
      const theirs = others.map((other) => held.get(other) as Held);
      const shared = [...(theirs[0] as Held).values.keys()].find(
        (value) => theirs.every((t) => t.values.has(value)) && !has(own, value),
      );
      const odd = [...own.values.keys()].find((value) => !theirs.some((t) => t.values.has(value)));
      if (shared === undefined || odd === undefined) continue;
      const usual = theirs.flatMap(({ values }) => values.get(shared)?.find((s) => !foundIn(unit, s, side.tag)) ?? []);
      const sign = own.values.get(odd)?.find((s) => !others.some((o) => foundIn(unit, s, o.tag)));
      if (usual.length < others.length || !sign) continue;
      if (turned(side, sign) || others.some((o, n) => turned(o, usual[n] as Sign))) continue;
      return [{ ...oddOne(sign, usual, others), type, severity, confidence }];
    }
    return [];
  });
}
