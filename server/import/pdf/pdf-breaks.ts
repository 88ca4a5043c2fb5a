import { isListItem, startsItem } from '../plain/line-kind.js';
import type { PdfLayout } from './pdf-layout.js';
import type { PdfSegment } from './pdf-segments.js';

/** The lines of a document's main text in reading order, and where one of them is. */
export interface PdfPlace {
  lines: readonly PdfSegment[];
  at: number;
  /** Lines of the paragraph that may go on, at least one; the last is the one before `at`. */
  open: readonly PdfSegment[];
  layout: PdfLayout;
}

/** In widths of a letter m. */
const INDENT = 0.7;
/** By so much may a gap between lines of one paragraph be larger than most. */
const LEADING_SLACK = 1.22;
/** Lines to either side that show how wide a column is there. */
const NEIGHBOURS = 4;

const ENDS_SENTENCE = /[.!?…。！？؟।:][\p{Pe}\p{Pf}"']*$/u;
const STARTS_SMALL = /^["'«“„(]*\p{Ll}/u;
const CUT_WORD = /\p{L}[-\u2010\u00ad]$/u;

/** Whether a paragraph begins with a line: by size, distance, indent, by what the line before leaves free, by its sign. */
export function beginsParagraph(place: PdfPlace): boolean {
  const { lines, at, open, layout } = place;
  const [line, before] = [lines[at], lines[at - 1]];
  if (!line || !before) return true;
  if (Math.abs(line.size - before.size) > 0.12 * Math.max(line.size, before.size)) return true;
  const step = line.y - before.y;
  if (line.page !== before.page || step < -line.size * 2) return !goesOn(before, line, place);
  const overlaps = line.left < before.right && before.left < line.right;
  if (step < line.size * 0.5 || !overlaps) return true;
  if (step > line.size * layout.leading * LEADING_SLACK + 0.5) return true;
  if (
    startsItem(
      line.text,
      open.map(({ text }) => text),
      open[0]?.text ?? '',
    )
  )
    return true;
  if (CUT_WORD.test(before.text) && STARTS_SMALL.test(line.text)) return false;
  return isIndented(place) || leavesRoom(place);
}

/** At the top of the next column or page: the sentence isn't over, or the line before was full and this one isn't indented. */
function goesOn(before: PdfSegment, line: PdfSegment, place: PdfPlace): boolean {
  if (STARTS_SMALL.test(line.text)) return !ENDS_SENTENCE.test(before.text) || !leavesRoom(place);
  if (ENDS_SENTENCE.test(before.text)) return !leavesRoom(place) && !isFirstIndented(place) && isLong(before);
  return isLong(before) && !leavesRoom(place);
}

/** A line of a word or two is no proof that its column is that narrow. */
const isLong = ({ left, right, size }: PdfSegment): boolean => right - left > size * 12;

function isIndented({ lines, at, open }: PdfPlace): boolean {
  const [line, before, next] = [lines[at], lines[at - 1], lines[at + 1]];
  if (!line || !before) return false;
  const em = line.size * INDENT;
  // Centred lines begin anywhere.
  const centred = Math.abs(line.left + line.right - before.left - before.right) < line.size;
  if (centred && Math.abs(line.left - before.left) > em) return false;
  const inwards = line.left - before.left > em;
  const nextIsFurtherOut = !next || next.page !== line.page || next.y <= line.y || line.left - next.left > em;
  // A list item's lines begin below its text, not below its sign.
  const belowSign = open.length === 1 && isListItem(before.text);
  if (inwards && nextIsFurtherOut && !belowSign) return true;
  // A hanging paragraph (a list, a bibliography) ends where a line begins as far out as its first.
  const first = open[0];
  const hangs = first !== undefined && open.length > 1 && before.left - first.left > em;
  return hangs && before.left - line.left > em;
}

/** At the top of a column: further in than the line below it. */
function isFirstIndented({ lines, at }: PdfPlace): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  return line !== undefined && next?.page === line.page && line.left - next.left > line.size * INDENT;
}

/**
 * Whether the line's first word would have fitted on the line before: then that one was ended on purpose. How wide the
 * column is, its neighbours in the block show best; those of the page may be wider, beside a picture say, so that they
 * count only where a sentence has ended.
 */
function leavesRoom({ lines, at }: PdfPlace): boolean {
  const [line, before] = [lines[at], lines[at - 1]];
  if (!line || !before) return false;
  const word = FIRST_WORDS.exec(line.text)?.[0] ?? line.text;
  const needed = ((line.right - line.left) * (word.length + 1)) / Math.max(line.text.length, 1) + before.size * 0.5;
  const near = lines.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS);
  const block = near.filter((other) => other.page === before.page && isAlike(other, before));
  const sure = ENDS_SENTENCE.test(before.text) || (isFirst(before, block) && isFirst(line, block));
  const need = sure ? needed : Math.max(needed, (before.right - before.left) * UNENDED);
  if (widest(block) - before.right > need) return true;
  const page = pageLines(lines, at).filter((other) => isAlike(other, before));
  return ENDS_SENTENCE.test(before.text) && !STARTS_SMALL.test(line.text) && widest(page) - before.right > need;
}

/** Set in from where the lines around begin, as first lines are. */
const isFirst = ({ left, size }: PdfSegment, block: readonly PdfSegment[]): boolean =>
  left - Math.min(...block.map((line) => line.left)) > size * INDENT;

/** Of its length, so much must a line leave free that ends in the middle of a sentence: a heading, a line of an address. */
const UNENDED = 0.2;

/** The first word, with those that no-break spaces bind: after a number, an opening quotation mark, initials, №. */
const FIRST_WORDS = /^(?:(?:[«“„—–№§]|\p{N}[\p{N}.,]*|\p{Lu}\.|n°|\p{L}{1,3}\.)\s)*\S+(?:\s[»!?;:%°]\S*)?/u;

function pageLines(lines: readonly PdfSegment[], at: number): readonly PdfSegment[] {
  const page = lines[at - 1]?.page;
  return lines.slice(Math.max(0, at - LONGEST_PAGE), at + LONGEST_PAGE).filter((line) => line.page === page);
}

const LONGEST_PAGE = 80;

/** Of one size, and beginning where the column begins. */
function isAlike(a: PdfSegment, b: PdfSegment): boolean {
  return Math.abs(a.size - b.size) < 0.6 && Math.abs(a.left - b.left) < b.size * 2.5;
}

const widest = (lines: readonly PdfSegment[]): number => Math.max(...lines.map(({ right }) => right));
