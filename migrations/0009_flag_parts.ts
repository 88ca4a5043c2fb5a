import { type Kysely, sql } from 'kysely';

/**
 * What a flag points to in other units than its own: its words may come to stand in several, where a unit is split. And
 * indexes of what a search over all documents is narrowed to, so that it needn't read the units and findings themselves.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('flag_part')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('flag_id', 'integer', (c) => c.notNull().references('flag.id').onDelete('cascade'))
    .addColumn('unit_id', 'integer', (c) => c.notNull().references('unit.id').onDelete('cascade'))
    // JSON as in `flag.spans`, by the sentences of this unit.
    .addColumn('spans', 'text', (c) => c.notNull())
    .addUniqueConstraint('flag_part_unit', ['unit_id', 'flag_id'])
    .execute();
  await db.schema.createIndex('flag_part_flag').on('flag_part').column('flag_id').execute();

  await sql`
    create index divergence_shown on divergence (type, unit_id) where hint = 0 and dismissal_id is null`.execute(db);
  await sql`create index unit_confirmed on unit (document_id) where confirmed_at is not null`.execute(db);
}

/** A flag points to what its own unit has of it. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('unit_confirmed').execute();
  await db.schema.dropIndex('divergence_shown').execute();
  await db.schema.dropTable('flag_part').execute();
}
