import { filledSides, type UnitSide, type UnitView } from '../../check.js';
import { isCommon } from '../../freedom.js';
import { wordsOf } from '../../matching/links.js';
import { type Item, matches } from '../../matching/matching.js';
import { once } from '../../reading/kept.js';
import { type Hole, holesIn, lengthEvidence, weightOf } from './holes.js';

/** Words in a row that one version lacks, or that it alone has, as the other versions show them. */
export interface Evidence {
  /** What the words say, by how seldom words of these versions have no counterpart. */
  weight: number;
  /** What stands in their place, without a counterpart itself. */
  filler: number;
  /** How many of two versions see the place closed, and the words as a clause by themselves. */
  closed: number;
  detached: number;
  /** How much likelier the lengths are if these words are missing, or too many. */
  length: number;
  /** The part of the sentences that they take. */
  share: number;
  /** For each version that has them, its words. */
  words: Item[][];
}

export type Kind = 'omitted' | 'added';

/**
 * What speaks for an omission or addition, in logarithms of odds: fitted by logistic regression to professional
 * translations of news, 783 of which a clause or phrase had been cut, 1,005 into which one of another sentence had been
 * put, and 1,007 as they were. Held out in halves, odds of 3 find half of either; of what they find in translations that
 * are as they were, most is truly missing or added.
 */
const MODELS: Readonly<Record<Kind, Omit<Evidence, 'words'> & { bias: number }>> = {
  omitted: { weight: 1.16, filler: -0.35, closed: 0.1, detached: 0.75, length: 1.06, share: 5, bias: -3.8 },
  added: { weight: 1.13, filler: -0.19, closed: 0.32, detached: 1.78, length: 1.06, share: 0.7, bias: -5.55 },
};

function oddsOf(kind: Kind, { weight, filler, closed, detached, length, share }: Evidence): number {
  const model = MODELS[kind];
  return (
    model.weight * weight +
    model.filler * filler +
    model.closed * closed +
    model.detached * detached +
    model.length * length +
    model.share * share +
    model.bias
  );
}

const meanLength = (sides: readonly UnitSide[]): number =>
  sides.reduce((sum, side) => sum + side.length, 0) / sides.length;

const weigh = (items: readonly Item[], side: UnitSide): number =>
  items.reduce((sum, item) => sum + weightOf(item, side), 0);

/** Words of a unit count as much as the document's when it comes to how freely it was translated. */
const OWN = 25;
/** In professional translations of news, all three languages taken together. */
const LONE = 0.29;
const MISSED = 0.2;

/**
 * How much a word without counterpart says, as a factor: the surprise of it, by the share of words that have none, in this
 * document and in the rest of this unit. About 1 in translations of news.
 */
function surprise(
  share: number,
  usual: number,
  words: readonly Item[],
  left: ReadonlySet<Item>,
  counts: (item: Item) => boolean,
  isLost: (item: Item) => boolean,
): number {
  let common = 0;
  let lost = 0;
  for (const item of words) {
    if (!isCommon(item) || !counts(item) || left.has(item)) continue;
    common++;
    if (isLost(item)) lost++;
  }
  return Math.log(Math.max(0.02, (lost + OWN * share) / (common + OWN))) / Math.log(usual);
}

const isLone = ({ foundIn }: Item): boolean => foundIn.size === 0;
const always = (): boolean => true;

function loneSurprise(unit: UnitView, side: UnitSide, words: readonly Item[]): number {
  const share = unit.freedoms.get(side.tag)?.lone ?? LONE;
  return surprise(share, LONE, wordsOf(unit, side.tag), new Set(words), always, isLone);
}

/** The same for words of version `own` that a third has and `side` lacks. */
function missedSurprise(
  unit: UnitView,
  side: UnitSide,
  own: UnitSide,
  third: UnitSide,
  words: readonly Item[],
): number {
  const share = unit.freedoms.get(side.tag)?.missed ?? MISSED;
  const counts = ({ foundIn }: Item): boolean => foundIn.has(third.tag);
  const isLost = ({ foundIn }: Item): boolean => !foundIn.has(side.tag);
  return surprise(share, MISSED, wordsOf(unit, own.tag), new Set(words), counts, isLost);
}

/** What two versions have in one place and `side` lacks. */
function omissionsOf(unit: UnitView, side: UnitSide, [a, b]: readonly [UnitSide, UnitSide]): Evidence[] {
  const holes = holesIn(unit, a, side, ({ foundIn }) => foundIn.has(b.tag), isLone);
  if (holes.length === 0) return [];
  const facing = holesIn(unit, b, side, ({ foundIn }) => foundIn.has(a.tag), isLone);
  return holes.flatMap((x) => facing.flatMap((y) => seenByBoth(unit, side, [a, b], x, y)));
}

function seenByBoth(
  unit: UnitView,
  side: UnitSide,
  [a, b]: readonly [UnitSide, UnitSide],
  x: Hole,
  y: Hole,
): Evidence[] {
  const shared = x.words.filter((item) => item.foundIn.has(b.tag) && y.words.some((other) => matches(item, other)));
  const theirs = y.words.filter((item) => item.foundIn.has(a.tag) && shared.some((other) => matches(item, other)));
  if (shared.length === 0 || theirs.length === 0) return [];
  const share = (x.share + y.share) / 2;
  return [
    {
      weight: Math.min(
        weigh(shared, a) * missedSurprise(unit, side, a, b, x.words),
        weigh(theirs, b) * missedSurprise(unit, side, b, a, y.words),
      ),
      filler: Math.max(x.filler, y.filler),
      closed: Number(x.closed) + Number(y.closed),
      detached: Number(x.detached) + Number(y.detached),
      length: lengthEvidence(side.length, meanLength([a, b]), share),
      share,
      words: [x.words, y.words],
    },
  ];
}

const isKnown = ({ concepts, kind, name }: Item): boolean => concepts.length > 0 || kind === 'number' || name;

/** The hole of a list that has most of another's words, and fewest besides. */
function closest({ words }: Hole, list: readonly Hole[]): Hole | undefined {
  const overlap = (other: Hole): number =>
    2 * other.words.filter((item) => words.includes(item)).length - other.words.length;
  const having = list.filter((other) => other.words.some((item) => words.includes(item)));
  return having.sort((x, y) => overlap(y) - overlap(x))[0];
}

/** What only `side` has, as each of the others shows it. */
export function additionsOf(unit: UnitView, side: UnitSide, others: readonly UnitSide[]): Evidence[] {
  const [first, ...rest] = others;
  const holesTo = (other: UnitSide): Hole[] =>
    holesIn(unit, side, other, isLone, ({ foundIn }) => !foundIn.has(side.tag));
  const holes = first ? holesTo(first) : [];
  if (holes.length === 0) return [];
  const further = rest.map(holesTo);
  return holes.flatMap((hole) => {
    const facing = further.flatMap((list) => closest(hole, list) ?? []);
    if (facing.length < further.length) return [];
    const all = [hole, ...facing];
    const lone = hole.words.filter((item) => isLone(item) && all.every(({ words }) => words.includes(item)));
    const share = Math.min(...all.map((other) => other.share));
    const outOfTwo = (is: (hole: Hole) => boolean): number => (2 * all.filter(is).length) / all.length;
    return [
      {
        weight: weigh(lone.filter(isKnown), side) * loneSurprise(unit, side, lone),
        filler: Math.max(...all.map(({ filler }) => filler)),
        closed: outOfTwo(({ closed }) => closed),
        detached: outOfTwo(({ detached }) => detached),
        length: lengthEvidence(side.length, meanLength(others), -share),
        share,
        words: [lone],
      },
    ];
  });
}

/** The most that speaks for a kind of fault. */
export interface Strongest {
  evidence: Evidence;
  odds: number;
}

export function strongest(kind: Kind, found: readonly Evidence[]): Strongest | null {
  let best: Strongest | null = null;
  for (const evidence of found) {
    const odds = oddsOf(kind, evidence);
    if (odds > (best?.odds ?? Number.NEGATIVE_INFINITY)) best = { evidence, odds };
  }
  return best;
}

/** All that may be missing in a version of three, or that it alone may have. */
export interface Suspicions {
  side: UnitSide;
  others: readonly [UnitSide, UnitSide];
  omissions: readonly Evidence[];
  additions: readonly Evidence[];
}

/** The suspicions against each of a unit's three versions that have text; two checks ask for them. */
export const suspicionsOf = once((unit: UnitView): Suspicions[] => {
  const sides = filledSides(unit);
  return sides.map((side) => {
    const others = sides.filter((other) => other !== side) as [UnitSide, UnitSide];
    return { side, others, omissions: omissionsOf(unit, side, others), additions: additionsOf(unit, side, others) };
  });
});
