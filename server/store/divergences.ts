import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import { writing } from './connection.js';
import { logAction } from './log.js';
import type { Database } from './tables.js';

/** Says that a divergence is none, or takes that back. @throws InputError `not-found`. */
export function dismissDivergence(db: Kysely<Database>, id: number, dismissed: boolean, now: Date): Promise<void> {
  return writing(db, async (tx) => {
    const row = await tx
      .selectFrom('divergence')
      .innerJoin('unit', 'unit.id', 'divergence.unit_id')
      .select(['unit_id', 'document_id', 'dismissed_at', 'type'])
      .where('divergence.id', '=', id)
      .executeTakeFirst();
    if (!row) throw new InputError('not-found', { what: 'divergence', id });
    const before = row.dismissed_at;
    if ((before !== null) === dismissed) return;
    const after = dismissed ? now.toISOString() : null;
    await tx.updateTable('divergence').set({ dismissed_at: after }).where('id', '=', id).execute();
    const action = dismissed ? 'dismiss-divergence' : 'restore-divergence';
    const detail = { divergence: id, type: row.type, before, after };
    await logAction(tx, { action, documentId: row.document_id, unitId: row.unit_id, detail }, now);
  });
}
