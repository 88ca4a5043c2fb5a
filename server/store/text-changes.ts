import type { Kysely } from 'kysely';
import { reads } from '../review/revision-steps.js';
import type { LanguageTag } from '../types.js';
import { batches } from './insert.js';
import type { Database } from './tables.js';

/* Units whose text of a version reads otherwise since a revision, until somebody confirms them. */

export interface TextChange {
  unitId: number;
  tag: LanguageTag;
  at: string;
  /** What it read before; '' where there was nothing. */
  before: string;
}

/** The changes in units of a document, without texts, in the order in which the versions were first changed. */
export function listChangedPlaces(db: Kysely<Database>, documentId: number): Promise<Omit<TextChange, 'before'>[]> {
  return changes(db).where('unit.document_id', '=', documentId).orderBy('change.id').execute();
}

/** Of these units. */
export function textChangesIn(db: Kysely<Database>, unitIds: readonly number[]): Promise<TextChange[]> {
  return changes(db).select('before').where('unit.id', 'in', unitIds).orderBy('version.position').execute();
}

const changes = (db: Kysely<Database>) =>
  db
    .selectFrom('change')
    .innerJoin('unit', 'unit.id', 'change.unit_id')
    .innerJoin('version', 'version.id', 'change.version_id')
    .select(['unit.id as unitId', 'tag', 'at']);

/** What a revision changed in a unit of this id. */
export interface NewTextChange {
  unitId: number;
  before: string;
  after: string;
}

/**
 * Remembers what units read before; of several revisions that nobody has looked at, what they read before the first. One
 * that reads so again isn't changed any more.
 */
export async function noteTextChanges(
  tx: Kysely<Database>,
  versionId: number,
  found: readonly NewTextChange[],
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const noted = await tx.selectFrom('change').selectAll().where('version_id', '=', versionId).execute();
  const known = new Map(noted.map((row) => [row.unit_id, row]));
  const again = found.flatMap(({ unitId, after }) => {
    const row = known.get(unitId);
    return row ? [{ id: row.id, undone: reads(row.before) === reads(after) }] : [];
  });
  for (const rows of batches(again.filter(({ undone }) => undone)))
    await tx.deleteFrom('change').where('id', 'in', idsOf(rows)).execute();
  for (const rows of batches(again.filter(({ undone }) => !undone)))
    await tx.updateTable('change').set({ at }).where('id', 'in', idsOf(rows)).execute();
  const fresh = found.filter(({ unitId }) => !known.has(unitId));
  for (const rows of batches(fresh))
    await tx
      .insertInto('change')
      .values(rows.map(({ unitId, before }) => ({ unit_id: unitId, version_id: versionId, at, before })))
      .execute();
}

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);
