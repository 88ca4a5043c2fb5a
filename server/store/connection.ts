import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
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
import type { Database } from './tables.js';

/** What only SQLite speaks (pragmas, locking) stands in this file, so that another database can take its place. */

/** How long a statement waits for another process that is writing, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

/**
 * In KiB. An edit at the start of a document of 20,000 units gives most of them another place: with the 16 MB that the
 * driver comes with, half of these pages are written out and read again before it ends.
 */
const CACHE = 32 * 1024;

/**
 * Opens the database, making the file and its folder where there is none. The tables are `migrateUp`'s affair.
 * @param path a file, or `:memory:`.
 */
export function openDatabase(path: string): Kysely<Database> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const sqlite = new BetterSqlite(path);
  sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  sqlite.pragma(`cache_size = -${CACHE}`);
  sqlite.pragma('journal_mode = WAL');
  // In WAL mode NORMAL can't corrupt the database; a power cut may undo the last transactions, never half of one.
  sqlite.pragma('synchronous = NORMAL');
  sqlite.pragma('foreign_keys = ON');
  return new Kysely<Database>({ dialect: new Dialect({ database: sqlite }) });
}

/** Runs `work` in one transaction that may write, or in the caller's where there is one already. */
export function writing<T>(db: Kysely<Database>, work: (tx: Kysely<Database>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
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
  readonly #config: { database: BetterSqlite.Database };

  constructor(config: { database: BetterSqlite.Database }) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/**
 * A transaction that begins by reading and then writes fails at once, whatever the timeout, where another process
 * (`tercet import` beside the server) has written in between. One that takes the write lock first waits its turn.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

/** Kysely assumes the contrary, but SQLite does undo `create table`: a migration that fails leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
