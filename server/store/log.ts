import type { Kysely } from 'kysely';
import type { Database } from './tables.js';
import type { LogEntry } from './types.js';

/** What reviewers did. Each function of the store that changes something writes here, in its own transaction. */

export type LogAction =
  | 'create-document'
  | 'note-unit'
  | 'rename-document'
  | 'delete-document'
  | 'realign-document'
  | 'revise-version'
  | 'merge-units'
  | 'split-unit'
  | 'move-sentences'
  | 'unlink-sentences'
  | 'split-sentence'
  | 'join-sentences'
  | 'split-paragraph'
  | 'join-paragraphs'
  | 'undo'
  | 'redo'
  | 'confirm-unit'
  | 'unconfirm-unit'
  | 'add-flag'
  | 'edit-flag'
  | 'delete-flag'
  | 'reply-to-flag'
  | 'set-flag-status'
  | 'dismiss-divergence'
  | 'restore-divergence'
  | 'set-check'
  | 'compare-document'
  | 'learn-terms'
  | 'add-glossary'
  | 'remove-glossary';

export interface LoggedAction {
  action: LogAction;
  /** Null for what is said of a document that is gone, or of no document. */
  documentId: number | null;
  unitId?: number;
  /** What was changed: `before` and `after` where there are both. */
  detail: Record<string, unknown>;
}

/**
 * Writes one row, and marks the document (and the unit, where there is one) as changed at that time. To be called with
 * the transaction of the change itself.
 */
export async function logAction(tx: Kysely<Database>, logged: LoggedAction, now: Date): Promise<void> {
  const { action, documentId, unitId, detail } = logged;
  const at = now.toISOString();
  await tx
    .insertInto('log')
    .values({ document_id: documentId, unit_id: unitId ?? null, at, action, detail: JSON.stringify(detail) })
    .execute();
  if (documentId !== null)
    await tx.updateTable('any_document').set({ updated_at: at }).where('id', '=', documentId).execute();
  if (unitId !== undefined) await tx.updateTable('unit').set({ updated_at: at }).where('id', '=', unitId).execute();
}

/** What was done to a document, oldest first; with null, what belongs to none: documents deleted, terms. */
export async function listLog(db: Kysely<Database>, documentId: number | null): Promise<LogEntry[]> {
  const rows = await db
    .selectFrom('log')
    .select(['at', 'action', 'unit_id', 'detail'])
    .where('document_id', documentId === null ? 'is' : '=', documentId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    at: row.at,
    action: row.action,
    unitId: row.unit_id,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
  }));
}

/** A line of the log with its number. */
export interface NumberedEntry extends LogEntry {
  id: number;
}

/** A page of what was done to a document, the last first. @param before the number that the page comes before. */
export async function logPage(
  db: Kysely<Database>,
  documentId: number,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<{ entries: NumberedEntry[]; total: number }> {
  const own = db.selectFrom('log').where('document_id', '=', documentId);
  const { total } = await own.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await own
    .select(['id', 'at', 'action', 'unit_id', 'detail'])
    .$if(before !== undefined, (q) => q.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const entries = rows.map(({ unit_id: unitId, detail, ...row }) => ({
    ...{ ...row, unitId },
    detail: JSON.parse(detail) as Record<string, unknown>,
  }));
  return { entries, total };
}
