import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import { InputError } from '../../errors.js';
import { type Archive, openArchive } from '../../import/containers/zip.js';
import { type CorpusDocument, corpusOf } from '../../import/corpus.js';
import { HEAD_BYTES, readerFor, readerOf } from '../../import/formats.js';
import { ARCHIVE_LIMIT, refuseTooLarge } from '../../import/size.js';
import type { InputFile, UnitReader } from '../../import/types.js';
import { translationGroups } from '../../import/units/xliff-groups.js';
import { type DocumentFiles, importFiles, importKnowledge } from '../../store/import-files.js';
import type { ImportedDocument } from '../../store/import-units.js';
import type { Database } from '../../store/tables.js';
import type { ImportedFile, ImportRequest, ImportSummary, JobProgress } from './job.js';
import { wholeOf } from './shares.js';

/** An office file is a ZIP archive too, but has a reader of its own. */
export const isArchive = (name: string): boolean => /\.zip$/iu.test(name);

/** A file as the readers of units take it. */
export const inputOf = (file: ImportedFile): InputFile => ({
  name: file.name,
  open: () => ('path' in file ? createReadStream(file.path) : chunks(file.bytes)),
});

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += HEAD_BYTES) yield bytes.subarray(start, start + HEAD_BYTES);
}

/**
 * What reads a file that is imported by itself; null for an archive.
 * @throws InputError `whole-file` where it is one version of a text.
 */
export async function wholeReader(file: ImportedFile): Promise<UnitReader | null> {
  if (isArchive(file.name)) return null;
  const reader = readerFor(file.name, await headOf(file));
  if (reader.kind === 'text') throw new InputError('whole-file', { name: file.name });
  return reader;
}

async function headOf(file: ImportedFile): Promise<Uint8Array> {
  if ('bytes' in file) return file.bytes.subarray(0, HEAD_BYTES);
  const handle = await open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

interface Part {
  /** What to call it while it has no title. */
  name: string;
  files: DocumentFiles;
  /** In bytes. */
  size: number;
}

/**
 * Imports all documents of a file. Each is stored by itself, and one that can't be doesn't keep the others from it.
 * @throws InputError where none of them can be.
 */
export async function importJob(
  db: Kysely<Database>,
  { import: file, title, presegmented, compare, again }: ImportRequest,
  progress: JobProgress,
): Promise<ImportSummary> {
  progress('read', 0);
  const summary: ImportSummary = { stored: [], known: [], failed: [], leftOut: [], alone: [] };
  const parts = await partsOf(file, summary);
  const knowledge = await importKnowledge(db);
  const total = parts.reduce((sum, { size }) => sum + size, 0) || 1;
  let before = 0;
  for (const { name, files, size } of parts) {
    const kind = files.reader ? 'units' : 'texts';
    const options = {
      ...{ ...knowledge, presegmented, compare, again },
      ...(parts.length === 1 && title !== '' ? { title } : {}),
      progress: (step: Parameters<JobProgress>[0], done: number) =>
        progress(step, (before + size * wholeOf(step, done, kind)) / total),
      stored: (documents: readonly Pick<ImportedDocument, 'id' | 'title'>[]) => {
        const done = (before + size * wholeOf('index', 0, kind)) / total;
        progress('index', done, { stored: documents.map(({ id, title }) => ({ id, title })) });
      },
    };
    try {
      const imported = await importFiles(db, files, options, new Date());
      const documents = imported.documents.map((document) => ({ id: document.id, title: document.title }));
      summary[imported.state].push(...documents);
      if (imported.state === 'known') progress('read', before / total, { known: documents });
      if (imported.state === 'stored') summary.alone.push(...imported.alone);
    } catch (error) {
      if (!(error instanceof InputError) || parts.length === 1) throw error;
      const failed = [{ name, failure: { code: error.code, params: error.params } }];
      summary.failed.push(...failed);
      progress('read', before / total, { failed });
    }
    before += size;
  }
  return summary;
}

async function partsOf(file: ImportedFile, summary: ImportSummary): Promise<Part[]> {
  const reader = await wholeReader(file);
  if (reader) return [{ name: file.name, files: { reader, files: [inputOf(file)] }, size: 1 }];
  const size = 'path' in file ? (await stat(file.path)).size : file.bytes.length;
  refuseTooLarge({ length: size }, file.name, ARCHIVE_LIMIT);
  const archive = await openArchive('path' in file ? await readFile(file.path) : file.bytes, file.name);
  const { documents, leftOut } = corpusOf(archive.entries.map(({ path }) => path));
  summary.leftOut.push(...leftOut.filter(({ reason }) => reason !== 'hidden'));
  if (documents.length === 0) throw new InputError('archive-empty', { name: file.name });
  const sizes = new Map(archive.entries.map(({ path, size }) => [path, size]));
  const parts = documents.map((document) => ({
    name: document.name || file.name,
    files: filesWithin(archive, document),
    size: document.files.reduce((sum, { path }) => sum + (sizes.get(path) ?? 0), 1),
  }));
  return joinedTranslations(parts);
}

/** Files of XLIFF that are translations of one source are one document. */
async function joinedTranslations(parts: readonly Part[]): Promise<Part[]> {
  const { groups } = await translationGroups(parts, ({ files: { reader, files } }) => {
    const [file, ...others] = files;
    return reader?.id === 'xliff' && file && others.length === 0 ? { path: file.name, file } : null;
  });
  return groups.map(([first, ...others]) => {
    if (others.length === 0) return first;
    const all = [first, ...others];
    return {
      name: first.name,
      files: { ...first.files, files: all.flatMap(({ files }) => files.files) },
      size: all.reduce((sum, { size }) => sum + size, 0),
    };
  });
}

function filesWithin(archive: Archive, { kind, format, files }: CorpusDocument): DocumentFiles {
  const named = format === undefined ? readerFor(files[0]?.path ?? '', new Uint8Array()) : readerOf(format);
  return {
    reader: kind === 'units' && named.kind === 'units' ? named : null,
    files: files.map(({ path, tag }) => ({
      // Files of units name each other by their paths.
      name: kind === 'units' ? path : basename(path),
      ...(tag === null ? {} : { tag }),
      open: () => archive.open(path),
    })),
  };
}
