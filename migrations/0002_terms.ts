import { type Kysely, sql } from 'kysely';

/**
 * Terms that users have added: rows of one concept translate each other. A learnt one names no glossary. The form that
 * a term is looked up by is not kept: it comes from the text, and changes where a stemmer learns better.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('term')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('concept', 'integer', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull().check(sql`source in ('learned', 'glossary')`))
    .addColumn('glossary', 'text')
    .addColumn('tag', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    // Of a learnt term: in how many units it was linked with the other one, and the log-likelihood ratio of the two.
    .addColumn('units', 'integer')
    .addColumn('score', 'real')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addCheckConstraint('term_glossary', sql`(source = 'glossary') = (glossary is not null)`)
    .execute();
  await db.schema.createIndex('term_concept').on('term').column('concept').execute();
  await db.schema.createIndex('term_glossary_name').on('term').column('glossary').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('term').execute();
}
