import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import type { LanguageTag, ParagraphKind } from '../types.js';
import { reading } from './connection.js';
import { requireDocument } from './document-rows.js';
import type { Database } from './tables.js';

/** A version's text, as much of it at a time as its reader wants. */

export interface StoredParagraph {
  /** Counts from 0. */
  position: number;
  kind: ParagraphKind;
  text: string;
  sentences: {
    /** Counts the version's sentences from 0. */
    position: number;
    /** In UTF-16 code units of the paragraph's text. */
    start: number;
    end: number;
    unitId: number;
  }[];
}

/**
 * Paragraphs in order.
 * @returns those asked for, and in `total` how many the version has.
 * @throws InputError `not-found`, also where the document has no such version.
 */
export function listParagraphs(
  db: Kysely<Database>,
  documentId: number,
  tag: LanguageTag,
  { from, limit }: { from: number; limit: number },
): Promise<{ paragraphs: StoredParagraph[]; total: number }> {
  return reading(db, async (tx) => {
    const versionId = await versionIdOf(tx, documentId, tag);
    const { total } = await tx
      .selectFrom('paragraph')
      .select((q) => q.fn.countAll<number>().as('total'))
      .where('version_id', '=', versionId)
      .executeTakeFirstOrThrow();
    return { paragraphs: await paragraphsFrom(tx, versionId, from, limit), total };
  });
}

/** Paragraphs held at a time: memory stays flat however long the text is. */
const BATCH = 500;

/** The text of each paragraph. @throws InputError `not-found` before the first one. */
export async function* paragraphTexts(
  db: Kysely<Database>,
  documentId: number,
  tag: LanguageTag,
): AsyncGenerator<string> {
  const versionId = await versionIdOf(db, documentId, tag);
  for (let from = 0; ; from += BATCH) {
    const rows = await paragraphRows(db, versionId, from, BATCH);
    for (const { text } of rows) yield text;
    if (rows.length < BATCH) return;
  }
}

async function versionIdOf(tx: Kysely<Database>, documentId: number, tag: LanguageTag): Promise<number> {
  await requireDocument(tx, documentId);
  const row = await tx
    .selectFrom('version')
    .select('id')
    .where('document_id', '=', documentId)
    .where('tag', '=', tag)
    .executeTakeFirst();
  if (!row) throw new InputError('not-found', { what: 'version', id: tag });
  return row.id;
}

const paragraphRows = (tx: Kysely<Database>, versionId: number, from: number, limit: number) =>
  tx
    .selectFrom('paragraph')
    .select(['id', 'position', 'kind', 'text'])
    .where('version_id', '=', versionId)
    .orderBy('position')
    .limit(limit)
    .offset(from)
    .execute();

async function paragraphsFrom(
  tx: Kysely<Database>,
  versionId: number,
  from: number,
  limit: number,
): Promise<StoredParagraph[]> {
  const rows = await paragraphRows(tx, versionId, from, limit);
  if (rows.length === 0) return [];
  const sentences = await tx
    .selectFrom('sentence')
    .select(['position', 'paragraph_id', 'start', 'end', 'unit_id'])
    .where(
      'paragraph_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  const own = new Map<number, StoredParagraph['sentences']>(rows.map(({ id }) => [id, []]));
  for (const { paragraph_id, unit_id, ...place } of sentences)
    own.get(paragraph_id)?.push({ ...place, unitId: unit_id });
  return rows.map(({ id, ...paragraph }) => ({ ...paragraph, sentences: own.get(id) ?? [] }));
}
