import type { Kysely } from 'kysely';
import { applyEdit, type Edit, type Sides } from '../review/operations.js';
import { writing } from './connection.js';
import { type VersionRow, versionsOf } from './document-rows.js';
import type { LogAction } from './log.js';
import { type Author, type EditedUnits, type Rewritten, rewrite, unitRow } from './rewrite.js';
import { type Row, type Stretch, takeStretch } from './stretch.js';
import type { Database } from './tables.js';

const ACTIONS: Record<Edit['kind'], LogAction> = {
  merge: 'merge-units',
  split: 'split-unit',
  move: 'move-sentences',
  unlink: 'unlink-sentences',
};

/**
 * Merges, splits, moves or unlinks, compares the units that it changed anew, and keeps what it takes to undo it. A unit
 * that was changed isn't confirmed any more; flags go with their words.
 * @param edit its `unit` is a unit's id.
 * @throws InputError `not-found`; `edit-impossible` (see `applyEdit`).
 */
export function editUnits(db: Kysely<Database>, edit: Edit, author: Author): Promise<EditedUnits> {
  return writing(db, async (tx) => {
    const { document_id: documentId, position } = await unitRow(tx, edit.unit);
    const near = await neighbours(tx, documentId, position);
    const here = near.indexOf(edit.unit);
    const versions = await versionsOf(tx, documentId);
    const around = await takeStretch(tx, near);
    const sides = near.map((id) => sidesOf(around, id, versions));
    const { from, count, units, carries } = applyEdit(sides, { ...edit, unit: here });
    const ids: number[] = [];
    for (const old of carries)
      ids.push(old === null ? await newUnit(tx, documentId, author.now) : (near[old] as number));
    const unitIds = near.slice(from, from + count);
    const detail = { edit: { ...edit } };
    return rewrite(tx, { documentId, action: ACTIONS[edit.kind], unitIds, detail }, author, (before) =>
      restacked(before, units, ids, author.now),
    );
  });
}

/** The unit before, the unit itself and the one after, so far as there are any. */
async function neighbours(tx: Kysely<Database>, documentId: number, position: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('unit')
    .select('id')
    .where('document_id', '=', documentId)
    .where('position', '>=', Math.max(0, position - 1))
    .where('position', '<=', position + 1)
    .orderBy('position')
    .execute();
  return rows.map(({ id }) => id);
}

const sidesOf = ({ sentence }: Stretch, unit: number, versions: readonly VersionRow[]): Sides<Row> =>
  versions.map(({ id }) => sentence.filter((row) => row.unit_id === unit && row.version_id === id));

/** Where a new unit waits for its place: no other ever stands there. */
const NOWHERE = -3_000_000_000;

/** A row that is to be given its place and its figures. */
async function newUnit(tx: Kysely<Database>, documentId: number, now: Date): Promise<number> {
  const row = {
    document_id: documentId,
    position: NOWHERE,
    confidence: 0,
    agreement: 0,
    updated_at: now.toISOString(),
  };
  const { id } = await tx.insertInto('unit').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** The sentences of a stretch in other units. */
function restacked(before: Stretch, units: readonly Sides<Row>[], ids: readonly number[], now: Date): Rewritten {
  const first = before.unit[0] as Row;
  // the aligner says nothing of units that a person has made
  const confidence = Math.min(...before.unit.map((row) => row.confidence as number));
  return {
    paragraph: before.paragraph,
    unit: units.map((_, n) => ({
      ...first,
      ...{ id: ids[n] as number, position: (first.position as number) + n, confidence },
      ...{ confirmed_at: null, updated_at: now.toISOString() },
    })),
    sentence: units
      .flatMap((sides, n) => sides.flat().map((row): Row => ({ ...row, unit_id: ids[n] as number })))
      .sort((a, b) => Number(a.version_id) - Number(b.version_id) || Number(a.position) - Number(b.position)),
  };
}
