import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { createDocument, getDocument } from '../../server/store/documents.js';
import { listLog } from '../../server/store/log.js';
import { MIGRATIONS, type Migrations, migrateDown, migrateUp, migrationStatus } from '../../server/store/migrate.js';
import type { Database } from '../../server/store/tables.js';
import { listTerms } from '../../server/store/terms.js';
import { listUnits } from '../../server/store/units.js';
import { connect, fill, memoryDatabase, temporaryFolder } from './database.js';
import { plainDocument } from './generate.js';

const newest = Object.keys(MIGRATIONS).at(-1) ?? '';

test('every file of migrations/ is in the list, and the list is in order', () => {
  const files = readdirSync('migrations').map((file) => file.replace('.ts', ''));
  expect(Object.keys(MIGRATIONS)).toEqual(files.toSorted());
});

describe('the migrations', () => {
  test('up is all that a new file needs, and a second one does nothing', async () => {
    const path = join(temporaryFolder(), 'new', 'tercet.db');
    const db = connect(path);
    expect(existsSync(path)).toBe(true);
    expect(await migrationStatus(db)).toEqual(Object.keys(MIGRATIONS).map((name) => ({ name, appliedAt: null })));
    expect(await migrateUp(db)).toEqual(Object.keys(MIGRATIONS));
    const id = await fill(db);
    expect(await migrateUp(db)).toEqual([]);
    expect(await getDocument(db, id)).toMatchObject({ units: 4, flagged: 1 });
    expect((await migrationStatus(db)).every(({ appliedAt }) => appliedAt instanceof Date)).toBe(true);
  });

  test('down with data in every table, then up, leaves an empty schema that works', async () => {
    const db = await memoryDatabase();
    await fill(db);
    for (const _ of Object.keys(MIGRATIONS)) expect(await migrateDown(db)).toHaveLength(1);
    expect(await migrateDown(db)).toEqual([]);
    expect((await db.introspection.getTables()).map(({ name }) => name)).toEqual([]);
    expect(await migrateUp(db)).toEqual(Object.keys(MIGRATIONS));
    for (const table of await db.introspection.getTables())
      expect((await sql`select * from ${sql.table(table.name)}`.execute(db)).rows).toEqual([]);
    expect(await getDocument(db, await fill(db))).toMatchObject({ units: 4 });
  });

  test('take nothing from what the newest one finds there, up after down', async () => {
    const names = Object.keys(MIGRATIONS);
    const before = names.at(-2);
    const db = connect(':memory:');
    await migrateUp(db, before ?? newest);
    const id = await createDocument(db, plainDocument('Old', 3), new Date(0));
    await migrateUp(db);
    expect((await listUnits(db, id, { filter: 'all' })).total).toBe(3);
    if (before) await migrateDown(db);
    expect(await getDocument(db, id)).toMatchObject({ title: 'Old', units: 3 });
  });

  test('0002 makes room for terms in a database with documents, and takes only them along', async () => {
    const db = connect(':memory:');
    await migrateUp(db, '0001_documents');
    const id = await createDocument(db, plainDocument('Old', 3, [1]), new Date(0));
    expect(await migrateUp(db, '0002_terms')).toEqual(['0002_terms']);
    await fill(db, 'New');
    const before = [await getDocument(db, id), await listUnits(db, id, { filter: 'all' }), await listLog(db, id)];
    expect(await listTerms(db)).toHaveLength(2);
    expect(await migrateDown(db)).toEqual(['0002_terms']);
    expect([await getDocument(db, id), await listUnits(db, id, { filter: 'all' }), await listLog(db, id)]).toEqual(
      before,
    );
    await migrateUp(db);
    expect(await listTerms(db)).toEqual([]);
  });
});

describe('a later migration', () => {
  /** Makes a table anew, as SQLite has to for most changes: the case in which a cascade would empty the database. */
  const rebuild: Migrations = {
    ...MIGRATIONS,
    '9001_rebuild': {
      async up(db: Kysely<Database>) {
        await sql`create table made (id integer primary key autoincrement, title text not null, notices text not null
          default '[]', created_at text not null, updated_at text not null, colour text)`.execute(db);
        await sql`insert into made select *, 'blue' from document`.execute(db);
        await db.schema.dropTable('document').execute();
        await sql`alter table made rename to document`.execute(db);
      },
      async down(db: Kysely<Database>) {
        await db.schema.alterTable('document').dropColumn('colour').execute();
      },
    },
  };

  test('may make a table anew without losing what refers to it', async () => {
    const db = await memoryDatabase();
    const id = await fill(db);
    const before = [await getDocument(db, id), await listUnits(db, id, { filter: 'all' }), await listLog(db, id)];
    expect(await migrateUp(db, undefined, rebuild)).toEqual(['9001_rebuild']);
    expect([await getDocument(db, id), await listUnits(db, id, { filter: 'all' }), await listLog(db, id)]).toEqual(
      before,
    );
    expect((await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(db)).rows).toEqual([{ foreign_keys: 1 }]);
    expect(await migrateDown(db, rebuild)).toEqual(['9001_rebuild']);
    expect(await getDocument(db, id)).toEqual(before[0]);
  });

  test('that fails half-way leaves the database as it was', async () => {
    const db = await memoryDatabase();
    const id = await fill(db);
    const broken: Migrations = {
      ...MIGRATIONS,
      '9001_broken': {
        async up(db: Kysely<Database>) {
          await db.schema.createTable('half').addColumn('id', 'integer').execute();
          await db.deleteFrom('document').execute();
          throw new Error('The lights went out.');
        },
      },
    };
    await expect(migrateUp(db, undefined, broken)).rejects.toThrow('The lights went out.');
    expect((await db.introspection.getTables()).map(({ name }) => name)).not.toContain('half');
    expect(await getDocument(db, id)).toMatchObject({ units: 4 });
    expect(await migrateUp(db)).toEqual([]);
  });

  test('of a newer program is not touched', async () => {
    const db = await memoryDatabase();
    await migrateUp(db, undefined, rebuild);
    for (const act of [migrateUp, migrateDown, migrationStatus])
      await expect(act(db)).rejects.toMatchObject({ code: 'database-newer', params: { migration: '9001_rebuild' } });
  });
});
