import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { writing } from './connection.js';
import { isLetGo } from './import-lock.js';
import type { Database } from './tables.js';

/*
 * Documents that nobody sees: `document` is a view that leaves them out. So what takes long is stored and deleted in many
 * short transactions, between which others write, and is there as a whole or not at all.
 */

/** Why nobody is to see a document: it was deleted. Else the name of its import stands there. */
export const DELETED = 'deleted';

/** Lets all see the documents of an import. @throws Error where they were taken for abandoned. */
export async function reveal(tx: Kysely<Database>, unseen: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('any_document')
    .set({ unseen: null })
    .where('unseen', '=', unseen)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Error('What was to be stored is gone.');
}

/** Whether there is anything that may have to be removed. */
export async function isAnyUnseen(db: Kysely<Database>): Promise<boolean> {
  const any = db.selectFrom('any_document').select('id').where('unseen', 'is not', null).limit(1);
  return (await any.executeTakeFirst()) !== undefined;
}

/** Removes what imports have left that came to no end, and what was deleted but is still there. */
export async function removeAbandoned(db: Kysely<Database>): Promise<void> {
  const rows = await db
    .selectFrom('any_document')
    .select('unseen')
    .where('unseen', 'is not', null)
    .distinct()
    .execute();
  for (const { unseen } of rows)
    if (unseen !== null && (unseen === DELETED || (await isLetGo(db, unseen)))) await removeUnseen(db, unseen);
}

/** Rows removed in one transaction: few enough that who waits to write hardly notices. */
const SLICE = 500;

/** Removes the documents that nobody sees for that reason. */
export async function removeUnseen(db: Kysely<Database>, unseen: string): Promise<void> {
  while (await writing(db, (tx) => removeSome(tx, unseen))) await setImmediate();
}

/** Units first, with all that stands at them: a version, or a document, is removed in one go once it is empty. */
async function removeSome(tx: Kysely<Database>, unseen: string): Promise<boolean> {
  const documents = tx.selectFrom('any_document').select('id').where('unseen', '=', unseen);
  const units = await tx.selectFrom('unit').select('id').where('document_id', 'in', documents).limit(SLICE).execute();
  if (units.length > 0) {
    const ids = units.map(({ id }) => id);
    await tx.deleteFrom('log').where('unit_id', 'in', ids).execute();
    await tx.deleteFrom('unit').where('id', 'in', ids).execute();
    // The triggers have marked them for an index that has nothing of them any more.
    await sql`delete from search_stale where unit_id in (${sql.join(ids)})`.execute(tx);
    return true;
  }
  const versions = tx.selectFrom('version').select('id').where('document_id', 'in', documents);
  const paragraphs = tx.selectFrom('paragraph').select('id').where('version_id', 'in', versions).limit(SLICE);
  const removed = await tx.deleteFrom('paragraph').where('id', 'in', paragraphs).executeTakeFirstOrThrow();
  if (removed.numDeletedRows > 0n) return true;
  const empty = await tx.deleteFrom('any_document').where('id', 'in', documents.limit(SLICE)).executeTakeFirstOrThrow();
  return empty.numDeletedRows > 0n;
}
