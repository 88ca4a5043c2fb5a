import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { checksMissing } from '../../server/store/check-settings.js';
import { getDocument } from '../../server/store/documents.js';
import { listFlags, setFlagStatus } from '../../server/store/flags.js';
import { listLog } from '../../server/store/log.js';
import { MIGRATIONS, type Migrations, migrateDown, migrateUp, migrationStatus } from '../../server/store/migrate.js';
import type { Database } from '../../server/store/tables.js';
import { listTerms } from '../../server/store/terms.js';
import { listUnits } from '../../server/store/units.js';
import { connect, fill, memoryDatabase, temporaryFolder } from './database.js';

/** As the first migration's program stored it: two units, a finding in each. */
async function oldDocument(db: Kysely<Database>): Promise<void> {
  const at = `'2026-01-02T00:00:00.000Z'`;
  const spans = JSON.stringify(['fr', 'en'].map((lang) => ({ lang, sentence: 0, start: 0, end: 4 })));
  for (const statement of [
    `insert into document (id, title, created_at, updated_at) values (1, 'Old', ${at}, ${at})`,
    `insert into version (id, document_id, position, tag, name, encoding, sha256, words)
     values (1, 1, 0, 'en', '', 'utf-8', 'a', 4), (2, 1, 1, 'fr', '', 'utf-8', 'b', 4)`,
    `insert into paragraph (id, version_id, position, kind, text)
     values (1, 1, 0, 'text', 'Three men. Four boats.'), (2, 2, 0, 'text', 'Trois hommes. Cinq barques.')`,
    `insert into unit (id, document_id, position, confidence, agreement, updated_at)
     values (1, 1, 0, 0.9, 0.8, ${at}), (2, 1, 1, 0.9, 0.8, ${at})`,
    `insert into sentence (version_id, position, paragraph_id, start, "end", unit_id)
     values (1, 0, 1, 0, 10, 1), (1, 1, 1, 11, 22, 2), (2, 0, 2, 0, 13, 1), (2, 1, 2, 14, 27, 2)`,
    `insert into divergence (unit_id, type, variant, params, severity, confidence, spans)
     values (1, 'number', 'odd', '{}', 'major', 0.9, '${spans}'),
            (2, 'number', 'odd', '{}', 'major', 0.9, '${spans}')`,
  ])
    await sql.raw(statement).execute(db);
}

const OLD_TEXTS = ['Three men. Four boats.', 'Trois hommes. Cinq barques.'];

async function textsOf(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('paragraph').select('text').orderBy('id').execute();
  return rows.map(({ text }) => text);
}

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
    // SQLite keeps what it needs for its index in tables beside it, never quite empty.
    const own = (await db.introspection.getTables()).filter(
      ({ name }) => !/^search_(config|data|docsize|idx)$/u.test(name),
    );
    for (const table of own) expect((await sql`select * from ${sql.table(table.name)}`.execute(db)).rows).toEqual([]);
    expect(await getDocument(db, await fill(db))).toMatchObject({ units: 4 });
  });

  test('take nothing from what the newest one finds there, up after down', async () => {
    const names = Object.keys(MIGRATIONS);
    const before = names.at(-2);
    const db = connect(':memory:');
    await migrateUp(db, before ?? newest);
    await oldDocument(db);
    await migrateUp(db);
    expect((await listUnits(db, 1, { filter: 'all' })).total).toBe(2);
    expect(await getDocument(db, 1)).toMatchObject({ title: 'Old', units: 2 });
    if (before) await migrateDown(db);
    expect(await textsOf(db)).toEqual(OLD_TEXTS);
  });

  test('0002 makes room for terms in a database with documents, and takes only them along', async () => {
    const db = connect(':memory:');
    await migrateUp(db, '0001_documents');
    await oldDocument(db);
    expect(await migrateUp(db, '0002_terms')).toEqual(['0002_terms']);
    await sql`insert into term (concept, source, glossary, tag, text, created_at)
      values (0, 'glossary', 'bridges', 'en', 'bridge', '')`.execute(db);
    expect(await migrateDown(db)).toEqual(['0002_terms']);
    expect(await textsOf(db)).toEqual(OLD_TEXTS);
    await migrateUp(db);
    expect(await listTerms(db)).toEqual([]);
  });

  test('0003 keeps what was dismissed, with a reason that nobody knows, and gives it back', async () => {
    const db = connect(':memory:');
    await migrateUp(db, '0002_terms');
    await oldDocument(db);
    await sql.raw(`update divergence set dismissed_at = '2026-01-03T00:00:00.000Z' where id = 2`).execute(db);
    await migrateUp(db, '0003_decisions');
    const decided = await sql`select divergence.id, dismissal.created_at as at, reason from divergence
      left join dismissal on dismissal.id = dismissal_id order by divergence.id`.execute(db);
    expect(decided.rows).toEqual([
      { id: 1, at: null, reason: null },
      { id: 2, at: '2026-01-03T00:00:00.000Z', reason: null },
    ]);
    const [unit] = (await sql`select parts, agreement from unit order by position`.execute(db)).rows;
    expect(unit).toEqual({ parts: null, agreement: 0.8 });
    expect(await checksMissing(db, 1)).toContain('number');
    const [dismissal] = await db.selectFrom('dismissal').selectAll().execute();
    expect(dismissal).toMatchObject({
      ...{ document_id: 1, type: 'number', variant: 'odd', reason: null, created_at: '2026-01-03T00:00:00.000Z' },
      words: JSON.stringify([
        ['en', 'Four'],
        ['fr', 'Cinq'],
      ]),
      places: JSON.stringify([
        ['en', 1, 0],
        ['fr', 1, 0],
      ]),
    });
    await migrateDown(db);
    const { rows } = await sql`select id, dismissed_at from divergence order by id`.execute(db);
    expect(rows).toEqual([
      { id: 1, dismissed_at: null },
      { id: 2, dismissed_at: '2026-01-03T00:00:00.000Z' },
    ]);
  });

  test('0008 names what became of flags anew, and keeps all else of them; and back', async () => {
    const db = connect(':memory:');
    await migrateUp(db, '0007_search');
    await oldDocument(db);
    const at = '2026-01-03T00:00:00.000Z';
    for (const [n, status] of ['open', 'resolved', 'dismissed'].entries())
      await sql`insert into flag (id, unit_id, lang, category, severity, comment, spans, status, created_at, updated_at,
        finding_type, finding_variant, finding_words)
        values (${n + 3}, ${n === 2 ? 2 : 1}, 'fr', 'style', 'minor', ${status}, '[]', ${status}, ${at}, ${at},
        'number', 'odd', '[]')`.execute(db);
    await sql`update divergence set flag_id = 4 where id = 1`.execute(db);
    await migrateUp(db);
    const flags = await listFlags(db);
    expect(flags.map(({ id, comment, status, check }) => [id, comment, status, check])).toEqual([
      [3, 'open', 'open', 'number'],
      [4, 'resolved', 'fixed', 'number'],
      [5, 'dismissed', 'rejected', 'number'],
    ]);
    expect(flags[0]).toMatchObject({ correction: '', who: '', edited: null, replies: [], createdAt: at });
    expect((await listUnits(db, 1, { filter: 'all' })).units[0]?.divergences[0]?.confirmed).toBe(true);
    await setFlagStatus(db, 3, 'accepted', new Date(at), 'Ada');
    await sql`update flag set category = 'style/register' where id = 4`.execute(db);
    await sql`update flag set category = 'accuracy/omission' where id = 5`.execute(db);
    while (!(await migrateDown(db)).includes('0008_flags'));
    const { rows } = await sql`select id, unit_id, category, status from flag order by id`.execute(db);
    expect(rows).toEqual([
      { id: 3, unit_id: 1, category: 'style', status: 'open' },
      { id: 4, unit_id: 1, category: 'style', status: 'resolved' },
      { id: 5, unit_id: 2, category: 'accuracy/omission', status: 'dismissed' },
    ]);
    const { rows: made } = await sql`select flag_id from divergence where id = 1`.execute(db);
    expect(made).toEqual([{ flag_id: 4 }]);
  });
});

describe('a later migration', () => {
  /** Makes a table anew, as SQLite has to for most changes: the case in which a cascade would empty the database. */
  const rebuild: Migrations = {
    ...MIGRATIONS,
    '9001_rebuild': {
      async up(db: Kysely<Database>) {
        await sql`drop view document`.execute(db);
        await sql`create table made (id integer primary key autoincrement, title text not null, notices text not null
          default '[]', created_at text not null, updated_at text not null, compared_by text, unseen text, colour text)
          `.execute(db);
        await sql`insert into made select *, 'blue' from any_document`.execute(db);
        await db.schema.dropTable('any_document').execute();
        await sql`alter table made rename to any_document`.execute(db);
        await sql`create view document as select * from any_document where unseen is null`.execute(db);
      },
      async down(db: Kysely<Database>) {
        await sql`drop view document`.execute(db);
        await db.schema.alterTable('any_document').dropColumn('colour').execute();
        await sql`create view document as select * from any_document where unseen is null`.execute(db);
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
          await db.deleteFrom('any_document').execute();
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
