import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import { FLAG_STATUSES, type FlagStatus } from '../export/flags/flag-status.js';
import { writing } from './connection.js';
import { identityOfRow } from './divergences.js';
import { versionsOf } from './document-rows.js';
import { getFlag, type ListedFlag } from './flag-list.js';
import { recorded } from './history.js';
import { type LogAction, logAction } from './log.js';
import type { Database } from './tables.js';
import { FLAG_CATEGORIES, type NewFlag, type StoredUnit } from './types.js';
import { getUnit } from './units.js';

export { getFlag, type ListedFlag, listFlags } from './flag-list.js';

/** What reviewers do with flags. Each deed is a step that can be undone; `who` is '' where no name was given. */

const SEVERITIES = ['minor', 'major', 'critical'];

/** What a flag says. */
export type FlagContent = Omit<NewFlag, 'unitId' | 'divergenceId'>;

/**
 * Marks something in a unit, as an open flag.
 * @returns its id.
 * @throws InputError `not-found`, also for a finding that is none of the unit's; `flag-category`, `flag-severity`,
 *   `flag-version` (the document has no such version) or `flag-span` (a place outside of the unit's sentences).
 */
export function addFlag(db: Kysely<Database>, flag: NewFlag, now: Date, who = ''): Promise<number> {
  return writing(db, async (tx) => {
    const unit = await getUnit(tx, flag.unitId);
    await validate(tx, unit, flag);
    const finding = await findingOf(tx, flag);
    const at = now.toISOString();
    return recordedAt(tx, 'add-flag', unit.documentId, unit.id, who, now, async () => {
      const { id } = await tx
        .insertInto('flag')
        .values({
          ...rowOf(flag),
          ...{ unit_id: unit.id, status: 'open', who },
          finding_type: finding?.type ?? null,
          finding_variant: finding?.variant ?? null,
          finding_words: finding ? JSON.stringify(finding.words) : null,
          ...{ created_at: at, updated_at: at },
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (finding)
        await tx
          .updateTable('divergence')
          .set({ flag_id: id })
          .where('id', '=', flag.divergenceId ?? 0)
          .execute();
      const after = { ...contentOf(flag), check: finding?.type ?? null };
      return { result: id, detail: { flag: id, before: null, after } };
    });
  });
}

/**
 * Changes what a flag says, and leaves its status as it is.
 * @throws InputError `not-found` and what `addFlag` throws for what doesn't fit.
 */
export function editFlag(
  db: Kysely<Database>,
  flagId: number,
  content: FlagContent,
  now: Date,
  who = '',
): Promise<void> {
  return writing(db, async (tx) => {
    const flag = await getFlag(tx, flagId);
    await validate(tx, await getUnit(tx, flag.unitId), content);
    const [before, after] = [contentOf(flag), contentOf(content)];
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const at = now.toISOString();
    await recordedAt(tx, 'edit-flag', flag.documentId, flag.unitId, who, now, async () => {
      const edited = { updated_at: at, edited_at: at, edited_by: who };
      await tx
        .updateTable('flag')
        .set({ ...rowOf(content), ...edited })
        .where('id', '=', flagId)
        .execute();
      return { result: undefined, detail: { flag: flagId, before, after } };
    });
  });
}

/**
 * Answers a flag, changes its status, or both at once.
 * @throws InputError `not-found`; `flag-status`; `flag-reply` where neither is said.
 */
export function replyToFlag(
  db: Kysely<Database>,
  flagId: number,
  { text = '', status }: { text?: string; status?: FlagStatus | undefined },
  now: Date,
  who = '',
): Promise<void> {
  return writing(db, async (tx) => {
    if (status !== undefined && !FLAG_STATUSES.includes(status)) throw new InputError('flag-status', { status });
    const flag = await getFlag(tx, flagId);
    const said = text.trim();
    const changed = status !== undefined && status !== flag.status ? status : null;
    if (said === '' && status === undefined) throw new InputError('flag-reply');
    if (said === '' && changed === null) return;
    await recordedAt(tx, changed ? 'set-flag-status' : 'reply-to-flag', flag.documentId, flag.unitId, who, now, () =>
      answer(tx, flag, said, changed, who, now),
    );
  });
}

async function answer(
  tx: Kysely<Database>,
  { id, status }: ListedFlag,
  text: string,
  changed: FlagStatus | null,
  who: string,
  now: Date,
) {
  const at = now.toISOString();
  await tx.insertInto('flag_reply').values({ flag_id: id, at, who, text, status: changed }).execute();
  await tx
    .updateTable('flag')
    .set({ updated_at: at, ...(changed ? { status: changed } : {}) })
    .where('id', '=', id)
    .execute();
  const states = changed ? { before: status, after: changed } : {};
  return { result: undefined, detail: { flag: id, ...states, ...(text ? { text } : {}) } };
}

/**
 * Takes a flag away with what was answered, as if it had never been; undone, it is there again.
 * @throws InputError `not-found`.
 */
export function deleteFlag(db: Kysely<Database>, flagId: number, now: Date, who = ''): Promise<void> {
  return writing(db, async (tx) => {
    const flag = await getFlag(tx, flagId);
    await recordedAt(tx, 'delete-flag', flag.documentId, flag.unitId, who, now, async () => {
      await tx.deleteFrom('flag').where('id', '=', flagId).execute();
      return { result: undefined, detail: { flag: flagId, before: contentOf(flag), after: null } };
    });
  });
}

/** @throws InputError `not-found` or `flag-status`. */
export const setFlagStatus = (
  db: Kysely<Database>,
  flagId: number,
  status: FlagStatus,
  now: Date,
  who = '',
): Promise<void> => replyToFlag(db, flagId, { status }, now, who);

/** Does something to a unit's flags, logged, and so that it can be undone. */
function recordedAt<T>(
  tx: Kysely<Database>,
  action: LogAction,
  documentId: number,
  unitId: number,
  who: string,
  now: Date,
  change: () => Promise<{ result: T; detail: Record<string, unknown> }>,
): Promise<T> {
  const logged = async () => {
    const { result, detail } = await change();
    await logAction(tx, { action, documentId, unitId, detail: { ...detail, who } }, now);
    return { result };
  };
  return recorded(tx, { documentId, action, who, unitIds: [unitId] }, logged, now);
}

const rowOf = ({ lang, category, severity, comment, correction = '', spans }: FlagContent) => ({
  ...{ lang, category, severity, comment, correction },
  spans: JSON.stringify(spans),
});

const contentOf = ({ lang, category, severity, comment, correction = '', spans }: FlagContent) => ({
  ...{ lang, category, severity, comment, correction, spans },
});

/** What the finding that a flag is made from is known by; null where it is made from none. */
async function findingOf(tx: Kysely<Database>, { divergenceId, unitId }: NewFlag) {
  if (divergenceId === undefined || divergenceId === null) return null;
  const row = await tx
    .selectFrom('divergence')
    .selectAll()
    .where('id', '=', divergenceId)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  if (!row) throw new InputError('not-found', { what: 'divergence', id: divergenceId });
  return identityOfRow(tx, row);
}

async function validate(tx: Kysely<Database>, unit: StoredUnit, flag: FlagContent): Promise<void> {
  if (!FLAG_CATEGORIES.includes(flag.category)) throw new InputError('flag-category', { category: flag.category });
  if (!SEVERITIES.includes(flag.severity)) throw new InputError('flag-severity', { severity: flag.severity });
  const versions = await versionsOf(tx, unit.documentId);
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
