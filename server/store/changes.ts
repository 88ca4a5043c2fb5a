import type { Kysely } from 'kysely';
import type { Database } from './tables.js';

/** What was done to a document since a moment: the log read from there on. */
export interface Change {
  /** The line of the log. */
  id: number;
  action: string;
  /** Null where more than the state of one unit changed. */
  unitId: number | null;
  /** The reviewer's name; '' where none was given. */
  who: string;
}

/** The number of the last thing that was done, to whatever document; 0 where nothing was. */
export async function latestChange(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('log')
    .select((q) => q.fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

/** More than a page needs to be told one by one. */
const MOST = 500;

/** @param since the number of the last change that is known. @returns the oldest first; null where there are very many. */
export async function changesSince(db: Kysely<Database>, documentId: number, since: number): Promise<Change[] | null> {
  const rows = await db
    .selectFrom('log')
    .select(['id', 'action', 'unit_id', 'detail'])
    .where('document_id', '=', documentId)
    .where('id', '>', since)
    .orderBy('id')
    .limit(MOST + 1)
    .execute();
  if (rows.length > MOST) return null;
  return rows.map(({ id, action, unit_id: unitId, detail }) => {
    const { who } = JSON.parse(detail) as { who?: unknown };
    return { id, action, unitId, who: typeof who === 'string' ? who : '' };
  });
}

export async function isStored(db: Kysely<Database>, documentId: number): Promise<boolean> {
  const row = await db.selectFrom('document').select('id').where('id', '=', documentId).executeTakeFirst();
  return row !== undefined;
}
