import type { Kysely } from 'kysely';

/**
 * Versions that were revised: what each read before (compressed JSON of its paragraphs and sentences), and which
 * sentences of the text as it is now read otherwise than before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('revision')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('version_id', 'integer', (c) => c.notNull().references('version.id').onDelete('cascade'))
    // When this text was replaced, and by whom.
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('who', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('encoding', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('words', 'integer', (c) => c.notNull())
    .addColumn('changed', 'integer', (c) => c.notNull())
    .addColumn('text', 'blob', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('revision_version').on('revision').columns(['version_id', 'id']).execute();

  await db.schema
    .createTable('change')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('unit_id', 'integer', (c) => c.notNull().references('unit.id').onDelete('cascade'))
    .addColumn('version_id', 'integer', (c) => c.notNull().references('version.id').onDelete('cascade'))
    .addColumn('at', 'text', (c) => c.notNull())
    // What the unit's text of that version was before.
    .addColumn('before', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('change_unit').on('change').column('unit_id').execute();
  await db.schema.createIndex('change_version').on('change').column('version_id').execute();
  await db.schema.alterTable('version').addColumn('revised_at', 'text').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('version').dropColumn('revised_at').execute();
  await db.schema.dropTable('change').execute();
  await db.schema.dropTable('revision').execute();
}
