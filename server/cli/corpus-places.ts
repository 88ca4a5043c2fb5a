import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { openArchive } from '../import/containers/zip.js';
import { ARCHIVE_LIMIT, refuseTooLarge } from '../import/size.js';
import { reason } from './files.js';
import { Failure } from './io.js';

/** Where many files lie that are to be put together to documents by their names. */
export interface CorpusPlace {
  /** What the names are relative to. */
  path: string;
  /** With `/` between their parts. */
  names: readonly string[];
  open(name: string): AsyncIterable<Uint8Array>;
}

/**
 * The place that a path stands for: a folder, a ZIP archive, or the files that are like a pattern; null where it is a file.
 * @throws Failure for what can't be read and a pattern that fits nothing; InputError for an archive that can't be used
 */
export async function corpusPlace(path: string): Promise<CorpusPlace | null> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return below(path, await filesBelow(path));
  // An office file is a ZIP archive too, but has a reader of its own.
  if (found) return found.isFile() && /\.zip$/iu.test(path) ? archivePlace(path, bytesAt(path)) : null;
  const { isDynamicPattern } = await import('tinyglobby');
  // A file may have a star in its name.
  return isDynamicPattern(path) ? filesLike(path) : null;
}

/** The bytes of a file, with what the operating system says put into words. */
export async function* bytesAt(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new Failure(`${path} can't be read: ${reason(error)}.`);
  }
}

const below = (folder: string, names: readonly string[]): CorpusPlace => ({
  path: folder,
  names,
  open: (name) => bytesAt(join(folder, name)),
});

/**
 * A ZIP archive, which is held in memory.
 * @throws InputError
 */
export async function archivePlace(path: string, bytes: AsyncIterable<Uint8Array>): Promise<CorpusPlace> {
  const name = basename(path);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    refuseTooLarge({ length }, name, ARCHIVE_LIMIT);
  }
  const archive = await openArchive(Buffer.concat(chunks), name);
  return { path, names: archive.entries.map((entry) => entry.path), open: (own) => archive.open(own) };
}

/** The folder that all of them are in, and their names there. */
async function filesLike(pattern: string): Promise<CorpusPlace> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, { onlyFiles: true, expandDirectories: false });
  const [first] = found;
  if (first === undefined) throw new Failure(`No file is like ${pattern}.`);
  let folder = dirname(first);
  while (!found.every((path) => path.startsWith(`${folder}/`)) && folder !== dirname(folder)) folder = dirname(folder);
  return below(
    folder,
    found.map((path) => slashed(relative(folder, path))),
  );
}

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

const slashed = (path: string): string => path.replaceAll('\\', '/');
