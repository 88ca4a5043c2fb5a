import type { Kysely } from 'kysely';
import type { ComparedUnit, Divergence, LanguageTag } from '../types.js';
import { type Identity, identityOf, matchDismissals, type UnitSentences } from './dismissals.js';
import { batches, divergenceRow } from './insert.js';
import type { Database } from './tables.js';
import type { WholeDocument, WholeUnit } from './whole.js';

type NewRow = ReturnType<typeof divergenceRow>;
type KnownRow = NewRow & { id: number; dismissal_id: number | null };

export interface Made {
  row: NewRow;
  identity: Identity;
  /** The stored unit that has the flags of these sentences, where there is one. */
  before: number | null;
}

/**
 * Gives units the divergences that were found now. A unit that has the same ones as before is left alone. Of the others,
 * a finding that is made again is the one it was: dismissed, or flagged.
 */
export async function replaceDivergences(
  tx: Kysely<Database>,
  document: WholeDocument,
  placed: readonly { unit: ComparedUnit; before: WholeUnit | null }[],
  unitIds: readonly number[],
): Promise<void> {
  const known = await knownDivergences(tx, document.id);
  const kept = new Set(placed.map(({ before }) => before?.id));
  // Findings of units that go: their dismissals are to be had again.
  const outdated = [...known].flatMap(([unit, rows]) => (kept.has(unit) ? [] : rows.map(({ id }) => id)));
  const made: Made[] = [];
  placed.forEach(({ unit, before }, position) => {
    const rows = unit.divergences.map((divergence) => divergenceRow(unitIds[position] as number, divergence));
    const earlier = before ? (known.get(before.id) ?? []) : [];
    if (earlier.map(contentOf).join('\n') === rows.map(contentOf).join('\n')) return;
    outdated.push(...earlier.map((row) => row.id));
    const sentences = unit.divergences.length > 0 ? sentencesOf(document, unit) : new Map();
    unit.divergences.forEach((divergence: Divergence, n) => {
      made.push({ row: rows[n] as NewRow, identity: identityOf(divergence, sentences), before: before?.id ?? null });
    });
  });
  for (const batch of batches(outdated)) await tx.deleteFrom('divergence').where('id', 'in', batch).execute();
  await placeFindings(tx, document.id, made);
}

/** Stores findings that were made now, dismissed or flagged where they were before. */
export async function placeFindings(tx: Kysely<Database>, documentId: number, made: readonly Made[]): Promise<void> {
  const [dismissed, flagged] = [await dismissalsOf(tx, documentId, made), await flagsOf(tx, made)];
  const rows = made.map(({ row }, n) => ({
    ...{ ...row, dismissal_id: dismissed[n] ?? null, flag_id: flagged[n] ?? null },
  }));
  for (const batch of batches(rows)) await tx.insertInto('divergence').values(batch).execute();
}

function sentencesOf({ versions }: WholeDocument, unit: ComparedUnit): UnitSentences {
  return new Map<LanguageTag, { position: number; text: string }[]>(
    versions.map(({ tag, sentences }, v) => {
      const { start, end } = unit.sides[v] ?? { start: 0, end: 0 };
      return [tag, sentences.slice(start, end).map(({ text }, n) => ({ position: start + n, text }))];
    }),
  );
}

/** For each finding the id of its dismissal, which then stands where the finding is now. */
async function dismissalsOf(tx: Kysely<Database>, documentId: number, made: readonly Made[]) {
  // Those of findings that stay are spoken for.
  const rows = await tx
    .selectFrom('dismissal')
    .select(['id', 'type', 'variant', 'words', 'places'])
    .where('document_id', '=', documentId)
    .where((q) =>
      q.not(
        q.exists(
          q.selectFrom('divergence').select('divergence.id').whereRef('divergence.dismissal_id', '=', 'dismissal.id'),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const dismissals = rows.map(({ type, variant, words, places }) => ({
    ...{
      type,
      variant,
      words: JSON.parse(words) as Identity['words'],
      places: JSON.parse(places) as Identity['places'],
    },
  }));
  const matched = matchDismissals(
    made.map(({ identity }) => identity),
    dismissals,
  );
  for (const [f, d] of matched.entries()) {
    const row = d === null ? undefined : rows[d];
    const places = JSON.stringify(made[f]?.identity.places);
    if (row && row.places !== places)
      await tx.updateTable('dismissal').set({ places }).where('id', '=', row.id).execute();
  }
  return matched.map((d) => (d === null ? null : rows[d]?.id));
}

interface FlagRow {
  id: number;
  unit_id: number;
  finding_type: string | null;
  finding_variant: string | null;
  finding_words: string | null;
}

/** For each finding the id of the flag made from it: such a unit is settled, so it holds the sentences it held. */
async function flagsOf(tx: Kysely<Database>, made: readonly Made[]) {
  const rows: FlagRow[] = [];
  for (const units of batches([...new Set(made.flatMap(({ before }) => before ?? []))]))
    rows.push(
      ...(await tx
        .selectFrom('flag')
        .select(['id', 'unit_id', 'finding_type', 'finding_variant', 'finding_words'])
        .where('unit_id', 'in', units)
        .where('finding_type', 'is not', null)
        .orderBy('id', 'desc')
        .execute()),
    );
  if (rows.length === 0) return [];
  return made.map(({ identity, before }) => {
    const own = before === null ? [] : rows.filter(({ unit_id }) => unit_id === before);
    if (own.length === 0) return null;
    const words = JSON.stringify(identity.words);
    return own.find(
      (flag) =>
        flag.finding_type === identity.type &&
        flag.finding_variant === identity.variant &&
        flag.finding_words === words,
    )?.id;
  });
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
