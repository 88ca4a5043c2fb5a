import type { Kysely, Selectable } from 'kysely';
import type { DivergenceParams, DivergenceSpan } from '../types.js';
import type { Database } from './tables.js';
import type { FlagCategory, StoredDivergence, StoredFlag, StoredSentence, StoredUnit } from './types.js';

/** Ids in one query: far below SQLite's 32,766 values, and few enough that no one list of rows grows large. */
const BATCH = 1000;

/** Makes units of a document's `unit` rows: their sentences, divergences and flags, with a query for each kind. */
export async function loadUnits(
  tx: Kysely<Database>,
  documentId: number,
  rows: Selectable<Database['unit']>[],
): Promise<StoredUnit[]> {
  const versions = await tx
    .selectFrom('version')
    .select('id')
    .where('document_id', '=', documentId)
    .orderBy('position')
    .execute();
  const column = new Map(versions.map(({ id }, index) => [id, index]));
  const units: StoredUnit[] = [];
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH).map((row) => emptyUnit(row, versions.length));
    const byId = new Map(batch.map((unit) => [unit.id, unit]));
    await addSentences(tx, byId, column);
    await addDivergences(tx, byId);
    await addFlags(tx, byId);
    units.push(...batch);
  }
  return units;
}

function emptyUnit(row: Selectable<Database['unit']>, versions: number): StoredUnit {
  return {
    id: row.id,
    documentId: row.document_id,
    position: row.position,
    sides: Array.from({ length: versions }, () => []),
    confidence: row.confidence,
    agreement: row.agreement,
    confirmedAt: row.confirmed_at,
    updatedAt: row.updated_at,
    divergences: [],
    flags: [],
  };
}

async function addSentences(
  tx: Kysely<Database>,
  units: Map<number, StoredUnit>,
  column: Map<number, number>,
): Promise<void> {
  const sentences = await tx
    .selectFrom('sentence')
    .leftJoin('sentence as before', (join) =>
      join
        .onRef('before.version_id', '=', 'sentence.version_id')
        .on('before.position', '=', (q) => q('sentence.position', '-', 1)),
    )
    .select(['sentence.unit_id', 'sentence.version_id', 'sentence.paragraph_id', 'sentence.position'])
    .select(['sentence.start', 'sentence.end', 'before.paragraph_id as paragraph_before'])
    .where('sentence.unit_id', 'in', [...units.keys()])
    .orderBy('sentence.version_id')
    .orderBy('sentence.position')
    .execute();
  // Apart from the sentences, so that a paragraph of a thousand of them is not handed over a thousand times.
  const paragraphs = await loadParagraphs(tx, new Set(sentences.map((row) => row.paragraph_id)));
  for (const row of sentences) {
    const paragraph = paragraphs.get(row.paragraph_id);
    const side = units.get(row.unit_id)?.sides[column.get(row.version_id) ?? -1];
    if (!paragraph || !side) throw new Error(`Sentence ${row.position} of version ${row.version_id} has no place.`);
    side.push({
      position: row.position,
      text: paragraph.text.slice(row.start, row.end),
      paragraph: paragraph.position,
      kind: paragraph.kind,
      opensParagraph: row.paragraph_before !== row.paragraph_id,
    } satisfies StoredSentence);
  }
}

async function loadParagraphs(tx: Kysely<Database>, ids: Set<number>) {
  const found = new Map<number, Pick<Selectable<Database['paragraph']>, 'id' | 'position' | 'kind' | 'text'>>();
  const wanted = [...ids];
  for (let start = 0; start < wanted.length; start += BATCH) {
    const rows = await tx
      .selectFrom('paragraph')
      .select(['id', 'position', 'kind', 'text'])
      .where('id', 'in', wanted.slice(start, start + BATCH))
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

async function addDivergences(tx: Kysely<Database>, units: Map<number, StoredUnit>): Promise<void> {
  const rows = await tx
    .selectFrom('divergence')
    .selectAll()
    .where('unit_id', 'in', [...units.keys()])
    .orderBy('id')
    .execute();
  for (const row of rows) units.get(row.unit_id)?.divergences.push(divergenceOf(row));
}

async function addFlags(tx: Kysely<Database>, units: Map<number, StoredUnit>): Promise<void> {
  const rows = await tx
    .selectFrom('flag')
    .selectAll()
    .where('unit_id', 'in', [...units.keys()])
    .orderBy('id')
    .execute();
  for (const row of rows) units.get(row.unit_id)?.flags.push(flagOf(row));
}

function divergenceOf(row: Selectable<Database['divergence']>): StoredDivergence {
  const { id, type, variant, severity, culprit, confidence } = row;
  return {
    id,
    type,
    variant,
    params: JSON.parse(row.params) as DivergenceParams,
    severity,
    culprit,
    confidence,
    spans: JSON.parse(row.spans) as DivergenceSpan[],
    ...(row.hint === 1 ? { hint: true } : {}),
    dismissed: row.dismissed_at !== null,
  };
}

/** A flag as pages see it. */
export function flagOf(row: Selectable<Database['flag']>): StoredFlag {
  return {
    id: row.id,
    unitId: row.unit_id,
    lang: row.lang,
    category: row.category as FlagCategory, // Only `addFlag` writes it, and it looks it up in the list.
    severity: row.severity,
    comment: row.comment,
    spans: JSON.parse(row.spans) as DivergenceSpan[],
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
