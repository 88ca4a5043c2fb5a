import type { Kysely } from 'kysely';
import { compareWithin } from '../engine.js';
import { InputError } from '../errors.js';
import type { Unit } from '../types.js';
import { identityOf } from './dismissals.js';
import { type VersionRow, versionsOf } from './document-rows.js';
import { anchoredFlags, type Moved } from './flag-anchors.js';
import { recorded } from './history.js';
import { divergenceRow } from './insert.js';
import { keptChanges } from './kept-changes.js';
import { type LogAction, logAction } from './log.js';
import { knowledgeFor } from './realign.js';
import { type Made, placeFindings } from './replace-divergences.js';
import { putStretch, type Stretch } from './stretch.js';
import type { Database } from './tables.js';
import type { StoredUnit } from './types.js';
import { listUnits } from './units.js';

/* What all ways of editing an alignment share: units in a row are taken out, put back otherwise, and compared anew. */

/** Who does something, and when. */
export interface Author {
  /** The reviewer's name; '' where none was given. */
  who: string;
  now: Date;
}

export interface EditedUnits {
  documentId: number;
  /** The units that stand there now, in order, and those that stood there before. */
  unitIds: number[];
  gone: number[];
  /** The place of the first, from 0. */
  position: number;
}

/** @throws InputError `not-found`. */
export async function unitRow(tx: Kysely<Database>, id: number) {
  const row = await tx
    .selectFrom('unit')
    .innerJoin('document', 'document.id', 'unit.document_id')
    .select(['unit.id', 'document_id', 'position'])
    .where('unit.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new InputError('not-found', { what: 'unit', id });
  return row;
}

export interface Rewriting {
  documentId: number;
  action: LogAction;
  /** Units that follow each other. */
  unitIds: readonly number[];
  paragraphs?: boolean;
  /** What the log is to say beside. */
  detail: Record<string, unknown>;
}

/** How a stretch is to be: its findings are made, and its flags' places found, by `rewrite`. */
export interface Rewritten extends Pick<Stretch, 'paragraph' | 'unit' | 'sentence'> {
  /** Where a place in a sentence is now, by the sentences' ids; the same where absent. */
  moved?: Moved;
}

/** Puts units back otherwise than they were, as one step that can be undone. To be called in a transaction. */
export async function rewrite(
  tx: Kysely<Database>,
  { documentId, action, unitIds, paragraphs = false, detail }: Rewriting,
  { who, now }: Author,
  wanted: (before: Stretch, versions: readonly VersionRow[]) => Rewritten | Promise<Rewritten>,
): Promise<EditedUnits> {
  const versions = await versionsOf(tx, documentId);
  const deed = { documentId, action, who, unitIds, paragraphs };
  const done = await recorded(
    tx,
    deed,
    async (before) => {
      const { moved = same, ...rows } = await wanted(before, versions);
      const { version, flag_reply } = before;
      const after = {
        version,
        ...rows,
        change: await keptChanges(tx, before, rows),
        ...anchoredFlags(before, rows, versions, moved, await lastPart(tx)),
        flag_reply,
        dismissal: [],
        divergence: [],
      };
      await putStretch(tx, documentId, before, after);
      const ids = after.unit.map(({ id }) => id as number);
      await compareAnew(tx, documentId, versions, (after.unit[0]?.position as number) ?? 0, ids.length);
      return { result: ids, unitIds: ids };
    },
    now,
  );
  await logAction(tx, { action, documentId, detail: { ...detail, who, before: unitIds, after: done } }, now);
  const first = await unitRow(tx, done[0] ?? 0);
  return { documentId, unitIds: done, gone: [...unitIds], position: first.position };
}

const same = (sentence: number, offset: number) => ({ sentence, offset });

/** The id of the last part of a flag that there is. */
async function lastPart(tx: Kysely<Database>): Promise<number> {
  const { last } = await tx
    .selectFrom('flag_part')
    .select((q) => q.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** How many units on either side tell, by their text, what is a name and how long the versions are. */
const AROUND = 8;

async function compareAnew(
  tx: Kysely<Database>,
  documentId: number,
  versions: readonly VersionRow[],
  position: number,
  count: number,
): Promise<void> {
  const from = Math.max(0, position - AROUND);
  const { units } = await listUnits(tx, documentId, { filter: 'all', from, limit: count + 2 * AROUND });
  const source = versions.find(({ is_source }) => is_source === 1)?.tag ?? null;
  const knowledge = await knowledgeFor(tx, { id: documentId, source });
  const texts = versions.map(({ tag }, v) => ({ tag, sentences: units.flatMap(({ sides }) => sides[v] ?? []) }));
  const own = units.slice(position - from, position - from + count);
  const compared = compareWithin(
    texts,
    own.map((unit) => placeIn(units, unit)),
    knowledge,
  );
  const made: Made[] = [];
  for (const [n, unit] of own.entries()) {
    const found = compared[n];
    if (!found) continue;
    const { agreement, parts, divergences } = found;
    const figures = { agreement, parts: JSON.stringify(parts) };
    await tx.updateTable('unit').set(figures).where('id', '=', unit.id).execute();
    const sentences = new Map(versions.map(({ tag }, v) => [tag, unit.sides[v] ?? []]));
    for (const divergence of divergences)
      made.push({
        row: divergenceRow(unit.id, divergence),
        identity: identityOf(divergence, sentences),
        before: unit.id,
      });
  }
  await placeFindings(tx, documentId, made);
}

/** A unit as ranges of the sentences of the units around it. */
function placeIn(units: readonly StoredUnit[], unit: StoredUnit): Unit {
  const before = units.slice(0, units.indexOf(unit));
  const sides = unit.sides.map((side, v) => {
    const start = before.reduce((sum, { sides: others }) => sum + (others[v]?.length ?? 0), 0);
    return { start, end: start + side.length };
  });
  return { sides, confidence: unit.confidence };
}
