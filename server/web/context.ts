import type { Request } from 'express';
import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import { getDocument } from '../store/documents.js';
import type { Database } from '../store/tables.js';
import type { DocumentSummary } from '../store/types.js';
import type { Drafts } from './drafts.js';
import type { Asides } from './jobs/asides.js';
import type { ConsistencySearch } from './jobs/consistency-search.js';
import type { Jobs } from './jobs/job-list.js';
import type { Live } from './live.js';
import type { Transfers } from './transfers.js';

/** What the routes are handed. */
export interface Context {
  db: Kysely<Database>;
  jobs: Jobs;
  consistency: ConsistencySearch;
  asides: Asides;
  live: Live;
  drafts: Drafts;
  transfers: Transfers;
  version: string;
}

/** @throws InputError `not-found`, also where the address holds no number. */
export function idOf(req: Request, what: string, param = 'id'): number {
  const text = String(req.params[param]);
  // SQLite's integers end where JavaScript's are still exact, well before 16 digits.
  if (!/^[1-9]\d{0,14}$/u.test(text)) throw new InputError('not-found', { what, id: text });
  return Number(text);
}

/** @throws InputError `not-found` */
export async function documentOf({ db }: Pick<Context, 'db'>, id: number): Promise<DocumentSummary> {
  const found = await getDocument(db, id);
  if (!found) throw new InputError('not-found', { what: 'document', id });
  return found;
}

/** Where to go back to after an action: a path on this site, whatever was sent. */
export function backPath(value: unknown, otherwise: string): string {
  return typeof value === 'string' && /^\/(?![/\\])[^\s\\]*$/u.test(value) ? value : otherwise;
}
