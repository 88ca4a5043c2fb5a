import { type Kysely, sql } from 'kysely';

/** What a glossary says of a term's use: the one to take, one that may stand for it, one to leave, one never to write. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('term')
    .addColumn('status', 'text', (c) => c.check(sql`status in ('preferred', 'admitted', 'deprecated', 'forbidden')`))
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('term').dropColumn('status').execute();
}
