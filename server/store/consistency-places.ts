import type { Kysely } from 'kysely';
import type { LanguageTag } from '../types.js';
import type { UnitPlace } from './consistency.js';
import type { Gathering } from './consistency-tables.js';

/** As many places are named. */
const MOST = 10;

/** Where units are. @param list their ids, parted by commas. */
export async function unitPlaces(db: Kysely<Gathering>, list: string): Promise<UnitPlace[]> {
  const ids = [...new Set(list.split(',').map(Number))].slice(0, MOST);
  const rows = await db
    .selectFrom('unit')
    .innerJoin('document', 'document.id', 'unit.document_id')
    .select(['document.id', 'document.title', 'unit.position'])
    .where('unit.id', 'in', ids)
    .orderBy('document.id')
    .orderBy('unit.position')
    .execute();
  return rows.map(({ id, title, position }) => ({ documentId: id, document: title, unit: position + 1 }));
}

/** What a version says in a unit, its sentences joined. */
export async function sentenceTexts(db: Kysely<Gathering>, unitId: number, tag: LanguageTag): Promise<string> {
  const rows = await db
    .selectFrom('sentence')
    .innerJoin('version', 'version.id', 'sentence.version_id')
    .innerJoin('paragraph', 'paragraph.id', 'sentence.paragraph_id')
    .select(['sentence.start', 'sentence.end', 'paragraph.text'])
    .where('sentence.unit_id', '=', unitId)
    .where('version.tag', '=', tag)
    .orderBy('sentence.position')
    .execute();
  return rows.map(({ start, end, text }) => text.slice(start, end)).join(' ');
}
