import { type Kysely, sql } from 'kysely';

/**
 * Flags as a review process: open, then accepted, fixed or rejected, each by somebody; with what the text should say
 * instead, and what reviewers answer each other. What was resolved is fixed now, what was dismissed is rejected.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await remade(
    db,
    ['open', 'accepted', 'fixed', 'rejected'],
    [
      [`'resolved'`, `'fixed'`],
      [`'dismissed'`, `'rejected'`],
    ],
  );
  await db.schema
    .alterTable('flag')
    .addColumn('correction', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  // Who raised it; '' where no name was given.
  await db.schema
    .alterTable('flag')
    .addColumn('who', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('flag').addColumn('edited_at', 'text').execute();
  await db.schema.alterTable('flag').addColumn('edited_by', 'text').execute();

  await db.schema
    .createTable('flag_reply')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('flag_id', 'integer', (c) => c.notNull().references('flag.id').onDelete('cascade'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('who', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    // What the flag's status became with it; null where it stayed as it was.
    .addColumn('status', 'text', (c) => c.check(sql`status in ('open', 'accepted', 'fixed', 'rejected')`))
    .execute();
  await db.schema.createIndex('flag_reply_flag').on('flag_reply').column('flag_id').execute();
}

/** What was accepted is open again; replies, corrections and names are lost. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('flag_reply').execute();
  for (const column of ['edited_by', 'edited_at', 'who', 'correction'])
    await db.schema.alterTable('flag').dropColumn(column).execute();
  await remade(
    db,
    ['open', 'resolved', 'dismissed'],
    [
      [`'accepted'`, `'open'`],
      [`'fixed'`, `'resolved'`],
      [`'rejected'`, `'dismissed'`],
    ],
  );
  // Categories that there weren't: the first level holds for them, or the nearest.
  await sql`update flag set category = substr(category, 1, instr(category, '/') - 1)
    where category like 'linguistic-conventions/%' or category like 'style/%'`.execute(db);
  await sql`update flag set category = 'style' where category = 'audience-appropriateness'`.execute(db);
}

/** SQLite changes a check only by making the table anew. */
async function remade(
  db: Kysely<unknown>,
  statuses: readonly string[],
  renamed: readonly (readonly [string, string])[],
): Promise<void> {
  await db.schema
    .createTable('flag_made')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('unit_id', 'integer', (c) => c.notNull().references('unit.id').onDelete('cascade'))
    .addColumn('lang', 'text')
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull().check(sql`severity in ('minor', 'major', 'critical')`))
    .addColumn('comment', 'text', (c) => c.notNull())
    .addColumn('spans', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) =>
      c.notNull().check(sql`status in (${sql.join(statuses.map((s) => sql.lit(s)))})`),
    )
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'text', (c) => c.notNull())
    .addColumn('finding_type', 'text')
    .addColumn('finding_variant', 'text')
    .addColumn('finding_words', 'text')
    .execute();
  const columns = sql.raw(
    'id, unit_id, lang, category, severity, comment, spans, created_at, updated_at, finding_type, finding_variant, finding_words',
  );
  const cases = sql.raw(renamed.map(([from, to]) => `when ${from} then ${to}`).join(' '));
  await sql`insert into flag_made (${columns}, status)
    select ${columns}, case status ${cases} else status end from flag order by id`.execute(db);
  await db.schema.dropTable('flag').execute();
  await db.schema.alterTable('flag_made').renameTo('flag').execute();
  await db.schema.createIndex('flag_unit').on('flag').column('unit_id').execute();
}
