import { foldVectors } from '../embed/fold-vectors.js';
import type { Unit } from '../types.js';
import type { Item } from './item.js';
import { ListWriter, listAt } from './lists.js';
import type { Side } from './side.js';

/**
 * Makes one side of several that have been aligned, a unit becoming one sentence: its items are those of all its
 * versions, its length their mean. So a document of many versions is aligned in steps, each still over all that is
 * known so far.
 */
export function foldSides(sides: Side[], units: Unit[]): Side {
  const count = units.length;
  const items: Item[] = [];
  const offsets = sides.map((side) => {
    const offset = items.length;
    for (const item of side.items) items.push(item);
    return offset;
  });
  const total = Math.max(...sides.map((side) => side.letters[side.count] as number));
  const letters = new Float64Array(count + 1);
  const marks = new Uint8Array(count);
  const opens = new Uint8Array(count);
  const itemsOf = new ListWriter();
  units.forEach((unit, u) => {
    const own = new Set<number>();
    let length = 0;
    let filled = 0;
    sides.forEach((side, v) => {
      const range = unit.sides[v];
      if (!range || range.start === range.end) return;
      filled++;
      length +=
        (((side.letters[range.end] as number) - (side.letters[range.start] as number)) * total) /
        Math.max(1, side.letters[side.count] as number);
      for (let i = range.start; i < range.end; i++) {
        marks[u] = (marks[u] as number) | (side.marks[i] as number);
        for (const item of listAt(side.itemsOf, i)) own.add((offsets[v] as number) + item);
      }
      opens[u] = Math.max(opens[u] as number, side.opens[range.start] as number);
    });
    letters[u + 1] = (letters[u] as number) + length / Math.max(1, filled);
    for (const item of own) itemsOf.add(item);
    itemsOf.end();
  });
  const vectors = sides.flatMap((side) => side.vectors ?? []);
  return {
    ...{ count, items, letters, marks, opens },
    itemsOf: itemsOf.lists(),
    hasLexicon: sides.every((side) => side.hasLexicon),
    hasParagraphs: sides.some((side) => side.hasParagraphs),
    ...(vectors.length === sides.length ? { vectors: foldVectors(vectors, units) } : {}),
  };
}
