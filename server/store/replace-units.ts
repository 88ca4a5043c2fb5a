import { type Kysely, sql } from 'kysely';
import { InputError } from '../errors.js';
import type { CheckSettings, ComparedUnit, Notice, Range } from '../types.js';
import { checksRun } from './check-settings.js';
import { writing } from './connection.js';
import { requireDocument, versionsOf } from './document-rows.js';
import { batches } from './insert.js';
import { logAction } from './log.js';
import { moveRuns, runsOf } from './positions.js';
import { replaceDivergences } from './replace-divergences.js';
import type { Database } from './tables.js';
import { revisionOf, type WholeDocument, type WholeUnit } from './whole.js';

export interface Replaced {
  /** Units that hold the sentences they held before. */
  kept: number;
  /** Units that are new. */
  made: number;
}

/** A unit with the stored one that has its sentences, if there is one. */
interface PlacedUnit {
  unit: ComparedUnit;
  before: WholeUnit | null;
}

/**
 * Gives a document its new units, all of them or none. A unit whose sentences stay together keeps its id, its
 * confirmation and its flags; every other unit is a new one. Findings that are made again stay dismissed.
 *
 * @param before as it was when the new units were made.
 * @param after with the settings of the checks that they were compared by: as they come, where absent.
 * @throws InputError `not-found`; `changed-meanwhile` where it is not that any more.
 */
export function replaceUnits(
  db: Kysely<Database>,
  before: WholeDocument,
  after: { units: ComparedUnit[]; notices: Notice[]; checks?: CheckSettings },
  now: Date,
  action: 'realign-document' | 'compare-document' | 'revise-version' = 'realign-document',
): Promise<Replaced> {
  return writing(db, async (tx) => {
    await refuseChanged(tx, before);
    requireWhole(before, after.units);
    const placed = matched(before.units, after.units);
    const kept = placed.filter((unit) => unit.before !== null).length;
    const ids = await placeUnits(tx, before.id, placed, now);
    await moveSentences(tx, before, placed, ids);
    await replaceDivergences(tx, before, placed, ids);
    await rehouseFlags(tx, before.id);
    // what is left beyond the document's end holds no sentence any more
    await tx.deleteFrom('unit').where('document_id', '=', before.id).where('position', '<', 0).execute();
    const notices = JSON.stringify(after.notices);
    const compared_by = JSON.stringify(checksRun(after.checks ?? {}));
    await tx.updateTable('any_document').set({ notices, compared_by }).where('id', '=', before.id).execute();
    const detail = { before: before.units.length, after: placed.length, kept };
    await logAction(tx, { action, documentId: before.id, detail }, now);
    return { kept, made: placed.length - kept };
  });
}

async function refuseChanged(tx: Kysely<Database>, { id, title, revision }: WholeDocument): Promise<void> {
  await requireDocument(tx, id);
  if ((await revisionOf(tx, id)) !== revision) throw new InputError('changed-meanwhile', { title });
}

/** Sentences left without a unit would go with the old one: a fault of the program must not come to that. */
function requireWhole({ versions }: WholeDocument, units: readonly ComparedUnit[]): void {
  versions.forEach(({ tag, sentences }, version) => {
    let at = 0;
    for (const { sides } of units) {
      const side = sides[version];
      if (side?.start !== at || side.end < at) throw new Error(`The new units are out of order in ${tag} at ${at}.`);
      at = side.end;
    }
    if (at !== sentences.length) throw new Error(`The new units end at sentence ${at} of ${tag}.`);
  });
}

const keyOf = (sides: readonly Range[]): string => sides.map(({ start, end }) => `${start}-${end}`).join(' ');

/** Finds for each new unit the stored one of the same sentences; every settled one has to have its place. */
function matched(before: readonly WholeUnit[], after: readonly ComparedUnit[]): PlacedUnit[] {
  const known = new Map<string, WholeUnit[]>();
  // settled ones are taken first, should two units hold no sentence at the same place
  for (const unit of before.toSorted((a, b) => Number(b.settled) - Number(a.settled))) {
    const key = keyOf(unit.sides);
    known.set(key, [...(known.get(key) ?? []), unit]);
  }
  const placed = after.map((unit) => ({ unit, before: known.get(keyOf(unit.sides))?.shift() ?? null }));
  const lost = [...known.values()].flat().find(({ settled }) => settled);
  if (lost) throw new Error(`The new units leave out unit ${lost.id}, which is settled.`);
  return placed;
}

/**
 * Puts units into their new order, made ones among kept ones. Those that are over stay behind at places below 0. Only rows
 * that change are written.
 */
async function placeUnits(
  tx: Kysely<Database>,
  documentId: number,
  placed: readonly PlacedUnit[],
  now: Date,
): Promise<number[]> {
  const rows = placed.map(({ unit, before }, position) => ({
    id: before?.id ?? null,
    document_id: documentId,
    position,
    // that a person settled it is no figure of the aligner's
    confidence: before?.settled ? before.confidence : unit.confidence,
    agreement: unit.agreement,
    parts: JSON.stringify(unit.parts),
    updated_at: now.toISOString(),
  }));
  const stored = await tx
    .selectFrom('unit')
    .select(['id', 'position', 'confidence', 'agreement', 'parts'])
    .where('document_id', '=', documentId)
    .orderBy('position')
    .execute();
  const [kept, fresh] = [rows.flatMap(withId), rows.filter(({ id }) => id === null)];
  const places = new Map(kept.map(({ id, position }) => [id, position]));
  const moves = stored.map(({ id, position }): [number, number] => [position, places.get(id) ?? -1 - position]);
  await moveRuns(tx, 'unit', documentId, runsOf(moves));
  const known = new Map(stored.map((row) => [row.id, row]));
  const changed = kept.filter((row) => {
    const before = known.get(row.id);
    return before && (['confidence', 'agreement', 'parts'] as const).some((column) => before[column] !== row[column]);
  });
  for (const batch of batches(changed))
    await tx
      .insertInto('unit')
      .values(batch)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((q) => ({
          confidence: q.ref('excluded.confidence'),
          agreement: q.ref('excluded.agreement'),
          parts: q.ref('excluded.parts'),
        })),
      )
      .execute();
  const ids: number[] = [];
  for (const [id, position] of places) ids[position] = id;
  for (const batch of batches(fresh.map(({ id: _, ...row }) => row))) {
    const made = await tx.insertInto('unit').values(batch).returning(['id', 'position']).execute();
    for (const { id, position } of made) ids[position] = id;
  }
  return ids;
}

const withId = <R extends { id: number | null }>(row: R): (R & { id: number })[] =>
  row.id === null ? [] : [{ ...row, id: row.id }];

/**
 * Flags of units that go (all their text was taken out, by a revision) come to the unit that stands there now, or to the
 * last one: what a reviewer said is never thrown away with the text. Their words are gone.
 */
async function rehouseFlags(tx: Kysely<Database>, documentId: number): Promise<void> {
  await sql`
    update flag set spans = '[]', unit_id = (
      select house.id from unit as house, unit as gone
      where gone.id = flag.unit_id and house.document_id = ${documentId}
        and house.position >= 0 and house.position <= -1 - gone.position
      order by house.position desc limit 1)
    where unit_id in (select id from unit where document_id = ${documentId} and position < 0)`.execute(tx);
}

/** A statement for hundreds of runs of sentences: one for each would take seconds where a book is realigned. */
async function moveSentences(
  tx: Kysely<Database>,
  { id }: WholeDocument,
  placed: readonly PlacedUnit[],
  ids: readonly number[],
): Promise<void> {
  const versions = await versionsOf(tx, id);
  const runs = placed.flatMap(({ unit, before }, position) =>
    before ? [] : unit.sides.map(({ start, end }, version) => [versions[version]?.id, start, end, ids[position]]),
  );
  for (const batch of batches(runs.filter(([, start, end]) => start !== end))) {
    const values = sql.join(batch.map((run) => sql`(${sql.join(run)})`));
    await sql`
      with run (version, first, past, unit) as (values ${values})
      update sentence set unit_id = run.unit from run
      where version_id = run.version and position >= run.first and position < run.past`.execute(tx);
  }
}
