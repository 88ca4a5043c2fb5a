import { type Kysely, sql } from 'kysely';

/**
 * What reviewers did, so that it can be undone and done again: for each step the rows that it changed, as they were
 * before and after (compressed JSON). A step that was undone is `dropped` once something else is done instead.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('step')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('document_id', 'integer', (c) => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('who', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('done', 'undone', 'dropped')`))
    .addColumn('before', 'blob', (c) => c.notNull())
    .addColumn('after', 'blob', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('step_document').on('step').columns(['document_id', 'state', 'id']).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('step').execute();
}
