import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import type { LanguageTag } from '../types.js';
import type { Database } from './tables.js';

/** What much of the store asks first of a document: that it is there, and which versions it has. */

/** @throws InputError `not-found`. */
export async function requireDocument(tx: Kysely<Database>, id: number): Promise<void> {
  const row = await tx.selectFrom('document').select('id').where('id', '=', id).executeTakeFirst();
  if (!row) throw new InputError('not-found', { what: 'document', id });
}

export interface VersionRow {
  id: number;
  tag: LanguageTag;
  is_source: number;
}

/** A document's versions, in its order; none where there is no such document. */
export function versionsOf(tx: Kysely<Database>, documentId: number): Promise<VersionRow[]> {
  return tx
    .selectFrom('version')
    .innerJoin('document', 'document.id', 'version.document_id')
    .select(['version.id', 'tag', 'is_source'])
    .where('document_id', '=', documentId)
    .orderBy('version.position')
    .execute();
}
