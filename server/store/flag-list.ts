import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { InputError } from '../errors.js';
import { FLAG_STATUSES, type FlagStatus } from '../export/flags/flag-status.js';
import type { LanguageTag, Severity } from '../types.js';
import { reading } from './connection.js';
import { repliesTo } from './flag-replies.js';
import { beyond, type Key } from './keyset.js';
import { flagOf } from './load.js';
import type { Database } from './tables.js';
import { FLAG_CATEGORIES, type FlagCategory, type StoredFlag } from './types.js';

/** Flags over all documents: which ones, in which order, and how many. */

/** Each condition holds only where it is given. */
export interface FlagQuery {
  documentId?: number | undefined;
  status?: FlagStatus | readonly FlagStatus[] | undefined;
  severity?: Severity | undefined;
  /** Of MQM's first level (`style`) with all that is below it, or one below it (`style/register`). */
  category?: string | undefined;
  /** The version at fault; null for flags that blame none. */
  lang?: LanguageTag | null | undefined;
  /** The check whose finding a flag was made from; null for what reviewers found themselves. */
  check?: string | null | undefined;
  /** Who raised it; '' for flags without a name. */
  who?: string | undefined;
}

/** By place in the texts, the newest document first; or by when it was raised, by the last change, by severity. */
export const FLAG_ORDERS = ['place', 'newest', 'changed', 'severity'] as const;
export type FlagOrder = (typeof FLAG_ORDERS)[number];

export interface FlagPage {
  order?: FlagOrder;
  from?: number;
  /** The flag that the page before ended with; it, and all before it, are left out. */
  after?: FlagPlace | undefined;
  /** All where absent. */
  limit?: number;
}

/** Where a flag stands in an order: what `flagPlace` says of it. */
export interface FlagPlace {
  id: number;
  documentId: number;
  position: number;
  /** What the order goes by before the place; '' where it goes by nothing else. */
  value: string;
}

export const flagPlace = (flag: ListedFlag, order: FlagOrder): FlagPlace => ({
  ...{ id: flag.id, documentId: flag.documentId, position: flag.unitPosition },
  value: { place: '', newest: flag.createdAt, changed: flag.updatedAt, severity: flag.severity }[order],
});

/** A flag with where it stands. */
export interface ListedFlag extends StoredFlag {
  documentId: number;
  documentTitle: string;
  /** Counts the document's units from 0. */
  unitPosition: number;
}

/** @throws InputError `not-found`. */
export function getFlag(db: Kysely<Database>, flagId: number): Promise<ListedFlag> {
  return reading(db, async (tx) => {
    const row = await located(tx).where('flag.id', '=', flagId).executeTakeFirst();
    if (!row) throw new InputError('not-found', { what: 'flag', id: flagId });
    return listed(row, await repliesTo(tx, [flagId]));
  });
}

export function listFlags(
  db: Kysely<Database>,
  query: FlagQuery = {},
  { order = 'place', from = 0, after, limit = -1 }: FlagPage = {}, // SQLite takes an offset only with a limit; -1 is none.
): Promise<ListedFlag[]> {
  return reading(db, async (tx) => {
    const place = after && (await placeNow(tx, after));
    const rows = await inOrder(narrowed(located(tx), query), order)
      .$if(place !== undefined, (q) => q.where(beyond(keysOf(order, place as FlagPlace))))
      .limit(limit)
      .offset(from)
      .execute();
    const replies = await repliesTo(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => listed(row, replies));
  });
}

/** The ids of the flags that the query lets through, in order. */
export async function flagIds(db: Kysely<Database>, query: FlagQuery, order: FlagOrder): Promise<number[]> {
  const rows = await inOrder(narrowed(withPlace(db).select('flag.id'), query), order).execute();
  return rows.map(({ id }) => id);
}

/** These flags in this order, without those that are gone. */
export function flagsById(db: Kysely<Database>, ids: readonly number[]): Promise<ListedFlag[]> {
  return reading(db, async (tx) => {
    const rows = await located(tx).where('flag.id', 'in', ids).execute();
    const replies = await repliesTo(tx, ids);
    const found = new Map(rows.map((row) => [row.id, listed(row, replies)]));
    return ids.flatMap((id) => found.get(id) ?? []);
  });
}

/** How many flags of each status there are among those that the rest of the query lets through. */
export async function countFlags(
  db: Kysely<Database>,
  { status: _, ...query }: FlagQuery,
): Promise<Record<FlagStatus, number>> {
  const rows = await narrowed(withPlace(db), query)
    .select('flag.status')
    .select((q) => q.fn.countAll<number>().as('count'))
    .groupBy('flag.status')
    .execute();
  const counts = Object.fromEntries(FLAG_STATUSES.map((status) => [status, 0])) as Record<FlagStatus, number>;
  for (const { status, count } of rows) counts[status] = count;
  return counts;
}

/** What flags can be narrowed to: only what some flag has. */
export interface FlagScope {
  /** The newest first. */
  documents: { id: number; title: string }[];
  langs: (LanguageTag | null)[];
  categories: FlagCategory[];
  /** Null stands for flags that reviewers raised without a finding. */
  checks: (string | null)[];
  authors: string[];
}

export function flagScope(db: Kysely<Database>): Promise<FlagScope> {
  return reading(db, async (tx) => {
    const documents = await withPlace(tx)
      .select(['document.id', 'document.title'])
      .distinct()
      .orderBy('document.id', 'desc')
      .execute();
    const of = <C extends 'lang' | 'category' | 'finding_type' | 'who'>(column: C) =>
      withPlace(tx).select(column).distinct().orderBy(column).execute();
    const used = new Set((await of('category')).map(({ category }) => category));
    return {
      documents,
      langs: (await of('lang')).map(({ lang }) => lang),
      categories: FLAG_CATEGORIES.filter((category) => used.has(category)),
      checks: (await of('finding_type')).map(({ finding_type }) => finding_type),
      authors: (await of('who')).map(({ who }) => who),
    };
  });
}

const withPlace = (db: Kysely<Database>) =>
  db
    .selectFrom('flag')
    .innerJoin('unit', 'unit.id', 'flag.unit_id')
    .innerJoin('document', 'document.id', 'unit.document_id');

const located = (db: Kysely<Database>) =>
  withPlace(db).selectAll('flag').select(['document.id as document_id', 'document.title', 'unit.position']);

type LocatedRow = Awaited<ReturnType<ReturnType<typeof located>['executeTakeFirstOrThrow']>>;

function listed(row: LocatedRow, replies: ReadonlyMap<number, StoredFlag['replies']>): ListedFlag {
  const flag = flagOf(row, replies.get(row.id));
  return { ...flag, documentId: row.document_id, documentTitle: row.title, unitPosition: row.position };
}

function narrowed<O>(
  flags: SelectQueryBuilder<Database, 'flag' | 'unit' | 'document', O>,
  { documentId, status, severity, category, lang, check, who }: FlagQuery,
): SelectQueryBuilder<Database, 'flag' | 'unit' | 'document', O> {
  let found = flags;
  if (documentId !== undefined) found = found.where('unit.document_id', '=', documentId);
  if (status !== undefined) found = found.where('flag.status', 'in', [status].flat());
  if (severity !== undefined) found = found.where('flag.severity', '=', severity);
  if (category !== undefined) found = found.where('flag.category', 'in', within(category));
  if (lang !== undefined) found = found.where('flag.lang', lang === null ? 'is' : '=', lang);
  if (check !== undefined) found = found.where('flag.finding_type', check === null ? 'is' : '=', check);
  if (who !== undefined) found = found.where('flag.who', '=', who);
  return found;
}

/** A category with those below it. */
const within = (category: string): string[] => [
  category,
  ...FLAG_CATEGORIES.filter((one) => one.startsWith(`${category}/`)),
];

/** Numbers that grow as severity falls. */
const mildness = (severity: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case ${severity} when 'critical' then 0 when 'major' then 1 else 2 end`;

function inOrder<O>(flags: SelectQueryBuilder<Database, 'flag' | 'unit' | 'document', O>, order: FlagOrder) {
  let found = flags;
  if (order === 'newest') found = found.orderBy('flag.created_at', 'desc').orderBy('flag.id', 'desc');
  if (order === 'changed') found = found.orderBy('flag.updated_at', 'desc').orderBy('flag.id', 'desc');
  if (order === 'severity') found = found.orderBy(mildness(sql.ref('flag.severity')));
  return found.orderBy('document.id', 'desc').orderBy('unit.position').orderBy('flag.id');
}

/** The same order, as what comes after a place in it. */
function keysOf(order: FlagOrder, { id, documentId, position, value }: FlagPlace): [Key, ...Key[]] {
  const own = sql.ref('flag.id');
  if (order === 'newest' || order === 'changed') {
    const column = sql.ref(order === 'newest' ? 'flag.created_at' : 'flag.updated_at');
    return [
      { column, value, descending: true },
      { column: own, value: id, descending: true },
    ];
  }
  const place: [Key, ...Key[]] = [
    { column: sql.ref('document.id'), value: documentId, descending: true },
    { column: sql.ref('unit.position'), value: position },
    { column: own, value: id },
  ];
  if (order === 'place') return place;
  const rank = { critical: 0, major: 1, minor: 2 }[value as Severity] ?? 2;
  return [{ column: mildness(sql.ref('flag.severity')), value: rank }, ...place];
}

/** The flag may stand elsewhere by now, since units before it were merged or split. */
async function placeNow(tx: Kysely<Database>, place: FlagPlace): Promise<FlagPlace> {
  const row = await withPlace(tx).select('unit.position').where('flag.id', '=', place.id).executeTakeFirst();
  return row ? { ...place, ...row } : place;
}
