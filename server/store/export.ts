import type { Kysely } from 'kysely';
import { InputError } from '../errors.js';
import { rounded } from '../export/score.js';
import type { ExportDivergence, ExportFlag, ExportUnit } from '../export/types.js';
import type { Divergence, LanguageTag, ParagraphKind } from '../types.js';
import { reading } from './connection.js';
import { loadUnits } from './load.js';
import type { LogAction } from './log.js';
import type { Database } from './tables.js';
import type { StoredFlag, StoredUnit } from './types.js';

/** Units held at a time: memory stays flat however many there are. */
const BATCH = 500;

export interface ExportedDocument {
  id: number;
  title: string;
  tags: LanguageTag[];
}

/**
 * The units of these documents, in the order asked for, or of all, oldest first. Each batch is read by itself, after
 * the position where the last one ended, so that nothing waits while a slow reader takes its time.
 * @param message words the divergences that a reviewer is shown; without it, units come without them.
 * @throws InputError `not-found` before the first unit.
 */
export async function* exportUnits(
  db: Kysely<Database>,
  documentIds: number[] | 'all',
  message?: (divergence: Divergence) => string,
): AsyncGenerator<ExportUnit> {
  for (const document of await documentsToExport(db, documentIds)) {
    let last = -1;
    for (;;) {
      const { units, notes } = await unitsAfter(db, document.id, last);
      for (const unit of units) {
        const own = notes.get(unit.id);
        const divergences = message ? { divergences: exportDivergences(unit, message) } : {};
        yield { ...exportUnit(document, unit), ...(own ? { notes: own } : {}), ...divergences };
      }
      const end = units.at(-1);
      if (!end) break;
      last = end.position;
    }
  }
}

interface Batch {
  units: StoredUnit[];
  /** Remarks of the file that a unit came from, by its id. */
  notes: Map<number, string[]>;
}

function unitsAfter(db: Kysely<Database>, documentId: number, position: number): Promise<Batch> {
  return reading(db, async (tx) => {
    const rows = await tx
      .selectFrom('unit')
      .innerJoin('document', 'document.id', 'unit.document_id')
      .selectAll('unit')
      .where('document_id', '=', documentId)
      .where('position', '>', position)
      .orderBy('position')
      .limit(BATCH)
      .execute();
    const ids = rows.map(({ id }) => id);
    return { units: await loadUnits(tx, documentId, rows), notes: await notesOf(tx, ids) };
  });
}

async function notesOf(tx: Kysely<Database>, unitIds: number[]): Promise<Map<number, string[]>> {
  const rows = await tx
    .selectFrom('log')
    .select(['unit_id', 'detail'])
    .where('unit_id', 'in', unitIds)
    .where('action', '=', 'note-unit' satisfies LogAction)
    .orderBy('id')
    .execute();
  const notes = new Map<number, string[]>();
  for (const { unit_id, detail } of rows) {
    const { note } = JSON.parse(detail) as { note: string };
    notes.set(unit_id ?? 0, [...(notes.get(unit_id ?? 0) ?? []), note]);
  }
  return notes;
}

async function documentsToExport(db: Kysely<Database>, ids: number[] | 'all'): Promise<ExportedDocument[]> {
  const rows = await db
    .selectFrom('document')
    .innerJoin('version', 'version.document_id', 'document.id')
    .select(['document.id', 'document.title', 'version.tag'])
    .orderBy('document.id')
    .orderBy('version.position')
    .execute();
  const documents = new Map<number, ExportedDocument>();
  for (const { id, title, tag } of rows) {
    const document = documents.get(id) ?? { id, title, tags: [] };
    document.tags.push(tag);
    documents.set(id, document);
  }
  if (ids === 'all') return [...documents.values()];
  return [...new Set(ids)].map((id) => {
    const document = documents.get(id);
    if (!document) throw new InputError('not-found', { what: 'document', id });
    return document;
  });
}

/** Neither hints nor what was dismissed. */
function exportDivergences(unit: StoredUnit, message: (divergence: Divergence) => string): ExportDivergence[] {
  return unit.divergences
    .filter(({ hint, dismissed }) => !hint && !dismissed)
    .map((found) => ({
      type: found.type,
      severity: found.severity,
      culprit: found.culprit,
      confidence: rounded(found.confidence),
      message: message(found),
      spans: found.spans,
    }));
}

/** A unit as the writers need it, without its divergences. */
export function exportUnit(document: ExportedDocument, unit: StoredUnit): ExportUnit {
  const sides = document.tags.map((tag, index) => ({ tag, sentences: unit.sides[index] ?? [] }));
  return {
    document: document.title,
    documentId: String(document.id),
    number: unit.position + 1,
    ...beginning(unit),
    texts: Object.fromEntries(
      sides
        .filter(({ sentences }) => sentences.length > 0)
        .map(({ tag, sentences }) => [tag, sentences.map(({ text }) => text)]),
    ),
    indexes: Object.fromEntries(sides.map(({ tag, sentences }) => [tag, sentences.map(({ position }) => position)])),
    confidence: unit.confidence,
    agreement: unit.agreement,
    status: unit.confirmedAt === null ? 'unreviewed' : 'confirmed',
    flags: unit.flags.map(exportFlag),
    changed: new Date(unit.updatedAt),
  };
}

/** A paragraph begins with the unit where one does in any version: the versions' paragraphs need not be the same. */
function beginning({ sides }: StoredUnit): { begins?: ParagraphKind } {
  const first = sides.map(([sentence]) => sentence).find((sentence) => sentence?.opensParagraph);
  return first ? { begins: first.kind } : {};
}

const exportFlag = ({ category, severity, lang, comment, correction, who, status, spans }: StoredFlag): ExportFlag => ({
  ...{ category, severity, lang, comment, correction, who, status, spans },
});
