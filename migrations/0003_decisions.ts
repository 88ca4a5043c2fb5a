import { type Kysely, sql } from 'kysely';

/**
 * What reviewers decide about findings, apart from the findings themselves, which are made anew with each comparison:
 * a dismissal says what was dismissed, where and why, and a flag which finding it was made from. Beside that, how each
 * check is to be shown, what the agreement of a unit is made of, and which checks a document was compared by.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dismissal')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('document_id', 'integer', (c) => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('variant', 'text', (c) => c.notNull())
    // JSON: of each span its version and what stood in it, and its version, sentence (from 0) and start in it.
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('places', 'text', (c) => c.notNull())
    // Not known of what was dismissed before reasons were asked for.
    .addColumn('reason', 'text', (c) => c.check(sql`reason in ('right', 'editorial', 'mistake')`))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('dismissal_document').on('dismissal').column('document_id').execute();
  await db.schema
    .alterTable('divergence')
    .addColumn('dismissal_id', 'integer', (c) => c.references('dismissal.id').onDelete('set null'))
    .execute();
  await moveDismissals(db as Kysely<Before & After>);
  await db.schema.alterTable('divergence').dropColumn('dismissed_at').execute();
  await db.schema.createIndex('divergence_dismissal').on('divergence').column('dismissal_id').execute();

  for (const column of ['finding_type', 'finding_variant', 'finding_words'])
    await db.schema.alterTable('flag').addColumn(column, 'text').execute();
  await db.schema
    .alterTable('divergence')
    .addColumn('flag_id', 'integer', (c) => c.references('flag.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('divergence_flag').on('divergence').column('flag_id').execute();
  await db.schema.alterTable('unit').addColumn('parts', 'text').execute();
  // JSON: the ids of the checks; null where it isn't known.
  await db.schema.alterTable('document').addColumn('compared_by', 'text').execute();

  await db.schema
    .createTable('check_setting')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('check_id', 'text', (c) => c.notNull())
    // Null for what holds in general.
    .addColumn('document_id', 'integer', (c) => c.references('document.id').onDelete('cascade'))
    .addColumn('setting', 'text', (c) => c.notNull().check(sql`setting in ('on', 'quiet', 'off')`))
    .addUniqueConstraint('check_setting_document', ['check_id', 'document_id'])
    .execute();
  // To a unique constraint, two nulls differ.
  await db.schema
    .createIndex('check_setting_general')
    .unique()
    .on('check_setting')
    .column('check_id')
    .where(sql.ref('document_id'), 'is', null)
    .execute();
  await db.schema.createIndex('check_setting_of_document').on('check_setting').column('document_id').execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('check_setting').execute();
  await db.schema.alterTable('document').dropColumn('compared_by').execute();
  await db.schema.alterTable('unit').dropColumn('parts').execute();
  await db.schema.dropIndex('divergence_flag').execute();
  await db.schema.alterTable('divergence').dropColumn('flag_id').execute();
  for (const column of ['finding_words', 'finding_variant', 'finding_type'])
    await db.schema.alterTable('flag').dropColumn(column).execute();

  await db.schema.alterTable('divergence').addColumn('dismissed_at', 'text').execute();
  await sql`
    update divergence set dismissed_at = dismissal.created_at from dismissal
    where dismissal.id = divergence.dismissal_id`.execute(db);
  await db.schema.dropIndex('divergence_dismissal').execute();
  await db.schema.alterTable('divergence').dropColumn('dismissal_id').execute();
  await db.schema.dropTable('dismissal').execute();
}

/** The columns that moving takes, as they are at this very migration. */
interface Before {
  divergence: {
    id: number;
    unit_id: number;
    type: string;
    variant: string;
    spans: string;
    dismissed_at: string | null;
    dismissal_id: number | null;
  };
  unit: { id: number; document_id: number };
  version: { id: number; position: number; tag: string };
  sentence: { unit_id: number; version_id: number; paragraph_id: number; position: number; start: number; end: number };
  paragraph: { id: number; text: string };
}

interface After {
  dismissal: {
    id?: number;
    document_id: number;
    type: string;
    variant: string;
    words: string;
    places: string;
    reason: null;
    created_at: string;
  };
}

async function moveDismissals(db: Kysely<Before & After>): Promise<void> {
  const dismissed = await db
    .selectFrom('divergence')
    .innerJoin('unit', 'unit.id', 'divergence.unit_id')
    .selectAll('divergence')
    .select('document_id')
    .where('dismissed_at', 'is not', null)
    .execute();
  for (const row of dismissed) {
    const { words, places } = await wordsAndPlaces(db, row.unit_id, row.spans);
    const { id } = await db
      .insertInto('dismissal')
      .values({
        document_id: row.document_id,
        type: row.type,
        variant: row.variant,
        words: JSON.stringify(words),
        places: JSON.stringify(places),
        reason: null,
        created_at: row.dismissed_at ?? '',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .updateTable('divergence')
      .set({ dismissal_id: id ?? null })
      .where('id', '=', row.id)
      .execute();
  }
}

/** A finding that has no spans has its place where the unit's versions begin. */
async function wordsAndPlaces(db: Kysely<Before>, unitId: number, json: string) {
  const sentences = await db
    .selectFrom('sentence')
    .innerJoin('version', 'version.id', 'sentence.version_id')
    .innerJoin('paragraph', 'paragraph.id', 'sentence.paragraph_id')
    .select(['tag', 'sentence.position', 'sentence.start', 'sentence.end', 'paragraph.text'])
    .where('unit_id', '=', unitId)
    .orderBy('version.position')
    .orderBy('sentence.position')
    .execute();
  const spans = JSON.parse(json) as { lang: string; sentence: number; start: number; end: number }[];
  const found = spans.map((span) => {
    const sentence = sentences.filter(({ tag }) => tag === span.lang)[span.sentence];
    const text = sentence?.text.slice(sentence.start, sentence.end) ?? '';
    return {
      ...{ lang: span.lang, sentence: sentence?.position ?? 0, start: span.start },
      text: text.slice(span.start, span.end),
    };
  });
  found.sort((a, b) => (a.lang === b.lang ? a.sentence - b.sentence || a.start - b.start : a.lang < b.lang ? -1 : 1));
  const first = sentences.filter((sentence, n) => sentences.findIndex(({ tag }) => tag === sentence.tag) === n);
  const places =
    found.length > 0
      ? found.map(({ lang, sentence, start }) => [lang, sentence, start])
      : first.map(({ tag, position }) => [tag, position, 0]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return { words: found.map(({ lang, text }) => [lang, text]), places };
}
