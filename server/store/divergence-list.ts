import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Severity } from '../types.js';
import { isFinding, shownAs } from './check-settings.js';
import { reading } from './connection.js';
import { requireDocument } from './document-rows.js';
import { afterUnit, beyond, type UnitAnchor } from './keyset.js';
import { loadUnits } from './load.js';
import type { Database } from './tables.js';
import type { StoredDivergence, StoredUnit } from './types.js';

/** A document's findings one by one, as its units have them. */

/** What was made of a finding: nothing yet, dismissed, or a flag that isn't rejected. */
export const DIVERGENCE_STATES = ['open', 'dismissed', 'confirmed'] as const;
export type DivergenceState = (typeof DIVERGENCE_STATES)[number];

export interface DivergenceQuery {
  types?: readonly string[] | undefined;
  severities?: readonly Severity[] | undefined;
  state?: DivergenceState | undefined;
  /** Also weaker ones. */
  hints?: boolean;
  /** The finding that the page before ended with; it, and all before it, are left out. */
  after?: DivergencePlace | undefined;
  limit: number;
}

/** Where a finding stood when it was read. */
export interface DivergencePlace extends Omit<UnitAnchor, 'documentId'> {
  id: number;
}

export interface PlacedDivergence {
  divergence: StoredDivergence;
  unit: StoredUnit;
}

/**
 * In the order of the units.
 * @returns those asked for, and in `total` how many there are in all.
 * @throws InputError `not-found`.
 */
export function listDivergences(
  db: Kysely<Database>,
  documentId: number,
  { types, severities, state, hints = false, after, limit }: DivergenceQuery,
): Promise<{ found: PlacedDivergence[]; total: number }> {
  return reading(db, async (tx) => {
    await requireDocument(tx, documentId);
    const matching = tx
      .selectFrom('divergence')
      .innerJoin('unit', 'unit.id', 'divergence.unit_id')
      .leftJoin('flag', 'flag.id', 'divergence.flag_id')
      .where('unit.document_id', '=', documentId)
      .where(hints ? sql<boolean>`${shownAs()} <> 'off'` : isFinding())
      .$if(types !== undefined, (q) => q.where('divergence.type', 'in', types ?? []))
      .$if(severities !== undefined, (q) => q.where('divergence.severity', 'in', severities ?? []))
      .$if(state !== undefined, (q) => q.where(isIn(state ?? 'open')));
    const { total } = await matching.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const place = after && (await afterUnit(tx, { ...after, documentId }));
    const rows = await matching
      .$if(place !== undefined, (q) => q.where(isAfter(after?.id ?? 0, place?.position ?? -1, place?.gone ?? true)))
      .select(['divergence.id', 'divergence.unit_id'])
      .orderBy('unit.position')
      .orderBy('divergence.id')
      .limit(limit)
      .execute();
    const ids = [...new Set(rows.map(({ unit_id }) => unit_id))];
    const units = ids.length === 0 ? [] : await tx.selectFrom('unit').selectAll().where('id', 'in', ids).execute();
    const byId = new Map((await loadUnits(tx, documentId, units)).map((unit) => [unit.id, unit]));
    const found = rows.flatMap(({ id, unit_id }) => {
      const unit = byId.get(unit_id);
      const divergence = unit?.divergences.find((one) => one.id === id);
      return unit && divergence ? [{ divergence, unit }] : [];
    });
    return { found, total };
  });
}

/** Of a unit that is gone, no finding was read. */
function isAfter(id: number, position: number, gone: boolean): RawBuilder<boolean> {
  const unit = { column: sql.ref('unit.position'), value: position };
  return gone ? beyond([unit]) : beyond([unit, { column: sql.ref('divergence.id'), value: id }]);
}

function isIn(state: DivergenceState): RawBuilder<boolean> {
  const confirmed = sql<boolean>`coalesce(flag.status, 'rejected') <> 'rejected'`;
  switch (state) {
    case 'dismissed':
      return sql<boolean>`divergence.dismissal_id is not null`;
    case 'confirmed':
      return confirmed;
    case 'open':
      return sql<boolean>`(divergence.dismissal_id is null and not ${confirmed})`;
  }
}
