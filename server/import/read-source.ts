import type { Notice } from '../types.js';
import { decodeText, refuseIfEmpty } from './encoding.js';
import { readHtml } from './html.js';
import type { SourceText } from './plain-text.js';
import { readPlainText } from './plain-text.js';

export type SourceFormat = 'text' | 'html';

export interface ReadSource extends SourceText {
  encoding: string;
  notices: Notice[];
}

/**
 * A file's bytes to its paragraphs, by the reader that its name or its beginning asks for.
 * @throws InputError what `decodeText` and `readHtml` throw
 */
export function readSource(bytes: Uint8Array, name: string, options: { format?: SourceFormat } = {}): ReadSource {
  const { text, encoding, notices } = decodeText(bytes, name);
  const format = options.format ?? formatOf(text, name);
  const source = format === 'html' ? readHtml(text, name) : readPlainText(text);
  if (source.paragraphs.length === 0) refuseIfEmpty('', name);
  return { ...source, encoding, notices };
}

/** A text about HTML may begin with a tag; a page begins with these. Comments may stand before them. */
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])/iu;

function formatOf(text: string, name: string): SourceFormat {
  return /\.(?:html?|xhtml|xht)$/iu.test(name) || PAGE.test(text.slice(0, 5000)) ? 'html' : 'text';
}
