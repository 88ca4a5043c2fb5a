import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Kysely } from 'kysely';
import type { Database } from '../store/tables.js';
import { Failure, type Io } from './io.js';

export interface DatabaseOption {
  db?: string;
}

/** The option that every command with a database takes. */
export function addDatabaseOption(command: Command): Command {
  return command.option('--db <file>', 'the database (default: $TERCET_DB, else data/tercet.db)');
}

export function databasePath({ db }: DatabaseOption, env: Io['env']): string {
  return db ?? (env.TERCET_DB || join('data', 'tercet.db'));
}

/**
 * Opens the database with its tables up to date, and closes it when the work is done.
 * @param missing what to do where there is no database yet: `list` must not make one at a mistyped path.
 */
export async function withDatabase<T>(
  options: DatabaseOption,
  io: Io,
  missing: 'create' | 'fail',
  work: (db: Kysely<Database>) => Promise<T>,
): Promise<T> {
  const db = await openExisting(options, io, missing);
  try {
    const { migrateUp } = await import('../store/migrate.js');
    await migrateUp(db);
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Opens it as it is. */
export async function openExisting(
  options: DatabaseOption,
  io: Io,
  missing: 'create' | 'fail',
): Promise<Kysely<Database>> {
  const path = databasePath(options, io.env);
  if (missing === 'fail' && !existsSync(path))
    throw new Failure(`There is no database at ${path}. "tercet import" makes one; --db names another.`);
  const { openDatabase } = await import('../store/connection.js');
  try {
    return openDatabase(path);
  } catch (error) {
    throw new Failure(`The database ${path} can't be opened: ${(error as Error).message}.`);
  }
}
