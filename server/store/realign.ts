import type { Kysely } from 'kysely';
import { ALIGNMENT_NOTICES, type Progress, realignVersions } from '../engine.js';
import { type Replaced, replaceUnits } from './replace-units.js';
import type { Database } from './tables.js';
import { listTerms } from './terms.js';
import { loadDocument, settledUnits } from './whole.js';

export interface Realigned extends Replaced {
  title: string;
  /** How many units stayed because they are confirmed or have a flag. */
  settled: number;
}

/**
 * Aligns and compares a stored document anew, with the terms of the database, around what is settled (see `WholeUnit`).
 * The alignment itself runs outside of any transaction: others may read and write meanwhile.
 * @param storing is called when the alignment is done.
 * @throws InputError `not-found`; `changed-meanwhile` where the document was changed in that time.
 */
export async function realignDocument(
  db: Kysely<Database>,
  id: number,
  progress: Progress = () => {},
  storing: () => void = () => {},
): Promise<Realigned> {
  const before = await loadDocument(db, id);
  const fixed = settledUnits(before);
  const { units, notices } = realignVersions(before.versions, fixed, progress, { terms: await listTerms(db) });
  const others = before.notices.filter(({ code }) => !ALIGNMENT_NOTICES.has(code));
  storing();
  const replaced = await replaceUnits(db, before, { units, notices: [...others, ...notices] }, new Date());
  return { ...replaced, title: before.title, settled: fixed.length };
}
