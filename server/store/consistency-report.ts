import type { Kysely } from 'kysely';
import { findInconsistencies, type Inconsistency } from './consistency.js';
import type { Database } from './tables.js';

export const INCONSISTENCY_KINDS = ['segment', 'name', 'term'] as const satisfies Inconsistency['kind'][];

/** The inconsistencies of all documents at one time, as many as a page can hold. */
export interface ConsistencyReport {
  at: string;
  /** See `corpusRevision`. */
  revision: number;
  /** The first `MOST_LISTED` of each kind. */
  found: Inconsistency[];
  /** All there are. */
  counts: Record<Inconsistency['kind'], number>;
}

const MOST_LISTED = 200;

/** @param progress `done` runs from 0 to 1. @param signal stops it. */
export async function consistencyReport(
  db: Kysely<Database>,
  now: Date,
  progress: (done: number) => void = () => {},
  signal?: AbortSignal,
): Promise<ConsistencyReport> {
  const revision = await corpusRevision(db);
  const counts = { segment: 0, name: 0, term: 0 };
  const found: Inconsistency[] = [];
  const options = { progress, within: progress, ...(signal ? { signal } : {}) };
  for await (const one of findInconsistencies(db, options)) if (++counts[one.kind] <= MOST_LISTED) found.push(one);
  return { at: now.toISOString(), revision, found, counts };
}

/** Grows with every change to any document or glossary. */
export async function corpusRevision(db: Kysely<Database>): Promise<number> {
  const { last } = await db
    .selectFrom('log')
    .select((q) => q.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}
