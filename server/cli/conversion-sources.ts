import { createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../errors.js';
import { type CorpusDocument, corpusOf, type LeftOut } from '../import/corpus.js';
import { HEAD_BYTES, READERS, readerFor, readerOf } from '../import/formats.js';
import type { InputFile, Reader } from '../import/types.js';
import type { LanguageTag } from '../types.js';
import { archivePlace, bytesAt, type CorpusPlace, corpusPlace } from './corpus-places.js';
import type { Io } from './io.js';
import { sayNotices } from './notices.js';
import { requireOneEach } from './options.js';

/** One document to convert. */
export interface ConversionSource {
  /** The path without what tells the files apart. */
  label: string;
  files: ConversionFile[];
  /** What reads its units; null where the files are versions of a text, which is to be aligned. */
  reader: string | null;
  /** The format that the user named for its texts. */
  format?: string;
}

export interface ConversionFile {
  /** Where it lies; within an archive, the archive's path goes before. */
  path: string;
  /** What messages call it. */
  name: string;
  tag: LanguageTag | null;
  /** Of a file that holds several and may not say which. */
  tags?: LanguageTag[];
  /** From its beginning; may be asked for more than once. @throws Failure where it can't be read */
  open(): AsyncIterable<Uint8Array>;
}

export interface ConversionSources {
  sources: ConversionSource[];
  /** Of folders, patterns and archives, what is in no document. */
  leftOut: LeftOut[];
  /** Archives that can't be used: the rest goes on without them. */
  failed: { label: string; error: InputError }[];
  /** Where standard input was put, to be taken away at the end. */
  temporary: string[];
}

export interface SourceOptions {
  from?: string;
  lang?: LanguageTag[];
}

/**
 * What paths stand for: files that hold units are each a document of their own, texts that are named one by one are
 * together one, and folders, patterns and ZIP archives hold as many as their files' names say.
 * @throws Failure for a path that can't be read or a pattern that fits nothing; InputError `import-format`
 */
export async function conversionSources(
  io: Io,
  paths: readonly string[],
  options: SourceOptions,
): Promise<ConversionSources> {
  const found: ConversionSources = { sources: [], leftOut: [], failed: [], temporary: [] };
  const reader = options.from === undefined ? null : readerOf(options.from);
  const files: ConversionFile[] = [];
  for (const path of paths) {
    const file = path === '-' ? await standardInput(io, found) : fileAt(path, path, basename(path));
    try {
      const place = path === '-' ? await archiveWithin(file) : await corpusPlace(path);
      if (place) addCorpus(place, reader, found);
      else files.push(file);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      found.failed.push({ label: file.path, error });
    }
  }
  if (options.lang) nameLanguages(files, options.lang);
  found.sources.unshift(...(await ofFiles(files, reader)));
  if (found.sources.some((source) => source.reader === 'xliff')) await joinTranslations(io, found);
  return found;
}

/** Files of XLIFF that are translations of one source are one document. */
async function joinTranslations(io: Io, found: ConversionSources): Promise<void> {
  const { keyOf, translationGroups } = await import('../import/units/xliff-groups.js');
  const { groups, apart } = await translationGroups(found.sources, ({ reader, files: [file, ...others] }) =>
    reader === 'xliff' && file && others.length === 0 ? { path: file.path, file: inputFile(file) } : null,
  );
  for (const names of apart) await sayNotices(io, [{ code: 'xliff-apart', params: { names } }]);
  found.sources = groups.map(([first, ...others]) => {
    const label = join(keyOf(first.files[0]?.path ?? '') ?? '').replace(/[/\\]$/u, '');
    if (others.length === 0) return first;
    const files = [first, ...others].flatMap((source) => source.files);
    return { ...first, label: label === '.' ? first.label : label, files };
  });
}

/** One language a file; of a single file, those of its columns, or of its source and target. */
function nameLanguages(files: ConversionFile[], tags: LanguageTag[]): void {
  const [only, ...others] = files;
  if (only && others.length === 0 && tags.length > 1) {
    only.tags = tags;
    return;
  }
  requireOneEach(
    tags,
    files.map(({ path }) => path),
  );
  for (const [n, file] of files.entries()) file.tag = tags[n] ?? null;
}

async function ofFiles(files: ConversionFile[], named: Reader | null): Promise<ConversionSource[]> {
  const readers = await Promise.all(files.map(async (file) => named ?? readerFor(file.name, await head(file))));
  const group = readers.find((reader) => reader.kind === 'units' && reader.files === 'group');
  const [first] = files;
  if (!first) return [];
  if (group) return [{ label: withoutExtension(first.path), files, reader: group.id }];
  const sources = files.flatMap((file, n): ConversionSource[] =>
    readers[n]?.kind === 'units' ? [{ label: withoutExtension(file.path), files: [file], reader: readers[n].id }] : [],
  );
  const texts = files.filter((_, n) => readers[n]?.kind === 'text');
  if (texts.length > 0)
    sources.push({
      label: withoutExtension(texts[0]?.path ?? ''),
      files: texts,
      reader: null,
      ...(named ? { format: named.id } : {}),
    });
  return sources;
}

/** Documents by the files' names; a format that was named holds for all of them. */
function addCorpus(place: CorpusPlace, named: Reader | null, found: ConversionSources): void {
  const { documents, leftOut } = corpusOf(place.names);
  found.leftOut.push(...leftOut.map((one) => ({ ...one, path: join(place.path, one.path) })));
  for (const document of documents) {
    const { kind, name, format, files } = document;
    const first = files[0]?.path ?? '';
    const reader =
      named ?? (kind === 'units' ? (format ? readerOf(format) : readerFor(first, new Uint8Array())) : null);
    const own = filesIn(place, document);
    if (reader?.kind === 'units' && reader.files === 'one' && kind === 'texts') {
      // What their names made a document of are tables or memories each, as the user says.
      for (const file of own)
        found.sources.push({ label: withoutExtension(file.path), files: [file], reader: reader.id });
      continue;
    }
    found.sources.push({
      label: join(place.path, name),
      files: own,
      reader: reader?.kind === 'units' ? reader.id : null,
      ...(named?.kind === 'text' ? { format: named.id } : {}),
    });
  }
}

const filesIn = (place: CorpusPlace, { kind, files }: CorpusDocument): ConversionFile[] =>
  files.map(({ path, tag }) => ({
    path: join(place.path, path),
    // Files of units name each other by their paths.
    name: kind === 'units' ? path : basename(path),
    tag,
    open: () => place.open(path),
  }));

const fileAt = (path: string, called: string, name: string): ConversionFile => ({
  ...{ path: called, name, tag: null },
  open: () => bytesAt(path),
});

/** It may be read twice, and a pipe can't. */
async function standardInput(io: Io, found: ConversionSources): Promise<ConversionFile> {
  const folder = await mkdtemp(join(tmpdir(), 'tercet-'));
  found.temporary.push(folder);
  const path = join(folder, 'standard-input');
  await pipeline(io.stdin, createWriteStream(path));
  return fileAt(path, 'standard input', 'standard input');
}

/** A ZIP archive that is no office file; null for all else. */
async function archiveWithin(file: ConversionFile): Promise<CorpusPlace | null> {
  const bytes = await head(file);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || READERS.some(({ recognises }) => recognises?.(bytes))) return null;
  return archivePlace(file.path, file.open());
}

async function head(file: ConversionFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.open()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

const withoutExtension = (path: string): string => path.replace(/(?<=[^/\\])\.[^./\\]*$/u, '');

/** A file as the readers take it. */
export const inputFile = ({ name, tag, tags, open }: ConversionFile): InputFile => ({
  name,
  ...(tags ? { tags } : {}),
  ...(tag === null ? {} : { tag }),
  open,
});
