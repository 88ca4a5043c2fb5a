import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { Kysely, KyselyPlugin } from 'kysely';
import { type ConnectionOptions, openDatabase } from '../../server/store/connection.js';
import { createDocument } from '../../server/store/documents.js';
import { addFlag } from '../../server/store/flags.js';
import { migrateUp } from '../../server/store/migrate.js';
import type { Database } from '../../server/store/tables.js';
import { addGlossary } from '../../server/store/terms.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { plainDocument, plainFlag } from './generate.js';

/** Real databases for tests, closed and deleted after each. */

const open: Kysely<Database>[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const db of open.splice(0)) await db.destroy();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tercet-'));
  folders.push(folder);
  return folder;
}

/** Opens without migrating. */
export function connect(path: string, options?: ConnectionOptions): Kysely<Database> {
  const db = openDatabase(path, options);
  open.push(db);
  return db;
}

export async function memoryDatabase(): Promise<Kysely<Database>> {
  const db = connect(':memory:');
  await migrateUp(db);
  return db;
}

/** The same database, with a count of what it is asked and told. */
export function countingStatements(db: Kysely<Database>): { db: Kysely<Database>; statements: () => number } {
  let count = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count++;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { db: db.withPlugin(counting), statements: () => count };
}

/** A document with divergences, a flag, a confirmed unit and a log, and a glossary: a row in every table. */
export async function fill(db: Kysely<Database>, title = 'Bridge'): Promise<number> {
  const now = new Date('2026-01-02T03:04:05Z');
  const id = await createDocument(db, plainDocument(title, 4, [1, 2]), now);
  const { units } = await listUnits(db, id, { filter: 'all' });
  await addFlag(db, plainFlag(units[1]?.id ?? 0), now);
  await confirmUnit(db, units[0]?.id ?? 0, true, now);
  await addGlossary(db, 'bridges', [BRIDGE], now);
  return id;
}

const BRIDGE = [
  { tag: 'en', text: 'drawbridge' },
  { tag: 'fr', text: 'pont-levis' },
];
