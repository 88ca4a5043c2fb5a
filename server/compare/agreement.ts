import { Mark } from '../analyse/analyse.js';
import type { AgreementParts, Divergence, LanguageTag, Severity } from '../types.js';
import { filledSides, type UnitSide, type UnitView } from './check.js';
import { placesIn, wordsOf } from './matching/links.js';
import { type Item, wellKnown } from './matching/matching.js';
import { type Faults, faultsOf, KINDS } from './reading/faults.js';
import { once } from './reading/kept.js';
import { isNegator, negatorsOf } from './reading/signs.js';
import { timeShared } from './reading/tenses.js';

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
  const [own, theirs] = [keysOf(a), keysOf(b)];
  const total = own.strict.length + theirs.strict.length;
  return total === 0 ? 1 : 1 - (lostOf(own, theirs) + lostOf(theirs, own)) / (total + 1);
}

/** The keys of a side's numbers: of each that says something by itself, and of all. */
interface Keys {
  strict: (readonly string[])[];
  all: Set<string>;
}

const NO_KEYS: Keys = { strict: [], all: new Set() };

const keysOf = once(({ sentences }: UnitSide): Keys => {
  if (sentences.every(({ numbers }) => numbers.length === 0)) return NO_KEYS;
  const numbers = sentences.flatMap((sentence) => sentence.numbers);
  return {
    strict: numbers.filter(({ loose }) => !loose).map(({ keys }) => keys),
    all: new Set(numbers.flatMap(({ keys }) => keys)),
  };
});

const lostOf = ({ strict }: Keys, { all }: Keys): number =>
  strict.filter((keys) => !keys.some((key) => all.has(key))).length;

/** How plausible it is that the lengths translate each other: hardly less than 1 up to a third more or less, then falling. */
function lengthAgreement(a: UnitSide, b: UnitSide): number {
  const spread = Math.abs(Math.log((a.length + 8) / (b.length + 8)));
  return spread < 0.3 ? 1 - 0.3 * spread ** 2 : Math.exp(-1.2 * (spread - 0.3)) * 0.973;
}

function signsLost(a: UnitSide, b: UnitSide): number {
  const marks = (side: UnitSide): number => side.sentences.reduce((bits, s) => bits | s.marks, 0);
  const differ = marks(a) ^ marks(b);
  return SIGNS.reduce((sum, [bit, worth]) => (differ & bit ? sum + worth : sum), 0);
}

/** How much a word without counterpart takes away, by how surely the lexicon would have found one. */
const certainty = (item: Item): number =>
  item.kind === 'number' ? 1.5 : item.name ? 1.2 : item.concepts.length > 0 ? 1 : 0.8;

/**
 * The share of what two sides say, each word by its certainty, that is found in the other. Both are measured by the one
 * that says more: a version gains nothing by leaving out what has no counterpart.
 */
function wordsShared(unit: UnitView, a: UnitSide, b: UnitSide): number {
  const [own, theirs] = [worthOf(unit, a.tag, b.tag), worthOf(unit, b.tag, a.tag)];
  const total = Math.max(own.total, theirs.total) + (own.total + theirs.total) / 2;
  return total === 0 ? 1 : (own.found + theirs.found) / total;
}

function worthOf(unit: UnitView, of: LanguageTag, other: LanguageTag): { found: number; total: number } {
  let found = 0;
  let total = 0;
  for (const item of unit.items.get(of) ?? []) {
    if (item.kind === 'term') continue;
    const worth = certainty(item);
    total += worth;
    if (item.foundIn.has(other)) found += worth;
  }
  return { found, total };
}

/** Words further on than this need not be counted to see that the order differs. */
const ENOUGH = 60;

/** The share of pairs of words that stand in the same order in both sides, as far as both have them (Kendall 1938). */
function orderShared(unit: UnitView, a: LanguageTag, b: LanguageTag): number {
  const words = wordsOf(unit, a);
  const places = placesIn(unit, a, b);
  const order: number[] = [];
  for (let n = 0; n < words.length && order.length < ENOUGH; n++) {
    const place = places.get(words[n] as Item);
    if (place !== undefined) order.push(place);
  }
  let same = 0;
  let total = 0;
  for (let i = 0; i < order.length; i++)
    for (let j = 0; j < i; j++) {
      const between = (order[i] as number) - (order[j] as number);
      if (between === 0) continue;
      total++;
      if (between > 0) same++;
    }
  return total === 0 ? 1 : same / total;
}

/** What a fault of form that one side has more of takes away, the first and, by less, each further one. */
const FAULT: Record<Exclude<keyof Faults, 'marks'>, number> = {
  open: 0.04,
  small: 0.03,
  capitals: 0.01,
  doubled: 0.06,
  spacing: 0.03,
  joints: 0.04,
};

const NAMES = Object.keys(FAULT) as (keyof typeof FAULT)[];

function faultsLost(a: UnitSide, b: UnitSide): number {
  const [own, theirs] = [faultsOf(a), faultsOf(b)];
  const faults = NAMES.reduce((sum, name) => sum + FAULT[name] * Math.sqrt(Math.abs(own[name] - theirs[name])), 0);
  return KINDS.reduce(
    (sum, [, weight], kind) =>
      sum + weight * Math.sqrt(Math.abs((own.marks[kind] as number) - (theirs.marks[kind] as number))),
    faults,
  );
}

/** What a word takes away that the language doesn't seem to have: misspelt, most likely, if no other version has it. */
const STRANGE = 0.01;

/** How many words of a side its lexicon doesn't know, that are no names and not a loan that the other side writes otherwise. */
function strangeIn(unit: UnitView, { tag, version }: UnitSide, other: LanguageTag): number {
  if (!wellKnown(version)) return 0;
  const theirs = unit.items.get(other) ?? [];
  return (unit.items.get(tag) ?? []).filter(
    ({ kind, name, stem, concepts, foundIn }) =>
      kind === 'word' &&
      concepts.length === 0 &&
      stem !== '' &&
      !name &&
      (!foundIn.has(other) || theirs.some((item) => item.stem === stem)),
  ).length;
}

const negatorsIn = (side: UnitSide): number => negatorsOf(side).filter((sign) => isNegator(sign, 'strong')).length;

/** What negators that one side has more of take away, each. */
const NEGATOR = 0.08;
/** How much of the agreement hangs on words being found again, on their order, and on the time told of. */
const WORDS = 0.5;
const ORDER = 0.4;
const TENSE = 0.06;

type PairParts = Omit<AgreementParts, 'present' | 'findings'>;

const pairParts = (unit: UnitView, a: UnitSide, b: UnitSide): PairParts => ({
  length: lengthAgreement(a, b),
  numbers: 0.6 + 0.4 * numbersShared(a, b),
  words: 1 - WORDS * (1 - wordsShared(unit, a, b)) ** 1.5,
  order: 1 - ORDER * (1 - orderShared(unit, a.tag, b.tag)) ** 2,
  marks: 1 - signsLost(a, b),
  form: Math.exp(-faultsLost(a, b) - STRANGE * (strangeIn(unit, a, b.tag) + strangeIn(unit, b, a.tag))),
  negation: 1 - NEGATOR * Math.min(3, Math.abs(negatorsIn(a) - negatorsIn(b))),
  tense: 1 - TENSE * (1 - timeShared(a, b)),
});

/** What nothing speaks against. */
export const ALIKE: PairParts = { length: 1, numbers: 1, words: 1, order: 1, marks: 1, form: 1, negation: 1, tense: 1 };

/** @param from what is multiplied first. */
const product = (parts: PairParts, from = 1): number =>
  from *
  parts.length *
  parts.numbers *
  parts.words *
  parts.order *
  parts.marks *
  parts.form *
  parts.negation *
  parts.tense;

/** What findings leave of a unit's agreement. */
export const findingsPart = (divergences: readonly Pick<Divergence, 'severity' | 'confidence' | 'hint'>[]): number =>
  divergences.reduce((rest, d) => rest * (1 - WEIGHT[d.severity] * d.confidence * (d.hint ? HINT : 1)), 1);

/**
 * How far the versions of a unit say the same, 0 to 1: what the findings leave, times what the pair of versions that
 * agrees least shares in length, numbers, words and their order, signs, form, negations and time. A unit that some version
 * lacks agrees by the share of versions that have it.
 */
export function agreementOf(
  unit: UnitView,
  divergences: readonly Divergence[],
): { agreement: number; parts: AgreementParts } {
  const sides = filledSides(unit);
  const pairs = sides.flatMap((a, i) => sides.slice(i + 1).map((b) => pairParts(unit, a, b)));
  const worst = pairs.reduce((least, pair) => (product(pair) < product(least) ? pair : least), ALIKE);
  const parts = { present: sides.length / unit.sides.length, findings: findingsPart(divergences), ...worst };
  return { agreement: Math.max(0, Math.min(1, product(worst, parts.present * parts.findings))), parts };
}
