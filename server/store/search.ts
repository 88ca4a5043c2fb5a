import { type Kysely, type RawBuilder, sql } from 'kysely';
import { PENDING } from '../export/flag-status.js';
import type { ExportUnit } from '../export/types.js';
import type { DivergenceSpan, LanguageTag } from '../types.js';
import { isShown } from './check-settings.js';
import { reading } from './connection.js';
import { exportUnit } from './export.js';
import { loadUnitsOf } from './load.js';
import { hitsIn, type Patterns } from './search-hits.js';
import { compiled, type IndexQuery, indexChanges, matchingUnits } from './search-index.js';
import type { SearchQuery, SearchState } from './search-query.js';
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
  { from = 0, limit }: SearchPage,
): Promise<{ found: FoundUnit[]; total: number }> {
  await indexChanges(db);
  return reading(db, async (tx) => {
    const made = await compiledFor(tx, query);
    if (!made) return { found: [], total: 0 };
    const units = narrowed(tx, query, made.query);
    const { total } = await units.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const ids = await inOrder(units).limit(limit).offset(from).execute();
    return { found: await loadFound(tx, ids, made.patterns), total };
  });
}

/** All units that are found, in the same order, as long as they are there when their turn comes. */
export async function* searchAll(db: Kysely<Database>, query: SearchQuery): AsyncGenerator<FoundUnit> {
  await indexChanges(db);
  const made = await compiledFor(db, query);
  if (!made) return;
  const ids = await inOrder(narrowed(db, query, made.query)).execute();
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

/** The units that match, of the document and in the state that were asked for. */
function narrowed(db: Kysely<Database>, { documentId, state, check }: SearchQuery, query: IndexQuery) {
  let units = matchingUnits(db, query);
  if (documentId) units = units.where('unit.document_id', '=', documentId);
  if (state) units = units.where(isIn(state));
  if (check) units = units.where(hasFinding(sql`type = ${check}`));
  return units;
}

const inOrder = (units: ReturnType<typeof narrowed>) =>
  units.select(['unit.id', 'unit.document_id']).orderBy('unit.document_id', 'desc').orderBy('unit.position');

function isIn(state: SearchState): RawBuilder<boolean> {
  switch (state) {
    case 'confirmed':
      return sql<boolean>`unit.confirmed_at is not null`;
    case 'unreviewed':
      return sql<boolean>`unit.confirmed_at is null`;
    case 'flagged':
      return sql<boolean>`exists (select 1 from flag where flag.unit_id = unit.id and flag.status in (${sql.join(PENDING)}))`;
    case 'divergent':
      return hasFinding(sql`1`);
  }
}

const hasFinding = (such: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from divergence where divergence.unit_id = unit.id and ${such} and ${isShown()})`;

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
