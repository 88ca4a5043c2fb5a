import { type Kysely, sql } from 'kysely';
import { ALL_CHECKS } from '../compare/checks.js';
import { isFinding, shownAs } from './check-settings.js';
import { reading } from './connection.js';
import { requireDocument } from './document-rows.js';
import type { Database } from './tables.js';
import type { DismissalReason } from './types.js';

/** What a check has found, and what reviewers made of it. */
export interface CheckFigures {
  check: string;
  /** Findings that reviewers are shown, decided or not; and weaker ones. By the settings as they are now. */
  shown: number;
  hints: number;
  /** Of those shown: neither flagged nor dismissed. */
  undecided: number;
  /**
   * Decisions, also about findings that a later comparison didn't make again: they tell of the check all the same. A
   * finding is confirmed by a flag made from it that isn't rejected.
   */
  confirmed: number;
  dismissed: Record<DismissalReason | 'unknown', number>;
}

/** Fewer decisions than this say nothing of a check. */
const FEWEST_DECISIONS = 5;

export const decisionsOf = ({ confirmed, dismissed }: CheckFigures): number =>
  Object.values(dismissed).reduce((sum, count) => sum + count, confirmed);

/** The share of the decisions that confirm, 0 to 1; null where there are too few to tell. */
export function shareConfirmed(figures: CheckFigures): number | null {
  const decisions = decisionsOf(figures);
  return decisions < FEWEST_DECISIONS ? null : figures.confirmed / decisions;
}

/**
 * Check by check, in the order in which a reviewer reads their findings, over all documents or of one. Checks that found
 * nothing are there too; ids that no check has any more come last.
 * @throws InputError `not-found`.
 */
export function checkFigures(db: Kysely<Database>, documentId?: number): Promise<CheckFigures[]> {
  return reading(db, async (tx) => {
    if (documentId !== undefined) await requireDocument(tx, documentId);
    const figures = new Map(ALL_CHECKS.map(({ id }) => [id, none(id)]));
    const of = (check: string): CheckFigures => {
      const found = figures.get(check) ?? none(check);
      figures.set(check, found);
      return found;
    };
    for (const { type, shown, hints, undecided } of await findings(tx, documentId))
      Object.assign(of(type), { shown, hints, undecided });
    for (const { type, reason, count } of await dismissals(tx, documentId))
      of(type).dismissed[reason ?? 'unknown'] = count;
    for (const { type, count } of await confirmations(tx, documentId)) of(type ?? '').confirmed = count;
    return [...figures.values()];
  });
}

const none = (check: string): CheckFigures => ({
  ...{ check, shown: 0, hints: 0, undecided: 0, confirmed: 0 },
  dismissed: { right: 0, editorial: 0, mistake: 0, unknown: 0 },
});

function findings(tx: Kysely<Database>, documentId?: number) {
  const weaker = sql<boolean>`(not ${isFinding()} and ${shownAs()} <> 'off')`;
  const open = sql<boolean>`(${isFinding()} and dismissal_id is null and coalesce(flag.status, 'rejected') = 'rejected')`;
  return tx
    .selectFrom('divergence')
    .innerJoin('unit', 'unit.id', 'divergence.unit_id')
    .innerJoin('document', 'document.id', 'unit.document_id')
    .leftJoin('flag', 'flag.id', 'divergence.flag_id')
    .$if(documentId !== undefined, (q) => q.where('document_id', '=', documentId ?? 0))
    .select('type')
    .select((q) => [
      q.fn.countAll<number>().filterWhere(isFinding()).as('shown'),
      q.fn.countAll<number>().filterWhere(weaker).as('hints'),
      q.fn.countAll<number>().filterWhere(open).as('undecided'),
    ])
    .groupBy('type')
    .execute();
}

function dismissals(tx: Kysely<Database>, documentId?: number) {
  return tx
    .selectFrom('dismissal')
    .innerJoin('document', 'document.id', 'dismissal.document_id')
    .$if(documentId !== undefined, (q) => q.where('document_id', '=', documentId ?? 0))
    .select(['type', 'reason'])
    .select((q) => q.fn.countAll<number>().as('count'))
    .groupBy(['type', 'reason'])
    .execute();
}

/** Two flags made from one finding confirm it once. */
function confirmations(tx: Kysely<Database>, documentId?: number) {
  const flags = tx
    .selectFrom('flag')
    .innerJoin('unit', 'unit.id', 'flag.unit_id')
    .innerJoin('document', 'document.id', 'unit.document_id')
    .where('finding_type', 'is not', null)
    .where('status', '<>', 'rejected')
    .$if(documentId !== undefined, (q) => q.where('document_id', '=', documentId ?? 0))
    .select(['finding_type as type', 'unit_id', 'finding_variant', 'finding_words'])
    .distinct();
  return tx
    .selectFrom(flags.as('confirmed'))
    .select('type')
    .select((q) => q.fn.countAll<number>().as('count'))
    .groupBy('type')
    .execute();
}
