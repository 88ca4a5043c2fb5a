import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Evidence, Rendering, Segment } from '../compare/checks/consistency/evidence.js';
import { batches } from './insert.js';
import type { Database } from './tables.js';

/**
 * Temporary tables in which the texts and names of a whole corpus are brought together: SQLite keeps them on disk, so
 * memory stays flat however large the corpus. They are the connection's own, and gone when it closes.
 */
export interface Gathering extends Database {
  /** A version's part of a unit, by what is left of it when folded. */
  seen_segment: { unit_id: number; tag: string; fold: string; content: string; counts: number };
  /** A name or term with what stands for it in another version, and how often. */
  seen_rendering: {
    kind: Rendering['kind'];
    tag: string;
    form: string;
    other: string;
    other_form: string;
    shown: string;
    other_shown: string;
    count: number;
    /** The first units where they stand, as a JSON list without its brackets. */
    units: string;
  };
}

const TABLES = ['seen_segment', 'seen_rendering'] as const;

/** As many places of one rendering are kept. */
const MOST_PLACES = 10;

export async function makeTables(db: Kysely<Database>): Promise<Kysely<Gathering>> {
  await dropTables(db);
  await sql`
    create temporary table seen_segment (
      unit_id integer not null, tag text not null, fold text not null, content text not null, counts integer not null,
      primary key (unit_id, tag)) without rowid`.execute(db);
  await sql`
    create temporary table seen_rendering (
      kind text not null, tag text not null, form text not null, other text not null, other_form text not null,
      shown text not null, other_shown text not null, count integer not null, units text not null,
      primary key (kind, tag, other, other_form, form)) without rowid`.execute(db);
  return db as unknown as Kysely<Gathering>;
}

export async function dropTables(db: Kysely<Database>): Promise<void> {
  for (const table of TABLES) await sql`drop table if exists temp.${sql.table(table)}`.execute(db);
}

/** 72 bits: two texts of ten million that share them are to be expected once in a hundred million corpora. */
const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);

/** Adds what was seen in some units. @param ids of the units, by their number in the document. */
export async function addEvidence(
  db: Kysely<Gathering>,
  evidence: readonly Evidence[],
  ids: readonly number[],
): Promise<void> {
  const segments = evidence.flatMap((one) => one.segments).filter(({ fold }) => fold !== '');
  const renderings = evidence.flatMap((one) => one.renderings);
  for (const batch of batches(segments.map((segment) => segmentRow(segment, ids))))
    await db.insertInto('seen_segment').values(batch).execute();
  for (const batch of batches(renderings.map((rendering) => renderingRow(rendering, ids))))
    await db
      .insertInto('seen_rendering')
      .values(batch)
      .onConflict((conflict) =>
        conflict.columns(['kind', 'tag', 'other', 'other_form', 'form']).doUpdateSet({
          units: sql`case when count < ${MOST_PLACES} then units || ',' || excluded.units else units end`,
          count: sql`count + 1`,
        }),
      )
      .execute();
}

function segmentRow({ unit, tag, fold, content, counts }: Segment, ids: readonly number[]) {
  return { unit_id: ids[unit] ?? 0, tag, fold: hashed(fold), content: hashed(content), counts: counts ? 1 : 0 };
}

function renderingRow(rendering: Rendering, ids: readonly number[]) {
  const { kind, unit, tag, form, shown, other, otherForm, otherShown } = rendering;
  const row = { kind, tag, form, shown, other, other_form: otherForm, other_shown: otherShown };
  return { ...row, count: 1, units: String(ids[unit] ?? 0) };
}
