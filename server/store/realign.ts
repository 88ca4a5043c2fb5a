import type { Kysely } from 'kysely';
import { ALIGNMENT_NOTICES, type Knowledge, type Progress, realignVersions } from '../engine.js';
import { comparisonSettings } from './check-settings.js';
import { writing } from './connection.js';
import { recordedWhole } from './history.js';
import type { LogAction } from './log.js';
import { type Replaced, replaceUnits } from './replace-units.js';
import { indexChanges } from './search-index.js';
import type { Database } from './tables.js';
import { listTerms } from './terms.js';
import { loadDocument, settledUnits, type WholeDocument } from './whole.js';

export interface Realigned extends Replaced {
  title: string;
  /** How many units stayed because they are confirmed or have a flag. */
  settled: number;
}

/**
 * Aligns and compares a stored document anew, with the terms of the database, around what is settled (see `WholeUnit`).
 * The alignment itself runs outside of any transaction: others may read and write meanwhile.
 * It is one step, which can be undone.
 * @param storing is called when the alignment is done.
 * @param from the id of a unit: what stands before it stays as it is.
 * @param stored is called once it is; what is left is the index of the search.
 * @throws InputError `not-found`; `changed-meanwhile` where the document was changed in that time.
 */
export async function realignDocument(
  db: Kysely<Database>,
  id: number,
  progress: Progress = () => {},
  storing: () => void = () => {},
  { who = '', from, stored = () => {} }: { who?: string; from?: number; stored?: () => void } = {},
): Promise<Realigned> {
  const before = await loadDocument(db, id);
  const fixed = settledUnits(before, from);
  const knowledge = await knowledgeFor(db, before);
  const { units, notices } = realignVersions(before.versions, fixed, progress, knowledge);
  const others = before.notices.filter(({ code }) => !ALIGNMENT_NOTICES.has(code));
  storing();
  const after = { units, notices: [...others, ...notices], checks: knowledge.checks };
  const replaced = await asOneStep(db, before, 'realign-document', who, (tx, now) =>
    replaceUnits(tx, before, after, now),
  );
  stored();
  await indexChanges(db);
  return { ...replaced, title: before.title, settled: fixed.length };
}

/**
 * Compares a stored document anew and leaves its units as they are: for checks that were switched on since, or learnt
 * something. @throws as `realignDocument` does.
 */
export async function compareDocument(
  db: Kysely<Database>,
  id: number,
  progress: Progress = () => {},
  storing: () => void = () => {},
): Promise<{ title: string; units: number }> {
  const before = await loadDocument(db, id);
  const fixed = before.units.map(({ sides }) => sides);
  const knowledge = await knowledgeFor(db, before);
  const { units } = realignVersions(before.versions, fixed, progress, knowledge);
  storing();
  // Of a unit that was given, the aligner has no figure of its own.
  const compared = units.map((unit, n) => ({ ...unit, confidence: before.units[n]?.confidence ?? unit.confidence }));
  const after = { units: compared, notices: before.notices, checks: knowledge.checks };
  const action = 'compare-document';
  await asOneStep(db, before, action, '', (tx, now) => replaceUnits(tx, before, after, now, action));
  return { title: before.title, units: units.length };
}

/** Stores what was made of a whole document so that it can be undone. */
function asOneStep<T>(
  db: Kysely<Database>,
  { id: documentId }: WholeDocument,
  action: LogAction,
  who: string,
  store: (tx: Kysely<Database>, now: Date) => Promise<T>,
): Promise<T> {
  const now = new Date();
  return writing(db, (tx) => recordedWhole(tx, { documentId, action, who }, () => store(tx, now), now));
}

/** What a stored document is compared by. */
export async function knowledgeFor(db: Kysely<Database>, { id, source }: Pick<WholeDocument, 'id' | 'source'>) {
  const knowledge = { terms: await listTerms(db), checks: await comparisonSettings(db, id), source };
  return knowledge satisfies Knowledge;
}
