import { getDocumentProxy } from 'unpdf';
import { InputError } from '../../errors.js';
import { refuseTooLarge } from '../size.js';
import { joinJustified } from './pdf-justified.js';
import { type PdfSegment, pdfSegments } from './pdf-segments.js';
import { areTrusted, type PdfBlock, type PdfMarkedText, taggedBlocks } from './pdf-tags.js';

/** A PDF's text with its places. */
export interface PdfPages {
  pages: PdfSegment[][];
  /** Its paragraphs by the file's own word, page by page; null where it doesn't tell, or can't be believed. */
  blocks: PdfBlock[][] | null;
  /** In points. */
  heights: number[];
  title: string | null;
  language: string | null;
}

const PDF_LIMIT = 200_000_000;
const MOST_PAGES = 5000;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;
type PdfItem = Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number];

/** @throws InputError `too-large`, `pdf-broken`, `file-encrypted`, `pdf-pages` */
export async function openPdf(bytes: Uint8Array, name: string): Promise<PdfPages> {
  refuseTooLarge(bytes, name, PDF_LIMIT);
  refuseCut(bytes, name);
  const document = await opened(bytes, name);
  try {
    if (document.numPages > MOST_PAGES) {
      throw new InputError('pdf-pages', { name, count: document.numPages, limit: MOST_PAGES });
    }
    const read: PdfPages = { pages: [], blocks: [], heights: [], title: null, language: null };
    for (let number = 1; number <= document.numPages; number++) await addPage(document, number, name, read);
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
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = textsOf(items, transform);
    read.pages.push(joinJustified(pdfSegments(texts, number - 1)));
    const blocks = read.blocks && taggedBlocks(await page.getStructTree().catch(() => null), texts, number - 1);
    if (blocks) read.blocks?.push(blocks);
    else read.blocks = null;
    read.heights.push(height);
    page.cleanup();
  } catch {
    throw new InputError('pdf-page', { name, page: number });
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
