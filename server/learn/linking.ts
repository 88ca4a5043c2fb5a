import type { Association, WordsOfUnit } from './association.js';

/** For each word of one language, how often it was linked with each of the other. */
export type LinkCounts = Map<number, Map<number, number>>;

/**
 * Competitive linking (Melamed 2000): in each unit, the strongest association is a link, its two words are taken, and so
 * on down. What is only strong because its neighbour is, loses.
 */
export function countLinks(units: readonly WordsOfUnit[], associations: readonly Association[]): LinkCounts {
  const partners = new Map<number, Association[]>();
  for (const association of associations) {
    const list = partners.get(association.a);
    if (list) list.push(association);
    else partners.set(association.a, [association]);
  }
  const counts: LinkCounts = new Map();
  for (const { own, theirs } of units) {
    const there = new Set(theirs);
    const candidates = own.flatMap((word) => (partners.get(word) ?? []).filter(({ b }) => there.has(b)));
    for (const { a, b } of linked(candidates)) {
      const row = counts.get(a) ?? new Map<number, number>();
      row.set(b, (row.get(b) ?? 0) + 1);
      counts.set(a, row);
    }
  }
  return counts;
}

/**
 * Where associations are equally strong and compete (two words that never go without each other, on both sides), none of
 * them is a link: which goes with which can't be told.
 */
function linked(candidates: Association[]): Association[] {
  const links: Association[] = [];
  const taken = new Set<number>();
  const takenThere = new Set<number>();
  candidates.sort((x, y) => y.score - x.score);
  for (let from = 0; from < candidates.length; ) {
    const score = candidates[from]?.score;
    let to = from;
    while (candidates[to]?.score === score && to < candidates.length) to++;
    const equal = candidates.slice(from, to).filter(({ a, b }) => !taken.has(a) && !takenThere.has(b));
    links.push(...equal.filter((one) => equal.every((x) => x === one || (x.a !== one.a && x.b !== one.b))));
    for (const { a, b } of equal) {
      taken.add(a);
      takenThere.add(b);
    }
    from = to;
  }
  return links;
}
