import type { CompareAligned } from '../engine.js';
import { InputError } from '../errors.js';
import type { Comparison, FileUnit, LanguageTag } from '../types.js';
import type { SpooledUnit, UnitSpool } from './unit-spool.js';

/** What is known of a document of a unit file once all of it has been read. */
export interface SpooledDocument {
  /** As the file names it; null where it names none. */
  title: string | null;
  /** In the order in which they are first met. */
  tags: LanguageTag[];
  /** Whether the file says where paragraphs begin. Where it doesn't, each unit is a paragraph. */
  structured: boolean;
  units: number;
}

/** A document of so many units or fewer is compared as a whole, as one that was aligned here is. */
const WHOLE = 8000;
/** Of longer ones so many at a time: what is analysed is held in memory until its stretch is done. */
const STRETCH = 500;
/** Documents in one file: each is a row of the list that a person looks through. */
const MOST_DOCUMENTS = 100_000;

interface OpenDocument extends SpooledDocument {
  number: number;
  waiting: FileUnit[];
}

export interface Spooling {
  spool: UnitSpool;
  /** What a person calls the file. */
  name: string;
  /** Null where nothing is to be compared. */
  compare: CompareAligned | null;
  /** Of the units read so far, how many are done, at most 1. */
  progress(done: number): void;
}

/**
 * Reads, compares and spools units.
 * @returns the documents in the order in which they are first met, as the spool counts them.
 * @throws InputError `units-none` where there isn't any, `units-documents`, and what reading throws.
 */
export async function spoolDocuments(units: AsyncIterable<FileUnit>, spooling: Spooling): Promise<SpooledDocument[]> {
  const documents = new Map<string, OpenDocument>();
  const held = new Set<OpenDocument>();
  const count = { read: 0, held: 0 };
  const flush = async (document: OpenDocument) => {
    held.delete(document);
    await spoolWaiting(document, spooling, (units) => {
      spooling.progress((count.read - count.held + units) / count.read);
    });
    count.held -= document.waiting.splice(0).length;
  };
  for await (const unit of units) {
    const said = Object.keys(unit.texts).filter((tag) => (unit.texts[tag]?.length ?? 0) > 0);
    if (said.length === 0) continue;
    const document = documentFor(unit, documents, spooling.name);
    take(unit, said, document);
    held.add(document);
    count.read++;
    count.held++;
    const most = spooling.compare ? WHOLE : STRETCH;
    if (document.waiting.length > most) await flush(document);
    // Other documents are mostly at their end when the next one has begun.
    else if (count.held > 2 * most) for (const other of [...held]) if (other !== document) await flush(other);
  }
  for (const document of held) await flush(document);
  if (documents.size === 0) throw new InputError('units-none', { name: spooling.name });
  return [...documents.values()];
}

function documentFor(unit: FileUnit, documents: Map<string, OpenDocument>, name: string): OpenDocument {
  const key = `${unit.documentId ?? ''}\n${unit.document ?? ''}`;
  const known = documents.get(key);
  if (known) return known;
  if (documents.size >= MOST_DOCUMENTS) throw new InputError('units-documents', { name, limit: MOST_DOCUMENTS });
  const document: OpenDocument = {
    ...{ number: documents.size, title: unit.document ?? null, tags: [] },
    ...{ structured: false, units: 0, waiting: [] },
  };
  documents.set(key, document);
  return document;
}

function take(unit: FileUnit, said: readonly LanguageTag[], document: OpenDocument): void {
  const { tags, waiting } = document;
  for (const tag of said) if (!tags.includes(tag)) tags.push(tag);
  if (unit.begins !== undefined) document.structured = true;
  document.units++;
  waiting.push(unit);
}

/** @param told is given how many of the units that wait are done. */
async function spoolWaiting(
  { number, tags, waiting, units }: OpenDocument,
  { spool, compare }: Spooling,
  told: (units: number) => void,
): Promise<void> {
  // Nothing of it was spooled before, and nothing will be: its end was reached.
  const whole = units === waiting.length && units <= WHOLE;
  const size = whole ? WHOLE : STRETCH;
  for (let start = 0; start < waiting.length; start += size) {
    const stretch = waiting.slice(start, start + size);
    // Of one version alone, nothing can be said.
    const comparisons =
      tags.length < 2 ? undefined : compare?.(tags, stretch, (done) => told(start + done * stretch.length));
    await spool.write({ document: number, units: stretch.map((unit, n) => spooled(unit, comparisons?.[n] ?? null)) });
    told(start + stretch.length);
  }
}

function spooled(unit: FileUnit, comparison: Comparison | null): SpooledUnit {
  const { id: _id, document: _document, documentId: _documentId, changed, ...rest } = unit;
  return { ...rest, ...(changed ? { changed: changed.toISOString() } : {}), comparison };
}
