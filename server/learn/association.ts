import { logLikelihood } from '../align/learn.js';

/** The words of a unit in two languages, as numbers, each once. */
export interface WordsOfUnit {
  own: readonly number[];
  theirs: readonly number[];
}

/** Two words that stand in the same units far more often than chance would have them. */
export interface Association {
  a: number;
  b: number;
  /** In how many units both stand. */
  together: number;
  /** Dunning's log-likelihood ratio. */
  score: number;
}

/**
 * Twice is too little: of the words that a text has twice, many stand in the same two sentences for no reason. Three
 * times that happens to hardly any.
 */
const LEAST_TOGETHER = 3;
/** A log-likelihood ratio of one degree of freedom that chance reaches for one pair of words in 10,000. */
const LEAST_SCORE = 15.1;
/**
 * Twice the units together over the sum of the units of each (Dice). The ratio alone grows with the number of units, and
 * would in the end let words pass that share no more than a subject.
 */
const LEAST_DICE = 0.3;
/** Words in more than this share of all units go with everything. */
const TOO_COMMON = 0.25;

/**
 * Pairs of words that pass all of these bars. Memory stays that of the pairs that pass: the partners of one word are
 * counted at a time.
 */
export function associations(units: readonly WordsOfUnit[]): Association[] {
  const unitsOf = placesOf(units, ({ own }) => own);
  const others = placesOf(units, ({ theirs }) => theirs);
  const most = units.length * TOO_COMMON;
  const fits = (count: number): boolean => count >= LEAST_TOGETHER && count <= most;
  const found: Association[] = [];
  for (const [a, places] of unitsOf) {
    if (!fits(places.length)) continue;
    const together = new Map<number, number>();
    for (const unit of places) for (const b of units[unit]?.theirs ?? []) together.set(b, (together.get(b) ?? 0) + 1);
    for (const [b, both] of together) {
      const count = others.get(b)?.length ?? 0;
      if (both < LEAST_TOGETHER || !fits(count)) continue;
      if (both * units.length <= places.length * count) continue;
      if (2 * both < LEAST_DICE * (places.length + count)) continue;
      const score = logLikelihood(both, places.length, count, units.length);
      if (score >= LEAST_SCORE) found.push({ a, b, together: both, score });
    }
  }
  return found;
}

function placesOf(
  units: readonly WordsOfUnit[],
  side: (unit: WordsOfUnit) => readonly number[],
): Map<number, number[]> {
  const places = new Map<number, number[]>();
  units.forEach((unit, index) => {
    for (const word of side(unit)) {
      const list = places.get(word);
      if (list) list.push(index);
      else places.set(word, [index]);
    }
  });
  return places;
}
