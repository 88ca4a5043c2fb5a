import { InputError } from '../../errors.js';
import { partName } from '../containers/xml-part.js';
import { openArchive } from '../containers/zip.js';
import { zipMediaType } from '../containers/zip-head.js';
import { languageOfFile } from '../declared-language.js';
import { decodeText, refuseIfEmpty } from '../encoding/encoding.js';
import { notesLast, ParagraphList } from '../paragraph-list.js';
import { refuseTooLarge } from '../size.js';
import type { ReadSource, TextReader } from '../types.js';
import { epubPackage } from './epub-package.js';

/** In bytes of markup: one of a book's files, and all of them; the longest novels have 6 MB. */
const LARGEST_TEXT = 10_000_000;
const LARGEST_BOOK = 30_000_000;

/**
 * Books (EPUB 2 and 3): the texts of the spine in order. Left out: the table of contents, pictures, marks of pages and
 * notes. Notes stand at the end.
 */
export const epub: TextReader = {
  kind: 'text',
  id: 'epub',
  extensions: ['epub'],
  recognises: (head) => zipMediaType(head).startsWith('application/epub+zip'),
  read: readEpub,
};

async function readEpub(bytes: Uint8Array, name: string): Promise<ReadSource> {
  const { htmlPieceParagraphs } = await import('../html/html.js');
  const archive = await openArchive(bytes, name);
  const { title, language, texts } = await epubPackage(archive, name);
  const list = new ParagraphList(name);
  let size = 0;
  for (const path of texts) {
    if (!archive.has(path)) throw new InputError('epub-part', { name, path });
    const part = await archive.read(path);
    refuseTooLarge(part, partName(name, path), LARGEST_TEXT);
    size += part.length;
    refuseTooLarge({ length: size }, name, LARGEST_BOOK);
    if (part.length === 0) continue;
    const { text } = decodeText(part, partName(name, path));
    for (const { kind, text: own } of htmlPieceParagraphs(asHtml(text), partName(name, path))) {
      list.count(own.length);
      list.add(kind, own);
    }
  }
  const paragraphs = notesLast(list.paragraphs);
  if (paragraphs.length === 0) refuseIfEmpty('', name);
  return { title, paragraphs, encoding: '', notices: [], ...(await languageOfFile(language, paragraphs)) };
}

/** XHTML's empty elements; to HTML, all but a few would go on (an empty `<title/>` to the end of the file). */
const EMPTY =
  /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)[\s/])([a-z][^\s<>/"'=]*)(?=[\s/>"'=])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)\/>/giu;

const asHtml = (xhtml: string): string => xhtml.replace(EMPTY, '<$1$2></$1>');
