import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { corpusOf, type LeftOut } from '../import/corpus.js';
import { HEAD_BYTES, readerFor, readerOf } from '../import/formats.js';
import type { InputFile, Reader } from '../import/types.js';
import type { LanguageTag } from '../types.js';
import { reason } from './files.js';
import { Failure, type Io } from './io.js';
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
  path: string;
  /** What messages call it. */
  name: string;
  tag: LanguageTag | null;
  /** Of a file that holds several and may not say which. */
  tags?: LanguageTag[];
}

export interface ConversionSources {
  sources: ConversionSource[];
  /** Of folders and patterns, what is in no document. */
  leftOut: LeftOut[];
  /** Where standard input was put, to be taken away at the end. */
  temporary: string[];
}

export interface SourceOptions {
  from?: string;
  lang?: LanguageTag[];
}

/**
 * What the arguments of a conversion stand for: files that hold units are each a document of their own, texts are
 * together one, and folders and patterns hold as many as their files' names say.
 * @throws Failure for a path that can't be read or a pattern that fits nothing; InputError `import-format`
 */
export async function conversionSources(io: Io, paths: string[], options: SourceOptions): Promise<ConversionSources> {
  const found: ConversionSources = { sources: [], leftOut: [], temporary: [] };
  const reader = options.from === undefined ? null : readerOf(options.from);
  const files: ConversionFile[] = [];
  for (const path of paths) {
    if (path === '-') files.push(await standardInput(io, found));
    else if (await isFolder(path)) addCorpus(path, await filesBelow(path), reader, found);
    else if (await isPattern(path)) addCorpus(...(await filesLike(path)), reader, found);
    else files.push({ path, name: basename(path), tag: null });
  }
  if (options.lang) nameLanguages(files, options.lang);
  found.sources.unshift(...(await ofFiles(files, reader)));
  return found;
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

/** Documents by the files' names, which are relative to the folder; a format that was named holds for all of them. */
function addCorpus(folder: string, names: string[], named: Reader | null, found: ConversionSources): void {
  const { documents, leftOut } = corpusOf(names);
  found.leftOut.push(...leftOut.map((one) => ({ ...one, path: join(folder, one.path) })));
  for (const { kind, name, format, files } of documents) {
    // Files of units name each other by their paths.
    const nameOf = (path: string): string => (kind === 'units' ? path : basename(path));
    const own = files.map(({ path, tag }) => ({ path: join(folder, path), name: nameOf(path), tag }));
    const [first] = own;
    if (!first) continue;
    const reader = kind === 'units' ? (named?.id ?? format ?? readerFor(first.name, new Uint8Array()).id) : null;
    found.sources.push({ label: join(folder, name), files: own, reader });
  }
}

/** It may be read twice, and a pipe can't. */
async function standardInput(io: Io, found: ConversionSources): Promise<ConversionFile> {
  const folder = await mkdtemp(join(tmpdir(), 'tercet-'));
  found.temporary.push(folder);
  const path = join(folder, 'standard-input');
  await pipeline(io.stdin, createWriteStream(path));
  return { path, name: 'standard input', tag: null };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** A file may have a star in its name. */
async function isPattern(path: string): Promise<boolean> {
  const { isDynamicPattern } = await import('tinyglobby');
  return isDynamicPattern(path) && (await stat(path).catch(() => null)) === null;
}

/** The folder that all of them are in, and their names there. */
async function filesLike(pattern: string): Promise<[folder: string, names: string[]]> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, { onlyFiles: true, expandDirectories: false });
  const [first] = found;
  if (first === undefined) throw new Failure(`No file is like ${pattern}.`);
  let folder = dirname(first);
  while (!found.every((path) => path.startsWith(`${folder}/`)) && folder !== dirname(folder)) folder = dirname(folder);
  return [folder, found.map((path) => slashed(relative(folder, path)))];
}

const slashed = (path: string): string => path.replaceAll('\\', '/');

async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => slashed(relative(folder, join(parentPath, name))));
  } catch (error) {
    throw new Failure(`${folder} can't be read: ${reason(error)}.`);
  }
}

async function head({ path }: ConversionFile): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new Failure(`${path} can't be read: ${reason(error)}.`);
  }
}

const withoutExtension = (path: string): string => path.replace(/(?<=[^/\\])\.[^./\\]*$/u, '');

/** A file as the readers of units take it. */
export const inputFile = ({ path, name, tag, tags }: ConversionFile): InputFile => ({
  name,
  ...(tags ? { tags } : {}),
  ...(tag === null ? {} : { tag }),
  open: () => createReadStream(path),
});
