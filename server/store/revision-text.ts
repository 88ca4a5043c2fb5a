import { type Kysely, sql } from 'kysely';
import type { RevisedText } from '../pipeline.js';
import type { Version } from '../types.js';
import { batches, countWords } from './insert.js';
import { moveRuns, runsOf } from './positions.js';
import type { Plan } from './revision-plan.js';
import { type Row, upsertRows } from './stretch.js';
import type { Database } from './tables.js';
import type { WholeUnit } from './whole.js';

/* The rows of a version's new text. Those of what stayed are the same rows, and only those that change are written. */

/** Writes the new text. Sentences that no unit has yet are put to any; `replaceUnits` gives them theirs. */
export async function putText(
  tx: Kysely<Database>,
  versionId: number,
  { source: { name, encoding, sha256 } }: RevisedText,
  plan: Plan,
  kept: readonly WholeUnit[],
  now: Date,
): Promise<void> {
  const { next, document, v } = plan;
  const paragraphs = await rowsOf(tx, 'paragraph', versionId);
  const sentences = await rowsOf(tx, 'sentence', versionId);
  const before = successorRows(plan, sentences);
  const own = ownParagraphs(next, before);
  const paragraphIds = await replaceRows(
    tx,
    { table: 'paragraph', versionId, stored: paragraphs },
    next.paragraphs.map(({ kind, text }, n) => ({ id: own[n] ?? null, kind, text })),
  );
  const owners: (number | undefined)[] = next.sentences.map(() => undefined);
  for (const { id, sides } of kept) owners.fill(id, sides[v]?.start ?? 0, sides[v]?.end ?? 0);
  const anyUnit = document.units[0]?.id ?? 0;
  await replaceRows(
    tx,
    { table: 'sentence', versionId, stored: sentences },
    next.sentences.map(({ paragraph, start, end }, n) => ({
      id: before[n]?.id ?? null,
      paragraph_id: paragraphIds[paragraph] as number,
      ...{ start, end, unit_id: owners[n] ?? (before[n]?.unit_id as number | undefined) ?? anyUnit },
    })),
  );
  // What is over of either stands below 0 by now. No sentence is in such a paragraph any more.
  for (const table of ['sentence', 'paragraph'] as const)
    await tx.deleteFrom(table).where('version_id', '=', versionId).where('position', '<', 0).execute();
  const figures = { name, encoding, sha256, words: countWords(next), revised_at: now.toISOString() };
  await tx.updateTable('version').set(figures).where('id', '=', versionId).execute();
}

type Part = 'paragraph' | 'sentence';

async function rowsOf(tx: Kysely<Database>, table: Part, versionId: number): Promise<Row[]> {
  const query = sql<Row>`select * from ${sql.table(table)} where version_id = ${versionId} order by position`;
  return (await query.execute(tx)).rows;
}

/** For each sentence of the new text the row of the one that became it. */
function successorRows({ found, next }: Plan, sentences: readonly Row[]): (Row | undefined)[] {
  const rows: (Row | undefined)[] = next.sentences.map(() => undefined);
  for (const { before, after } of found)
    for (let n = 0; n < Math.min(before.end - before.start, after.end - after.start); n++)
      rows[after.start + n] = sentences[before.start + n];
  return rows;
}

/** For each paragraph of the new text the id of the one that its first known sentence comes from, each once. */
function ownParagraphs({ sentences }: Version, before: readonly (Row | undefined)[]): (number | undefined)[] {
  const own: (number | undefined)[] = [];
  const taken = new Set<number>();
  sentences.forEach(({ paragraph }, n) => {
    const id = before[n]?.paragraph_id as number | undefined;
    if (id === undefined || own[paragraph] !== undefined || taken.has(id)) return;
    own[paragraph] = id;
    taken.add(id);
  });
  return own;
}

/**
 * Puts rows in the place of those that a version has; what is over comes to stand below 0.
 * @param wanted in order; without an id, a new one.
 * @returns their ids.
 */
async function replaceRows(
  tx: Kysely<Database>,
  { table, versionId, stored }: { table: Part; versionId: number; stored: readonly Row[] },
  wanted: readonly (Row & { id: number | string | null })[],
): Promise<number[]> {
  const places = new Map(wanted.map(({ id }, place) => [id, place]));
  const moves = stored.map(({ id, position }): [number, number] => [
    position as number,
    places.get(id as number) ?? -1 - (position as number),
  ]);
  await moveRuns(tx, table, versionId, runsOf(moves));
  const known = new Map(stored.map((row) => [row.id, row]));
  const rows = wanted.map((row, position): Row => ({ ...row, version_id: versionId, position }));
  const changed = rows.filter((row, n) => {
    const before = known.get(row.id as number);
    return before && Object.entries(wanted[n] as Row).some(([column, value]) => before[column] !== value);
  });
  await upsertRows(tx, table, changed);
  const ids = wanted.map(({ id }) => id as number);
  for (const batch of batches(rows.filter(({ id }) => id === null))) {
    const columns = Object.keys(batch[0] as Row).filter((column) => column !== 'id');
    const values = batch.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
    const made = sql<{ id: number; position: number }>`
      insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)} returning id, position`;
    for (const { id, position } of (await made.execute(tx)).rows) ids[position] = id;
  }
  return ids;
}
