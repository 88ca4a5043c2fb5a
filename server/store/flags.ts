import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import type { FlagStatus } from '../export/types.js';
import { writing } from './connection.js';
import { flagOf } from './load.js';
import { logAction } from './log.js';
import type { Database } from './tables.js';
import { FLAG_CATEGORIES, type NewFlag, type StoredFlag, type StoredUnit } from './types.js';
import { getUnit } from './units.js';

export interface FlagQuery {
  documentId?: number;
  status?: FlagStatus;
}

/** A flag with where it stands. */
export interface ListedFlag extends StoredFlag {
  documentId: number;
  documentTitle: string;
  /** Counts the document's units from 0. */
  unitPosition: number;
}

const SEVERITIES = ['minor', 'major', 'critical'];
const STATUSES = ['open', 'resolved', 'dismissed'];

/**
 * Marks something in a unit, as an open flag.
 * @returns its id.
 * @throws InputError `not-found`; `flag-category`, `flag-severity`, `flag-version` (the document has no such version)
 *   or `flag-span` (a place outside of the unit's sentences).
 */
export function addFlag(db: Kysely<Database>, flag: NewFlag, now: Date): Promise<number> {
  return writing(db, async (tx) => {
    const unit = await getUnit(tx, flag.unitId);
    await validate(tx, unit, flag);
    const { lang, category, severity, comment, spans } = flag;
    const at = now.toISOString();
    const { id } = await tx
      .insertInto('flag')
      .values({
        unit_id: unit.id,
        lang,
        category,
        severity,
        comment,
        spans: JSON.stringify(spans),
        status: 'open',
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const detail = { flag: id, before: null, after: { lang, category, severity, comment, spans } };
    await logAction(tx, { action: 'add-flag', documentId: unit.documentId, unitId: unit.id, detail }, now);
    return id;
  });
}

/** @throws InputError `not-found` or `flag-status`. */
export function setFlagStatus(db: Kysely<Database>, flagId: number, status: FlagStatus, now: Date): Promise<void> {
  return writing(db, async (tx) => {
    if (!STATUSES.includes(status)) throw new InputError('flag-status', { status });
    const flag = await getFlag(tx, flagId);
    if (flag.status === status) return;
    const at = now.toISOString();
    await tx.updateTable('flag').set({ status, updated_at: at }).where('id', '=', flagId).execute();
    const detail = { flag: flagId, before: flag.status, after: status };
    await logAction(tx, { action: 'set-flag-status', documentId: flag.documentId, unitId: flag.unitId, detail }, now);
  });
}

/** @throws InputError `not-found`. */
export async function getFlag(db: Kysely<Database>, flagId: number): Promise<ListedFlag> {
  const row = await located(db).where('flag.id', '=', flagId).executeTakeFirst();
  if (!row) throw new InputError('not-found', { what: 'flag', id: flagId });
  return listed(row);
}

/** Flags by document (the newest first), then in the order of its units. */
export async function listFlags(db: Kysely<Database>, { documentId, status }: FlagQuery = {}): Promise<ListedFlag[]> {
  const rows = await located(db)
    .$if(documentId !== undefined, (q) => q.where('document.id', '=', documentId ?? 0))
    .$if(status !== undefined, (q) => q.where('flag.status', '=', status ?? 'open'))
    .orderBy('document.id', 'desc')
    .orderBy('unit.position')
    .orderBy('flag.id')
    .execute();
  return rows.map(listed);
}

function located(db: Kysely<Database>) {
  return db
    .selectFrom('flag')
    .innerJoin('unit', 'unit.id', 'flag.unit_id')
    .innerJoin('document', 'document.id', 'unit.document_id')
    .selectAll('flag')
    .select(['document.id as document_id', 'document.title', 'unit.position']);
}

type LocatedRow = Awaited<ReturnType<ReturnType<typeof located>['executeTakeFirstOrThrow']>>;

function listed(row: LocatedRow): ListedFlag {
  return { ...flagOf(row), documentId: row.document_id, documentTitle: row.title, unitPosition: row.position };
}

async function validate(tx: Kysely<Database>, unit: StoredUnit, flag: NewFlag): Promise<void> {
  if (!FLAG_CATEGORIES.includes(flag.category)) throw new InputError('flag-category', { category: flag.category });
  if (!SEVERITIES.includes(flag.severity)) throw new InputError('flag-severity', { severity: flag.severity });
  const versions = await tx
    .selectFrom('version')
    .select('tag')
    .where('document_id', '=', unit.documentId)
    .orderBy('position')
    .execute();
  const tags = versions.map(({ tag }) => tag);
  for (const lang of [flag.lang, ...flag.spans.map((span) => span.lang)])
    if (lang !== null && !tags.includes(lang)) throw new InputError('flag-version', { lang });
  for (const { lang, sentence, start, end } of flag.spans) {
    const text = unit.sides[tags.indexOf(lang)]?.[sentence]?.text;
    const whole = Number.isInteger(start) && Number.isInteger(end);
    if (text === undefined || !whole || start < 0 || end <= start || end > text.length)
      throw new InputError('flag-span', { lang, sentence, start, end });
  }
}
