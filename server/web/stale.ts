import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import { writing } from '../store/connection.js';
import type { Database } from '../store/tables.js';
import type { StoredUnit } from '../store/types.js';
import { getUnit } from '../store/units.js';

/*
 * Nobody overwrites what they haven't seen: each row carries a stamp of what it shows, its forms send it back as `seen`,
 * and a change of a unit that reads otherwise meanwhile is refused.
 */

/** A change that was refused, with what the reader had seen and what is there now. */
export class Stale extends Error {
  constructor(
    /** Null where that isn't known any more. */
    readonly was: StoredUnit | null,
    /** Null where the unit is gone: others stand in its place. */
    readonly now: StoredUnit | null,
  ) {
    super('stale');
    this.name = 'Stale';
  }
}

/**
 * Stands for what people see of a unit and have done to it: texts, confirmation, flags, dismissals. Findings that nobody
 * has decided don't count, since a new comparison or another setting of a check changes those without anybody's work
 * being lost; nor does the unit's number, which changes with what is above.
 */
export function stampOf({ id, sides, confirmedAt, flags, divergences }: StoredUnit): string {
  const state = [
    id,
    sides.map((side) => side.map(({ text, opensParagraph }) => [text, opensParagraph])),
    confirmedAt,
    flags.map((flag) => [flag.id, flag.updatedAt, flag.status, flag.replies.length]),
    divergences.filter(({ dismissed }) => dismissed).map(({ type, variant, spans }) => [type, variant, spans]),
  ];
  return createHash('sha1').update(JSON.stringify(state)).digest('base64url').slice(0, 12);
}

/** Rows that were shown and are still known, so that a refusal can say what they were: some forty windows of rows. */
const REMEMBERED = 4000;
const shown = new Map<string, StoredUnit>();

/** The stamp of a unit that is shown to a reader, and kept in mind for a refusal. */
export function showing(unit: StoredUnit): string {
  const stamp = stampOf(unit);
  // Last come, last to be forgotten.
  shown.delete(stamp);
  shown.set(stamp, unit);
  for (const oldest of shown.keys()) {
    if (shown.size <= REMEMBERED) break;
    shown.delete(oldest);
  }
  return stamp;
}

/** The stamp that a form was sent with; '' where it has none. */
export function seenBy(req: Request): string {
  const body = (req.body ?? {}) as Record<string, unknown>;
  const seen = req.query.seen ?? body.seen;
  return typeof seen === 'string' ? seen : '';
}

/**
 * Refuses a change by who has seen something else. To be called within the transaction of the change.
 * @param seen the stamp of the form; '' for what doesn't come from a row.
 * @throws Stale; InputError `not-found` where nothing is known of the unit.
 */
export async function requireFresh(tx: Kysely<Database>, unitId: number, seen: string): Promise<void> {
  const was = shown.get(seen) ?? null;
  let now: StoredUnit;
  try {
    now = await getUnit(tx, unitId);
  } catch (error) {
    if (was && error instanceof InputError) throw new Stale(was, null);
    throw error;
  }
  if (seen !== '' && seen !== stampOf(now)) throw new Stale(was, now);
}

/** Does something to a unit for who has seen it as it is, in one transaction. @throws Stale, and what the change throws. */
export function freshly<T>(
  db: Kysely<Database>,
  req: Request,
  unitId: number,
  change: (tx: Kysely<Database>) => Promise<T>,
): Promise<T> {
  return writing(db, async (tx) => {
    await requireFresh(tx, unitId, seenBy(req));
    return change(tx);
  });
}
