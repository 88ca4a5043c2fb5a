import type { Unit } from '../types.js';
import { type Links, withMore } from './links.js';
import { listAt } from './lists.js';
import type { Side } from './side.js';

/** Below so many units, chance makes as many pairs as translation does. */
const ENOUGH_UNITS = 50;
/** A pair has to be met this often, and be this unlikely by chance (G² of one degree of freedom: 1 in 10,000). */
const LEAST_TOGETHER = 2;
const LEAST_G2 = 15.1;
/** Words in more than this share of all units go with everything. */
const TOO_COMMON = 0.25;
/** What is learnt from one text counts less than what a person wrote down. */
const TRUST = 0.8;

const part = (k: number, n: number): number => (k > 0 ? k * Math.log(k / n) : 0);

/** Dunning's log-likelihood ratio (1993) of two items that stand together in `both` of `n` units. */
export function logLikelihood(both: number, a: number, b: number, n: number): number {
  const cells = [both, a - both, b - both, n - a - b + both];
  const entropy = cells.reduce((sum, k) => sum + part(k, n), 0);
  const margins = part(a, n) + part(n - a, n) + part(b, n) + part(n - b, n);
  return 2 * (entropy - margins);
}

/** A unit's run of sentences has all of its lists end to end. */
const itemsIn = ({ itemsOf: { starts, values } }: Side, start: number, end: number): Set<number> =>
  new Set(values.subarray(starts[start] as number, starts[end] as number));

/**
 * A first alignment teaches the second (Moore 2002; Varga et al. 2005, hunalign): words that stand together in its
 * surest units far more often than chance would have them are linked, each with the best of its partners only.
 *
 * @returns the links given, with the pairs found added.
 */
export function learnLinks(from: Side, to: Side, links: Links, units: readonly Unit[], v: number, w: number): Links {
  const sure = units.filter(({ sides, confidence }) => {
    const [a, b] = [sides[v], sides[w]];
    return confidence > 0.6 && a && b && a.end > a.start && b.end > b.start && a.end - a.start + b.end - b.start < 5;
  });
  if (sure.length < ENOUGH_UNITS) return links;
  const countFrom = new Int32Array(from.items.length);
  const countTo = new Int32Array(to.items.length);
  const contents = sure.map(({ sides }) => {
    const own = itemsIn(from, sides[v]?.start ?? 0, sides[v]?.end ?? 0);
    const theirs = itemsIn(to, sides[w]?.start ?? 0, sides[w]?.end ?? 0);
    for (const item of own) countFrom[item] = (countFrom[item] as number) + 1;
    for (const item of theirs) countTo[item] = (countTo[item] as number) + 1;
    return { own, theirs };
  });
  const most = sure.length * TOO_COMMON;
  const fits = (count: number): boolean => count >= LEAST_TOGETHER && count <= most;
  const together = new Map<number, number>();
  const width = to.items.length;
  for (const { own, theirs } of contents)
    for (const a of own) {
      if (!fits(countFrom[a] as number)) continue;
      for (const b of theirs)
        if (fits(countTo[b] as number)) together.set(a * width + b, (together.get(a * width + b) ?? 0) + 1);
    }
  const found: { a: number; b: number; g2: number; dice: number }[] = [];
  for (const [pair, both] of together) {
    const [a, b] = [Math.floor(pair / width), pair % width];
    const [ca, cb] = [countFrom[a] as number, countTo[b] as number];
    if (both < LEAST_TOGETHER || both * sure.length <= ca * cb) continue;
    const g2 = logLikelihood(both, ca, cb, sure.length);
    if (g2 >= LEAST_G2) found.push({ a, b, g2, dice: (2 * both) / (ca + cb) });
  }
  return addLinks(links, found);
}

/** Strongest first, each item taking two partners at most: competitive linking (Melamed 2000), a little relaxed. */
function addLinks(links: Links, found: { a: number; b: number; g2: number; dice: number }[]): Links {
  const partnersFrom = new Map<number, number>();
  const partnersTo = new Map<number, number>();
  const added = new Map<number, { target: number; strength: number }[]>();
  for (const { a, b, dice } of found.sort((x, y) => y.g2 - x.g2)) {
    const [used, usedThere] = [partnersFrom.get(a) ?? 0, partnersTo.get(b) ?? 0];
    if (used >= 2 || usedThere >= 2) continue;
    partnersFrom.set(a, used + 1);
    partnersTo.set(b, usedThere + 1);
    if (listAt(links, a).includes(b)) continue;
    const more = added.get(a) ?? [];
    added.set(a, more);
    more.push({ target: b, strength: TRUST * dice });
  }
  return withMore(links, added);
}
