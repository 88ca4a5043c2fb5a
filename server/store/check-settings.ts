import { type Kysely, type RawBuilder, sql } from 'kysely';
import { ALL_CHECKS } from '../compare/checks.js';
import { InputError } from '../errors.js';
import type { CheckSetting, CheckSettings } from '../types.js';
import { reading, writing } from './connection.js';
import { requireDocument } from './document-rows.js';
import { logAction } from './log.js';
import type { Database } from './tables.js';

/*
 * How checks are shown, in general and in one document. Findings are stored as they were made, and a setting is applied
 * where they are read: so it holds at once, and what it hides is not lost. Only a check that comes switched off finds
 * nothing before it is switched on.
 */

export const CHECK_SETTINGS = ['on', 'quiet', 'off'] as const satisfies CheckSetting[];

/** A check with what is said of it, from the weakest word to the strongest. */
export interface CheckState {
  id: string;
  byDefault: CheckSetting;
  /** Null where nothing was said in general. */
  general: CheckSetting | null;
  /** Null where nothing was said for the document, or no document was asked for. */
  own: CheckSetting | null;
}

export const settingOf = ({ byDefault, general, own }: CheckState): CheckSetting => own ?? general ?? byDefault;

/** Every check, in the order in which a reviewer reads their findings. @param documentId null for what holds in general. */
export function checkStates(db: Kysely<Database>, documentId: number | null): Promise<CheckState[]> {
  return reading(db, async (tx) => {
    const general = await settings(tx, null);
    const own = documentId === null ? new Map<string, CheckSetting>() : await settings(tx, documentId);
    return ALL_CHECKS.map(({ id, byDefault = 'on' }) => ({
      ...{ id, byDefault },
      ...{ general: general.get(id) ?? null, own: own.get(id) ?? null },
    }));
  });
}

async function settings(tx: Kysely<Database>, documentId: number | null): Promise<Map<string, CheckSetting>> {
  const rows = await tx
    .selectFrom('check_setting')
    .select(['check_id', 'setting'])
    .where('document_id', documentId === null ? 'is' : '=', documentId)
    .execute();
  return new Map(rows.map(({ check_id, setting }) => [check_id, setting]));
}

/**
 * Says how checks are to be shown, in general or in one document; null takes back what was said. Checks that aren't
 * named stay as they are.
 * @throws InputError `check-unknown`, or `not-found` where there is no such document.
 */
export function setChecks(
  db: Kysely<Database>,
  documentId: number | null,
  wanted: Readonly<Record<string, CheckSetting | null>>,
  now: Date,
): Promise<void> {
  return writing(db, async (tx) => {
    if (documentId !== null) await requireDocument(tx, documentId);
    const known = await settings(tx, documentId);
    for (const [check, after] of Object.entries(wanted)) {
      if (!ALL_CHECKS.some(({ id }) => id === check))
        throw new InputError('check-unknown', { check, known: ALL_CHECKS.map(({ id }) => id) });
      const before = known.get(check) ?? null;
      if (before === after) continue;
      await tx
        .deleteFrom('check_setting')
        .where('check_id', '=', check)
        .where('document_id', documentId === null ? 'is' : '=', documentId)
        .execute();
      if (after !== null)
        await tx
          .insertInto('check_setting')
          .values({ check_id: check, document_id: documentId, setting: after })
          .execute();
      await logAction(tx, { action: 'set-check', documentId, detail: { check, before, after } }, now);
    }
  });
}

/**
 * What a document that is stored is to be compared by: every check in full, whatever it is shown as, except for those
 * that come switched off and weren't switched on. @param documentId null for a new document.
 */
export async function comparisonSettings(db: Kysely<Database>, documentId: number | null): Promise<CheckSettings> {
  const states = await checkStates(db, documentId);
  return Object.fromEntries(
    states.map((state) => [state.id, state.byDefault === 'off' && settingOf(state) === 'off' ? 'off' : 'on']),
  );
}

/** The ids of the checks that a comparison with these settings runs. */
export const checksRun = (settings: CheckSettings): string[] =>
  ALL_CHECKS.filter(({ id, byDefault }) => (settings[id] ?? byDefault) !== 'off').map(({ id }) => id);

/** The checks that are to be seen in a document, but haven't looked at it: it was compared before they were there. */
export async function checksMissing(db: Kysely<Database>, documentId: number): Promise<string[]> {
  const row = await db
    .selectFrom('document')
    .select('compared_by')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  const ran = new Set(row.compared_by === null ? [] : (JSON.parse(row.compared_by) as string[]));
  const states = await checkStates(db, documentId);
  return states.filter((state) => settingOf(state) !== 'off' && !ran.has(state.id)).map(({ id }) => id);
}

/** How many documents some check hasn't looked at that is to be seen in them. */
export async function countOutdated(db: Kysely<Database>): Promise<number> {
  const rows = await db.selectFrom('document').select(['id', 'compared_by']).execute();
  const own = await db.selectFrom('check_setting').select('document_id').where('document_id', 'is not', null).execute();
  const special = new Set(own.map(({ document_id }) => document_id));
  const wanted = (await checkStates(db, null)).filter((state) => settingOf(state) !== 'off').map(({ id }) => id);
  let count = 0;
  for (const { id, compared_by } of rows) {
    const ran = new Set(compared_by === null ? [] : (JSON.parse(compared_by) as string[]));
    const missing = special.has(id)
      ? (await checksMissing(db, id)).length > 0
      : wanted.some((check) => !ran.has(check));
    if (missing) count++;
  }
  return count;
}

/** In a query over `divergence` and `unit`: how the finding's check is shown. */
export function shownAs(): RawBuilder<CheckSetting> {
  const others = ALL_CHECKS.filter(({ byDefault = 'on' }) => byDefault !== 'on');
  const cases = others.map(({ id, byDefault }) => sql`when ${sql.lit(id)} then ${sql.lit(byDefault)}`);
  const byDefault =
    cases.length > 0 ? sql`case divergence.type ${sql.join(cases, sql` `)} else 'on' end` : sql.lit('on');
  return sql<CheckSetting>`coalesce(
    (select setting from check_setting where check_id = divergence.type and document_id = unit.document_id),
    (select setting from check_setting where check_id = divergence.type and document_id is null),
    ${byDefault})`;
}

/** In a query over `divergence` and `unit`: a finding that a reviewer is shown without asking, decided or not. */
export const isFinding = (): RawBuilder<boolean> => sql<boolean>`(divergence.hint = 0 and ${shownAs()} = 'on')`;

/** The same, and it wasn't dismissed. */
export const isShown = (): RawBuilder<boolean> => sql<boolean>`(divergence.dismissal_id is null and ${isFinding()})`;

/**
 * The ids of the units with a finding that a reviewer is shown and that wasn't dismissed, as a query; of one check where
 * it is named. Where no document has settings of its own, which is how it mostly is, an index alone tells them.
 */
export async function unitsWithFinding(tx: Kysely<Database>, check?: string | null): Promise<RawBuilder<unknown>> {
  const special = await tx
    .selectFrom('check_setting')
    .select('id')
    .where('document_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (special)
    return sql`
      select divergence.unit_id from divergence join unit on unit.id = divergence.unit_id
      where ${isShown()} and ${check ? sql`divergence.type = ${check}` : sql`1`}`;
  const shown = (await checkStates(tx, null)).filter((state) => settingOf(state) === 'on').map(({ id }) => id);
  const types = check ? shown.filter((id) => id === check) : shown;
  // written as the index `divergence_shown` is
  return sql`
    select unit_id from divergence
    where hint = 0 and dismissal_id is null and type in (${types.length > 0 ? sql.join(types) : sql`null`})`;
}
