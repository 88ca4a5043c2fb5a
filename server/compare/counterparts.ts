import { analyse, held } from '../analyse/analyse.js';
import type { DivergenceSpan, LanguageTag } from '../types.js';
import { spanOf } from './check.js';
import { linksOf } from './matching/links.js';
import { type Item, matchItems } from './matching/matching.js';

const meets = (item: Item, span: DivergenceSpan): boolean =>
  item.tag === span.lang && item.sentence === span.sentence && item.start < span.end && item.end > span.start;

const within = (item: Item, span: DivergenceSpan): boolean =>
  meets(item, span) && item.start >= span.start && item.end <= span.end;

/**
 * What translates these places of a unit in its other versions, as far as its texts alone tell. What is among the places
 * itself is left out.
 * @param sides of each version, its sentences.
 */
export function counterpartsOf(
  tags: readonly LanguageTag[],
  sides: readonly (readonly { text: string }[])[],
  places: readonly DivergenceSpan[],
): DivergenceSpan[] {
  if (places.length === 0) return [];
  const filled = tags.flatMap((tag, v) => (sides[v]?.length ? [analyse(tag, sides[v])] : []));
  const items = matchItems(
    filled.map((version) => {
      return { tag: version.tag, version, sentences: version.sentences.map(held), first: 0, length: 0 };
    }),
  );
  const links = linksOf(items).flatMap(({ a, b }) => [
    [a, b],
    [b, a],
  ]) as [Item, Item][];
  const found = places.flatMap((place) => {
    const inside = links.filter(([own]) => within(own, place));
    // a part of a term (`Union` in `European Union`) has no counterpart of its own, but the whole may
    const linked = inside.length > 0 ? inside : links.filter(([own]) => meets(own, place));
    return linked.map(([, other]) => other).filter((other) => !places.some((span) => meets(other, span)));
  });
  return [...new Set(found)].map((item) => spanOf(item.tag, item.sentence, item));
}
