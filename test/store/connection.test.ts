import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import BetterSqlite from 'better-sqlite3';
import { createDocument, deleteDocument, listDocuments } from '../../server/store/documents.js';
import { migrateUp, migrationStatus } from '../../server/store/migrate.js';
import { connect, temporaryFolder } from './database.js';
import { plainDocument } from './generate.js';

const now = new Date('2026-01-02T03:04:05Z');

/** A database with one document, and another process that is writing in it. */
async function withWriter(patience?: number) {
  const path = join(temporaryFolder(), 'tercet.db');
  const db = connect(path, { patience });
  await migrateUp(db);
  const id = await createDocument(db, plainDocument('Bridge', 2), now);
  const other = new BetterSqlite(path);
  other.exec('begin immediate');
  return { db, id, other };
}

test('who writes waits for another that is writing, and who reads goes on meanwhile', async () => {
  const { db, id, other } = await withWriter();
  const deleted = deleteDocument(db, id, now);
  const created = createDocument(db, plainDocument('Road', 2), now);
  // Waiting the way of SQLite's would hold this thread, and then nobody could end what is waited for.
  expect((await listDocuments(db)).map(({ title }) => title)).toEqual(['Bridge']);
  other.exec('commit');
  other.close();
  await Promise.all([deleted, created]);
  expect((await listDocuments(db)).map(({ title }) => title)).toEqual(['Road']);
});

test('a migration waits too', async () => {
  const path = join(temporaryFolder(), 'tercet.db');
  const db = connect(path);
  await migrateUp(db, '0001_documents');
  const other = new BetterSqlite(path);
  other.exec('begin immediate');
  const migrated = migrateUp(db);
  expect((await migrationStatus(db)).filter(({ appliedAt }) => appliedAt)).toHaveLength(1);
  other.exec('commit');
  other.close();
  expect((await migrated).length).toBeGreaterThan(0);
});

test('nobody waits for ever: nothing is changed, and the reason is said', async () => {
  const { db, id, other } = await withWriter(20);
  await expect(deleteDocument(db, id, now)).rejects.toMatchObject({
    ...{ code: 'database-busy', params: { seconds: 0.02 } },
  });
  other.exec('rollback');
  other.close();
  expect(await listDocuments(db)).toHaveLength(1);
  await deleteDocument(db, id, now);
  expect(await listDocuments(db)).toHaveLength(0);
});
