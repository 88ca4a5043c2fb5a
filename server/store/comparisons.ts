import { type Kysely, sql } from 'kysely';
import type {
  AgreementParts,
  CheckSettings,
  Comparison,
  Divergence,
  DivergenceParams,
  DivergenceSpan,
} from '../types.js';
import { checksRun } from './check-settings.js';
import type { LogAction } from './log.js';
import type { Database } from './tables.js';

/* What the comparison said of a document's units, as it said it: whatever reviewers made of it, and have it shown as. */

/** @returns by the units' ids; units that were compared before all of it was kept are not there. */
export async function loadComparisons(tx: Kysely<Database>, documentId: number): Promise<Map<number, Comparison>> {
  const units = await tx
    .selectFrom('unit')
    .select(['id', 'agreement', 'parts'])
    .where('document_id', '=', documentId)
    .where('parts', 'is not', null)
    .execute();
  const found = new Map(
    units.map(({ id, agreement, parts }): [number, Comparison] => [
      id,
      { agreement, parts: JSON.parse(parts ?? '{}') as AgreementParts, divergences: [] },
    ]),
  );
  const rows = await tx
    .selectFrom('divergence')
    .innerJoin('unit', 'unit.id', 'divergence.unit_id')
    .selectAll('divergence')
    .where('document_id', '=', documentId)
    .orderBy('divergence.id')
    .execute();
  for (const { unit_id, type, variant, params, severity, culprit, confidence, spans, hint } of rows)
    found.get(unit_id)?.divergences.push({
      ...{ type, variant, severity, culprit, confidence },
      params: JSON.parse(params) as DivergenceParams,
      spans: JSON.parse(spans) as DivergenceSpan[],
      ...(hint === 1 ? { hint: true } : {}),
    } satisfies Divergence);
  return found;
}

const WHOLE: LogAction[] = ['create-document', 'realign-document', 'compare-document', 'revise-version'];
const TERMS: LogAction[] = ['learn-terms', 'add-glossary', 'remove-glossary'];

/**
 * Whether a document was compared by what it would be compared by now: the same checks, and no other terms since. An
 * undone comparison leaves what an earlier one said, so that it can't be told then.
 */
export async function isComparedByNow(
  tx: Kysely<Database>,
  documentId: number,
  checks: CheckSettings,
): Promise<boolean> {
  const { compared_by } = await tx
    .selectFrom('document')
    .select('compared_by')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  if (compared_by !== JSON.stringify(checksRun(checks))) return false;
  const terms = await tx
    .selectFrom('log')
    .select((q) => q.fn.max<number | null>('id').as('last'))
    .where('document_id', 'is', null)
    .where('action', 'in', TERMS)
    .executeTakeFirstOrThrow();
  const last = terms.last ?? 0;
  const since = await tx
    .selectFrom('log')
    .select((q) => [
      q.fn.countAll<number>().filterWhere('action', 'in', WHOLE).as('compared'),
      q.fn
        .countAll<number>()
        .filterWhere('action', 'in', ['undo', 'redo'])
        .filterWhere(sql`json_extract(detail, '$.action')`, 'in', WHOLE)
        .as('undone'),
    ])
    .where('document_id', '=', documentId)
    .where('id', '>', last)
    .executeTakeFirstOrThrow();
  return since.compared > 0 && (last === 0 || since.undone === 0);
}
