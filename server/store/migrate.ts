import { type Kysely, type Migration, type MigrationResultSet, Migrator } from 'kysely';
import * as documents from '../../migrations/0001_documents.js';
import * as terms from '../../migrations/0002_terms.js';
import * as decisions from '../../migrations/0003_decisions.js';
import * as history from '../../migrations/0004_history.js';
import * as termStatus from '../../migrations/0005_term_status.js';
import * as revisions from '../../migrations/0006_revisions.js';
import * as search from '../../migrations/0007_search.js';
import * as flags from '../../migrations/0008_flags.js';
import * as flagParts from '../../migrations/0009_flag_parts.js';
import * as unseenDocuments from '../../migrations/0010_unseen_documents.js';
import { InputError } from '../errors.js';
import { inTurn, withoutForeignKeys } from './connection.js';
import { indexChanges } from './search-index.js';
import type { Database } from './tables.js';

export type Migrations = Record<string, Migration>;

/**
 * Every migration by its file's name, in order. A list, and not the folder's contents, so that the compiled program,
 * Jest and a bundle all see the same ones.
 */
export const MIGRATIONS: Migrations = {
  '0001_documents': documents,
  '0002_terms': terms,
  '0003_decisions': decisions,
  '0004_history': history,
  '0005_term_status': termStatus,
  '0006_revisions': revisions,
  '0007_search': search,
  '0008_flags': flags,
  '0009_flag_parts': flagParts,
  '0010_unseen_documents': unseenDocuments,
};

/** The migration that leaves an index to be filled by the program. */
const SEARCH = '0007_search';

export interface MigrationState {
  name: string;
  /** When it was applied; null where it hasn't been. */
  appliedAt: Date | null;
}

/**
 * Brings the schema up to `target`, or to the newest where none is given. All of it or nothing.
 * @returns the names of the migrations that were applied now.
 * @throws InputError `database-newer` where a newer Tercet has made the database.
 */
export async function migrateUp(db: Kysely<Database>, target?: string, migrations = MIGRATIONS): Promise<string[]> {
  const migrator = await migratorOf(db, migrations);
  const names = await applied(db, () =>
    target === undefined ? migrator.migrateToLatest() : migrator.migrateTo(target),
  );
  if (names.includes(SEARCH)) await indexChanges(db);
  return names;
}

/**
 * Takes the newest migration back, with the data it had room for.
 * @returns the name of the migration taken back; none where none was left.
 */
export async function migrateDown(db: Kysely<Database>, migrations = MIGRATIONS): Promise<string[]> {
  const migrator = await migratorOf(db, migrations);
  return applied(db, () => migrator.migrateDown());
}

/** Every migration, in order, with when it was applied. */
export async function migrationStatus(db: Kysely<Database>, migrations = MIGRATIONS): Promise<MigrationState[]> {
  const migrator = await migratorOf(db, migrations);
  return (await migrator.getMigrations()).map(({ name, executedAt }) => ({ name, appliedAt: executedAt ?? null }));
}

async function migratorOf(db: Kysely<Database>, migrations: Migrations): Promise<Migrator> {
  await refuseNewer(db, migrations);
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}

/** A migration in the database that this program hasn't got: its tables can't be trusted to be what the code expects. */
async function refuseNewer(db: Kysely<Database>, migrations: Migrations): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return;
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const unknown = rows.find((row) => !(row.name in migrations));
  if (unknown) throw new InputError('database-newer', { migration: unknown.name });
}

function applied(db: Kysely<Database>, migrate: () => Promise<MigrationResultSet>): Promise<string[]> {
  return inTurn(async () => {
    const { error, results } = await withoutForeignKeys(db, migrate);
    if (error) throw error;
    return (results ?? []).map((result) => result.migrationName);
  });
}
