import { type AnalysedVersion, held } from '../analyse/analyse.js';
import type { DivergenceSpan } from '../types.js';
import { spanOf } from './check.js';
import { linksOf } from './matching/links.js';
import { type Item, matchItems } from './matching/matching.js';

/** A part of a term that is linked as a whole (`Union` in `European Union`) goes with the term. */
const swallowed = (item: Item, linked: ReadonlySet<Item>): boolean =>
  item.kind !== 'term' &&
  [...linked].some(
    (term) =>
      term.kind === 'term' &&
      term.tag === item.tag &&
      term.sentence === item.sentence &&
      term.start <= item.start &&
      item.end <= term.end,
  );

/** The items that links hold together, each set once. */
function connected(pairs: readonly (readonly [Item, Item])[]): Set<Item>[] {
  const groups = new Map<Item, Set<Item>>();
  for (const [a, b] of pairs) {
    const whole = new Set([...(groups.get(a) ?? [a]), ...(groups.get(b) ?? [b])]);
    for (const item of whole) groups.set(item, whole);
  }
  return [...new Set(groups.values())];
}

/**
 * The words of a unit that translate each other, over all versions: a group may have several places in a version that
 * says something twice.
 * @param versions the unit's text of each version; in groups, and between them, places are in this order.
 */
export function wordGroups(versions: readonly AnalysedVersion[]): DivergenceSpan[][] {
  const filled = versions.filter(({ sentences }) => sentences.length > 0);
  const items = matchItems(
    filled.map((version) => {
      return { tag: version.tag, version, sentences: version.sentences.map(held), first: 0, length: 0 };
    }),
  );
  const links = linksOf(items);
  const linked = new Set(links.flatMap(({ a, b }) => [a, b]));
  const pairs = links.flatMap(({ a, b }) => (swallowed(a, linked) || swallowed(b, linked) ? [] : [[a, b] as const]));
  const places = new Map(filled.map(({ tag }, v) => [tag, v]));
  const inOrder = (a: Item, b: Item): number =>
    (places.get(a.tag) ?? 0) - (places.get(b.tag) ?? 0) || a.sentence - b.sentence || a.start - b.start;
  const groups = connected(pairs).map((group) => [...group].sort(inOrder));
  groups.sort((a, b) => inOrder(a[0] as Item, b[0] as Item));
  return groups.map((group) => group.map((item) => spanOf(item.tag, item.sentence, item)));
}
