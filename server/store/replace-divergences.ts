import type { Kysely } from 'kysely';
import type { ComparedUnit, DivergenceSpan } from '../types.js';
import { batches, divergenceRow } from './insert.js';
import type { Database } from './tables.js';
import type { WholeDocument, WholeUnit } from './whole.js';

type NewRow = ReturnType<typeof divergenceRow>;
type KnownRow = NewRow & { id: number; dismissed_at: string | null };

/**
 * Gives units the divergences that were found now. A unit that has the same ones as before is left alone; where a unit
 * kept its sentences, a finding that was dismissed in it stays dismissed if it is made again.
 */
export async function replaceDivergences(
  tx: Kysely<Database>,
  { id, versions }: WholeDocument,
  placed: readonly { unit: ComparedUnit; before: WholeUnit | null }[],
  unitIds: readonly number[],
): Promise<void> {
  const known = await knownDivergences(tx, id);
  const outdated: number[] = [];
  const rows: (NewRow & { dismissed_at: string | null })[] = [];
  placed.forEach(({ unit, before }, position) => {
    const found = unit.divergences.map((divergence) => divergenceRow(unitIds[position] as number, divergence));
    const earlier = before ? (known.get(before.id) ?? []) : [];
    if (earlier.map(contentOf).join('\n') === found.map(contentOf).join('\n')) return;
    outdated.push(...earlier.map((row) => row.id));
    const textOf = ({ lang, sentence, start, end }: DivergenceSpan): string => {
      const version = versions.findIndex(({ tag }) => tag === lang);
      const place = (unit.sides[version]?.start ?? 0) + sentence;
      return versions[version]?.sentences[place]?.text.slice(start, end) ?? '';
    };
    const dismissals = new Map(earlier.map((row) => [identityOf(row, textOf), row.dismissed_at]));
    rows.push(...found.map((row) => ({ ...row, dismissed_at: dismissals.get(identityOf(row, textOf)) ?? null })));
  });
  for (const batch of batches(outdated)) await tx.deleteFrom('divergence').where('id', 'in', batch).execute();
  for (const batch of batches(rows)) await tx.insertInto('divergence').values(batch).execute();
}

async function knownDivergences(tx: Kysely<Database>, documentId: number): Promise<Map<number, KnownRow[]>> {
  const rows = await tx
    .selectFrom('divergence')
    .innerJoin('unit', 'unit.id', 'divergence.unit_id')
    .selectAll('divergence')
    .where('document_id', '=', documentId)
    .orderBy('divergence.id')
    .execute();
  const byUnit = new Map<number, KnownRow[]>();
  for (const row of rows) {
    const list = byUnit.get(row.unit_id);
    if (list) list.push(row);
    else byUnit.set(row.unit_id, [row]);
  }
  return byUnit;
}

const contentOf = ({ type, variant, params, severity, culprit, confidence, spans, hint }: NewRow): string =>
  JSON.stringify([type, variant, params, severity, culprit, confidence, spans, hint]);

/** What makes a finding the same one: what it says, and of which words. */
function identityOf({ type, variant, params, spans }: NewRow, textOf: (span: DivergenceSpan) => string): string {
  const said = Object.entries(JSON.parse(params) as object).sort(([a], [b]) => (a < b ? -1 : 1));
  const words = (JSON.parse(spans) as DivergenceSpan[]).map((span) => [span.lang, textOf(span)]);
  return JSON.stringify([type, variant, said, words]);
}
