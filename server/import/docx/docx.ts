import type { Paragraph } from '../../types.js';
import { readXmlPart } from '../containers/xml-part.js';
import { openArchive } from '../containers/zip.js';
import { zipHolds } from '../containers/zip-head.js';
import { languageOfFile } from '../declared-language.js';
import { refuseIfEmpty } from '../encoding/encoding.js';
import { ParagraphList } from '../paragraph-list.js';
import type { ReadSource, TextReader } from '../types.js';
import { DocxBody, type DocxReading } from './docx-body.js';
import { coreTitle, docxParts } from './docx-parts.js';
import { DocxStyles } from './docx-styles.js';

/**
 * Word's format (ECMA-376), as Word, LibreOffice, Google Docs and translation tools write it: the text as it is with all
 * changes accepted. Left out: headers and footers, comments, tables of contents and indexes, hidden text, what a form asks to
 * fill in. Text boxes follow
 * the paragraph that they hang on. Notes stand at the end, in the order in which the text refers to them.
 */
export const docx: TextReader = {
  kind: 'text',
  id: 'docx',
  extensions: ['docx', 'docm', 'dotx', 'dotm'],
  recognises: (head) => zipHolds(head, 'word/document.xml', 'word/_rels/'),
  read: readDocx,
};

async function readDocx(bytes: Uint8Array, name: string): Promise<ReadSource> {
  const archive = await openArchive(bytes, name);
  const parts = await docxParts(archive, name);
  const styles = new DocxStyles();
  if (parts.styles !== undefined) await readXmlPart(archive, parts.styles, name, styles);
  const list = new ParagraphList(name);
  const reading: DocxReading = {
    styles: styles.styles,
    list,
    languages: new Map(),
    title: null,
    references: new Map(),
  };
  await readXmlPart(archive, parts.document, name, new DocxBody(reading));
  const notes = new DocxBody(reading, true);
  if (parts.footnotes !== undefined) await readXmlPart(archive, parts.footnotes, name, notes);
  const endnotes = new DocxBody(reading, true);
  if (parts.endnotes !== undefined) await readXmlPart(archive, parts.endnotes, name, endnotes);
  const all = new Map([...notes.notes, ...endnotes.notes]);
  const { paragraphs } = list;
  for (const [note, mark] of reading.references) paragraphs.push(...withoutMark(all.get(note) ?? [], mark));
  if (paragraphs.length === 0) refuseIfEmpty('', name);
  return {
    title: reading.title ?? paragraphs.find(({ kind }) => kind === 'heading')?.text ?? (await coreTitle(archive, name)),
    paragraphs,
    encoding: '',
    notices: parts.unread.length > 0 ? [{ code: 'docx-unread', params: { name, parts: parts.unread } }] : [],
    ...(await languageOfFile(mainLanguage(reading.languages, styles.language), paragraphs)),
  };
}

/** A note repeats its own mark (a star, a letter) as text. */
function withoutMark([first, ...others]: readonly Paragraph[], mark: string): Paragraph[] {
  if (!first) return [];
  const { kind, text } = first;
  const own = mark.trim();
  return [{ kind, text: own !== '' && text.startsWith(own) ? text.slice(own.length).trimStart() : text }, ...others];
}

/** The language of most of the text. */
function mainLanguage(languages: ReadonlyMap<string, number>, otherwise: string | undefined): string | undefined {
  const [most] = [...languages].sort(([, a], [, b]) => b - a);
  return most?.[0] || otherwise;
}
