import type { ParagraphKind } from '../../types.js';
import { joinLines, type KnownWords } from '../line-joins.js';
import type { ParagraphList } from '../paragraph-list.js';
import { isHeadingLike, isListItem } from '../plain/line-kind.js';
import { beginsParagraph, isBeside } from './pdf-breaks.js';
import type { PdfLayout } from './pdf-layout.js';
import type { PdfSegment } from './pdf-segments.js';
import { goesOnOverPage, type PdfBlock } from './pdf-tags.js';

/** Letters of headings are larger than those of the text by so much, those of notes smaller. */
const LARGER = 1.12;
const SMALLER = 0.93;

/** A heading of several lines; in characters. */
const LONGEST_HEADING = 250;

const NOTE = /^(\p{N}{1,3}|[*†‡]{1,3})[.)]?\s?[^\s\p{N}]/u;
const CAPTION = /^(?:fig(?:ure|\.)|table(?:au)?|photo|рис(?:унок|\.)|табл(?:ица|\.)|фото)\s*\p{N}/iu;
/** What paragraphs of a kind begin with here, and don't in other formats. */
const SIGNS: Partial<Record<ParagraphKind, RegExp>> = {
  list: /^[•‣◦▪▫●○■□►▸✓✔⁃]\s*/u,
  footnote: /^(?:\p{N}{1,3}|[*†‡]{1,3})[.)]?\s*(?=["'«“„(]*\s?[\p{L}\p{N}])/u,
};

/** The paragraphs of a tagged file; where one is cut by the end of a page, its parts are put together. */
export function addTaggedParagraphs(
  pages: readonly (readonly PdfBlock[])[],
  layout: PdfLayout,
  known: KnownWords,
  list: ParagraphList,
): void {
  let open: PdfBlock | undefined;
  let text = '';
  const end = () => {
    if (open) add(list, open.kind === 'text' ? kindOf(open.lines, text, layout, false) : open.kind, text);
  };
  for (const blocks of pages) {
    const first = blocks.find(({ kind }) => kind === 'text');
    for (const block of [...blocks].sort(byNotes)) {
      const own = block.lines.reduce((joined, line) => joinLines(joined, line.text.trim(), known), '').trim();
      if (open?.kind === 'text' && block === first && goesOnOverPage(open, text, own)) {
        text = joinLines(text, own, known);
        open = { kind: 'text', lines: [...open.lines, ...block.lines] };
        continue;
      }
      if (block.kind === 'footnote') {
        add(list, 'footnote', own);
        continue;
      }
      end();
      open = block;
      text = own;
    }
  }
  end();
}

/** Notes after the text of their page, which goes on on the next. */
const byNotes = (a: PdfBlock, b: PdfBlock): number => Number(a.kind === 'footnote') - Number(b.kind === 'footnote');

function add(list: ParagraphList, kind: ParagraphKind, text: string): void {
  const sign = SIGNS[kind];
  list.count(text.length);
  list.add(kind, sign ? text.replace(sign, '') : text);
}

/** Lines to paragraphs; the notes at the feet of pages are apart, so that a paragraph goes on over the page. */
export function addPdfParagraphs(
  pages: readonly (readonly PdfSegment[])[],
  layout: PdfLayout,
  known: KnownWords,
  list: ParagraphList,
): void {
  const lines: PdfSegment[] = [];
  const notes: PdfSegment[] = [];
  for (const segments of pages) {
    const own = notesOf(segments, layout);
    for (const segment of segments) (own.has(segment) ? notes : lines).push(segment);
  }
  addLines(lines, layout, known, list, kindOf);
  addLines(notes, layout, known, list, () => 'footnote', startsNote);
}

/** @param next the line after the paragraph. */
type KindOf = (
  lines: readonly PdfSegment[],
  text: string,
  layout: PdfLayout,
  inTable: boolean,
  next?: PdfSegment,
) => ParagraphKind;

function addLines(
  lines: readonly PdfSegment[],
  layout: PdfLayout,
  known: KnownWords,
  list: ParagraphList,
  kind: KindOf,
  begins: (line: PdfSegment, first: PdfSegment | undefined) => boolean = () => false,
): void {
  let open: PdfSegment[] = [];
  let text = '';
  let start = 0;
  const end = (next: number) => {
    if (open.length === 0) return;
    const inTable = isBeside(lines[start - 1], lines[start]) || isBeside(lines[next - 1], lines[next]);
    add(list, kind(open, text, layout, inTable, lines[next]), text);
  };
  lines.forEach((line, at) => {
    if (open.length > 0 && !begins(line, open[0]) && !beginsParagraph({ lines, at, open, layout })) {
      text = joinLines(text, line.text.trim(), known);
      open.push(line);
      return;
    }
    end(at);
    open = [line];
    text = line.text.trim();
    start = at;
  });
  end(lines.length);
}

const kindOf: KindOf = (lines, text, layout, inTable, next) => {
  const [first] = lines;
  if (!first) return 'text';
  if (CAPTION.test(text)) return 'caption';
  if (inTable) return 'table';
  if (first.size > layout.size * LARGER && text.length <= LONGEST_HEADING && /\p{L}/u.test(text)) return 'heading';
  if (isListItem(text)) return 'list';
  // Lines of program code, one below the other, are in letters of their own too.
  const differs = lines.every(({ font }) => font !== '' && font !== layout.font) && next?.font !== first.font;
  const isHeading = differs && lines.length <= 2 && first.size > layout.size * SMALLER && isHeadingLike(text);
  return isHeading ? 'heading' : 'text';
};

/** In heights of a line: so far up is where a column ends and the next begins. */
const COLUMN_JUMP = 6;

/** A page's notes: of each column, the small lines that end it, from the first that begins with a number or a star. */
function notesOf(segments: readonly PdfSegment[], { size }: PdfLayout): Set<PdfSegment> {
  const notes = new Set<PdfSegment>();
  let end = segments.length;
  for (let at = segments.length - 1; at >= 0; at--) {
    const [segment, before] = [segments[at], segments[at - 1]];
    if (!segment || (before && before.y - segment.y < size * COLUMN_JUMP)) continue;
    let from = end;
    while (from > at && (segments[from - 1]?.size ?? size) < size * SMALLER) from--;
    const small = segments.slice(from, end);
    const first = small.findIndex(({ text }) => NOTE.test(text));
    if (first >= 0) for (const note of small.slice(first)) notes.add(note);
    end = at;
  }
  return notes;
}

/** A note begins with the number after the last one's, or with 1 on another page, or with a star. */
function startsNote(line: PdfSegment, first: PdfSegment | undefined): boolean {
  const [, sign] = NOTE.exec(line.text) ?? [];
  const [, last] = NOTE.exec(first?.text ?? '') ?? [];
  if (sign === undefined) return false;
  const isNext = last === undefined || Number(sign) === Number(last) + 1;
  return isNext || Number.isNaN(Number(sign)) || (Number(sign) === 1 && line.page !== first?.page);
}
