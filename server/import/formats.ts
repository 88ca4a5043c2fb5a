import { InputError } from '../errors.js';
import { docx } from './docx/docx.js';
import { epub } from './epub/epub.js';
import { html } from './html/html-file.js';
import { markdown } from './markdown/markdown.js';
import { odt } from './odt/odt.js';
import { pdf } from './pdf/pdf.js';
import { plainText } from './plain/plain-text-file.js';
import { subtitles } from './subtitles/subtitles.js';
import type { Reader, TextReader, UnitReader } from './types.js';
import { jsonl } from './units/jsonl.js';
import { ladder } from './units/ladder.js';
import { moses } from './units/moses.js';
import { po } from './units/po.js';
import { table } from './units/table.js';
import { tmx } from './units/tmx.js';
import { xces } from './units/xces.js';
import { xliff } from './units/xliff.js';
import { xlsx } from './units/xlsx.js';

/** Readers of files that hold one version, each of which loads its library when it reads. A new one is a file of its own
 * and a place in this list. */
export const TEXT_READERS: readonly TextReader[] = [html, docx, odt, epub, pdf, subtitles, markdown, plainText];

/** Readers of files that hold aligned units. */
export const UNIT_READERS: readonly UnitReader[] = [tmx, xliff, po, table, xlsx, jsonl, xces, ladder, moses];

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
