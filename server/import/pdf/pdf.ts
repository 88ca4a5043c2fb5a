import { InputError } from '../../errors.js';
import type { LanguageTag, Notice } from '../../types.js';
import { languageOfFile } from '../declared-language.js';
import { primarySubtag } from '../language-tag.js';
import { wordsOf } from '../line-joins.js';
import { notesLast, ParagraphList } from '../paragraph-list.js';
import type { ReadSource, TextReader } from '../types.js';
import { withoutFurniture } from './pdf-furniture.js';
import { hyphensOf, withoutSoftHyphens } from './pdf-hyphens.js';
import { withInitials } from './pdf-initials.js';
import { withLabels } from './pdf-labels.js';
import { layoutOf } from './pdf-layout.js';
import { readingOrder } from './pdf-order.js';
import type { PdfPages } from './pdf-pages.js';
import { addPdfParagraphs, addTaggedParagraphs } from './pdf-paragraphs.js';
import { FEWEST_LETTERS, lettersOf, pageRanges } from './pdf-scans.js';

/**
 * PDF files with a text layer. Where the file is tagged (what Word and LibreOffice call accessible), its own tags tell
 * paragraphs, headings, tables and notes. Else it knows of letters and places only, and they are made out: lines by
 * their distance, indents and what they leave free, columns by the order in which they are drawn, headings by size.
 * Left out: tables of contents with leaders, running heads, feet and page numbers that repeat themselves, text along the
 * margin, marks of notes. Words cut at the ends of lines are put together. Notes at the feet of pages stand at the end.
 * Pages that are but pictures among others with text are named in a notice.
 */
export const pdf: TextReader = {
  kind: 'text',
  id: 'pdf',
  extensions: ['pdf'],
  recognises: (head) => Buffer.from(head.subarray(0, 1024)).toString('latin1').includes('%PDF-'),
  read: readPdf,
};

async function readPdf(bytes: Uint8Array, name: string): Promise<ReadSource> {
  const { openPdf } = await import('./pdf-pages.js');
  const source = await openPdf(bytes, name);
  refuseWithoutText(source, name);
  const drawn = withoutSoftHyphens(withoutFurniture(source.pages, source.heights))
    .map((segments) => segments.filter(({ text }) => !LEADERS.test(text)))
    .map((segments) => readingOrder(withLabels(segments)));
  const lines = drawn.flat();
  const sample = lines.map(({ text }) => text).join('\n');
  const { detectLanguage } = await import('../detect-language.js');
  const language = primarySubtag(detectLanguage(sample)?.tag ?? '');
  const list = new ParagraphList(name);
  const known = { words: wordsOf(lines.map(({ text }) => text)), language, hyphens: hyphensOf(lines) };
  const pages = withInitials(drawn, known);
  if (source.blocks) addTaggedParagraphs(source.blocks, layoutOf(pages), known, list);
  else addPdfParagraphs(pages, layoutOf(pages), known, list);
  const paragraphs = notesLast(list.paragraphs);
  const heading = paragraphs.find(({ kind }) => kind === 'heading')?.text ?? null;
  const declared: { tag?: LanguageTag } = await languageOfFile(source.language, paragraphs);
  return { title: heading ?? source.title, paragraphs, encoding: '', notices: noticesOf(source, name), ...declared };
}

const noticesOf = ({ scans }: PdfPages, name: string): Notice[] =>
  scans.length > 0 ? [{ code: 'pdf-scans', params: { name, pages: pageRanges(scans) } }] : [];

/** A line of a table of contents or an index: dots that lead to the number of a page. */
const LEADERS = /(?:[.·…]\s?){5}\s*(?:\p{N}{1,4}|[ivxlc]{1,7})$/u;

/** Pages, of which each must have some letters on the average. */
const SEVERAL = 3;

/** Of letters that stand for nothing: fonts that don't tell what their signs are. */
const MOST_GARBLED = 0.2;

/** @throws InputError `pdf-no-text`, `pdf-garbled` */
function refuseWithoutText({ pages }: PdfPages, name: string): void {
  let letters = 0;
  let garbled = 0;
  for (const segments of pages) {
    letters += lettersOf(segments);
    for (const { text } of segments) {
      garbled += text.match(/[\p{Co}\p{Cn}\ufffd]|[^\P{Cc}\t\n\r]/gu)?.length ?? 0;
    }
  }
  if (garbled > (letters + garbled) * MOST_GARBLED) throw new InputError('pdf-garbled', { name });
  const fewest = pages.length < SEVERAL ? 1 : FEWEST_LETTERS * pages.length;
  if (letters < fewest) throw new InputError('pdf-no-text', { name });
}
