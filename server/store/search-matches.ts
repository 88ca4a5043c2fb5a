import { type Kysely, type RawBuilder, sql } from 'kysely';
import { beyond, type Key } from './keyset.js';
import type { IndexQuery } from './search-index.js';
import type { Database } from './tables.js';

/* Which units match what the index is asked, and which of them come first. */

/** A place among what was found: units of the newest document first, each document's in order. */
export interface FoundPlace {
  id: number;
  document_id: number;
}

/** What units that match must be too. */
export interface Narrowing {
  /** Queries for ids of units: it must be among those of each, or not. */
  among: readonly RawBuilder<unknown>[];
  notAmong: readonly RawBuilder<unknown>[];
  documentId: number | null;
}

/** How far the pages before went, and how much is wanted. */
export interface MatchPage {
  from?: number;
  /** The place after which the page begins. */
  after?: { documentId: number; position: number } | undefined;
  /** All where absent. */
  limit?: number;
}

/** Of the newest documents, together at least this long in units, a first page is looked for first. */
const NEWEST = 5000;
/** Or so many documents, where they are that short. */
const MOST_DOCUMENTS = 100;

/**
 * The units that match, and how many there are. The index is asked once: its answer is held, since most of the time goes
 * into looking up where what was found stands. So that is done for a few documents only, where these fill the page.
 */
export async function matchingUnits(
  db: Kysely<Database>,
  query: IndexQuery,
  narrowing: Narrowing,
  { from = 0, after, limit }: MatchPage = {},
): Promise<{ ids: FoundPlace[]; total: number }> {
  const isFirst = from === 0 && after === undefined;
  const newest = isFirst && limit !== undefined ? await newestDocuments(db, narrowing) : null;
  if (newest) {
    const page = await asked(db, query, narrowing, { from, limit, since: newest });
    // Without any hit there, nothing is told of how many there are elsewhere.
    if (page.ids.length === limit) return page;
  }
  const page = await asked(db, query, narrowing, { from, after, limit });
  if (page.ids.length > 0 || isFirst) return page;
  // Past the end, only a page that has something tells how many there are.
  return { ids: [], total: (await asked(db, query, narrowing, { from: 0, limit: 1 })).total };
}

interface Since {
  documentId: number;
  unitId: number;
}

/** Null where that would be all documents. */
async function newestDocuments(db: Kysely<Database>, { documentId }: Narrowing): Promise<Since | null> {
  if (documentId !== null) return null;
  const newest = db.selectFrom('document').select('id').orderBy('id', 'desc');
  const documents = await newest.limit(MOST_DOCUMENTS + 1).execute();
  let units = 0;
  let first = Number.MAX_SAFE_INTEGER;
  for (const [n, { id }] of documents.entries()) {
    const own = await firstUnit(db, id);
    units += own.count;
    if (own.count > 0) first = Math.min(first, own.first);
    const isLast = n + 1 === documents.length;
    if (isLast) return null;
    if (units >= NEWEST || n + 1 === MOST_DOCUMENTS) return { documentId: id, unitId: first };
  }
  return null;
}

async function firstUnit(db: Kysely<Database>, documentId: number): Promise<{ first: number; count: number }> {
  const { first, count } = await db
    .selectFrom('unit')
    .select((q) => [q.fn.min<number | null>('id').as('first'), q.fn.countAll<number>().as('count')])
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  return { first: first ?? 0, count };
}

async function asked(
  db: Kysely<Database>,
  { text }: IndexQuery,
  { among, notAmong, documentId }: Narrowing,
  { from, after, limit, since }: Omit<MatchPage, 'limit'> & { limit?: number | undefined; since?: Since },
): Promise<{ ids: FoundPlace[]; total: number }> {
  const own = documentId === null ? null : sql`select id from unit where document_id = ${documentId}`;
  const range = own && sql`and rowid between (select min(id) from (${own})) and (select max(id) from (${own}))`;
  // With the sign, SQLite doesn't ask the index about each of the ids, but goes through what matches.
  const conditions = [
    ...[...among, ...(own ? [own] : [])].map((ids) => sql`and +rowid in (${ids})`),
    ...notAmong.map((ids) => sql`and +rowid not in (${ids})`),
    ...(await leavingOut(db)),
  ];
  const { rows } = await sql<FoundPlace & { total: number }>`
    with hit as materialized (
      select rowid as id from search where search match ${text} ${range ?? sql``} ${sql.join(conditions, sql` `)})
    select unit.id, unit.document_id, (select count(*) from hit) as total
    from hit cross join unit on unit.id = hit.id
    where true
    ${since ? sql`and hit.id >= ${since.unitId} and unit.document_id >= ${since.documentId}` : sql``}
    ${after ? sql`and ${beyond(keysOf(after))}` : sql``}
    order by unit.document_id desc, unit.position
    limit ${limit ?? -1} offset ${from ?? 0}`.execute(db);
  return { ids: rows.map(({ id, document_id }) => ({ id, document_id })), total: rows[0]?.total ?? 0 };
}

/** Of what is being imported, the units that are there already are in the index too. */
async function leavingOut(db: Kysely<Database>): Promise<RawBuilder<unknown>[]> {
  const { documents, first } = await db
    .selectFrom('any_document')
    .leftJoin('unit', (join) => join.onRef('document_id', '=', 'any_document.id').on('position', '=', 0))
    .select(({ fn, val }) => [
      fn.countAll<number>().as('documents'),
      fn.min<number | null>(fn.coalesce('unit.id', val(0))).as('first'),
    ])
    .where('unseen', 'is not', null)
    .executeTakeFirstOrThrow();
  if (documents === 0) return [];
  // Only what may be theirs is looked up: there may be a million of them.
  const seen = sql`(select document_id from unit where unit.id = search.rowid) in (select id from document)`;
  return [sql`and (rowid < ${first ?? 0} or ${seen})`];
}

const keysOf = ({ documentId, position }: { documentId: number; position: number }): [Key, Key] => [
  { column: sql.ref('unit.document_id'), value: documentId, descending: true },
  { column: sql.ref('unit.position'), value: position },
];
