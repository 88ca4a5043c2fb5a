import { getDocumentProxy } from 'unpdf';
import { InputError } from '../../errors.js';
import { refuseTooLarge, TEXT_LIMIT } from '../size.js';
import { refuseBombs } from './pdf-bombs.js';
import { joinCells, NARROWEST_CELL } from './pdf-cells.js';
import { joinJustified } from './pdf-justified.js';
import { FEWEST_LETTERS, isPicture, lettersOf } from './pdf-scans.js';
import { type PdfSegment, pdfSegments } from './pdf-segments.js';
import { areTrusted, type PdfBlock, type PdfMarkedText, taggedBlocks } from './pdf-tags.js';

/** A PDF's text with its places. */
export interface PdfPages {
  pages: PdfSegment[][];
  /** Its paragraphs by the file's own word, page by page; null where it doesn't tell, or can't be believed. */
  blocks: PdfBlock[][] | null;
  /** In points. */
  heights: number[];
  /** All that was read so far. */
  characters: number;
  /** From 1: those that show a picture, but have no text. */
  scans: number[];
  title: string | null;
  language: string | null;
}

const PDF_LIMIT = 200_000_000;
const MOST_PAGES = 5000;
/** Texts that a page draws; a page of small print has some thousands, a map a few ten thousand. */
const MOST_ITEMS = 150_000;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;
type PdfItem = Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number];

/** @throws InputError `too-large`, `pdf-broken`, `archive-unpacked`, `file-encrypted`, `pdf-pages`, `pdf-page` */
export async function openPdf(bytes: Uint8Array, name: string): Promise<PdfPages> {
  refuseTooLarge(bytes, name, PDF_LIMIT);
  refuseCut(bytes, name);
  refuseBombs(bytes, name);
  const document = await opened(bytes, name);
  try {
    if (document.numPages > MOST_PAGES) {
      throw new InputError('pdf-pages', { name, count: document.numPages, limit: MOST_PAGES });
    }
    const read: PdfPages = {
      pages: [],
      blocks: [],
      heights: [],
      scans: [],
      characters: 0,
      title: null,
      language: null,
    };
    for (let number = 1; number <= document.numPages; number++) await addPage(document, number, name, read);
    await addScans(document, read);
    if (read.blocks && !areTrusted(read.blocks)) read.blocks = null;
    Object.assign(read, await saidOfItself(document));
    return read;
  } finally {
    await document.destroy();
  }
}

/** pdf.js makes the best of a file that was cut off; half a text is worse than none. Some programs add bytes at the end. */
function refuseCut(bytes: Uint8Array, name: string): void {
  const end = Buffer.from(bytes.subarray(-8192)).toString('latin1');
  if (!end.includes('%%EOF')) throw new InputError('pdf-broken', { name });
}

async function opened(bytes: Uint8Array, name: string): Promise<PdfDocument> {
  try {
    // pdf.js takes the bytes that it is given for its own. Nothing is to be drawn, run or said.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      maxImageSize: 1,
    });
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    throw new InputError(encrypted ? 'file-encrypted' : 'pdf-broken', { name });
  }
}

async function addPage(document: PdfDocument, number: number, name: string, read: PdfPages): Promise<void> {
  try {
    const page = await document.getPage(number);
    const { transform, height } = page.getViewport({ scale: 1 });
    const items = await itemsOf(page, number, name);
    read.characters += items.reduce((sum, item) => sum + ('str' in item ? item.str.length : 0), 0);
    if (read.characters > TEXT_LIMIT) {
      throw new InputError('too-large', { name, size: read.characters / 1_000_000, limit: TEXT_LIMIT / 1_000_000 });
    }
    const texts = textsOf(items, transform);
    read.pages.push(joinJustified(joinCells(pdfSegments(texts, number - 1, NARROWEST_CELL))));
    const blocks = read.blocks && taggedBlocks(await page.getStructTree().catch(() => null), texts, number - 1);
    if (blocks) read.blocks?.push(blocks);
    else read.blocks = null;
    read.heights.push(height);
    page.cleanup();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('pdf-page', { name, page: number });
  }
}

/** Piece by piece: a page that is small when packed may draw without end. */
async function itemsOf(page: PdfPage, number: number, name: string): Promise<PdfItem[]> {
  const items: PdfItem[] = [];
  const reader = page.streamTextContent({ includeMarkedContent: true }).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    items.push(...(part.value as { items: PdfItem[] }).items);
    if (items.length <= MOST_ITEMS) continue;
    await reader.cancel(new Error('too many'));
    throw new InputError('pdf-page', { name, page: number });
  }
  return items;
}

async function addScans(document: PdfDocument, read: PdfPages): Promise<void> {
  for (const [at, segments] of read.pages.entries()) {
    if (lettersOf(segments) >= FEWEST_LETTERS) continue;
    const page = await document.getPage(at + 1);
    if (await isPicture(page).catch(() => false)) read.scans.push(at + 1);
    page.cleanup();
  }
}

/** Without what the file itself marks as no part of its text: heads, feet, lines (`Artifact`, ISO 32000-1, 14.8.2.2). */
function textsOf(items: readonly PdfItem[], view: readonly number[]): PdfMarkedText[] {
  const texts: PdfMarkedText[] = [];
  const marked: { isArtifact: boolean; content: string | null }[] = [];
  for (const item of items) {
    if ('str' in item) {
      if (marked.some(({ isArtifact }) => isArtifact)) continue;
      const content = marked.findLast((mark) => mark.content !== null)?.content ?? null;
      texts.push({ ...item, transform: product(view, item.transform), content });
    } else if (item.type === 'endMarkedContent') marked.pop();
    else marked.push({ isArtifact: item.tag === 'Artifact', content: item.id ?? null });
  }
  return texts;
}

/** Of two affine transformations `[a, b, c, d, e, f]`: the second first. */
function product(first: readonly number[], second: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = second;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

const NO_TITLE = /\.(?:docx?|indd|qxd|pdf|tex|odt|rtf)$|^(?:microsoft word|untitled|document\s?\d*$)/iu;

async function saidOfItself(document: PdfDocument): Promise<Pick<PdfPages, 'title' | 'language'>> {
  const said = await document.getMetadata().catch(() => null);
  const info: Record<string, unknown> = { ...said?.info };
  const { Title: title, Language: language } = info;
  return {
    title: typeof title === 'string' && title.trim() !== '' && !NO_TITLE.test(title.trim()) ? title.trim() : null,
    language: typeof language === 'string' ? language : null,
  };
}
