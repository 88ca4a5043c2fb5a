import { type Kysely, sql } from 'kysely';

/**
 * Documents, their versions and what reviewers do with them. A sentence names its unit, so that no sentence can be in
 * two units or in none. A line of the log without a document tells of one that was deleted. Times are ISO 8601 in UTC. JSON is kept as text.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('document')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('notices', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('version')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('document_id', 'integer', (c) => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('tag', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('encoding', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('is_source', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('words', 'integer', (c) => c.notNull())
    .addUniqueConstraint('version_position', ['document_id', 'position'])
    .addUniqueConstraint('version_tag', ['document_id', 'tag'])
    .execute();
  await db.schema.createIndex('version_sha256').on('version').column('sha256').execute();

  await db.schema
    .createTable('paragraph')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('version_id', 'integer', (c) => c.notNull().references('version.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addUniqueConstraint('paragraph_position', ['version_id', 'position'])
    .execute();

  await db.schema
    .createTable('unit')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('document_id', 'integer', (c) => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('confidence', 'real', (c) => c.notNull())
    .addColumn('agreement', 'real', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('unit_position', ['document_id', 'position'])
    .execute();

  await db.schema
    .createTable('sentence')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('version_id', 'integer', (c) => c.notNull().references('version.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('paragraph_id', 'integer', (c) => c.notNull().references('paragraph.id').onDelete('cascade'))
    .addColumn('start', 'integer', (c) => c.notNull())
    .addColumn('end', 'integer', (c) => c.notNull())
    .addColumn('unit_id', 'integer', (c) => c.notNull().references('unit.id').onDelete('cascade'))
    .addUniqueConstraint('sentence_position', ['version_id', 'position'])
    .addCheckConstraint('sentence_range', sql`start >= 0 and "end" > start`)
    .execute();
  await db.schema.createIndex('sentence_unit').on('sentence').column('unit_id').execute();
  await db.schema.createIndex('sentence_paragraph').on('sentence').column('paragraph_id').execute();

  await db.schema
    .createTable('divergence')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('unit_id', 'integer', (c) => c.notNull().references('unit.id').onDelete('cascade'))
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('variant', 'text', (c) => c.notNull())
    .addColumn('params', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull().check(sql`severity in ('minor', 'major', 'critical')`))
    .addColumn('culprit', 'text')
    .addColumn('confidence', 'real', (c) => c.notNull())
    .addColumn('spans', 'text', (c) => c.notNull())
    .addColumn('hint', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('dismissed_at', 'text')
    .execute();
  await db.schema.createIndex('divergence_unit').on('divergence').column('unit_id').execute();

  await db.schema
    .createTable('flag')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('unit_id', 'integer', (c) => c.notNull().references('unit.id').onDelete('cascade'))
    .addColumn('lang', 'text')
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull().check(sql`severity in ('minor', 'major', 'critical')`))
    .addColumn('comment', 'text', (c) => c.notNull())
    .addColumn('spans', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull().check(sql`status in ('open', 'resolved', 'dismissed')`))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('flag_unit').on('flag').column('unit_id').execute();

  await db.schema
    .createTable('log')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('document_id', 'integer', (c) => c.references('document.id').onDelete('cascade'))
    .addColumn('unit_id', 'integer', (c) => c.references('unit.id').onDelete('set null'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('log_document').on('log').columns(['document_id', 'at']).execute();
  // Without it, every unit that is deleted would be looked for in the whole log.
  await db.schema.createIndex('log_unit').on('log').column('unit_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['log', 'flag', 'divergence', 'sentence', 'unit', 'paragraph', 'version', 'document'])
    await db.schema.dropTable(table).execute();
}
