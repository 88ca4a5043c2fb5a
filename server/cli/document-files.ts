import type { InputError } from '../errors.js';
import type { LeftOut } from '../import/corpus.js';
import type { DocumentFiles } from '../store/import-files.js';
import { unitReader } from './conversion.js';
import { type ConversionSource, conversionSources, inputFile, type SourceOptions } from './conversion-sources.js';
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
 * The documents that paths stand for, as for a conversion.
 * @throws Failure for a path that can't be read, or a single text; InputError `import-format`.
 */
export async function documentsOf(io: Io, paths: readonly string[], options: SourceOptions): Promise<FoundDocuments> {
  const { sources, ...found } = await conversionSources(io, paths, options);
  const documents = sources.map(ofSource);
  const alone = documents.find(({ reader, paths: own }) => reader === null && own.length < 2);
  if (alone) throw new Failure('A document has two or more versions: name two files, or a folder.', 2);
  return { documents, ...found };
}

const ofSource = ({ label, reader, format, files }: ConversionSource): ImportedFiles => ({
  label,
  paths: files.map(({ path }) => path),
  reader: reader === null ? null : unitReader(reader),
  ...(format === undefined ? {} : { format }),
  files: files.map(inputFile),
});
