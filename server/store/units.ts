import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { InputError } from '../errors.js';
import { PENDING } from '../export/flags/flag-status.js';
import { isShown } from './check-settings.js';
import { reading, writing } from './connection.js';
import { requireDocument } from './document-rows.js';
import { recorded } from './history.js';
import { loadUnits } from './load.js';
import { logAction } from './log.js';
import type { Database } from './tables.js';
import type { StoredUnit, UnitFilter } from './types.js';

export interface UnitQuery {
  filter: UnitFilter;
  /** Only units with a shown divergence of one of these types. */
  types?: readonly string[];
  /** How many of the units that match to leave out at the start. */
  from?: number;
  /** All where absent. */
  limit?: number;
}

export interface UnitCounts {
  filters: Record<UnitFilter, number>;
  /** How many units have a shown divergence of each type. Types that occur nowhere are left out. */
  types: Record<string, number>;
  /** The same of each group of types. */
  groups: Record<string, number>;
}

/**
 * A document's units in order.
 * @returns those asked for, and in `total` how many match the filter in all.
 * @throws InputError `not-found`.
 */
export function listUnits(
  db: Kysely<Database>,
  documentId: number,
  { filter, types, from = 0, limit }: UnitQuery,
): Promise<{ units: StoredUnit[]; total: number }> {
  return reading(db, async (tx) => {
    await requireDocument(tx, documentId);
    const matching = filtered(tx.selectFrom('unit').where('document_id', '=', documentId), filter, types);
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
    const row = await tx
      .selectFrom('unit')
      .innerJoin('document', 'document.id', 'unit.document_id')
      .selectAll('unit')
      .where('unit.id', '=', unitId)
      .executeTakeFirst();
    const [unit] = row ? await loadUnits(tx, row.document_id, [row]) : [];
    if (!unit) throw new InputError('not-found', { what: 'unit', id: unitId });
    return unit;
  });
}

/**
 * Marks a unit as reviewed, or takes the mark back. What a revision changed in it has then been seen.
 * @param who the reviewer's name; '' where none was given.
 * @throws InputError `not-found`.
 */
export function confirmUnit(
  db: Kysely<Database>,
  unitId: number,
  confirmed: boolean,
  now: Date,
  who = '',
): Promise<void> {
  return writing(db, async (tx) => {
    const unit = await tx
      .selectFrom('unit')
      .innerJoin('document', 'document.id', 'unit.document_id')
      .select(['document_id', 'confirmed_at'])
      .where('unit.id', '=', unitId)
      .executeTakeFirst();
    if (!unit) throw new InputError('not-found', { what: 'unit', id: unitId });
    const before = unit.confirmed_at;
    if ((before !== null) === confirmed) return;
    const after = confirmed ? now.toISOString() : null;
    const action = confirmed ? 'confirm-unit' : 'unconfirm-unit';
    const { document_id: documentId } = unit;
    const change = async () => {
      await tx.updateTable('unit').set({ confirmed_at: after }).where('id', '=', unitId).execute();
      if (confirmed) await tx.deleteFrom('change').where('unit_id', '=', unitId).execute();
      await logAction(tx, { action, documentId, unitId, detail: { before, after, who } }, now);
      return { result: undefined };
    };
    await recorded(tx, { documentId, action, who, unitIds: [unitId] }, change, now);
  });
}

/**
 * How many units each filter, each type of divergence and each group of types would show.
 * @param groupOf the group of a type; a unit with findings of two of its types counts once in it.
 * @throws InputError `not-found`.
 */
export function unitCounts(
  db: Kysely<Database>,
  documentId: number,
  groupOf: (type: string) => string = (type) => type,
): Promise<UnitCounts> {
  return reading(db, async (tx) => {
    await requireDocument(tx, documentId);
    const filters = await tx
      .selectFrom('unit')
      .where('document_id', '=', documentId)
      .select((q) => [
        q.fn.countAll<number>().as('all'),
        q.fn.countAll<number>().filterWhere(hasDivergence).as('divergent'),
        q.fn.countAll<number>().filterWhere(hasPendingFlag).as('flagged'),
        q.fn.countAll<number>().filterWhere('confirmed_at', 'is', null).as('unreviewed'),
        q.fn.countAll<number>().filterWhere(hasChange).as('changed'),
      ])
      .executeTakeFirstOrThrow();
    const found = await tx
      .selectFrom('divergence')
      .innerJoin('unit', 'unit.id', 'divergence.unit_id')
      .where('document_id', '=', documentId)
      .where(isShown())
      .select(['type', 'unit_id'])
      .distinct()
      .orderBy('type')
      .execute();
    return {
      filters,
      types: unitsBy(found, ({ type }) => type),
      groups: unitsBy(found, ({ type }) => groupOf(type)),
    };
  });
}

function unitsBy(
  found: { type: string; unit_id: number }[],
  keyOf: (row: { type: string }) => string,
): Record<string, number> {
  const units = new Map<string, Set<number>>();
  for (const row of found) units.set(keyOf(row), (units.get(keyOf(row)) ?? new Set()).add(row.unit_id));
  return Object.fromEntries([...units].map(([key, { size }]) => [key, size]));
}

/** Those of a query of units that a filter shows. */
export function filtered<O>(
  query: SelectQueryBuilder<Database, 'unit', O>,
  filter: UnitFilter,
  types?: readonly string[],
): SelectQueryBuilder<Database, 'unit', O> {
  let found = query;
  if (filter === 'divergent') found = found.where(hasDivergence);
  if (filter === 'flagged') found = found.where(hasPendingFlag);
  if (filter === 'unreviewed') found = found.where('confirmed_at', 'is', null);
  if (filter === 'changed') found = found.where(hasChange);
  if (types !== undefined) found = found.where((q) => hasDivergence(q, types));
  return found;
}

/** A divergence that is neither a hint nor dismissed, of a check that is switched on. */
function hasDivergence(q: ExpressionBuilder<Database, 'unit'>, types?: readonly string[]) {
  return q.exists(
    q
      .selectFrom('divergence')
      .select(sql`1`.as('one'))
      .whereRef('divergence.unit_id', '=', 'unit.id')
      .where(isShown())
      .$if(types !== undefined, (d) => d.where('type', 'in', types ?? [])),
  );
}

/** A text that reads otherwise since a revision. */
function hasChange(q: ExpressionBuilder<Database, 'unit'>) {
  return q.exists(q.selectFrom('change').select(sql`1`.as('one')).whereRef('change.unit_id', '=', 'unit.id'));
}

function hasPendingFlag(q: ExpressionBuilder<Database, 'unit'>) {
  return q.exists(
    q
      .selectFrom('flag')
      .select(sql`1`.as('one'))
      .whereRef('flag.unit_id', '=', 'unit.id')
      .where('status', 'in', PENDING),
  );
}
