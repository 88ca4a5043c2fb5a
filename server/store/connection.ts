import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  sql,
  type TransactionSettings,
} from 'kysely';
import { InputError } from '../errors.js';
import type { Database } from './tables.js';

/** What only SQLite speaks (pragmas, locking) stands in this file, so that another database can take its place. */

export interface ConnectionOptions {
  /** How long it is waited for another process or thread that is writing, in milliseconds; absent: ten seconds. */
  patience?: number;
}

const PATIENCE = 10_000;

/** How often it is looked whether that one has ended, in milliseconds: often, since who writes much pauses briefly. */
const POLL = 5;

/**
 * In KiB. An edit at the start of a document of 20,000 units gives most of them another place: with the 16 MB that the
 * driver comes with, half of these pages are written out and read again before it ends.
 */
const CACHE = 32 * 1024;

/**
 * Opens the database, making the file and its folder where there is none. The tables are `migrateUp`'s affair.
 * @param path a file, or `:memory:`.
 */
export function openDatabase(path: string, { patience = PATIENCE }: ConnectionOptions = {}): Kysely<Database> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const sqlite = new BetterSqlite(path);
  sqlite.pragma(`busy_timeout = ${patience}`);
  sqlite.pragma(`cache_size = -${CACHE}`);
  sqlite.pragma('journal_mode = WAL');
  // In WAL mode NORMAL can't corrupt the database; a power cut may undo the last transactions, never half of one.
  sqlite.pragma('synchronous = NORMAL');
  sqlite.pragma('foreign_keys = ON');
  return new Kysely<Database>({ dialect: new Dialect(sqlite, patience) });
}

/**
 * Runs `work` in one transaction that may write, or in the caller's where there is one already. Waits its turn where
 * another process or thread is writing; meanwhile whoever only reads goes on, through the same connection too.
 * @throws InputError `database-busy` where the other has not ended when the connection's patience has.
 */
export function writing<T>(db: Kysely<Database>, work: (tx: Kysely<Database>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : inTurn(() => db.transaction().execute(work));
}

/** Does again, until it is its turn, what begins with a transaction of this database's. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Locked)) throw error;
      const { patience } = error;
      if (performance.now() - begun > patience) throw new InputError('database-busy', { seconds: patience / 1000 });
      await setTimeout(POLL);
    }
  }
}

/** Runs `work`, which only reads, so that all of its queries see the same state of the database. */
export function reading<T>(db: Kysely<Database>, work: (tx: Kysely<Database>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().setAccessMode('read only').execute(work);
}

/**
 * Runs `work` with foreign keys off, and looks for rows that it left without their parent. SQLite changes a table by
 * making it anew and dropping the old one, which with foreign keys on would delete everything that refers to it
 * (https://www.sqlite.org/lang_altertable.html, section 7); within a transaction they can't be turned off.
 */
export async function withoutForeignKeys<T>(db: Kysely<Database>, work: () => Promise<T>): Promise<T> {
  await sql`pragma foreign_keys = off`.execute(db);
  try {
    const result = await work();
    const { rows } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
    if (rows[0]) throw new Error(`A migration left rows of "${rows[0].table}" that refer to nothing.`);
    return result;
  } finally {
    await sql`pragma foreign_keys = on`.execute(db);
  }
}

class Dialect extends SqliteDialect {
  constructor(
    private readonly sqlite: BetterSqlite.Database,
    private readonly patience: number,
  ) {
    super({ database: sqlite });
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.sqlite, this.patience);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** Another is writing, and nothing was begun. */
class Locked extends Error {
  /** @param patience how long it may be waited for the other, in milliseconds. */
  constructor(readonly patience: number) {
    super('database is locked');
  }
}

/**
 * A transaction that begins by reading and then writes fails at once, whatever the timeout, where another process
 * (`tercet import` beside the server) has written in between. One that takes the write lock first fails before it has
 * done anything. SQLite's own way of waiting for that lock would hold the whole thread, and with it all requests of a
 * server, so it is not waited here: `writing` asks again.
 */
class ImmediateDriver extends SqliteDriver {
  constructor(
    private readonly sqlite: BetterSqlite.Database,
    private readonly patience: number,
  ) {
    super({ database: sqlite });
  }

  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    if (settings?.accessMode === 'read only') {
      await connection.executeQuery(CompiledQuery.raw('begin'));
      return;
    }
    this.sqlite.pragma('busy_timeout = 0');
    try {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    } catch (error) {
      throw (error as { code?: unknown }).code === 'SQLITE_BUSY' ? new Locked(this.patience) : error;
    } finally {
      this.sqlite.pragma(`busy_timeout = ${this.patience}`);
    }
  }
}

/** Kysely assumes the contrary, but SQLite does undo `create table`: a migration that fails leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
