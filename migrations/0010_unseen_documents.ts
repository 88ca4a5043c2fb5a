import { type Kysely, sql } from 'kysely';

/**
 * Documents that nobody is to see: those that are being stored or deleted bit by bit, so that others can write meanwhile.
 * What reads goes by `document`, which is a view of all others; `unseen` names the import that is at work, or says that
 * it was deleted.
 *
 * A later migration that changes the table makes the view anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('document').addColumn('unseen', 'text').execute();
  await db.schema.alterTable('document').renameTo('any_document').execute();
  await sql`create index any_document_unseen on any_document (unseen) where unseen is not null`.execute(db);
  await sql`
    create view document as
    select id, title, notices, compared_by, created_at, updated_at from any_document where unseen is null`.execute(db);
}

/** What nobody was to see is deleted. Foreign keys are off, so that each table has to be told. */
export async function down(db: Kysely<unknown>): Promise<void> {
  const documents = sql`(select id from any_document where unseen is not null)`;
  const of = (table: string) => sql`(select id from ${sql.table(table)} where document_id in ${documents})`;
  await sql`delete from flag_reply where flag_id in (select id from flag where unit_id in ${of('unit')})`.execute(db);
  for (const table of ['divergence', 'flag_part', 'flag', 'change', 'sentence'])
    await sql`delete from ${sql.table(table)} where unit_id in ${of('unit')}`.execute(db);
  for (const table of ['paragraph', 'revision'])
    await sql`delete from ${sql.table(table)} where version_id in ${of('version')}`.execute(db);
  await sql`delete from search_stale where unit_id in ${of('unit')}`.execute(db);
  for (const table of ['unit', 'version', 'dismissal', 'check_setting', 'step', 'log'])
    await sql`delete from ${sql.table(table)} where document_id in ${documents}`.execute(db);
  await sql`delete from any_document where unseen is not null`.execute(db);
  await sql`drop view document`.execute(db);
  await db.schema.dropIndex('any_document_unseen').execute();
  await db.schema.alterTable('any_document').renameTo('document').execute();
  await db.schema.alterTable('document').dropColumn('unseen').execute();
}
