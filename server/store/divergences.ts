import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import type { DivergenceSpan, LanguageTag } from '../types.js';
import { writing } from './connection.js';
import { type Identity, identityOf, type UnitSentences } from './dismissals.js';
import { recorded } from './history.js';
import { type LogAction, logAction } from './log.js';
import type { Database } from './tables.js';
import { DISMISSAL_REASONS, type DismissalReason } from './types.js';

/**
 * Says that a finding needs no work, and why. One that was dismissed already gets the new reason.
 * @throws InputError `not-found` or `dismissal-reason`.
 */
export function dismissDivergence(
  db: Kysely<Database>,
  id: number,
  reason: DismissalReason,
  now: Date,
  who = '',
): Promise<void> {
  return writing(db, async (tx) => {
    if (!DISMISSAL_REASONS.includes(reason)) throw new InputError('dismissal-reason', { reason });
    const row = await divergenceRow(tx, id);
    if (row.dismissal_id !== null && row.reason === reason) return;
    const at = now.toISOString();
    const after = { at, reason };
    await decided(tx, row, 'dismiss-divergence', after, { who, now }, async () => {
      if (row.dismissal_id !== null)
        await tx.updateTable('dismissal').set({ reason, created_at: at }).where('id', '=', row.dismissal_id).execute();
      else await addDismissal(tx, row, reason, at);
    });
  });
}

/** Takes a dismissal back. @throws InputError `not-found`. */
export function restoreDivergence(db: Kysely<Database>, divergenceId: number, now: Date, who = ''): Promise<void> {
  return writing(db, async (tx) => {
    const row = await divergenceRow(tx, divergenceId);
    if (row.dismissal_id === null) return;
    const id = row.dismissal_id;
    await decided(tx, row, 'restore-divergence', null, { who, now }, () =>
      tx.deleteFrom('dismissal').where('id', '=', id).execute(),
    );
  });
}

/** Logs what is decided on a finding, as a step that can be undone. */
function decided(
  tx: Kysely<Database>,
  row: Awaited<ReturnType<typeof divergenceRow>>,
  action: LogAction,
  after: { at: string; reason: DismissalReason } | null,
  { who, now }: { who: string; now: Date },
  decide: () => Promise<unknown>,
): Promise<void> {
  const { document_id: documentId, unit_id: unitId } = row;
  const change = async () => {
    await decide();
    const before = row.dismissal_id === null ? null : { at: row.dismissed_at, reason: row.reason };
    const detail = { divergence: row.id, type: row.type, before, after, who };
    await logAction(tx, { action, documentId, unitId, detail }, now);
    return { result: undefined };
  };
  return recorded(tx, { documentId, action, who, unitIds: [unitId] }, change, now);
}

async function divergenceRow(tx: Kysely<Database>, id: number) {
  const row = await tx
    .selectFrom('divergence')
    .innerJoin('unit', 'unit.id', 'divergence.unit_id')
    .innerJoin('document', 'document.id', 'unit.document_id')
    .leftJoin('dismissal', 'dismissal.id', 'divergence.dismissal_id')
    .selectAll('divergence')
    .select(['unit.document_id', 'dismissal.reason', 'dismissal.created_at as dismissed_at'])
    .where('divergence.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new InputError('not-found', { what: 'divergence', id });
  return row;
}

async function addDismissal(
  tx: Kysely<Database>,
  row: Awaited<ReturnType<typeof divergenceRow>>,
  reason: DismissalReason,
  at: string,
): Promise<void> {
  const { type, variant, words, places } = await identityOfRow(tx, row);
  const dismissal = { type, variant, words: JSON.stringify(words), places: JSON.stringify(places) };
  const { id } = await tx
    .insertInto('dismissal')
    .values({ ...dismissal, document_id: row.document_id, reason, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.updateTable('divergence').set({ dismissal_id: id }).where('id', '=', row.id).execute();
}

/** What the finding of a row is known by. */
export async function identityOfRow(
  tx: Kysely<Database>,
  row: { unit_id: number; type: string; variant: string; spans: string },
): Promise<Identity> {
  const spans = JSON.parse(row.spans) as DivergenceSpan[];
  return identityOf({ type: row.type, variant: row.variant, spans }, await unitSentences(tx, row.unit_id));
}

async function unitSentences(tx: Kysely<Database>, unitId: number): Promise<UnitSentences> {
  const rows = await tx
    .selectFrom('sentence')
    .innerJoin('version', 'version.id', 'sentence.version_id')
    .innerJoin('paragraph', 'paragraph.id', 'sentence.paragraph_id')
    .select(['tag', 'sentence.position', 'start', 'end', 'text'])
    .where('unit_id', '=', unitId)
    .orderBy('version.position')
    .orderBy('sentence.position')
    .execute();
  const sentences = new Map<LanguageTag, { position: number; text: string }[]>();
  for (const { tag, position, start, end, text } of rows)
    sentences.set(tag, [...(sentences.get(tag) ?? []), { position, text: text.slice(start, end) }]);
  return sentences;
}
