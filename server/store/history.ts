import { gunzipSync, gzipSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { InputError } from '../errors.js';
import { reading, writing } from './connection.js';
import { type LogAction, logAction } from './log.js';
import { differing, putRows } from './row-changes.js';
import { noRows, putStretch, type Stretch, takeDocument, takeStretch } from './stretch.js';
import type { Database } from './tables.js';

/* What was done to a document, to be undone and done again, in order and without limit, also after a restart. */

/** Something that is about to be done to units that follow each other. */
export interface Deed {
  documentId: number;
  action: LogAction;
  /** The reviewer's name; '' where none was given. */
  who: string;
  unitIds: readonly number[];
  /** True where paragraphs change: their text or borders. */
  paragraphs?: boolean;
}

/** Something that is about to be done to a document from beginning to end. */
export interface WholeDeed extends Omit<Deed, 'unitIds'> {
  /** Versions whose rows change. */
  versions?: readonly number[];
}

/**
 * Does something to units and keeps what it takes to undo it. To be called within the transaction of the change.
 * @param change is handed what stands there; gives the units that then do, if they are others.
 */
export async function recorded<T>(
  tx: Kysely<Database>,
  deed: Deed,
  change: (before: Stretch) => Promise<{ result: T; unitIds?: readonly number[] }>,
  now: Date,
): Promise<T> {
  const { unitIds, paragraphs = false } = deed;
  const before = await takeStretch(tx, unitIds, { paragraphs });
  const done = await change(before);
  const after = await takeStretch(tx, done.unitIds ?? unitIds, { paragraphs });
  await addStep(tx, deed, { before, after }, now);
  return done.result;
}

/** The same for a whole document: of its rows, those that changed are kept. */
export async function recordedWhole<T>(
  tx: Kysely<Database>,
  deed: WholeDeed,
  change: () => Promise<T>,
  now: Date,
): Promise<T> {
  const before = await takeDocument(tx, deed.documentId, deed);
  const result = await change();
  const after = await takeDocument(tx, deed.documentId, deed);
  const { before: was, after: is } = differing(before, after);
  await addStep(tx, deed, { before: { ...was, scattered: true }, after: { ...is, scattered: true } }, now);
  return result;
}

/** As a step keeps it: units in a row, or, of a whole document, all rows that were changed. */
type Kept = Stretch & { scattered?: true };

async function addStep(
  tx: Kysely<Database>,
  { documentId, action, who }: Omit<Deed, 'unitIds'>,
  { before, after }: { before: Kept; after: Kept },
  now: Date,
): Promise<void> {
  const dropped = tx.updateTable('step').set({ state: 'dropped' }).where('document_id', '=', documentId);
  await dropped.where('state', '=', 'undone').execute();
  const row = { document_id: documentId, at: now.toISOString(), who, action, state: 'done' as const };
  await tx
    .insertInto('step')
    .values({ ...row, before: packed(before), after: packed(after) })
    .execute();
}

const packed = (kept: Kept): Uint8Array => gzipSync(JSON.stringify(kept));
/** Steps of an earlier program may lack a table. */
const unpacked = (bytes: Uint8Array): Kept => ({
  ...noRows(),
  ...(JSON.parse(gunzipSync(bytes).toString()) as Kept),
});

/** A step that was undone or done again. */
export interface Stepped {
  action: LogAction;
  /** The place of the first unit that it changed, from 0. */
  position: number;
  /** What stands there now, in order, and what stood there before. */
  unitIds: number[];
  gone: number[];
  /** The places, from 0, of the units that the step was done to; none where it was done to the whole document. */
  places: number[];
}

/**
 * Takes back the last step that isn't taken back.
 * @param expected the id of the step that whoever asks has in mind, if any.
 * @returns null where there is none.
 * @throws InputError `step-meanwhile` where another step would be taken back.
 */
export const undo = (
  db: Kysely<Database>,
  documentId: number,
  who: string,
  now: Date,
  expected?: number,
): Promise<Stepped | null> => step(db, documentId, 'undo', who, now, expected);

/** Does again the step that was undone last, in the same way. */
export const redo = (
  db: Kysely<Database>,
  documentId: number,
  who: string,
  now: Date,
  expected?: number,
): Promise<Stepped | null> => step(db, documentId, 'redo', who, now, expected);

function step(
  db: Kysely<Database>,
  documentId: number,
  way: 'undo' | 'redo',
  who: string,
  now: Date,
  expected: number | undefined,
): Promise<Stepped | null> {
  return writing(db, async (tx) => {
    const row = await next(tx, documentId, way).selectAll('step').executeTakeFirst();
    if (!row) return null;
    if (expected !== undefined && expected !== row.id) throw new InputError('step-meanwhile');
    const [from, to] = [unpacked(row.before), unpacked(row.after)];
    const [gone, back] = way === 'undo' ? [to, from] : [from, to];
    const stood = from.scattered ? await unitIdsOf(tx, documentId) : idsOf(gone);
    if (from.scattered) await putRows(tx, gone, back);
    else await restack(tx, row, gone, back);
    const unitIds = from.scattered ? await unitIdsOf(tx, documentId) : idsOf(back);
    const state = way === 'undo' ? 'undone' : 'done';
    await tx.updateTable('step').set({ state }).where('id', '=', row.id).execute();
    await logAction(tx, { action: way, documentId, detail: { step: row.id, action: row.action, who } }, now);
    const position = from.scattered ? 0 : ((back.unit[0]?.position as number) ?? 0);
    return { action: row.action, position, unitIds, gone: stood, places: placesIn(from) };
  });
}

/** Puts units back in the place of those that stand there. */
async function restack(
  tx: Kysely<Database>,
  { document_id, title }: { document_id: number; title: string },
  gone: Stretch,
  back: Stretch,
): Promise<void> {
  const paragraphs = gone.paragraph.length > 0;
  const versions = gone.version.map(({ id }) => id as number);
  const present = await takeStretch(tx, idsOf(gone), { paragraphs, versions });
  if (present.unit.length !== gone.unit.length) throw new InputError('changed-meanwhile', { title });
  await putStretch(tx, document_id, present, back);
}

const idsOf = ({ unit }: Stretch): number[] => unit.map(({ id }) => id as number);

function next(tx: Kysely<Database>, documentId: number, way: 'undo' | 'redo') {
  return tx
    .selectFrom('step')
    .innerJoin('document', 'document.id', 'step.document_id')
    .select('document.title')
    .where('document_id', '=', documentId)
    .where('state', '=', way === 'undo' ? 'done' : 'undone')
    .orderBy('step.id', way === 'undo' ? 'desc' : 'asc')
    .limit(1);
}

/** Something that can be taken back, or done again. */
export interface NextStep {
  id: number;
  action: LogAction;
  /** The reviewer's name; '' where none was given. */
  who: string;
  /** The places, from 0, of the units that it was done to; none where these are very many, or all. */
  places: number[];
  /** It takes long enough that whoever else asks something would notice. */
  large: boolean;
}

/** Of a step with more bytes than this, nobody wants to be told all units. */
const SMALL = 30_000;
/** A step with more bytes takes more than some 20 ms: two hundred units, or the places of a thousand sentences. */
const LARGE = 60_000;

/** What undo and redo would do next; null where there is nothing. */
export function nextSteps(
  db: Kysely<Database>,
  documentId: number,
): Promise<{ undo: NextStep | null; redo: NextStep | null }> {
  return reading(db, async (tx) => {
    const found = async (way: 'undo' | 'redo'): Promise<NextStep | null> => {
      const row = await next(tx, documentId, way)
        .select(['step.id', 'action', 'who'])
        .select(sql<number>`length(before) + length(after)`.as('bytes'))
        .select(sql<Uint8Array | null>`case when length(before) < ${SMALL} then before end`.as('before'))
        .executeTakeFirst();
      if (!row) return null;
      const { id, action, who, before, bytes } = row;
      return { id, action, who, places: before ? placesIn(unpacked(before)) : [], large: bytes > LARGE };
    };
    return { undo: await found('undo'), redo: await found('redo') };
  });
}

const placesIn = ({ unit, scattered }: Kept): number[] =>
  scattered ? [] : unit.map(({ position }) => position as number);

/** A document's units, in order. */
export async function unitIdsOf(tx: Kysely<Database>, documentId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('unit')
    .select('id')
    .where('document_id', '=', documentId)
    .orderBy('position')
    .execute();
  return rows.map(({ id }) => id);
}
