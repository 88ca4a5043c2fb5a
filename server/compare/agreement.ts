import { Mark } from '../analyse/analyse.js';
import type { Divergence, Severity } from '../types.js';
import { filledSides, type UnitSide, type UnitView } from './check.js';
import { isNegator, signsOf } from './contrast.js';
import type { Item } from './matching.js';

/** How far one finding that is sure lowers the agreement, by its severity: each further one takes its share of the rest. */
const WEIGHT: Record<Severity, number> = { minor: 0.15, major: 0.35, critical: 0.6 };
const HINT = 0.3;

/** Signs that a translation keeps; a lost question mark changes what is said, lost quotation marks who says it. */
const SIGNS: [number, number][] = [
  [Mark.Question, 0.12],
  [Mark.Exclamation, 0.05],
  [Mark.Quote, 0.06],
];

/** One minus the share of numbers that only one of two sides has. */
function numbersShared(a: UnitSide, b: UnitSide): number {
  const keysOf = (side: UnitSide) =>
    side.sentences.flatMap((s) => s.numbers.filter((n) => !n.loose).map((n) => n.keys));
  const anyKey = (side: UnitSide) => new Set(side.sentences.flatMap((s) => s.numbers.flatMap((n) => n.keys)));
  const inB = anyKey(b);
  const inA = anyKey(a);
  const own = keysOf(a);
  const theirs = keysOf(b);
  const total = own.length + theirs.length;
  if (total === 0) return 1;
  const lost =
    own.filter((k) => !k.some((x) => inB.has(x))).length + theirs.filter((k) => !k.some((x) => inA.has(x))).length;
  return 1 - lost / (total + 1);
}

/** How plausible it is that the lengths translate each other: 1 up to a third more or less, then falling. */
function lengthAgreement(a: UnitSide, b: UnitSide): number {
  const spread = Math.abs(Math.log((a.length + 8) / (b.length + 8)));
  return spread < 0.3 ? 1 - 0.1 * spread : Math.exp(-1.2 * (spread - 0.3)) * 0.97;
}

function signsLost(a: UnitSide, b: UnitSide): number {
  const marks = (side: UnitSide): number => side.sentences.reduce((bits, s) => bits | s.marks, 0);
  const differ = marks(a) ^ marks(b);
  return SIGNS.reduce((sum, [bit, worth]) => (differ & bit ? sum + worth : sum), 0);
}

/** How much a word without counterpart takes away, by how surely the lexicon would have found one. */
const certainty = (item: Item): number =>
  item.kind === 'number' ? 1.5 : item.name ? 1.2 : item.concepts.length > 0 ? 1 : 0.6;

/** The share of what two sides say, each word by its certainty, that is found in the other. */
function wordsShared(unit: UnitView, a: UnitSide, b: UnitSide): number {
  let found = 0;
  let total = 0;
  for (const [own, other] of [
    [a.tag, b.tag],
    [b.tag, a.tag],
  ] as const)
    for (const item of unit.items.get(own) ?? []) {
      if (item.kind === 'term') continue;
      const worth = certainty(item);
      total += worth;
      if (item.foundIn.has(other)) found += worth;
    }
  return total === 0 ? 1 : found / total;
}

const negatorsIn = (side: UnitSide): number => signsOf(side).filter((sign) => isNegator(sign, 'strong')).length;

/** What negators that one side has more of take away, each. */
const NEGATOR = 0.08;
/** How much of the agreement hangs on words being found again. */
const WORDS = 0.5;

/**
 * How far the versions of a unit say the same, 0 to 1: what the findings take away, times what every pair of versions
 * shares in length, numbers and signs, the worst pair counting. A unit that some version lacks agrees by the share of
 * versions that have it.
 */
export function agreementOf(unit: UnitView, divergences: readonly Divergence[]): number {
  const sides = filledSides(unit);
  if (sides.length === 0) return 0;
  let worst = 1;
  sides.forEach((a, i) => {
    for (const b of sides.slice(i + 1))
      worst = Math.min(
        worst,
        lengthAgreement(a, b) *
          (0.6 + 0.4 * numbersShared(a, b)) *
          (1 - signsLost(a, b)) *
          (1 - WORDS * (1 - wordsShared(unit, a, b)) ** 1.5) *
          (1 - NEGATOR * Math.min(3, Math.abs(negatorsIn(a) - negatorsIn(b)))),
      );
  });
  const findings = divergences.reduce(
    (rest, d) => rest * (1 - WEIGHT[d.severity] * d.confidence * (d.hint ? HINT : 1)),
    1,
  );
  const present = sides.length === 1 ? 1 / unit.sides.length : sides.length / unit.sides.length;
  return Math.max(0, Math.min(1, worst * findings * present));
}
