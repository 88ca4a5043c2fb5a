import { type Kysely, type RawBuilder, sql } from 'kysely';
import { InputError } from '../errors.js';
import { PENDING } from '../export/flags/flag-status.js';
import type { LanguageTag } from '../types.js';
import { isShown } from './check-settings.js';
import { reading } from './connection.js';
import { versionsOf } from './document-rows.js';
import { flagOf, loadUnits } from './load.js';
import type { Database } from './tables.js';
import type { StoredFlag, StoredUnit } from './types.js';

/** What the pictures of a whole document are made of. Counted by the database: a document may have 20,000 units. */

/** A unit is in the first of these states that holds for it, so that the four counts add up to all units. */
export interface StateCounts {
  confirmed: number;
  /** With a flag that is open or accepted. */
  flagged: number;
  /** With a finding that a reviewer is shown. */
  divergent: number;
  open: number;
}

/** As in the rows' own doubt. */
const DOUBTFUL = 0.5;

/** A run of consecutive units. */
export interface Band extends StateCounts {
  /** The position of its first unit, from 0. */
  first: number;
  units: number;
  /** Units with such a flag, confirmed or not. */
  withFlags: number;
  /** How much text each version has in it, in UTF-16 code units, in the document's order of versions. */
  lengths: number[];
  /** The aligner's confidence in its units, and how many of them it more likely got wrong than right. */
  confidence: { mean: number; doubtful: number };
  /** Of its divergent units: how many have a finding of each type. */
  types: Record<string, number>;
}

/**
 * A document's units in runs of equal size (the last may be shorter), as few units in each as keep within `most` runs.
 * @throws InputError `not-found`.
 */
export function bandsOf(db: Kysely<Database>, documentId: number, most: number): Promise<Band[]> {
  return reading(db, async (tx) => {
    const { units, versions } = await sizeOf(tx, documentId);
    const size = Math.max(1, Math.ceil(units / Math.max(1, most)));
    const rows = await unitRows(tx, documentId, size);
    const bands = rows.map(({ first, units: count, confirmed, mean, doubtful }): Band => {
      const counts = { units: count, confirmed, flagged: 0, divergent: 0, open: count - confirmed };
      const lengths = versions.map(() => 0);
      return { first, ...counts, withFlags: 0, lengths, confidence: { mean, doubtful }, types: {} };
    });
    const byNumber = new Map(rows.map(({ band }, index) => [band, bands[index] as Band]));
    const bandAt = (position: number) => byNumber.get(Math.floor(position / size));
    for (const { band, version, length } of await lengthRows(tx, documentId, size)) {
      const lengths = byNumber.get(band)?.lengths;
      if (lengths) lengths[versions.indexOf(version)] = length;
    }
    const flagged = await flaggedRows(tx, documentId);
    for (const { position, confirmed_at } of flagged) {
      const band = bandAt(position);
      if (!band) continue;
      band.withFlags++;
      if (confirmed_at === null) move(band, 'flagged');
    }
    addDivergent(await typeRows(tx, documentId), new Set(flagged.map(({ position }) => position)), bandAt);
    return bands;
  });
}

function move(band: Band, to: 'flagged' | 'divergent'): void {
  band[to]++;
  band.open--;
}

/** @param rows of units that aren't confirmed, a line for each type that a unit has. */
function addDivergent(
  rows: readonly { position: number; type: string }[],
  flagged: ReadonlySet<number>,
  bandAt: (position: number) => Band | undefined,
): void {
  const seen = new Set<number>();
  for (const { position, type } of rows) {
    const band = bandAt(position);
    if (!band || flagged.has(position)) continue;
    band.types[type] = (band.types[type] ?? 0) + 1;
    if (!seen.has(position)) move(band, 'divergent');
    seen.add(position);
  }
}

async function sizeOf(tx: Kysely<Database>, documentId: number) {
  const versions = await versionsOf(tx, documentId);
  if (versions.length === 0) throw new InputError('not-found', { what: 'document', id: documentId });
  const { last } = await tx
    .selectFrom('unit')
    .select((q) => q.fn.max<number | null>('position').as('last'))
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  return { units: (last ?? -1) + 1, versions: versions.map(({ id }) => id) };
}

/** Integers divide without a remainder, in SQLite as in PostgreSQL. */
const bandOf = (size: number): RawBuilder<number> => sql<number>`(unit.position / ${sql.lit(size)})`;

function unitRows(tx: Kysely<Database>, documentId: number, size: number) {
  return tx
    .selectFrom('unit')
    .where('document_id', '=', documentId)
    .select(bandOf(size).as('band'))
    .select((q) => [
      q.fn.min<number>('position').as('first'),
      q.fn.countAll<number>().as('units'),
      q.fn.avg<number>('confidence').as('mean'),
      q.fn.countAll<number>().filterWhere('confidence', '<', DOUBTFUL).as('doubtful'),
      q.fn.count<number>('confirmed_at').as('confirmed'),
    ])
    .groupBy('band')
    .orderBy('band')
    .execute();
}

function lengthRows(tx: Kysely<Database>, documentId: number, size: number) {
  return tx
    .selectFrom('unit')
    .innerJoin('sentence', 'sentence.unit_id', 'unit.id')
    .where('unit.document_id', '=', documentId)
    .select([bandOf(size).as('band'), 'sentence.version_id as version'])
    .select((q) => q.fn.sum<number>(q('sentence.end', '-', q.ref('sentence.start'))).as('length'))
    .groupBy(['band', 'version'])
    .execute();
}

/** Units with a flag that something is still to be done about. */
function flaggedRows(tx: Kysely<Database>, documentId: number) {
  return tx
    .selectFrom('flag')
    .innerJoin('unit', 'unit.id', 'flag.unit_id')
    .where('document_id', '=', documentId)
    .where('status', 'in', PENDING)
    .select(['unit.position', 'unit.confirmed_at'])
    .distinct()
    .execute();
}

function typeRows(tx: Kysely<Database>, documentId: number) {
  return tx
    .selectFrom('divergence')
    .innerJoin('unit', 'unit.id', 'divergence.unit_id')
    .where('document_id', '=', documentId)
    .where('confirmed_at', 'is', null)
    .where(isShown())
    .select(['unit.position', 'divergence.type'])
    .distinct()
    .execute();
}

/** How many findings of a type blame a version. */
export interface BlameCount {
  type: string;
  /** Null where it can't be told which version stands alone. */
  culprit: LanguageTag | null;
  count: number;
}

/** Of the findings that a reviewer is shown in a document, decided or not, but for those that were dismissed. */
export function blameCounts(db: Kysely<Database>, documentId: number): Promise<BlameCount[]> {
  return db
    .selectFrom('divergence')
    .innerJoin('unit', 'unit.id', 'divergence.unit_id')
    .where('document_id', '=', documentId)
    .where(isShown())
    .select(['divergence.type', 'divergence.culprit'])
    .select((q) => q.fn.countAll<number>().as('count'))
    .groupBy(['divergence.type', 'divergence.culprit'])
    .orderBy('divergence.type')
    .execute();
}

/** Where a document's shown findings are: a unit a line, in order. */
export interface DivergentUnit {
  position: number;
  types: string[];
}

/** @returns the first `most` units from a position on that have a finding, and how many there are in all. */
export async function divergentUnits(
  db: Kysely<Database>,
  documentId: number,
  { from = 0, most }: { from?: number; most: number },
): Promise<{ units: DivergentUnit[]; total: number }> {
  const rows = await db
    .selectFrom('divergence')
    .innerJoin('unit', 'unit.id', 'divergence.unit_id')
    .where('document_id', '=', documentId)
    .where(isShown())
    .select(['unit.position', 'divergence.type'])
    .distinct()
    .orderBy('unit.position')
    .execute();
  const units = new Map<number, string[]>();
  for (const { position, type } of rows) units.set(position, [...(units.get(position) ?? []), type]);
  const listed = [...units]
    .filter(([position]) => position >= from)
    .slice(0, most)
    .map(([position, types]) => ({ position, types }));
  return { units: listed, total: units.size };
}

/** Every flag of a document, whatever became of it, in the order of its units. */
export async function flagsOf(
  db: Kysely<Database>,
  documentId: number,
): Promise<(StoredFlag & { position: number })[]> {
  const rows = await db
    .selectFrom('flag')
    .innerJoin('unit', 'unit.id', 'flag.unit_id')
    .selectAll('flag')
    .select('unit.position')
    .where('document_id', '=', documentId)
    .orderBy('unit.position')
    .orderBy('flag.id')
    .execute();
  return rows.map((row) => ({ ...flagOf(row), position: row.position }));
}

/** Units of a document by their positions, in order. Positions that there are none of are left out. */
export function unitsAt(db: Kysely<Database>, documentId: number, positions: readonly number[]): Promise<StoredUnit[]> {
  return reading(db, async (tx) => {
    const rows = await tx
      .selectFrom('unit')
      .selectAll()
      .where('document_id', '=', documentId)
      .where('position', 'in', positions)
      .orderBy('position')
      .execute();
    return loadUnits(tx, documentId, rows);
  });
}
