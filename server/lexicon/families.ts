import type { WordList } from './build.js';

/**
 * Rows that speak of the same place: a country, its adjective and its inhabitants, its other names. Translators change
 * freely between `the Danish coach` and `Denmark's coach`, so for a comparison they are one.
 *
 * An adjective (no capital in French) belongs to the row before it; rows that share a term belong together.
 *
 * @param french the number of the French column, whose capitals tell adjectives from places.
 * @returns for each family of two rows or more, the rows' numbers.
 */
export function familiesOf({ rows }: WordList, french: number): number[][] {
  const leader = rows.map((_, row) => row);
  const root = (row: number): number => (leader[row] === row ? row : root(leader[row] as number));
  const join = (a: number, b: number): void => {
    leader[root(a)] = root(b);
  };
  const first = new Map<string, number>();
  rows.forEach((row, n) => {
    const entry = (row[french] ?? '').split('|')[0] as string;
    const isAdjective = entry !== '' && entry[0] === entry[0]?.toLowerCase();
    if (isAdjective && n > 0) join(n, n - 1);
    row.forEach((cell, column) => {
      for (const term of cell.split('|')) {
        const key = `${column} ${term}`;
        const known = first.get(key);
        if (known === undefined) first.set(key, n);
        else join(n, known);
      }
    });
  });
  const families = new Map<number, number[]>();
  rows.forEach((_, row) => {
    const list = families.get(root(row));
    if (list) list.push(row);
    else families.set(root(row), [row]);
  });
  return [...families.values()].filter((list) => list.length > 1);
}
