import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Encoder } from '../embed/encoder.js';
import type { Knowledge } from '../engine.js';
import type { InputFile, UnitReader } from '../import/types.js';
import { wholeFile } from '../import/whole-file.js';
import { processFiles, processFilesEmbedded, type SourceFile } from '../pipeline.js';
import type { LanguageTag, Notice } from '../types.js';
import { comparisonSettings } from './check-settings.js';
import { createDocument, findBySource } from './documents.js';
import { type ImportedDocument, importUnits } from './import-units.js';
import type { Database } from './tables.js';
import { listTerms } from './terms.js';
import { findByUnitFiles, openUnitFiles } from './unit-files.js';

/** The files of one document, wherever they lie. */
export interface DocumentFiles {
  /** Null where each file is a version of a text, which is to be aligned. */
  reader: UnitReader | null;
  /** The id of the reader of its texts, where the user named one. */
  format?: string;
  files: readonly InputFile[];
}

export interface ImportFilesOptions extends Pick<Knowledge, 'terms' | 'checks'> {
  /** Absent: as the files say. */
  title?: string;
  source?: LanguageTag | null;
  /** Of texts: one sentence a line, blank lines between paragraphs. */
  presegmented?: boolean;
  /** Compares sentences of texts by their meaning too. */
  encoder?: Encoder;
  /** False where units that are aligned already aren't to be compared. */
  compare?: boolean;
  /** Stores also what is there already. */
  again?: boolean;
  progress?: (step: 'read' | 'split' | 'align' | 'compare' | 'store' | 'index', done: number) => void;
  /** Is called once the documents are there; what is left is the index of the search. */
  stored?: (documents: { id: number; title: string }[]) => void;
}

export type FilesImported =
  | {
      state: 'stored';
      documents: ImportedDocument[];
      notices: Notice[];
      /** Of a file of units: documents in one language only, which were left out. */
      alone: string[];
    }
  /** Documents of these very files are there. */
  | { state: 'known'; documents: { id: number; title: string }[] };

/** What new documents are compared by, to be asked for once for many of them. */
export async function importKnowledge(db: Kysely<Database>): Promise<Required<Pick<Knowledge, 'terms' | 'checks'>>> {
  return { terms: await listTerms(db), checks: await comparisonSettings(db, null) };
}

/**
 * Stores what the files hold: one document of texts, or all documents of a file of units; all of it or nothing.
 * @throws InputError that names the file and what to do.
 */
export function importFiles(
  db: Kysely<Database>,
  files: DocumentFiles,
  options: ImportFilesOptions,
  now: Date,
): Promise<FilesImported> {
  const { reader } = files;
  return reader ? unitsImported(db, reader, files, options, now) : textsImported(db, files, options, now);
}

async function unitsImported(
  db: Kysely<Database>,
  reader: UnitReader,
  { files }: DocumentFiles,
  options: ImportFilesOptions,
  now: Date,
): Promise<FilesImported> {
  const opened = await openUnitFiles(reader, files);
  const known = options.again ? [] : await findByUnitFiles(db, opened);
  if (known.length > 0) return { state: 'known', documents: known };
  return { state: 'stored', ...(await importUnits(db, opened, options, now)) };
}

async function textsImported(
  db: Kysely<Database>,
  { files, format }: DocumentFiles,
  { encoder, again = false, ...options }: ImportFilesOptions,
  now: Date,
): Promise<FilesImported> {
  const { progress = () => {}, checks, stored = () => {} } = options;
  const sources: SourceFile[] = [];
  for (const file of files) {
    const { name, tag } = file;
    const bytes = await wholeFile(file);
    sources.push({ name, bytes, ...(tag ? { tag } : {}), ...(format === undefined ? {} : { format }) });
  }
  const hashes = sources.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  const known = again ? [] : await findBySource(db, hashes);
  if (known.length > 0) return { state: 'known', documents: known };
  const made = await (encoder ? processFilesEmbedded(sources, encoder, options) : processFiles(sources, options));
  progress('store', 0);
  const { title, aligned } = made;
  const id = await createDocument(db, made, now, checks, (id) => stored([{ id, title }]));
  const tags = aligned.versions.map(({ tag }) => tag);
  const documents = [{ id, title, tags, units: aligned.units.length }];
  return { state: 'stored', documents, notices: aligned.notices, alone: [] };
}
