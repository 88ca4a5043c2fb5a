import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { countOutdated } from '../../server/store/check-settings.js';
import { findInconsistencies } from '../../server/store/consistency.js';
import { listDivergences } from '../../server/store/divergence-list.js';
import { dismissDivergence } from '../../server/store/divergences.js';
import {
  deleteDocument,
  documentPage,
  findBySource,
  getDocument,
  listDocuments,
  renameDocument,
} from '../../server/store/documents.js';
import { editUnits } from '../../server/store/edits.js';
import { exportUnits } from '../../server/store/export.js';
import { exportFlags } from '../../server/store/flag-export.js';
import { countFlags, flagScope, getFlag, listFlags } from '../../server/store/flag-list.js';
import { addFlag, type FlagContent } from '../../server/store/flags.js';
import { importUnits } from '../../server/store/import-units.js';
import { migrateDown, migrateUp } from '../../server/store/migrate.js';
import { bandsOf } from '../../server/store/overview.js';
import { realignDocument } from '../../server/store/realign.js';
import { searchAll, searchScope, searchUnits } from '../../server/store/search.js';
import { checkFigures } from '../../server/store/stats.js';
import type { Database } from '../../server/store/tables.js';
import { findByUnitFiles, openUnitFiles } from '../../server/store/unit-files.js';
import { unitWindow } from '../../server/store/unit-window.js';
import { confirmUnit, getUnit, listUnits, unitCounts } from '../../server/store/units.js';
import { removeAbandoned } from '../../server/store/unseen.js';
import { listParagraphs } from '../../server/store/version-text.js';
import { loadDocument } from '../../server/store/whole.js';
import type { FileUnit } from '../../server/types.js';
import { connect, fill, temporaryFolder } from './database.js';
import { fileOf, readerOf } from './unit-reader.js';

/* A long import, and a long document that is deleted, take many transactions: what others see of it is all or nothing. */

const now = new Date('2026-03-04T05:06:07Z');

/** Each with a finding, and some with a flag, or a remark; the language is in no other document. */
const LONG: FileUnit[] = Array.from({ length: 2500 }, (_, n) => ({
  texts: { en: [`The ferry has ${n + 10} seats.`], de: [`Die Fähre hat ${n + 11} Plätze.`] },
  ...(n % 500 === 0 ? { notes: ['Flags: style (minor, de) – Hm.', 'Ask Ada.'] } : {}),
}));

async function imported(db: Kysely<Database>, told: (done: number) => void = () => {}) {
  const files = await openUnitFiles(readerOf(LONG, undefined, 'en'), [fileOf('ferry.tmx')]);
  const checks = {};
  const progress = (step: string, done: number) => step === 'store' && told(done);
  return importUnits(db, files, { checks, compare: true, progress }, now);
}

async function opened(): Promise<{ path: string; db: Kysely<Database> }> {
  const path = join(temporaryFolder(), 'tercet.db');
  const db = connect(path);
  await migrateUp(db);
  await fill(db);
  return { path, db };
}

const all = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const one of list) found.push(one);
  return found;
};

/** Whatever tells of more than one document. */
async function seen(db: Kysely<Database>) {
  const { hashes } = await openUnitFiles(readerOf(LONG), [fileOf('ferry.tmx')]);
  const search = (words: string) => ({ conditions: [{ lang: null, has: true, words }] });
  return {
    documents: await listDocuments(db),
    page: await documentPage(db, { limit: 9 }),
    german: await documentPage(db, { limit: 9, lang: 'de' }),
    same: [await findBySource(db, [hashes[0] ?? '', hashes[0] ?? '']), await findByUnitFiles(db, { hashes })],
    units: await all(exportUnits(db, 'all', ({ type }) => type)),
    hits: [
      await searchUnits(db, search('ferry'), { limit: 5 }),
      await searchUnits(db, { ...search('ferry'), state: 'unreviewed' }, { limit: 5 }),
      await all(searchAll(db, search('Plätze'))),
    ],
    scope: await searchScope(db),
    figures: await checkFigures(db),
    outdated: await countOutdated(db),
    flags: [await listFlags(db), await flagScope(db), await countFlags(db, {}), await all(exportFlags(db))],
    inconsistencies: await all(findInconsistencies(db)),
  };
}

/** Everything that a document's or a unit's number leads to: nobody is told such a number, but it can be guessed. */
async function expectNothing(db: Kysely<Database>) {
  const ids = async (table: 'any_document' | 'unit' | 'divergence' | 'flag') =>
    (
      await db
        .selectFrom(table)
        .select((q) => q.fn.max<number>('id').as('id'))
        .executeTakeFirstOrThrow()
    ).id;
  const [id, unit] = [await ids('any_document'), await ids('unit')];
  expect(await getDocument(db, id)).toBeNull();
  const author = { who: '', now };
  const flag: FlagContent = { lang: null, category: 'style', severity: 'minor', comment: '', spans: [] };
  for (const ask of [
    () => listUnits(db, id, { filter: 'all' }),
    () => unitWindow(db, id, { filter: 'all', anchor: { from: 0 }, limit: 5 }),
    () => unitCounts(db, id),
    () => listDivergences(db, id, { limit: 5 }),
    () => listParagraphs(db, id, 'en', { from: 0, limit: 5 }),
    () => bandsOf(db, id, 10),
    () => checkFigures(db, id),
    () => loadDocument(db, id),
    () => realignDocument(db, id),
    () => renameDocument(db, id, 'Mine', now),
    () => deleteDocument(db, id, now),
    () => all(exportUnits(db, [id])),
    () => getUnit(db, unit),
    () => confirmUnit(db, unit, true, now),
    () => editUnits(db, { kind: 'merge', unit }, author),
    () => addFlag(db, { ...flag, unitId: unit }, now),
    async () => getFlag(db, await ids('flag')),
    async () => dismissDivergence(db, await ids('divergence'), 'right', now),
  ])
    await expect(ask().then(() => ask.toString())).rejects.toMatchObject({ code: 'not-found' });
}

const TABLES = ['any_document', 'version', 'paragraph', 'unit', 'sentence', 'divergence', 'flag', 'log'] as const;

async function rowsIn(db: Kysely<Database>) {
  const rows = await Promise.all(TABLES.map((table) => db.selectFrom(table).selectAll().orderBy('id').execute()));
  const { rows: index } = await sql`select rowid from search order by rowid`.execute(db);
  const { rows: stale } = await sql`select * from search_stale`.execute(db);
  return { rows, index, stale };
}

describe('a long import', () => {
  test('is seen by nobody before its end, and then as a whole; others write meanwhile', async () => {
    const { path, db } = await opened();
    const { units } = await listUnits(db, 1, { filter: 'all' });
    const before = await seen(db);
    let done = 0;
    const other = connect(path);
    const importing = imported(other, (share) => {
      done = share;
    });
    while (done < 0.3) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await seen(db)).toEqual(before);
    await expectNothing(db);
    const began = performance.now();
    await confirmUnit(db, units[2]?.id ?? 0, true, now);
    expect(performance.now() - began).toBeLessThan(1000);
    const { documents } = await importing;
    expect(documents).toMatchObject([{ title: 'ferry', units: 2500 }]);
    const { total } = await listUnits(db, documents[0]?.id ?? 0, { filter: 'all', limit: 1 });
    expect(total).toBe(2500);
    const { total: found } = await searchUnits(
      db,
      { conditions: [{ lang: 'de', has: true, words: 'Fähre' }] },
      { limit: 1 },
    );
    expect(found).toBe(2500);
    expect(await getUnit(db, units[2]?.id ?? 0)).toMatchObject({ confirmedAt: now.toISOString() });
  });

  test('that is stopped leaves nothing behind', async () => {
    const { path, db } = await opened();
    const before = await rowsIn(db);
    const stop = new Error('Stopped.');
    const stopping = imported(connect(path), (share) => {
      if (share > 0.5) throw stop;
    });
    await expect(stopping).rejects.toBe(stop);
    expect(await rowsIn(db)).toEqual(before);
    expect(readdirSync(join(path, '..')).filter((name) => name.includes('import'))).toEqual([]);
  });

  test('that dies is never seen, and what it leaves is removed; one that goes on is left alone', async () => {
    const { path, db } = await opened();
    const before = { rows: await rowsIn(db), seen: await seen(db) };
    const dying = connect(path);
    const importing = imported(dying, (share) => {
      if (share > 0.5) void dying.destroy();
    });
    await expect(importing).rejects.toThrow();
    expect(await seen(db)).toEqual(before.seen);
    await expectNothing(db);
    let done = 0;
    const going = imported(connect(path), (share) => {
      done = share;
    });
    while (done < 0.3) await new Promise((resolve) => setTimeout(resolve, 5));
    // The other one has removed what was left before it began.
    expect(await db.selectFrom('any_document').select('unseen').where('unseen', 'is not', null).execute()).toHaveLength(
      1,
    );
    await removeAbandoned(db);
    await going;
    expect((await listDocuments(db)).map(({ title, units }) => [title, units])).toEqual([
      ['ferry', 2500],
      ['Bridge', 4],
    ]);
    await deleteDocument(db, (await listDocuments(db))[0]?.id ?? 0, now);
    const { rows } = await rowsIn(db);
    expect(rows.map((some) => some.length)).toEqual(
      before.rows.rows.map((some, n) => some.length + (TABLES[n] === 'log' ? 1 : 0)),
    );
  });

  test('that dies is gone too where the migration is taken back', async () => {
    const { path, db } = await opened();
    const before = await rowsIn(db);
    const dying = connect(path);
    await expect(imported(dying, () => void dying.destroy())).rejects.toThrow();
    await migrateDown(db);
    await migrateUp(db);
    expect(await rowsIn(db)).toEqual(before);
  });
});
