import { type Kysely, type RawBuilder, sql } from 'kysely';
import { PENDING } from '../export/flags/flag-status.js';
import type { ExportUnit } from '../export/types.js';
import type { DivergenceSpan, LanguageTag } from '../types.js';
import { unitsWithFinding } from './check-settings.js';
import { reading } from './connection.js';
import { exportUnit } from './export.js';
import { afterUnit, type UnitAnchor } from './keyset.js';
import { loadUnitsOf } from './load.js';
import { hitsIn, type Patterns } from './search-hits.js';
import { compiled, indexChanges } from './search-index.js';
import { matchingUnits, type Narrowing } from './search-matches.js';
import type { SearchQuery } from './search-query.js';
import type { Database } from './tables.js';
import type { StoredUnit } from './types.js';

export type { Condition, SearchQuery, SearchState } from './search-query.js';
export { asksSomething, SEARCH_STATES, tagsIn } from './search-query.js';

/** A unit that was found, with where it has what was asked for. */
export interface FoundUnit {
  unit: StoredUnit;
  document: FoundDocument;
  hits: DivergenceSpan[];
}

export interface FoundDocument {
  id: number;
  title: string;
  tags: LanguageTag[];
}

export interface SearchPage {
  /** How many units to leave out at the start. */
  from?: number;
  /** The unit that the page before ended with; it, and all before it, are left out. */
  after?: UnitAnchor | undefined;
  limit: number;
}

/** Units loaded at a time: memory stays flat however many there are. */
const BATCH = 500;

/**
 * Looks for units in all documents: those of the newest document first, each document's in order.
 * @returns those asked for, and in `total` how many there are in all.
 */
export async function searchUnits(
  db: Kysely<Database>,
  query: SearchQuery,
  { from = 0, after, limit }: SearchPage,
): Promise<{ found: FoundUnit[]; total: number }> {
  await indexChanges(db);
  return reading(db, async (tx) => {
    const made = await compiledFor(tx, query);
    if (!made) return { found: [], total: 0 };
    const place = after && (await afterUnit(tx, after));
    const { ids, total } = await matchingUnits(tx, made.query, await narrowing(tx, query), {
      from,
      after: place,
      limit,
    });
    return { found: await loadFound(tx, ids, made.patterns), total };
  });
}

/** All units that are found, in the same order, as long as they are there when their turn comes. */
export async function* searchAll(db: Kysely<Database>, query: SearchQuery): AsyncGenerator<FoundUnit> {
  await indexChanges(db);
  const made = await compiledFor(db, query);
  if (!made) return;
  const { ids } = await reading(db, async (tx) => matchingUnits(tx, made.query, await narrowing(tx, query)));
  for (let start = 0; start < ids.length; start += BATCH)
    yield* await reading(db, (tx) => loadFound(tx, ids.slice(start, start + BATCH), made.patterns));
}

/** The same, as the writers of `export/hits.ts` take it. */
export async function* exportHits(db: Kysely<Database>, query: SearchQuery): AsyncGenerator<ExportUnit> {
  for await (const { unit, document, hits } of searchAll(db, query)) yield { ...exportUnit(document, unit), hits };
}

/** What a search can be narrowed to: the documents, the newest first, and the tags of their versions. */
export async function searchScope(
  db: Kysely<Database>,
): Promise<{ documents: { id: number; title: string }[]; tags: LanguageTag[] }> {
  const documents = await db.selectFrom('document').select(['id', 'title']).orderBy('id', 'desc').execute();
  return { documents, tags: await searchTags(db) };
}

/** The tags of all versions, or of a document's. */
export async function searchTags(db: Kysely<Database>, documentId?: number | null): Promise<LanguageTag[]> {
  const rows = await db
    .selectFrom('version')
    .innerJoin('document', 'document.id', 'version.document_id')
    .select('tag')
    .$if(Boolean(documentId), (q) => q.where('document_id', '=', documentId ?? 0))
    .groupBy('tag')
    .orderBy((q) => q.fn.min('position'))
    .orderBy('tag')
    .execute();
  return rows.map(({ tag }) => tag);
}

const compiledFor = async (db: Kysely<Database>, { conditions, exact = false }: SearchQuery) =>
  compiled(db, conditions, await searchTags(db), exact);

/** The document and the state that were asked for, as the index takes them. */
async function narrowing(tx: Kysely<Database>, { documentId, state, check }: SearchQuery): Promise<Narrowing> {
  const confirmed = sql`select id from unit where confirmed_at is not null`;
  const among: RawBuilder<unknown>[] = [];
  if (state === 'confirmed') among.push(confirmed);
  if (state === 'flagged') among.push(sql`select unit_id from flag where status in (${sql.join(PENDING)})`);
  if (state === 'divergent') among.push(await unitsWithFinding(tx));
  if (check) among.push(await unitsWithFinding(tx, check));
  return { among, notAmong: state === 'unreviewed' ? [confirmed] : [], documentId: documentId || null };
}

async function loadFound(
  tx: Kysely<Database>,
  ids: readonly { id: number; document_id: number }[],
  patterns: Patterns,
): Promise<FoundUnit[]> {
  if (ids.length === 0) return [];
  const documents = await documentsOf(tx, [...new Set(ids.map(({ document_id }) => document_id))]);
  const wanted = ids.map(({ id }) => id);
  const rows = await tx.selectFrom('unit').selectAll().where('id', 'in', wanted).execute();
  const units = new Map((await loadUnitsOf(tx, [...documents.keys()], rows)).map((unit) => [unit.id, unit]));
  return wanted.flatMap((id) => {
    const unit = units.get(id);
    const document = documents.get(unit?.documentId ?? 0);
    return unit && document ? [{ unit, document, hits: hitsIn(document.tags, unit.sides, patterns) }] : [];
  });
}

async function documentsOf(tx: Kysely<Database>, ids: readonly number[]): Promise<Map<number, FoundDocument>> {
  const rows = await tx
    .selectFrom('version')
    .innerJoin('document', 'document.id', 'version.document_id')
    .select(['document.id', 'title', 'tag'])
    .where('document.id', 'in', ids)
    .orderBy('version.position')
    .execute();
  const documents = new Map<number, FoundDocument>();
  for (const { id, title, tag } of rows) {
    const document = documents.get(id) ?? { id, title, tags: [] };
    document.tags.push(tag);
    documents.set(id, document);
  }
  return documents;
}
