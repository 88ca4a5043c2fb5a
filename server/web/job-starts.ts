import { InputError } from '../errors.js';
import type { SourceFile } from '../pipeline.js';
import { findBySource } from '../store/documents.js';
import type { DocumentSummary, StoredUnit } from '../store/types.js';
import { findByUnitFiles, openUnitFiles } from '../store/unit-files.js';
import { getUnit } from '../store/units.js';
import type { LanguageTag } from '../types.js';
import type { Context } from './context.js';
import { sha256 } from './document-form.js';
import { inputOf, wholeReader } from './jobs/import-job.js';
import type { ImportedFile, Job } from './jobs/job.js';

/** Work that takes long is begun here, whether a page or a program asks for it. */

export interface NewTexts {
  files: SourceFile[];
  /** '' to have it found in the texts. */
  title: string;
  presegmented: boolean;
  /** The form that the texts came with. */
  draft?: string;
  /** Also where these very texts are stored already. */
  again: boolean;
}

/** Begins to align new texts. @returns the documents that have these very texts, where there are any. */
export async function startAlignment(
  { db, jobs }: Context,
  { files, title, presegmented, draft, again }: NewTexts,
): Promise<{ job: Job } | { stored: { id: number; title: string }[] }> {
  const stored = again
    ? []
    : await findBySource(
        db,
        files.map(({ bytes }) => sha256(bytes)),
      );
  if (stored.length > 0) return { stored };
  const named = files.map(({ name }) => name).filter((name) => name !== '');
  const request = { files, presegmented, ...(title ? { title } : {}) };
  return { job: jobs.add(request, { title: title || named.join(', '), draft: draft ?? null }) };
}

export interface WholeFile extends Pick<NewTexts, 'title' | 'presegmented' | 'draft' | 'again'> {
  file: ImportedFile;
  /** False to leave units that are aligned already uncompared. */
  compare: boolean;
}

/**
 * Begins to import a file that holds units, or a ZIP archive of texts.
 * @returns for a file of units, the documents that were made of it before, where there are any.
 * @throws InputError `whole-file` where it is one version of a text.
 */
export async function startImport(
  { db, jobs }: Context,
  { file, title, presegmented, compare, draft, again }: WholeFile,
): Promise<{ job: Job } | { stored: { id: number; title: string }[] }> {
  const reader = await wholeReader(file);
  const stored = reader && !again ? await findByUnitFiles(db, await openUnitFiles(reader, [inputOf(file)])) : [];
  if (stored.length > 0) return { stored };
  const request = { import: file, title, presegmented, compare, again };
  return { job: jobs.add(request, { title: title || file.name, draft: draft ?? null }) };
}

/** @param from the unit from which on the document is to be aligned anew; all of it where there is none. */
export function startRealignment(
  { jobs }: Context,
  { id, title }: DocumentSummary,
  from: StoredUnit | undefined,
  who: string,
): Job {
  return jobs.add({ realign: id, who, ...(from ? { from: from.id } : {}) }, { title, draft: null });
}

/** @throws InputError `not-found`, also where the unit is another document's. */
export async function unitOfDocument({ db }: Context, documentId: number, id: number): Promise<StoredUnit> {
  const unit = await getUnit(db, id);
  if (unit.documentId !== documentId) throw new InputError('not-found', { what: 'unit', id });
  return unit;
}

/** Every unit stays as it is. */
export const startComparison = ({ jobs }: Context, { id, title }: DocumentSummary): Job =>
  jobs.add({ realign: id, keepUnits: true }, { title, draft: null });

export function startRevision(
  { jobs }: Context,
  { id, title }: DocumentSummary,
  text: { tag: LanguageTag; file: SourceFile; presegmented: boolean; who: string },
  draft: string | null = null,
): Job {
  return jobs.add({ revise: id, ...text }, { title, draft });
}
