import { COLUMNS, NAME_LISTS, type WordList } from './build.js';
import { termKey } from './terms.js';

/** For each column, the keys of a row's terms. */
const keysOf = (row: readonly string[], isName: boolean): string[][] =>
  COLUMNS.map((tag, column) =>
    (row[column] ?? '').split('|').flatMap((term) => {
      const key = termKey(tag, term, isName);
      return key === null ? [] : [key];
    }),
  );

/** For two columns, the pairs of terms that translate each other, as strings. */
const pairsOf = (keys: readonly string[][], a: number, b: number): string[] =>
  (keys[a] as string[]).flatMap((left) => (keys[b] as string[]).map((right) => `${a} ${b}\t${left}\t${right}`));

const BETWEEN: readonly (readonly [number, number])[] = COLUMNS.flatMap((_, a) =>
  COLUMNS.slice(a + 1).map((_, n) => [a, a + 1 + n] as const),
);

/**
 * The further lists without the rows that the lists say already. Such a row would not teach anything, but as a second
 * concept of the same words it would make them look more ambiguous than they are.
 */
export function withoutKnown(lists: readonly WordList[], further: readonly WordList[]): WordList[] {
  const known = new Set<string>();
  for (const { name, rows } of lists)
    for (const row of rows) {
      const keys = keysOf(row, NAME_LISTS.has(name));
      for (const [a, b] of BETWEEN) for (const pair of pairsOf(keys, a, b)) known.add(pair);
    }
  return further.map(({ name, rows }) => {
    const isNew = (row: string[]): boolean => {
      const keys = keysOf(row, NAME_LISTS.has(name));
      return BETWEEN.some(([a, b]) => {
        const pairs = pairsOf(keys, a, b);
        return pairs.length > 0 && !pairs.some((pair) => known.has(pair));
      });
    };
    return { name, rows: rows.filter(isNew) };
  });
}
