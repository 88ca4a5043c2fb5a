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

/** The pairs of terms of two columns that translate each other, as strings. */
function* pairsOf(keys: readonly string[][]): Generator<{ columns: string; pair: string }> {
  for (let a = 0; a < keys.length; a++)
    for (let b = a + 1; b < keys.length; b++)
      for (const left of keys[a] as string[])
        for (const right of keys[b] as string[]) {
          const columns = `${a} ${b}`;
          yield { columns, pair: `${columns}\t${left}\t${right}` };
        }
}

/**
 * The further lists without the rows that the lists say already. Such a row would not teach anything, but as a second
 * concept of the same words it would make them look more ambiguous than they are.
 */
export function withoutKnown(lists: readonly WordList[], further: readonly WordList[]): WordList[] {
  const known = new Set<string>();
  const learn = ({ name, rows }: WordList): void => {
    for (const row of rows) for (const { pair } of pairsOf(keysOf(row, NAME_LISTS.has(name)))) known.add(pair);
  };
  lists.forEach(learn);
  const all = (COLUMNS.length * (COLUMNS.length - 1)) / 2;
  return further.map(({ name, rows }) => {
    const isNew = (row: string[]): boolean => {
      const found = new Set<string>();
      for (const { columns, pair } of pairsOf(keysOf(row, NAME_LISTS.has(name))))
        if (known.has(pair)) found.add(columns);
      return found.size < all;
    };
    return { name, rows: rows.filter(isNew) };
  });
}
