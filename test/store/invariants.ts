import { expect } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { indexChanges } from '../../server/store/search-index.js';
import type { Database } from '../../server/store/tables.js';
import type { DivergenceSpan } from '../../server/types.js';

/* What holds of the rows of every stored document, whatever was done to it. */

export type Rows = Awaited<ReturnType<typeof rowsOf>>;

/** Every row of the only document. A dismissal whose finding is gone for the time being may stay behind: it isn't told. */
export async function rowsOf(db: Kysely<Database>) {
  const divergence = await db.selectFrom('divergence').selectAll().orderBy('id').execute();
  const used = new Set(divergence.map(({ dismissal_id }) => dismissal_id));
  const dismissal = await db.selectFrom('dismissal').selectAll().orderBy('id').execute();
  return {
    version: await db.selectFrom('version').selectAll().orderBy('id').execute(),
    paragraph: await db.selectFrom('paragraph').selectAll().orderBy('id').execute(),
    unit: await db.selectFrom('unit').selectAll().orderBy('id').execute(),
    change: await db.selectFrom('change').selectAll().orderBy('id').execute(),
    sentence: await db.selectFrom('sentence').selectAll().orderBy('id').execute(),
    flag: await db.selectFrom('flag').selectAll().orderBy('id').execute(),
    flag_part: await db.selectFrom('flag_part').selectAll().orderBy('id').execute(),
    flag_reply: await db.selectFrom('flag_reply').selectAll().orderBy('id').execute(),
    divergence,
    dismissal: dismissal.filter(({ id }) => used.has(id)),
  };
}

const byPlace = <R extends { position: number }>(rows: readonly R[]): R[] =>
  rows.toSorted((a, b) => a.position - b.position);

const counted = (rows: readonly unknown[]): number[] => rows.map((_, n) => n);

/** Each sentence in one unit, all in order and apart; spans in their sentences; the index of the search as if made anew. */
export async function expectWhole(db: Kysely<Database>, rows: Rows): Promise<void> {
  const units = new Map(byPlace(rows.unit).map((unit) => [unit.id, unit]));
  expect([...units.values()].map(({ position }) => position)).toEqual(counted(rows.unit));
  for (const { id } of rows.version) {
    const paragraphs = byPlace(rows.paragraph.filter((row) => row.version_id === id));
    expect(paragraphs.map(({ position }) => position)).toEqual(counted(paragraphs));
    const sentences = byPlace(rows.sentence.filter((row) => row.version_id === id));
    expect(sentences.map(({ position }) => position)).toEqual(counted(sentences));
    const places = sentences.map(({ unit_id, paragraph_id, start, end }) => {
      const paragraph = paragraphs.find((row) => row.id === paragraph_id);
      const text = paragraph?.text.slice(start, end) ?? '';
      expect(text).toHaveLength(end - start);
      expect(text).toBe(text.trim());
      return { unit: units.get(unit_id)?.position ?? -1, paragraph: paragraph?.position ?? -1, start, end };
    });
    for (const [n, place] of places.entries()) {
      const before = places[n - 1] ?? { unit: 0, paragraph: 0, end: 0 };
      expect(place.unit).toBeGreaterThanOrEqual(before.unit);
      expect(place.paragraph).toBeGreaterThanOrEqual(before.paragraph);
      if (place.paragraph === before.paragraph) expect(place.start).toBeGreaterThanOrEqual(before.end);
    }
  }
  for (const row of [...rows.flag, ...rows.flag_part, ...rows.divergence]) expectSpansInside(rows, row);
  const homes = new Map(rows.flag.map(({ id, unit_id }) => [id, unit_id]));
  for (const part of rows.flag_part) expect(part.unit_id).not.toBe(homes.get(part.flag_id));
  expect(await wordsIndexed(db, false)).toEqual(await wordsIndexed(db, true));
}

function expectSpansInside(rows: Rows, { unit_id, spans }: { unit_id: number; spans: string }): void {
  for (const { lang, sentence, start, end } of JSON.parse(spans) as DivergenceSpan[]) {
    const version = rows.version.find(({ tag }) => tag === lang)?.id;
    const own = byPlace(rows.sentence.filter((row) => row.unit_id === unit_id && row.version_id === version))[sentence];
    expect([0 <= start, start <= end, end <= (own ? own.end - own.start : -1)]).toEqual([true, true, true]);
  }
}

/** @param anew whether the index is made anew first. */
async function wordsIndexed(db: Kysely<Database>, anew: boolean): Promise<unknown[]> {
  await sql`create virtual table if not exists temp.indexed using fts5vocab(main, search, 'instance')`.execute(db);
  if (anew) await sql`insert into search_stale select id from unit`.execute(db);
  await indexChanges(db);
  return (await sql`select doc, offset, term from temp.indexed order by doc, offset`.execute(db)).rows;
}
