import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { InputError } from '../errors.js';
import { reading, writing } from './connection.js';
import { loadUnits } from './load.js';
import { logAction } from './log.js';
import type { Database } from './tables.js';
import type { StoredUnit, UnitFilter } from './types.js';

export interface UnitQuery {
  filter: UnitFilter;
  /** Only units with a shown divergence of this type. */
  type?: string;
  /** How many of the units that match to leave out at the start. */
  from?: number;
  /** All where absent. */
  limit?: number;
}

export interface UnitCounts {
  filters: Record<UnitFilter, number>;
  /** How many units have a shown divergence of each type. Types that occur nowhere are left out. */
  types: Record<string, number>;
}

/**
 * A document's units in order.
 * @returns those asked for, and in `total` how many match the filter in all.
 * @throws InputError `not-found`.
 */
export function listUnits(
  db: Kysely<Database>,
  documentId: number,
  { filter, type, from = 0, limit }: UnitQuery,
): Promise<{ units: StoredUnit[]; total: number }> {
  return reading(db, async (tx) => {
    await requireDocument(tx, documentId);
    const matching = filtered(tx.selectFrom('unit').where('document_id', '=', documentId), filter, type);
    const { total } = await matching.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll('unit')
      .orderBy('position')
      .limit(limit ?? -1) // SQLite takes an offset only with a limit; -1 is none.
      .offset(from)
      .execute();
    return { units: await loadUnits(tx, documentId, rows), total };
  });
}

/** @throws InputError `not-found`. */
export function getUnit(db: Kysely<Database>, unitId: number): Promise<StoredUnit> {
  return reading(db, async (tx) => {
    const row = await tx.selectFrom('unit').selectAll().where('id', '=', unitId).executeTakeFirst();
    const [unit] = row ? await loadUnits(tx, row.document_id, [row]) : [];
    if (!unit) throw new InputError('not-found', { what: 'unit', id: unitId });
    return unit;
  });
}

/** Marks a unit as reviewed, or takes the mark back. @throws InputError `not-found`. */
export function confirmUnit(db: Kysely<Database>, unitId: number, confirmed: boolean, now: Date): Promise<void> {
  return writing(db, async (tx) => {
    const unit = await tx
      .selectFrom('unit')
      .select(['document_id', 'confirmed_at'])
      .where('id', '=', unitId)
      .executeTakeFirst();
    if (!unit) throw new InputError('not-found', { what: 'unit', id: unitId });
    const before = unit.confirmed_at;
    if ((before !== null) === confirmed) return;
    const after = confirmed ? now.toISOString() : null;
    await tx.updateTable('unit').set({ confirmed_at: after }).where('id', '=', unitId).execute();
    const action = confirmed ? 'confirm-unit' : 'unconfirm-unit';
    await logAction(tx, { action, documentId: unit.document_id, unitId, detail: { before, after } }, now);
  });
}

/** How many units each filter and each type of divergence would show. @throws InputError `not-found`. */
export function unitCounts(db: Kysely<Database>, documentId: number): Promise<UnitCounts> {
  return reading(db, async (tx) => {
    await requireDocument(tx, documentId);
    const filters = await tx
      .selectFrom('unit')
      .where('document_id', '=', documentId)
      .select((q) => [
        q.fn.countAll<number>().as('all'),
        q.fn.countAll<number>().filterWhere(hasDivergence).as('divergent'),
        q.fn.countAll<number>().filterWhere(hasOpenFlag).as('flagged'),
        q.fn.countAll<number>().filterWhere('confirmed_at', 'is', null).as('unreviewed'),
      ])
      .executeTakeFirstOrThrow();
    const types = await tx
      .selectFrom('divergence')
      .innerJoin('unit', 'unit.id', 'divergence.unit_id')
      .where('document_id', '=', documentId)
      .where('hint', '=', 0)
      .where('dismissed_at', 'is', null)
      .select('type')
      .select((q) => q.fn.count<number>('unit.id').distinct().as('units'))
      .groupBy('type')
      .orderBy('type')
      .execute();
    return { filters, types: Object.fromEntries(types.map(({ type, units }) => [type, units])) };
  });
}

async function requireDocument(tx: Kysely<Database>, id: number): Promise<void> {
  const row = await tx.selectFrom('document').select('id').where('id', '=', id).executeTakeFirst();
  if (!row) throw new InputError('not-found', { what: 'document', id });
}

function filtered<O>(
  query: SelectQueryBuilder<Database, 'unit', O>,
  filter: UnitFilter,
  type?: string,
): SelectQueryBuilder<Database, 'unit', O> {
  let found = query;
  if (filter === 'divergent') found = found.where(hasDivergence);
  if (filter === 'flagged') found = found.where(hasOpenFlag);
  if (filter === 'unreviewed') found = found.where('confirmed_at', 'is', null);
  if (type !== undefined) found = found.where((q) => hasDivergence(q, type));
  return found;
}

/** A divergence that is neither a hint nor dismissed. */
function hasDivergence(q: ExpressionBuilder<Database, 'unit'>, type?: string) {
  return q.exists(
    q
      .selectFrom('divergence')
      .select(sql`1`.as('one'))
      .whereRef('divergence.unit_id', '=', 'unit.id')
      .where('hint', '=', 0)
      .where('dismissed_at', 'is', null)
      .$if(type !== undefined, (d) => d.where('type', '=', type ?? '')),
  );
}

function hasOpenFlag(q: ExpressionBuilder<Database, 'unit'>) {
  return q.exists(
    q.selectFrom('flag').select(sql`1`.as('one')).whereRef('flag.unit_id', '=', 'unit.id').where('status', '=', 'open'),
  );
}
