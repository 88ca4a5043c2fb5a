import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError } from '../errors.js';
import { openArchive } from '../import/containers/zip.js';
import { corpusOf, type LeftOut } from '../import/corpus.js';
import { readerFor, readerOf } from '../import/formats.js';
import { ARCHIVE_LIMIT, refuseTooLarge } from '../import/size.js';
import type { InputFile } from '../import/types.js';
import type { DocumentFiles } from '../store/import-files.js';
import { unitReader } from './conversion.js';
import { type ConversionSource, conversionSources, inputFile, type SourceOptions } from './conversion-sources.js';
import { readBytes, reason } from './files.js';
import { Failure, type Io } from './io.js';

/** The files of one document. */
export interface ImportedFiles extends DocumentFiles {
  /** What to call it while it has no title. */
  label: string;
  /** Where they lie, one a file; within an archive, its path goes before. */
  paths: string[];
}

export interface FoundDocuments {
  documents: ImportedFiles[];
  leftOut: LeftOut[];
  /** Archives that can't be used: the rest goes on without them. */
  failed: { label: string; error: InputError }[];
  /** To be taken away at the end. */
  temporary: string[];
}

/**
 * The documents that paths stand for. Files of units are each one, texts that are named one by one are together one, and
 * a folder, a pattern or a ZIP archive holds as many as its files' names say.
 * @throws Failure for a path that can't be read, or a single text; InputError `import-format`.
 */
export async function documentsOf(io: Io, paths: readonly string[], options: SourceOptions): Promise<FoundDocuments> {
  const archives: string[] = [];
  const others: string[] = [];
  for (const path of paths) (await isArchive(path)) ? archives.push(path) : others.push(path);
  const { sources, leftOut, temporary } = await conversionSources(io, others, options);
  const found: FoundDocuments = { documents: sources.map(ofSource), leftOut, failed: [], temporary };
  for (const path of archives) {
    try {
      await addArchive(path, options, found);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      found.failed.push({ label: path, error });
    }
  }
  const alone = found.documents.find(({ reader, paths: own }) => reader === null && own.length < 2);
  if (alone) throw new Failure('A document has two or more versions: name two files, or a folder.', 2);
  return found;
}

function ofSource(source: ConversionSource): ImportedFiles {
  const { label, reader, format, files } = source;
  return {
    label,
    paths: files.map(({ path }) => path),
    reader: reader === null ? null : unitReader(reader),
    ...(format === undefined ? {} : { format }),
    files: files.map((file) => readable(file.path, inputFile(file))),
  };
}

/** The same file, with what the operating system says put into words. */
const readable = (path: string, file: InputFile): InputFile => ({
  ...file,
  open: async function* () {
    try {
      yield* file.open();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      throw new Failure(`${path} can't be read: ${reason(error)}.`);
    }
  },
});

/** An office file is a ZIP archive too, but has a reader of its own. */
async function isArchive(path: string): Promise<boolean> {
  if (!/\.zip$/iu.test(path)) return false;
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

async function addArchive(path: string, { from }: SourceOptions, found: FoundDocuments): Promise<void> {
  const name = basename(path);
  const { size } = await stat(path);
  refuseTooLarge({ length: size }, name, ARCHIVE_LIMIT);
  const archive = await openArchive(await readBytes(path), name);
  const { documents, leftOut } = corpusOf(archive.entries.map((entry) => entry.path));
  found.leftOut.push(...leftOut.map((one) => ({ ...one, path: join(path, one.path) })));
  const named = from === undefined ? undefined : readerOf(from);
  for (const { kind, name: label, format, files } of documents) {
    const first = files[0]?.path ?? '';
    const reader =
      named ?? (kind === 'units' ? (format ? readerOf(format) : readerFor(first, new Uint8Array())) : null);
    found.documents.push({
      label: join(path, label),
      paths: files.map((file) => join(path, file.path)),
      reader: reader?.kind === 'units' ? reader : null,
      ...(named?.kind === 'text' ? { format: named.id } : {}),
      // Files of units name each other by their paths.
      files: files.map(({ path: own, tag }) => ({
        name: kind === 'units' ? own : basename(own),
        ...(tag === null ? {} : { tag }),
        open: () => archive.open(own),
      })),
    });
  }
}
