import { type Kysely, sql } from 'kysely';
import { movedSpan } from '../review/carry.js';
import type { DivergenceSpan } from '../types.js';
import type { Place } from './dismissals.js';
import { type Plan, placeAfter } from './revision-plan.js';
import type { Database } from './tables.js';
import type { WholeDocument, WholeUnit } from './whole.js';

/* What reviewers said of a version's words goes with these words into its new text. */

/**
 * Flags, and parts of them, point where their words are now. A part that has no words left, or no unit, is none any more.
 * A flag whose unit is no more goes to that of its first part; else to the unit before, without a place.
 */
export async function moveFlags(
  tx: Kysely<Database>,
  stored: WholeDocument,
  plan: Plan,
  kept: readonly WholeUnit[],
): Promise<void> {
  const staying = new Map(kept.map((unit) => [unit.id, unit]));
  const movedIn = ({ unit_id, position, spans }: Anchor): string =>
    movedSpans(spans, stored.units[position], staying.get(unit_id), plan);
  for (const part of await anchorsIn(tx, 'flag_part', stored.id)) {
    const spans = movedIn(part);
    if (spans === '[]') await tx.deleteFrom('flag_part').where('id', '=', part.id).execute();
    else if (spans !== part.spans) await tx.updateTable('flag_part').set({ spans }).where('id', '=', part.id).execute();
  }
  for (const flag of await anchorsIn(tx, 'flag', stored.id)) {
    const home = staying.has(flag.unit_id)
      ? { unit_id: flag.unit_id, spans: movedIn(flag) }
      : ((await takenPart(tx, flag.id)) ?? { unit_id: heirOf(stored, staying, flag.position), spans: '[]' });
    const { unit_id, spans } = home;
    if (unit_id !== null && (unit_id !== flag.unit_id || spans !== flag.spans))
      await tx.updateTable('flag').set({ unit_id, spans }).where('id', '=', flag.id).execute();
  }
}

/** Where a flag goes that takes the place of its first part. */
async function takenPart(tx: Kysely<Database>, flagId: number): Promise<{ unit_id: number; spans: string } | null> {
  const part = await tx
    .selectFrom('flag_part')
    .innerJoin('unit', 'unit.id', 'unit_id')
    .select(['flag_part.id', 'unit_id', 'spans'])
    .where('flag_id', '=', flagId)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  if (!part) return null;
  await tx.deleteFrom('flag_part').where('id', '=', part.id).execute();
  return { unit_id: part.unit_id, spans: part.spans };
}

/** What points to words of a unit, with the unit's place. */
interface Anchor {
  id: number;
  unit_id: number;
  position: number;
  /** JSON, as it is stored. */
  spans: string;
}

async function anchorsIn(tx: Kysely<Database>, table: 'flag' | 'flag_part', documentId: number): Promise<Anchor[]> {
  const { rows } = await sql<Anchor>`
    select anchor.id, unit_id, position, spans
    from ${sql.table(table)} as anchor join unit on unit.id = anchor.unit_id
    where document_id = ${documentId}`.execute(tx);
  return rows;
}

function heirOf({ units }: WholeDocument, staying: ReadonlyMap<number, WholeUnit>, position: number): number | null {
  const before = units.slice(0, position).findLast(({ id }) => staying.has(id));
  return (before ?? units.slice(position).find(({ id }) => staying.has(id)))?.id ?? null;
}

/** Spans of a unit, as they are stored, where their words are now; none, where the unit is no more. */
function movedSpans(json: string, before: WholeUnit | undefined, unit: WholeUnit | undefined, plan: Plan): string {
  if (!unit) return '[]';
  const spans = JSON.parse(json) as DivergenceSpan[];
  const moved = spans.flatMap((span) => (span.lang === plan.old.tag ? movedTo(span, before, unit, plan) : [span]));
  return JSON.stringify(moved);
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
