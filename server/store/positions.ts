import { type Kysely, sql } from 'kysely';
import { batches } from './insert.js';
import type { Database } from './tables.js';

/* Rows that stand in an order count their places from 0, without a gap, so that what comes after a change moves along. */

/** Which rows are counted together. */
export const OWNERS = { unit: 'document_id', paragraph: 'version_id', sentence: 'version_id' } as const;
export type Ordered = keyof typeof OWNERS;

/** Rows that follow each other and move alike. */
export interface Run {
  /** The places that they have, from `first` to before `past`. */
  first: number;
  past: number;
  /** How far they go: down the document, or, below 0, up. */
  by: number;
}

/**
 * The runs that take rows from their places to others.
 * @param moves in the order of the places that the rows have; those that stay may be among them.
 */
export function runsOf(moves: Iterable<readonly [from: number, to: number]>): Run[] {
  const runs: Run[] = [];
  for (const [from, to] of moves) {
    const last = runs.at(-1);
    if (last && last.past === from && last.by === to - from) last.past++;
    else runs.push({ first: from, past: from + 1, by: to - from });
  }
  return runs.filter(({ by }) => by !== 0);
}

/** Places below this one are those of rows that are on their way: SQLite sees to it row by row that no two share one. */
const FAR = 1e9;

/** Moves rows. Where they go, there must be nothing then: it was deleted, or moves too. */
export async function moveRuns(tx: Kysely<Database>, table: Ordered, owner: number, runs: Run[]): Promise<void> {
  const [t, column] = [sql.table(table), sql.ref(OWNERS[table])];
  const far = sql.lit(FAR);
  for (const some of batches(runs)) {
    const values = sql.join(some.map(({ first, past }) => sql`(${first}, ${past})`));
    await sql`
      with run (first, past) as (values ${values})
      update ${t} set position = -${far} - position from run
      where ${column} = ${owner} and position >= run.first and position < run.past`.execute(tx);
  }
  for (const some of batches(runs)) {
    const values = sql.join(some.map(({ first, past, by }) => sql`(${first}, ${past}, ${by})`));
    await sql`
      with run (first, past, by) as (values ${values})
      update ${t} set position = -${far} - position + run.by from run
      where ${column} = ${owner} and position > -${far} - run.past and position <= -${far} - run.first`.execute(tx);
  }
}
