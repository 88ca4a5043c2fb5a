import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from './tables.js';

/*
 * Lists that are read a page at a time go on after a place, and not after so many entries: what is changed between two
 * pages then neither hides an entry nor shows it twice (https://use-the-index-luke.com/no-offset).
 */

/** A column of the order, and what the last entry that was read has in it. */
export interface Key {
  column: RawBuilder<unknown>;
  value: string | number;
  /** Large values come first. */
  descending?: boolean;
}

/** Whether a row comes after the place, by the first column in which they differ. */
export function beyond([{ column, value, descending = false }, ...rest]: readonly [
  Key,
  ...Key[],
]): RawBuilder<boolean> {
  const further = descending ? sql<boolean>`${column} < ${value}` : sql<boolean>`${column} > ${value}`;
  const [next, ...others] = rest;
  return next ? sql<boolean>`(${further} or (${column} = ${value} and ${beyond([next, ...others])}))` : further;
}

/** Where a unit stands, or stood when it was read. */
export interface UnitAnchor {
  unitId: number;
  documentId: number;
  /** Counts the document's units from 0. */
  position: number;
}

/**
 * The place after which a list of units goes on. A unit that was read may stand elsewhere by now, since others before it
 * were merged or split; where it is gone itself, what stands in its place is rather told twice than never.
 */
export async function afterUnit(
  db: Kysely<Database>,
  { unitId, documentId, position }: UnitAnchor,
): Promise<{ documentId: number; position: number; gone: boolean }> {
  const row = await db
    .selectFrom('unit')
    .select('position')
    .where('id', '=', unitId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return { documentId, position: row?.position ?? position - 1, gone: row === undefined };
}
