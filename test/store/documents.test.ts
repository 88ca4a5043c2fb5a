import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../server/errors.js';
import {
  createDocument,
  deleteDocument,
  findBySource,
  getDocument,
  listDocuments,
  renameDocument,
} from '../../server/store/documents.js';
import { listLog } from '../../server/store/log.js';
import { migrateUp } from '../../server/store/migrate.js';
import type { Database } from '../../server/store/tables.js';
import { connect, fill, memoryDatabase, temporaryFolder } from './database.js';
import { plainDocument } from './generate.js';

const TABLES: (keyof Database)[] = ['document', 'version', 'paragraph', 'unit', 'sentence', 'divergence', 'flag'];
const now = new Date('2026-03-04T05:06:07Z');
const later = new Date('2026-03-05T00:00:00Z');

describe('documents', () => {
  test('are listed with their figures, the newest first', async () => {
    const db = await memoryDatabase();
    const first = await fill(db, 'First');
    const second = await createDocument(db, plainDocument('Second', 2), now);
    const list = await listDocuments(db);
    expect(list.map(({ id }) => id)).toEqual([second, first]);
    expect(list[1]).toEqual(await getDocument(db, first));
    expect(list[1]).toMatchObject({ title: 'First', units: 4, confirmed: 1, divergent: 2, flagged: 1, notices: [] });
    expect(list[1]?.versions).toMatchObject([
      { tag: 'en', name: 'First.en.txt', encoding: 'UTF-8', isSource: false, words: 8, sentences: 4 },
      { tag: 'fr', words: 12, sentences: 4 },
      { tag: 'ru', words: 8, sentences: 4 },
    ]);
    expect(list[0]).toMatchObject({ units: 2, confirmed: 0, divergent: 0, flagged: 0, createdAt: now.toISOString() });
  });

  test('have null in their place where there is none', async () => {
    expect(await getDocument(await memoryDatabase(), 7)).toBeNull();
  });

  test('take all that is theirs along when they are deleted, and leave others alone', async () => {
    const db = await memoryDatabase();
    const kept = await fill(db, 'Kept');
    const gone = await fill(db, 'Gone');
    const before = await getDocument(db, kept);
    await deleteDocument(db, gone, later);
    expect(await getDocument(db, gone)).toBeNull();
    expect(await getDocument(db, kept)).toEqual(before);
    expect(await listLog(db, gone)).toEqual([]);
    await deleteDocument(db, kept, later);
    for (const table of TABLES) expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect((await listLog(db, null)).slice(-2)).toMatchObject([
      { action: 'delete-document', detail: { document: gone, title: 'Gone' }, at: later.toISOString() },
      { action: 'delete-document', detail: { document: kept, title: 'Kept' } },
    ]);
  });

  test('can be renamed, but not to nothing', async () => {
    const db = await memoryDatabase();
    const id = await fill(db, 'Draft');
    await renameDocument(db, id, '  Final ', later);
    expect(await getDocument(db, id)).toMatchObject({ title: 'Final', updatedAt: later.toISOString() });
    expect((await listLog(db, id)).at(-1)).toMatchObject({
      action: 'rename-document',
      detail: { before: 'Draft', after: 'Final' },
    });
    await expect(renameDocument(db, id, ' \u00a0', later)).rejects.toMatchObject({ code: 'empty-title' });
  });

  test.each([
    ['deleteDocument', (db: Awaited<ReturnType<typeof memoryDatabase>>) => deleteDocument(db, 9, now)],
    ['renameDocument', (db: Awaited<ReturnType<typeof memoryDatabase>>) => renameDocument(db, 9, 'x', now)],
  ])('%s of an id that does not exist says so', async (_name, act) => {
    const db = await memoryDatabase();
    await expect(act(db)).rejects.toThrow(InputError);
    await expect(act(db)).rejects.toMatchObject({ code: 'not-found', params: { what: 'document', id: 9 } });
  });
});

describe('findBySource', () => {
  test.each([
    ['the same files', ['a-en', 'a-fr', 'a-ru'], ['a']],
    ['the same files in another order', ['a-ru', 'a-en', 'a-fr'], ['a']],
    ['a part of the files', ['a-en', 'a-fr'], []],
    ['one file more', ['a-en', 'a-fr', 'a-ru', 'b-en'], []],
    ['one file twice', ['a-en', 'a-en', 'a-fr'], []],
    ['unknown files', ['x', 'y'], []],
    ['no files', [], []],
  ])('%s', async (_case, hashes, titles) => {
    const db = await memoryDatabase();
    await createDocument(db, plainDocument('a', 1), now);
    await createDocument(db, plainDocument('b', 1), now);
    expect((await findBySource(db, hashes)).map(({ title }) => title)).toEqual(titles);
  });
});

describe('createDocument', () => {
  test.each([
    ['a sentence in no unit', (doc: ReturnType<typeof plainDocument>) => doc.aligned.units.pop()],
    [
      'two versions of one tag',
      (doc: ReturnType<typeof plainDocument>) => ((doc.aligned.versions[2] as { tag: string }).tag = 'en'),
    ],
    ['a version without source', (doc: ReturnType<typeof plainDocument>) => doc.sources.pop()],
    [
      'a severity that there is not',
      (doc: ReturnType<typeof plainDocument>) => {
        Object.assign(doc.aligned.units[0]?.divergences[0] ?? {}, { severity: 'dire' });
      },
    ],
  ])('leaves nothing behind when it fails in the middle: %s', async (_case, spoil) => {
    const db = await memoryDatabase();
    const doc = structuredClone(plainDocument('Broken', 3, [0]));
    spoil(doc);
    // Not toThrow: an error of SQLite's comes from outside of Jest's realm.
    await expect(createDocument(db, doc, now)).rejects.toHaveProperty('message');
    for (const table of TABLES) expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect(await createDocument(db, plainDocument('Whole', 3), now)).toBeGreaterThan(0);
  });

  test('is seen by another connection only when it is whole, and does not keep it from reading', async () => {
    const path = join(temporaryFolder(), 'deep', 'tercet.db');
    const writer = connect(path);
    const reader = connect(path);
    await migrateUp(writer);
    await createDocument(writer, plainDocument('One', 2), now);
    await writer.transaction().execute(async (tx) => {
      await createDocument(tx, plainDocument('Two', 2), now);
      expect((await listDocuments(reader)).map(({ title }) => title)).toEqual(['One']);
    });
    expect((await listDocuments(reader)).map(({ title }) => title)).toEqual(['Two', 'One']);
  });

  test('stores 20,000 units of three versions', async () => {
    const db = connect(join(temporaryFolder(), 'tercet.db'));
    await migrateUp(db);
    const doc = plainDocument('Long', 20_000, [5]);
    const id = await createDocument(db, doc, now);
    expect(await getDocument(db, id)).toMatchObject({ units: 20_000, divergent: 1 });
  });
});
