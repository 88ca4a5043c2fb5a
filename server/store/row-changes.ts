import { type Kysely, sql } from 'kysely';
import { batches } from './insert.js';
import { deleteSurplus, type Row, type Stretch, TABLES, upsertRows } from './stretch.js';
import type { Database } from './tables.js';

/*
 * What a deed on a whole document changed, kept as the rows that differ: most of a document's rows are the same after it.
 */

/** The rows of each that the other doesn't have, or has otherwise. */
export function differing(before: Stretch, after: Stretch): { before: Stretch; after: Stretch } {
  const [own, theirs] = [{} as Stretch, {} as Stretch];
  for (const table of TABLES) {
    const others = new Map(after[table].map((row) => [row.id, row]));
    const same = new Set<Row[string]>();
    own[table] = before[table].filter((row) => {
      const other = others.get(row.id as number);
      if (!other || !isSame(row, other)) return true;
      same.add(row.id as number);
      return false;
    });
    theirs[table] = after[table].filter(({ id }) => !same.has(id as number));
  }
  return { before: own, after: theirs };
}

function isSame(a: Row, b: Row): boolean {
  for (const column in a) if (a[column] !== b[column]) return false;
  return true;
}

/** Puts rows in the place of those that are there now. To be called in a transaction. */
export async function putRows(tx: Kysely<Database>, now: Stretch, wanted: Stretch): Promise<void> {
  for (const table of ['unit', 'paragraph', 'sentence'] as const) {
    // each out of the way first, since no two may share a place
    for (const some of batches(now[table])) {
      const ids = sql.join(some.map(({ id }) => id));
      await sql`update ${sql.table(table)} set position = -1 - position where id in (${ids})`.execute(tx);
    }
  }
  for (const table of TABLES) await upsertRows(tx, table, wanted[table]);
  await deleteSurplus(tx, now, wanted);
}
