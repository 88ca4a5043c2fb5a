import { gunzipSync, gzipSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { InputError } from '../errors.js';
import type { LanguageTag, Version } from '../types.js';
import { reading } from './connection.js';
import type { Author } from './rewrite.js';
import type { Database } from './tables.js';

/* The texts that versions had before they were revised. */

/** A text that a version had before. */
export interface OldText {
  id: number;
  tag: LanguageTag;
  /** When it was replaced, and by whom; '' where no name was given. */
  at: string;
  who: string;
  name: string;
  words: number;
  /** In how many units the text that replaced it differs. */
  changed: number;
}

/** As it is kept: sentences are places in the paragraphs. */
interface Archived {
  paragraphs: Version['paragraphs'];
  sentences: { paragraph: number; start: number; end: number }[];
}

/** Keeps the text that a version has, before it gets another. */
export async function archive(
  tx: Kysely<Database>,
  versionId: number,
  { paragraphs, sentences }: Version,
  changed: number,
  { who, now }: Author,
): Promise<void> {
  const { name, encoding, sha256, words, revised_at } = await tx
    .selectFrom('version')
    .select(['name', 'encoding', 'sha256', 'words', 'revised_at'])
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  // What was undone, and can't be done again now, was no revision.
  await tx
    .deleteFrom('revision')
    .where('version_id', '=', versionId)
    .where('at', '>', revised_at ?? '')
    .execute();
  const places = sentences.map(({ paragraph, start, end }) => ({ paragraph, start, end }));
  const text = gzipSync(JSON.stringify({ paragraphs, sentences: places } satisfies Archived));
  const row = { version_id: versionId, at: now.toISOString(), who, name, encoding, sha256, words, changed, text };
  await tx.insertInto('revision').values(row).execute();
}

/** @returns the texts that the versions of a document had before, the last replaced first. */
export function listRevisions(db: Kysely<Database>, documentId: number): Promise<OldText[]> {
  return oldTexts(db).where('document_id', '=', documentId).orderBy('revision.id', 'desc').execute();
}

/** How many there are. */
export async function countRevisions(db: Kysely<Database>, documentId: number): Promise<number> {
  const { count } = await db
    .selectFrom('revision')
    .innerJoin('version', 'version.id', 'revision.version_id')
    .where('document_id', '=', documentId)
    .whereRef('revision.at', '<=', 'version.revised_at')
    .select((q) => q.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** A revision that was undone isn't one: the version is what it was before. */
const oldTexts = (db: Kysely<Database>) =>
  db
    .selectFrom('revision')
    .innerJoin('version', 'version.id', 'revision.version_id')
    .select(['revision.id', 'tag', 'at', 'who', 'revision.name', 'revision.words', 'changed'])
    .whereRef('revision.at', '<=', 'version.revised_at');

export interface ReadableText extends OldText {
  documentId: number;
  version: Version;
  /** The text that took its place, where that is an old one too; null where it is the version's own. */
  next: number | null;
}

/** An old text as it was. @throws InputError `not-found`. */
export function readOldText(db: Kysely<Database>, id: number): Promise<ReadableText> {
  return reading(db, async (tx) => {
    const row = await oldTexts(tx)
      .select(['document_id', 'text', 'version_id'])
      .where('revision.id', '=', id)
      .executeTakeFirst();
    if (!row) throw new InputError('not-found', { what: 'revision', id });
    const { text, document_id: documentId, version_id, ...rest } = row;
    const { next } = await oldTexts(tx)
      .clearSelect()
      .select(sql<number | null>`min(revision.id)`.as('next'))
      .where('version_id', '=', version_id)
      .where('revision.id', '>', id)
      .executeTakeFirstOrThrow();
    const { paragraphs, sentences } = JSON.parse(gunzipSync(text).toString()) as Archived;
    const whole = sentences.map((place) => ({
      ...place,
      text: paragraphs[place.paragraph]?.text.slice(place.start, place.end) ?? '',
    }));
    return { ...rest, documentId, next, version: { tag: row.tag, paragraphs, sentences: whole } };
  });
}
