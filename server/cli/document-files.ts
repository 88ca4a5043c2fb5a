import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reason } from './files.js';
import { Failure } from './io.js';

/** The files of one document, one a version. */
export interface DocumentFiles {
  /** What to call it while it has no title. */
  label: string;
  paths: string[];
}

const TEXT_FILE = /\.(?:txt|text|html?|xhtml)$/iu;
/** What may be a language at the end of a name without its extension: `en`, `bridge.fr`, `bridge_fr-CA`, `bridge-ru`. */
const LANGUAGE = /(?:^|[._-])([a-z]{2,3}(?:-(?:[a-z]{4}|[a-z]{2}|\d{3}))*)$/iu;
const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/**
 * The documents that paths stand for: all files together are one, and a folder holds as many as it does.
 * @returns also the files that were left out because they are neither text nor HTML.
 * @throws Failure for a path that can't be read, or a single file.
 */
export async function documentsOf(paths: string[]): Promise<{ documents: DocumentFiles[]; leftOut: string[] }> {
  const documents: DocumentFiles[] = [];
  const leftOut: string[] = [];
  const files: string[] = [];
  for (const path of paths) {
    if (await isFolder(path)) await addFolder(path, documents, leftOut);
    else files.push(path);
  }
  if (files.length === 1) throw new Failure('A document has two or more versions: name two files, or a folder.', 2);
  const [first] = files;
  if (first !== undefined) documents.unshift({ label: first, paths: files });
  return { documents, leftOut };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new Failure(`${path} can't be read: ${reason(error)}.`);
  }
}

/** A folder's own files by the beginning of their names, and each sub-folder's together. */
async function addFolder(folder: string, documents: DocumentFiles[], leftOut: string[]): Promise<void> {
  const entries = await entriesOf(folder);
  const stems = new Map<string, string[]>();
  for (const name of textFiles(folder, entries, leftOut)) {
    const stem = stemOf(name);
    stems.set(stem, [...(stems.get(stem) ?? []), join(folder, name)]);
  }
  for (const [stem, paths] of stems) documents.push({ label: join(folder, stem), paths });
  for (const entry of entries.filter((candidate) => candidate.isDirectory())) {
    const inner = join(folder, entry.name);
    const paths = textFiles(inner, await entriesOf(inner), leftOut).map((name) => join(inner, name));
    if (paths.length > 0) documents.push({ label: inner, paths });
  }
}

/** In the order of their names, so that the same folder gives the same documents everywhere. Hidden ones don't count. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new Failure(`${folder} can't be read: ${reason(error)}.`);
  }
}

function textFiles(folder: string, entries: Dirent[], leftOut: string[]): string[] {
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  leftOut.push(...names.filter((name) => !TEXT_FILE.test(name)).map((name) => join(folder, name)));
  return names.filter((name) => TEXT_FILE.test(name));
}

/** `bridge` for `bridge.fr.txt`, but `my-dog` for `my-dog.txt`; nothing for `fr.txt`: such files are one document. */
function stemOf(name: string): string {
  const bare = name.replace(TEXT_FILE, '');
  const tag = LANGUAGE.exec(bare)?.[1];
  return tag !== undefined && languageNames.of(tag) !== undefined ? bare.replace(LANGUAGE, '') : bare;
}
