import { type ContrastValue, contrastsOf, EXACT_SIGN } from '../lexicon/contrasts.js';
import type { Divergence, DivergenceSpan, LanguageTag, Range, Severity } from '../types.js';
import { stemOf } from '../words/stem.js';
import { TokenKind } from '../words/tokens.js';
import { filledSides, spanOf, type UnitSide, type UnitView } from './check.js';

/** A word or phrase that carries a value of a contrast. */
export interface Sign extends Range {
  tag: LanguageTag;
  sentence: number;
  shown: string;
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
  // a short word is itself: `du` is no form of `devoir`
  const stems = norms.map((norm) => (norm.length < 4 || contrasts.hasOwnStem(norm) ? norm : stemOf(side.tag, norm)));
  const found: Sign[] = [];
  for (let at = 0; at < words.length; at++) {
    const longest = contrasts.longest(norms[at] as string, stems[at] as string);
    for (let size = Math.min(longest, words.length - at); size > 0; size--) {
      const exact = contrasts.valuesOf(EXACT_SIGN + norms.slice(at, at + size).join(' ')) ?? [];
      // an adverb may stand inside: `should therefore have`, `aurait donc pu`
      const apart = size === 2 ? (contrasts.valuesOf(`${EXACT_SIGN}${norms[at]} ${norms[at + 2]}`) ?? []) : [];
      const values = [...exact, ...apart, ...(contrasts.valuesOf(stems.slice(at, at + size).join(' ')) ?? [])];
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

function heldBy(side: UnitSide, list: string, group: string): Held {
  const values = new Map<string, Sign[]>();
  const excused = new Set<string>();
  for (const sign of signsOf(side))
    for (const { value, excuse } of sign.values.filter((v) => v.list === list && v.group === group)) {
      if (excuse) excused.add(value);
      else values.set(value, [...(values.get(value) ?? []), sign]);
    }
  return { values, excused };
}

const has = ({ values, excused }: Held, value: string): boolean => values.has(value) || excused.has(value);

const groupsIn = (sides: UnitSide[], list: string): Set<string> =>
  new Set(
    sides.flatMap((side) =>
      signsOf(side).flatMap(({ values }) =>
        values.filter((v) => v.list === list && !v.excuse).map(({ group }) => group),
      ),
    ),
  );

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
  return [...groupsIn(sides, list)].flatMap((group) => {
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
      return [divergence(side, others, sign, usual)];
    }
    return [];
  });

  function divergence(side: UnitSide, others: UnitSide[], sign: Sign, usual: Sign[]): Divergence {
    const span = (s: Sign): DivergenceSpan => spanOf(s.tag, s.sentence, s);
    return {
      ...{ type, severity, confidence },
      variant: 'odd',
      params: {
        lang: side.tag,
        others: others.map(({ tag }) => tag),
        value: sign.shown,
        otherValue: usual[0]?.shown ?? '',
      },
      culprit: side.tag,
      spans: [...usual.map(span), span(sign)],
    };
  }
}
