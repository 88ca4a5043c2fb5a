import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import { PENDING } from '../export/flags/flag-status.js';
import type { CheckSettings, LanguageTag, NewDocument, Notice } from '../types.js';
import { checksRun, isShown } from './check-settings.js';
import { reading, writing } from './connection.js';
import { insertDocument } from './insert.js';
import { logAction } from './log.js';
import { indexChanges } from './search-index.js';
import type { Database } from './tables.js';
import type { DocumentSummary, StoredVersion } from './types.js';
import { DELETED, removeUnseen } from './unseen.js';

/**
 * Stores a document, all of it or nothing.
 * @param comparedBy how the checks were set when it was compared: as they come, where absent.
 * @param stored is called once it is there; what is left is the index of the search.
 * @returns its id.
 */
export async function createDocument(
  db: Kysely<Database>,
  doc: NewDocument,
  now: Date,
  comparedBy: CheckSettings = {},
  stored: (id: number) => void = () => {},
): Promise<number> {
  const created = await writing(db, async (tx) => {
    const id = await insertDocument(tx, doc, now, checksRun(comparedBy));
    await logAction(tx, { action: 'create-document', documentId: id, detail: { title: doc.title } }, now);
    return id;
  });
  stored(created);
  await indexChanges(db);
  return created;
}

/** Every document, the newest first. */
export function listDocuments(db: Kysely<Database>): Promise<DocumentSummary[]> {
  return reading(db, (tx) => summaries(tx));
}

export interface DocumentPage {
  /** Only documents with a lower id than this: those that come after it in the list. */
  before?: number | undefined;
  limit: number;
  /** What the title holds, whatever its case. */
  title?: string | undefined;
  /** Only documents with a version of this tag. */
  lang?: LanguageTag | undefined;
}

/** A page of the documents, the newest first, and in `total` how many there are on all pages. */
export function documentPage(
  db: Kysely<Database>,
  { before, limit, title, lang }: DocumentPage,
): Promise<{ documents: DocumentSummary[]; total: number }> {
  return reading(db, async (tx) => {
    let rows = await tx.selectFrom('document').select(['id', 'title']).orderBy('id', 'desc').execute();
    // SQLite knows the case of ASCII letters only.
    const words = title?.toLocaleLowerCase();
    if (words !== undefined) rows = rows.filter((row) => row.title.toLocaleLowerCase().includes(words));
    if (lang !== undefined) {
      const having = await tx.selectFrom('version').select('document_id').where('tag', '=', lang).execute();
      const ids = new Set(having.map(({ document_id }) => document_id));
      rows = rows.filter(({ id }) => ids.has(id));
    }
    const page = rows.filter(({ id }) => before === undefined || id < before).slice(0, limit);
    const documents =
      page.length === 0
        ? []
        : await summaries(
            tx,
            page.map(({ id }) => id),
          );
    return { documents, total: rows.length };
  });
}

/** One document, or null where there is none of that id. */
export async function getDocument(db: Kysely<Database>, id: number): Promise<DocumentSummary | null> {
  const [found] = await reading(db, (tx) => summaries(tx, [id]));
  return found ?? null;
}

/**
 * Deletes a document with all that belongs to it, its log too; one line of the log says that it was there. Nobody sees it
 * any more from the first moment on; a long one is gone for good only bit by bit, so that others can write meanwhile.
 * @throws InputError `not-found`.
 */
export async function deleteDocument(db: Kysely<Database>, id: number, now: Date): Promise<void> {
  await writing(db, async (tx) => {
    const title = await titleOf(tx, id);
    await tx.updateTable('any_document').set({ unseen: DELETED }).where('id', '=', id).execute();
    await logAction(tx, { action: 'delete-document', documentId: null, detail: { document: id, title } }, now);
  });
  await removeUnseen(db, DELETED);
}

/** @throws InputError `not-found`, or `empty-title` where nothing is left of the title but white space. */
export function renameDocument(db: Kysely<Database>, id: number, title: string, now: Date): Promise<void> {
  return writing(db, async (tx) => {
    const before = await titleOf(tx, id);
    const after = title.trim();
    if (after === '') throw new InputError('empty-title');
    if (after === before) return;
    await tx.updateTable('any_document').set({ title: after }).where('id', '=', id).execute();
    await logAction(tx, { action: 'rename-document', documentId: id, detail: { before, after } }, now);
  });
}

/**
 * The documents made of exactly these files, in any order, oldest first.
 * @param sha256s as in `VersionSource`, one a file.
 */
export async function findBySource(db: Kysely<Database>, sha256s: string[]): Promise<{ id: number; title: string }[]> {
  if (sha256s.length === 0) return [];
  const rows = await db
    .selectFrom('version')
    .innerJoin('document', 'document.id', 'version.document_id')
    .select(['document.id', 'document.title', 'version.sha256'])
    .where('document.id', 'in', (q) =>
      q
        .selectFrom('version')
        .select('document_id')
        .where('sha256', '=', sha256s[0] ?? ''),
    )
    .orderBy('document.id')
    .execute();
  const documents = new Map<number, { title: string; hashes: string[] }>();
  for (const { id, title, sha256 } of rows) {
    const document = documents.get(id) ?? { title, hashes: [] };
    document.hashes.push(sha256);
    documents.set(id, document);
  }
  const wanted = sha256s.toSorted().join(' ');
  return [...documents]
    .filter(([, { hashes }]) => hashes.toSorted().join(' ') === wanted)
    .map(([id, { title }]) => ({ id, title }));
}

async function titleOf(tx: Kysely<Database>, id: number): Promise<string> {
  const row = await tx.selectFrom('document').select('title').where('id', '=', id).executeTakeFirst();
  if (!row) throw new InputError('not-found', { what: 'document', id });
  return row.title;
}

/** A query a figure, for all documents at once. */
async function summaries(tx: Kysely<Database>, only?: readonly number[]): Promise<DocumentSummary[]> {
  const documents = await tx
    .selectFrom('document')
    .selectAll()
    .$if(only !== undefined, (q) => q.where('id', 'in', only ?? []))
    .orderBy('id', 'desc')
    .execute();
  if (documents.length === 0) return [];
  const versions = await versionsOf(tx, only);
  const units = await unitFigures(tx, only);
  const divergent = await divergentFigures(tx, only);
  const flagged = await flaggedFigures(tx, only);
  return documents.map((row) => ({
    id: row.id,
    title: row.title,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    versions: versions.get(row.id) ?? [],
    units: units.get(row.id)?.units ?? 0,
    confirmed: units.get(row.id)?.confirmed ?? 0,
    divergent: divergent.get(row.id) ?? 0,
    flagged: flagged.get(row.id) ?? 0,
    notices: JSON.parse(row.notices) as Notice[],
  }));
}

async function versionsOf(tx: Kysely<Database>, only?: readonly number[]): Promise<Map<number, StoredVersion[]>> {
  const rows = await tx
    .selectFrom('version')
    .leftJoin('sentence', 'sentence.version_id', 'version.id')
    .select(['version.id', 'document_id', 'tag', 'name', 'encoding', 'is_source', 'words'])
    .select((q) => q.fn.count<number>('sentence.id').as('sentences'))
    .$if(only !== undefined, (q) => q.where('document_id', 'in', only ?? []))
    .groupBy('version.id')
    .orderBy('version.position')
    .execute();
  const byDocument = new Map<number, StoredVersion[]>();
  for (const { document_id, is_source, ...version } of rows) {
    const list = byDocument.get(document_id) ?? [];
    list.push({ ...version, isSource: is_source === 1 });
    byDocument.set(document_id, list);
  }
  return byDocument;
}

async function unitFigures(tx: Kysely<Database>, only?: readonly number[]) {
  const rows = await tx
    .selectFrom('unit')
    .select('document_id')
    .select((q) => [q.fn.countAll<number>().as('units'), q.fn.count<number>('confirmed_at').as('confirmed')])
    .$if(only !== undefined, (q) => q.where('document_id', 'in', only ?? []))
    .groupBy('document_id')
    .execute();
  return new Map(rows.map((row) => [row.document_id, row]));
}

async function divergentFigures(tx: Kysely<Database>, only?: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom('divergence')
    .innerJoin('unit', 'unit.id', 'divergence.unit_id')
    .select('document_id')
    .select((q) => q.fn.count<number>('unit.id').distinct().as('units'))
    .where(isShown())
    .$if(only !== undefined, (q) => q.where('document_id', 'in', only ?? []))
    .groupBy('document_id')
    .execute();
  return new Map(rows.map((row) => [row.document_id, row.units]));
}

async function flaggedFigures(tx: Kysely<Database>, only?: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom('flag')
    .innerJoin('unit', 'unit.id', 'flag.unit_id')
    .select('document_id')
    .select((q) => q.fn.count<number>('unit.id').distinct().as('units'))
    .where('status', 'in', PENDING)
    .$if(only !== undefined, (q) => q.where('document_id', 'in', only ?? []))
    .groupBy('document_id')
    .execute();
  return new Map(rows.map((row) => [row.document_id, row.units]));
}
