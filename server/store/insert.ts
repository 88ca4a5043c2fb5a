import type { Kysely } from 'kysely';
import type { AlignedDocument, Divergence, NewDocument, Version } from '../types.js';
import type { Database } from './tables.js';

/**
 * Rows in one statement. SQLite takes 32,766 values in one, and no table here has more than 10 columns; beyond some
 * hundreds of rows, larger statements gain nothing.
 */
const BATCH = 500;

/** Writes a document's rows. To be called within a transaction, as `createDocument` does. */
export async function insertDocument(
  tx: Kysely<Database>,
  doc: NewDocument,
  now: Date,
  comparedBy: readonly string[],
): Promise<number> {
  const at = now.toISOString();
  const { id } = await tx
    .insertInto('any_document')
    .values({
      title: doc.title,
      notices: JSON.stringify(doc.aligned.notices),
      compared_by: JSON.stringify(comparedBy),
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const unitIds = await insertUnits(tx, id, doc.aligned, at);
  for (const [position, version] of doc.aligned.versions.entries()) {
    const versionId = await insertVersion(tx, id, doc, position);
    const paragraphIds = await insertParagraphs(tx, versionId, version);
    await insertSentences(tx, versionId, version, paragraphIds, unitsOfSentences(doc.aligned, position, unitIds));
  }
  await insertDivergences(tx, doc.aligned, unitIds);
  return id;
}

async function insertVersion(
  tx: Kysely<Database>,
  documentId: number,
  doc: NewDocument,
  position: number,
): Promise<number> {
  const version = doc.aligned.versions[position];
  const source = doc.sources[position];
  if (!version || !source) throw new Error(`Version ${position} has no source.`);
  const { name, encoding, sha256, isSource } = source;
  const { id } = await tx
    .insertInto('version')
    .values({
      document_id: documentId,
      position,
      tag: version.tag,
      name,
      encoding,
      sha256,
      is_source: isSource ? 1 : 0,
      words: countWords(version),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertParagraphs(tx: Kysely<Database>, versionId: number, version: Version): Promise<number[]> {
  const ids: number[] = [];
  const rows = version.paragraphs.map(({ kind, text }, position) => ({ version_id: versionId, position, kind, text }));
  for (const batch of batches(rows)) {
    const inserted = await tx.insertInto('paragraph').values(batch).returning(['id', 'position']).execute();
    for (const { id, position } of inserted) ids[position] = id;
  }
  return ids;
}

async function insertUnits(
  tx: Kysely<Database>,
  documentId: number,
  aligned: AlignedDocument,
  at: string,
): Promise<number[]> {
  const ids: number[] = [];
  const rows = aligned.units.map(({ confidence, agreement, parts }, position) => ({
    document_id: documentId,
    position,
    confidence,
    agreement,
    parts: JSON.stringify(parts),
    updated_at: at,
  }));
  for (const batch of batches(rows)) {
    const inserted = await tx.insertInto('unit').values(batch).returning(['id', 'position']).execute();
    for (const { id, position } of inserted) ids[position] = id;
  }
  return ids;
}

export async function insertSentences(
  tx: Kysely<Database>,
  versionId: number,
  version: Version,
  paragraphIds: number[],
  unitIds: number[],
): Promise<void> {
  const rows = version.sentences.map(({ paragraph, start, end }, position) => ({
    version_id: versionId,
    position,
    paragraph_id: known(paragraphIds[paragraph], `paragraph of sentence ${position}`),
    start,
    end,
    unit_id: known(unitIds[position], `unit of sentence ${position}`),
  }));
  for (const batch of batches(rows)) await tx.insertInto('sentence').values(batch).execute();
}

async function insertDivergences(tx: Kysely<Database>, aligned: AlignedDocument, unitIds: number[]): Promise<void> {
  const rows = aligned.units.flatMap((unit, position) =>
    unit.divergences.map((divergence) => divergenceRow(known(unitIds[position], `unit ${position}`), divergence)),
  );
  for (const batch of batches(rows)) await tx.insertInto('divergence').values(batch).execute();
}

export function divergenceRow(unitId: number, divergence: Divergence) {
  const { type, variant, params, severity, culprit, confidence, spans, hint } = divergence;
  return {
    unit_id: unitId,
    type,
    variant,
    params: JSON.stringify(params),
    severity,
    culprit,
    confidence,
    spans: JSON.stringify(spans),
    hint: hint ? 1 : 0,
  };
}

/** The unit of each sentence of one version. */
function unitsOfSentences(aligned: AlignedDocument, version: number, unitIds: number[]): number[] {
  const units: number[] = [];
  for (const [position, unit] of aligned.units.entries()) {
    const side = unit.sides[version];
    const id = known(unitIds[position], `unit ${position}`);
    for (let sentence = side?.start ?? 0; sentence < (side?.end ?? 0); sentence++) units[sentence] = id;
  }
  return units;
}

function known(id: number | undefined, what: string): number {
  if (id === undefined) throw new Error(`The document is not whole: there is no ${what}.`);
  return id;
}

/** Rows as many as go into one statement. */
export function* batches<T>(rows: T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‑-][\p{L}\p{M}\p{N}]+)*/gu;

/** Words as an office program counts them: an elision or a hyphen doesn't part them. */
export const wordsIn = (text: string): number => text.match(WORD)?.length ?? 0;

export const countWords = (version: Version): number =>
  version.paragraphs.reduce((sum, { text }) => sum + wordsIn(text), 0);
