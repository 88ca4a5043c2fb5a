import type { Term } from '../lexicon/overlay.js';
import { withDatabase } from './database.js';
import type { Io } from './io.js';

/**
 * The glossaries' and learnt terms of the database that `--db` names. Without it none, whatever TERCET_DB says: `align`
 * gives the same for the same files, unless it is asked for something else.
 */
export async function termsIn(db: string | undefined, io: Io): Promise<Term[]> {
  if (db === undefined) return [];
  const { listTerms } = await import('../store/terms.js');
  return withDatabase({ db }, io, 'fail', (opened) => listTerms(opened));
}
