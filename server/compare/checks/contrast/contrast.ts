import type { ContrastValue } from '../../../lexicon/contrasts.js';
import type { Divergence, LanguageTag, Severity } from '../../../types.js';
import { blamed, filledSides, oddOne, spanOf, type UnitSide, type UnitView } from '../../check.js';
import { type Item, matches } from '../../matching/matching.js';
import { once } from '../../reading/kept.js';
import { contentOf } from '../../reading/polarity.js';
import { isNegator, modalsOf, negatorsOf, type Sign, valuesOf } from '../../reading/signs.js';

/** How far from a word what negates it may stand, in characters. */
const NEGATED = 25;
/** How far before a word what turns it round without negating the clause may stand: `peu habituel`. */
const TURNED = 8;
/** How many content words on either side of a word tell what it is said of. */
const AROUND = 2;

/** Whether something negative stands by a sign, not in it: `not uncommon`, `peu habituel`, `не редкость`. */
const isTurned = (side: UnitSide, { sentence, start, end }: Sign): boolean =>
  negatorsOf(side).some((other) => {
    if (other.sentence !== sentence || (other.start >= start && other.end <= end)) return false;
    if (other.start < start && other.end > start) return true;
    if (isNegator(other, 'strong') && Math.abs(other.start - start) < NEGATED) return true;
    return other.end <= start && start - other.end < TURNED;
  });

/** Whether a negator is part of a sign: `plead not guilty` is not found again in `plead guilty`. */
const holdsNegator = (side: UnitSide, { sentence, start, end }: Sign): boolean =>
  negatorsOf(side).some(
    (other) => other.sentence === sentence && other.start >= start && other.end <= end && isNegator(other, 'strong'),
  );

/** A word of a version that carries a value, or may stand for it. */
interface Witness {
  sign: Sign;
  /** Carries the value, rather than only excusing its absence. */
  sure: boolean;
}

/** What a side says that has a value of a list's groups. */
const signsWithValues = (side: UnitSide): Sign[][] => [valuesOf(side), modalsOf(side)];

/** The witnesses of each value of a group in a side. */
function witnessesIn(side: UnitSide, groupId: number): Map<string, Witness[]> {
  const values = new Map<string, Witness[]>();
  for (const signs of signsWithValues(side))
    for (const sign of signs)
      for (const value of sign.values) {
        if (value.groupId !== groupId) continue;
        const witnesses = values.get(value.value) ?? [];
        values.set(value.value, [...witnesses, { sign, sure: !value.excuse }]);
      }
  return values;
}

/** A bit a side for each group and value, by number; all zero between two units. */
let bits = new Uint8Array(4096);
const held = (id: number): number => bits[id] ?? 0;

function hold(id: number, bit: number): void {
  if (id >= bits.length) {
    const wider = new Uint8Array(id * 2);
    wider.set(bits);
    bits = wider;
  }
  bits[id] = held(id) | bit;
}

/**
 * The groups of a unit that can differ, by list: those of which every side holds a value, and of which all but one hold one that the
 * last lacks. Nearly all units have none: they are told by one bit a side.
 */
const suspectsOf = once((unit: UnitView): Map<string, number[]> => {
  const sides = filledSides(unit);
  const lists = new Map<string, number[]>();
  const all = (1 << sides.length) - 1;
  const met: ContrastValue[] = [];
  sides.forEach((side, n) => {
    for (const signs of signsWithValues(side))
      for (const { values } of signs)
        for (const value of values) {
          if (held(value.valueId) === 0) met.push(value);
          hold(value.valueId, 1 << n);
          hold(value.groupId, 1 << n);
        }
  });
  for (const { list, groupId, valueId } of met) {
    const missing = all & ~held(valueId);
    if (missing === 0 || (missing & (missing - 1)) !== 0 || held(groupId) !== all) continue;
    const known = lists.get(list) ?? [];
    if (!known.includes(groupId)) lists.set(list, [...known, groupId]);
  }
  for (const { groupId, valueId } of met) bits[groupId] = bits[valueId] = 0;
  return lists;
});

/** A version, with what it holds of one group. */
class Holder {
  constructor(
    private readonly unit: UnitView,
    readonly side: UnitSide,
    private readonly values: ReadonlyMap<string, Witness[]>,
  ) {}

  get tag(): LanguageTag {
    return this.side.tag;
  }

  has = (value: string): boolean => this.values.has(value);

  /** How many words carry a value. */
  timesOf = (value: string): number => this.values.get(value)?.filter(({ sure }) => sure).length ?? 0;

  /** The content words that a sign is. */
  private wordsOf({ sentence, start, end }: Sign): Item[] {
    const words = contentOf(this.side, this.unit)[sentence] ?? [];
    return words.filter((word) => word.start >= start && word.end <= end);
  }

  /**
   * What speaks for a value: not what is turned round by a negation, what was found again in a version of the others,
   * nor a function word that only may stand for it.
   */
  witnesses(value: string, others: readonly Holder[]): Witness[] {
    return (this.values.get(value) ?? []).filter(({ sign, sure }) => {
      const words = this.wordsOf(sign);
      const found =
        words.length > 0 &&
        words.every((word) => others.some(({ tag }) => word.foundIn.has(tag))) &&
        !holdsNegator(this.side, sign);
      return !found && (sure || words.length > 0) && !isTurned(this.side, sign);
    });
  }

  valuesHeld = (): string[] => [...this.values.keys()];

  /** The content words around a sign. */
  around({ sentence, start, end }: Sign): Item[] {
    const words = contentOf(this.side, this.unit)[sentence] ?? [];
    const before = words.filter((word) => word.end <= start).slice(-AROUND);
    return [...before, ...words.filter((word) => word.start >= end).slice(0, AROUND)];
  }
}

/** Two versions' words, of which it is to be told whether they are said of the same. */
type Said = [Holder, Sign];

/** Whether two signs are said of the same thing: a content word by the one translates one by the other. */
const saidOfSame = ([a, x]: Said, [b, y]: Said): boolean =>
  a.around(x).some((one) => b.around(y).some((other) => matches(one, other)));

/** What a finding of a list is. */
export interface ListCheck {
  list: string;
  type: string;
  severity: Severity;
}

interface Odd {
  odd: Witness;
  usual: Witness[];
  confidence: number;
  hint: boolean;
}

/**
 * How much it says that one version has another value than two others share. A word that only may stand for a value counts
 * where the rest is sure, or where all three words are said of the same thing.
 */
function weigh(odd: Witness, usual: readonly Witness[], linked: () => boolean): Omit<Odd, 'odd' | 'usual'> | null {
  const sure = usual.filter((witness) => witness.sure).length;
  if (sure === 0) return null;
  if (odd.sure && sure === usual.length) return { confidence: 0.8, hint: false };
  if (odd.sure) return { confidence: 0.65, hint: false };
  return sure === usual.length || linked() ? { confidence: linked() ? 0.5 : 0.3, hint: true } : null;
}

/** The strongest case for a version's having another value than the others share; null where there is none. */
function oddIn(own: Holder, others: [Holder, Holder]): Odd | null {
  const [a, b] = others;
  let best: Odd | null = null;
  for (const shared of a.valuesHeld()) {
    if (!b.has(shared) || own.has(shared)) continue;
    const [left, right] = [a.witnesses(shared, [own]), b.witnesses(shared, [own])];
    for (const value of own.valuesHeld()) {
      if (others.some((other) => other.timesOf(value) >= Math.max(1, own.timesOf(value)))) continue;
      const clear = !others.some((other) => other.has(value));
      for (const odd of own.witnesses(value, others))
        for (const x of left)
          for (const y of right) {
            const linked = (): boolean =>
              saidOfSame([own, odd.sign], [a, x.sign]) && saidOfSame([own, odd.sign], [b, y.sign]);
            const weight = weigh(odd, [x, y], linked);
            const strong = weight && (clear || (odd.sure && x.sure && y.sure));
            if (strong && weight.confidence > (best?.confidence ?? 0)) best = { odd, usual: [x, y], ...weight };
          }
    }
  }
  return best;
}

/** Two versions with a value each that excludes the other’s, said of the same thing. */
function differing(unit: UnitView, [a, b]: [Holder, Holder], check: ListCheck): Divergence[] {
  for (const one of a.valuesHeld())
    for (const other of b.valuesHeld()) {
      if (a.has(other) || b.has(one)) continue;
      for (const x of a.witnesses(one, [b]))
        for (const y of b.witnesses(other, [a])) {
          if (!x.sure || !y.sure) continue;
          const linked = saidOfSame([a, x.sign], [b, y.sign]);
          return [
            {
              ...{ type: check.type, severity: check.severity, variant: 'odd' },
              params: { lang: b.tag, others: [a.tag], value: y.sign.shown, otherValue: x.sign.shown },
              culprit: blamed(unit, a.tag, b.tag),
              confidence: linked ? 0.65 : 0.4,
              spans: [x.sign, y.sign].map((sign) => spanOf(sign.tag, sign.sentence, sign)),
              ...(linked ? {} : { hint: true }),
            },
          ];
        }
    }
  return [];
}

/**
 * Where all versions but one hold a value of a group and that one holds another, which excludes it, and not the first.
 * Findings that are not worth a reviewer's look by themselves are hints.
 */
export function oddValues(unit: UnitView, check: ListCheck): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 2 || sides.length > 3) return [];
  return (suspectsOf(unit).get(check.list) ?? []).flatMap((groupId) => {
    const holders = sides.map((side) => new Holder(unit, side, witnessesIn(side, groupId)));
    if (holders.length === 2) return differing(unit, holders as [Holder, Holder], check);
    for (const own of holders) {
      const others = holders.filter((holder) => holder !== own) as [Holder, Holder];
      const found = oddIn(own, others);
      if (!found) continue;
      const { odd, usual, confidence, hint } = found;
      const described = oddOne(
        odd.sign,
        usual.map(({ sign }) => sign),
        others,
      );
      return [{ ...described, type: check.type, severity: check.severity, confidence, ...(hint ? { hint } : {}) }];
    }
    return [];
  });
}
