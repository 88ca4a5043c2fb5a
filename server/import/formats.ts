import { InputError } from '../errors.js';
import { html } from './html-file.js';
import { plainText } from './plain-text-file.js';
import type { Reader, TextReader, UnitReader } from './types.js';

/** Readers of files that hold one version. A new one is a file of its own and a place in this list. */
export const TEXT_READERS: readonly TextReader[] = [html, plainText];

/** Readers of files that hold aligned units. */
export const UNIT_READERS: readonly UnitReader[] = [];

export const READERS: readonly Reader[] = [...TEXT_READERS, ...UNIT_READERS];

/** So much of a file is looked at to find out what it is, where its name doesn't say. */
export const HEAD_BYTES = 65_536;

/** @throws InputError `import-format`, with the formats that there are. */
export function readerOf(id: string): Reader {
  const found = READERS.find((reader) => reader.id === id);
  if (!found) throw new InputError('import-format', { format: id, known: READERS.map((reader) => reader.id) });
  return found;
}

/**
 * What a file is: as its first bytes show, else as its name says, else plain text. What the bytes show goes first, as a
 * name is easily wrong and a reader that was handed another's file could only say that it is broken.
 */
export function readerFor(name: string, head: Uint8Array): Reader {
  const extension = /\.([^./\\]+)$/u.exec(name)?.[1]?.toLowerCase();
  const named = READERS.filter(({ extensions }) => extension !== undefined && extensions.includes(extension));
  const recognised = READERS.filter((reader) => reader.recognises?.(head) ?? false);
  // Where both say something, and agree, the name decides between formats that begin alike.
  return named.find((reader) => recognised.includes(reader)) ?? recognised[0] ?? named[0] ?? plainText;
}
