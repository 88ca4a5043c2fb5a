import { rmSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import type { Database } from './tables.js';

/*
 * Tells whether who began to store something is still at it. A file beside the database is locked by SQLite for as long
 * as that is so: however a thread or a process ends, the system lets go of its locks, which no time and no number of a
 * process tells as surely.
 */

/** @returns what lets go of it. @param name goes into the file's name. */
export async function lockImport(db: Kysely<Database>, name: string): Promise<() => void> {
  const path = await lockPath(db, name);
  if (path === null) return () => {};
  const lock = new BetterSqlite(path);
  lock.exec('begin exclusive');
  return () => {
    lock.close();
    rmSync(path, { force: true });
  };
}

/** Whether nobody holds it any more; then it is gone. */
export async function isLetGo(db: Kysely<Database>, name: string): Promise<boolean> {
  const path = await lockPath(db, name);
  // What is in memory goes with who holds it.
  if (path === null) return false;
  const lock = new BetterSqlite(path, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return false;
    throw error;
  } finally {
    lock.close();
  }
  rmSync(path, { force: true });
  return true;
}

/** Null where the database is in memory. */
async function lockPath(db: Kysely<Database>, name: string): Promise<string | null> {
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(db);
  return rows[0]?.file ? `${rows[0].file}-${name}` : null;
}
