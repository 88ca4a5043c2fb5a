import type { Kysely } from 'kysely';
import { reading } from './connection.js';
import { requireDocument } from './document-rows.js';
import { loadUnits } from './load.js';
import type { Database } from './tables.js';
import type { StoredUnit, UnitFilter } from './types.js';
import { filtered } from './units.js';

/** A run of units out of a long document, for who reads there. Positions count from 0, as indexes in the list do. */

/** Which units a reader has chosen to see. */
export interface UnitList {
  filter: UnitFilter;
  /** Only units with a shown divergence of one of these types. */
  types?: readonly string[] | undefined;
}

/**
 * Where the run is: from an index in the list on; next to a unit, whose place in the list may have changed meanwhile; or
 * around one.
 */
export type Anchor = { from: number } | { after: number } | { before: number } | { around: number };

export interface UnitWindow {
  units: StoredUnit[];
  /** The place of the first in the list. */
  index: number;
  /** How many units the list has. */
  total: number;
}

/** @throws InputError `not-found`. */
export function unitWindow(
  db: Kysely<Database>,
  documentId: number,
  { filter, types, anchor, limit }: UnitList & { anchor: Anchor; limit: number },
): Promise<UnitWindow> {
  return reading(db, async (tx) => {
    await requireDocument(tx, documentId);
    const list = filtered(tx.selectFrom('unit').where('document_id', '=', documentId), filter, types);
    const count = list.select((q) => q.fn.countAll<number>().as('n'));
    const { n: total } = await count.executeTakeFirstOrThrow();
    const before = async (position: number) =>
      (await count.where('unit.position', '<', position).executeTakeFirstOrThrow()).n;
    let index: number;
    if ('from' in anchor) index = anchor.from;
    else if ('after' in anchor) index = await before(anchor.after + 1);
    else if ('before' in anchor) index = (await before(anchor.before)) - limit;
    else index = Math.min((await before(anchor.around)) - Math.floor(limit / 2), total - limit);
    const from = Math.max(0, index);
    const rows = await list
      .selectAll('unit')
      .orderBy('position')
      // Before the first units there are fewer.
      .limit('before' in anchor ? Math.max(0, limit + Math.min(0, index)) : limit)
      .offset(from)
      .execute();
    return { units: await loadUnits(tx, documentId, rows), index: from, total };
  });
}

export type Landmark = 'unit' | 'divergent' | 'flagged';

/** The position of the next unit of a kind within a list, or of the one before; null where there is none. */
export function nextUnit(
  db: Kysely<Database>,
  documentId: number,
  { filter, types, what, position, way }: UnitList & { what: Landmark; position: number; way: 1 | -1 },
): Promise<number | null> {
  return reading(db, async (tx) => {
    await requireDocument(tx, documentId);
    const within = filtered(tx.selectFrom('unit').where('document_id', '=', documentId), filter, types);
    const list = what === 'unit' ? within : filtered(within, what);
    const row = await list
      .select('unit.position')
      .where('unit.position', way === 1 ? '>' : '<', position)
      .orderBy('unit.position', way === 1 ? 'asc' : 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.position ?? null;
  });
}

/** Units of a document by their ids, in order; those that are gone are left out. */
export function unitsOf(db: Kysely<Database>, documentId: number, ids: readonly number[]): Promise<StoredUnit[]> {
  return reading(db, async (tx) => {
    const rows = await tx
      .selectFrom('unit')
      .selectAll()
      .where('document_id', '=', documentId)
      .where('id', 'in', ids)
      .orderBy('position')
      .execute();
    return loadUnits(tx, documentId, rows);
  });
}
