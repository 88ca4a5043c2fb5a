import type { Kysely } from 'kysely';
import { movedSpan } from '../review/carry.js';
import type { DivergenceSpan } from '../types.js';
import type { Place } from './dismissals.js';
import { type Plan, placeAfter } from './revision-plan.js';
import type { Database } from './tables.js';
import type { WholeDocument, WholeUnit } from './whole.js';

/* What reviewers said of a version's words goes with these words into its new text. */

/** Flags point where their words are now; those of a unit that is no more go to the unit before, without a place. */
export async function moveFlags(
  tx: Kysely<Database>,
  stored: WholeDocument,
  plan: Plan,
  kept: readonly WholeUnit[],
): Promise<void> {
  const rows = await tx
    .selectFrom('flag')
    .innerJoin('unit', 'unit.id', 'flag.unit_id')
    .select(['flag.id', 'unit_id', 'position', 'spans'])
    .where('document_id', '=', stored.id)
    .execute();
  const staying = new Map(kept.map((unit) => [unit.id, unit]));
  for (const { id, unit_id, position, spans: json } of rows) {
    const unit = staying.get(unit_id);
    const heir = unit?.id ?? heirOf(stored, staying, position);
    if (heir === null) continue;
    const spans = unit ? movedSpans(json, stored.units[position], unit, plan) : [];
    const row = { unit_id: heir, spans: JSON.stringify(spans) };
    await tx.updateTable('flag').set(row).where('id', '=', id).execute();
  }
}

/** Parts of flags point where their words are now; what has no words left, or no unit, is none any more. */
export async function moveFlagParts(
  tx: Kysely<Database>,
  stored: WholeDocument,
  plan: Plan,
  kept: readonly WholeUnit[],
): Promise<void> {
  const rows = await tx
    .selectFrom('flag_part')
    .innerJoin('unit', 'unit.id', 'flag_part.unit_id')
    .select(['flag_part.id', 'unit_id', 'position', 'spans'])
    .where('document_id', '=', stored.id)
    .execute();
  const staying = new Map(kept.map((unit) => [unit.id, unit]));
  for (const { id, unit_id, position, spans: json } of rows) {
    const unit = staying.get(unit_id);
    const spans = unit ? movedSpans(json, stored.units[position], unit, plan) : [];
    if (spans.length === 0) await tx.deleteFrom('flag_part').where('id', '=', id).execute();
    else
      await tx
        .updateTable('flag_part')
        .set({ spans: JSON.stringify(spans) })
        .where('id', '=', id)
        .execute();
  }
}

function heirOf({ units }: WholeDocument, staying: ReadonlyMap<number, WholeUnit>, position: number): number | null {
  const before = units.slice(0, position).findLast(({ id }) => staying.has(id));
  return (before ?? units.slice(position).find(({ id }) => staying.has(id)))?.id ?? null;
}

/** Spans of a unit, as they are stored, where their words are now. */
function movedSpans(json: string, before: WholeUnit | undefined, unit: WholeUnit, plan: Plan): DivergenceSpan[] {
  const spans = JSON.parse(json) as DivergenceSpan[];
  return spans.flatMap((span) => (span.lang === plan.old.tag ? movedTo(span, before, unit, plan) : [span]));
}

function movedTo(span: DivergenceSpan, before: WholeUnit | undefined, unit: WholeUnit, plan: Plan): DivergenceSpan[] {
  const { found, v, old, next } = plan;
  const sentence = (before?.sides[v]?.start ?? 0) + span.sentence;
  const link = found.find((one) => one.before.start <= sentence && sentence < one.before.end);
  const text = old.sentences[sentence]?.text ?? '';
  const { start, end } = unit.sides[v] ?? { start: 0, end: 0 };
  for (let n = Math.max(start, link?.after.start ?? end); n < Math.min(end, link?.after.end ?? 0); n++) {
    const moved = movedSpan(text, next.sentences[n]?.text ?? '', span, old.tag);
    if (moved) return [{ ...span, ...moved, sentence: n - start }];
  }
  return [];
}

/** A dismissal is known again by its words and by where they stand: that may be far below now. */
export async function moveDismissals(tx: Kysely<Database>, documentId: number, plan: Plan): Promise<void> {
  const rows = await tx
    .selectFrom('dismissal')
    .select(['id', 'places'])
    .where('document_id', '=', documentId)
    .execute();
  for (const { id, places } of rows) {
    const moved = (JSON.parse(places) as Place[]).map(([lang, sentence, start]): Place => {
      return [lang, lang === plan.old.tag ? placeAfter(plan, sentence) : sentence, start];
    });
    const text = JSON.stringify(moved);
    if (text !== places) await tx.updateTable('dismissal').set({ places: text }).where('id', '=', id).execute();
  }
}
