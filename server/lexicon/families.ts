import type { WordList } from './build.js';

/** `mer Noire` and `tiers-monde` are none, nor is `équateur`: English has no capital for it. */
function isAdjective(row: readonly string[], french: number): boolean {
  const entry = (row[french] ?? '').split('|')[0] as string;
  return /^[^\p{Lu}\s]+$/u.test(entry) && /\p{Lu}/u.test(row[0] ?? '');
}

/**
 * Rows that speak of the same place: a country, its adjective and its inhabitants, its other names. Translators change
 * freely between `the Danish coach` and `Denmark's coach`, so for a comparison they are one.
 *
 * An adjective (one word without a capital in French) belongs to the place in the row before it; rows that share a term
 * belong together. An adjective after an adjective is of a people without a place of its own: Celtic, Aztec.
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
    if (n > 0 && isAdjective(row, french) && !isAdjective(rows[n - 1] as string[], french)) join(n, n - 1);
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
