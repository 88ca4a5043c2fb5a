import { EDGE, type PdfLayout, roundedSize } from './pdf-layout.js';
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
export const INDENT = 0.7;
/** Lines to either side that show how wide a column is there. */
const NEIGHBOURS = 5;
/** Points by which steps from line to line differ in one paragraph, by rounding. */
export const STEP_SLACK = 1.2;
/** Lines that show it for certain. */
const FEWEST = 3;
/** Lines before and after, of which those of the page count. */
const LONGEST_PAGE = 80;
/** In widths of a letter m: what a justified line may leave free, by a hyphen or stop that hangs or by rounding. */
const FREE = 0.4;
/** Lines of a block that is narrower than those around by more are short ones, as of a list or an address. */
const NARROW = 0.5;
/** Of its length, so much must a line leave free that ends in the middle of a sentence: a heading, a line of an address. */
const UNENDED = 0.2;

export const ENDS_SENTENCE = /[.!?…。！？؟।:][\p{Pe}\p{Pf}"']*$/u;
export const STARTS_SMALL = /^["'«“„(]*\p{Ll}/u;

/** The first word, with those that no-break spaces bind: after a number, an opening quotation mark, initials, №. */
const FIRST_WORDS = /^(?:(?:[«“„—–№§]|\p{N}[\p{N}.,]*|\p{Lu}\.|n°|\p{L}{1,3}\.)\s)*\S+(?:\s[»!?;:%°—–]\S*)?/u;

/**
 * Whether the line before was ended on purpose. In justified text, where it doesn't reach the edge; else where the
 * line's first word would have fitted on it. How wide the column is, its neighbours in the block show best; those of the
 * page may be wider, beside a picture say, so that in ragged text they count only where a sentence has ended.
 */
export function leavesRoom(place: PdfPlace): boolean {
  const { lines, at, layout } = place;
  const [line, before] = [lines[at], lines[at - 1]];
  if (!line || !before) return false;
  const near = lines.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS).filter((other) => isAlike(other, before));
  const block = blockOf(place);
  if (isJustified(before, layout)) {
    const page = columnOf(lines, at - 1);
    const alike = page.filter((other) => isAlike(other, before));
    const level = alike.filter(({ left }) => Math.abs(left - before.left) < EDGE);
    const known = [block, level, alike].find(({ length }) => length > 1) ?? page;
    return widest(known) - before.right > before.size * FREE;
  }
  const word = FIRST_WORDS.exec(line.text)?.[0] ?? line.text;
  const needed = ((line.right - line.left) * (word.length + 1)) / Math.max(line.text.length, 1) + before.size * 0.5;
  const sure = ENDS_SENTENCE.test(before.text) || (isFirst(before, near) && isFirst(line, near));
  const need = sure ? needed : Math.max(needed, (before.right - before.left) * UNENDED);
  const isWide = block.length >= FEWEST && width(block) > width(near) * NARROW;
  if (widest(isWide ? block : near) - before.right > need) return true;
  if (isWide) return false;
  const page = columnOf(lines, at - 1).filter((other) => isAlike(other, before));
  return ENDS_SENTENCE.test(before.text) && !STARTS_SMALL.test(line.text) && widest(page) - before.right > need;
}

/** Set like the text that is justified; a heading in letters of its own never is. */
const isJustified = ({ size, font }: PdfSegment, layout: PdfLayout): boolean =>
  (font === '' || font === layout.font || size < layout.size) &&
  layout.settings.get(roundedSize(size))?.isJustified === true;

/**
 * The lines around a place, one below the other, that begin exactly where the one before it does; after the first line
 * of a paragraph, where those after it do.
 */
function blockOf({ lines, at, open, layout }: PdfPlace): PdfSegment[] {
  const [line, before] = [lines[at], lines[at - 1]];
  if (!line || !before) return [];
  const isSecond = open.length === 1 && isAlike(line, before) && Math.abs(line.left - before.left) > EDGE;
  if (!isSecond) return [...runOf(lines, at - 1, -1, layout), before, ...runOf(lines, at - 1, 1, layout)];
  const after = runOf(lines, at, 1, layout);
  return after.length > 0 ? [before, line, ...after] : [before];
}

/** The lines that go on from one, upwards or downwards, with the same edge and the usual distance. */
function runOf(lines: readonly PdfSegment[], from: number, sign: 1 | -1, layout: PdfLayout): PdfSegment[] {
  const run: PdfSegment[] = [];
  for (let at = from; run.length < NEIGHBOURS; at += sign) {
    const [last, next] = [lines[at], lines[at + sign]];
    if (!last || !next || !isAlike(last, next) || Math.abs(last.left - next.left) > EDGE) break;
    const step = (next.y - last.y) * sign;
    if (step < last.size * 0.5 || step > stepOf(last, layout) + STEP_SLACK) break;
    run.push(next);
  }
  return run;
}

/** From a line to the next of its paragraph, as most lines of its size have it. */
export const stepOf = ({ size }: PdfSegment, layout: PdfLayout): number =>
  layout.settings.get(roundedSize(size))?.step ?? size * layout.leading;

/** Set in from where the lines around begin, as first lines are. */
const isFirst = ({ left, size }: PdfSegment, block: readonly PdfSegment[]): boolean =>
  left - Math.min(...block.map((line) => line.left)) > size * INDENT;

/** The lines of one size above and below a line on its page. */
function columnOf(lines: readonly PdfSegment[], at: number): PdfSegment[] {
  const line = lines[at];
  if (!line) return [];
  return lines
    .slice(Math.max(0, at - LONGEST_PAGE), at + LONGEST_PAGE)
    .filter((other) => other.page === line.page && Math.abs(other.size - line.size) < 0.6 && overlap(other, line));
}

/** How far a line is set in, in points, in its column. */
export function setIn(lines: readonly PdfSegment[], at: number): number {
  const left = lines[at]?.left ?? 0;
  return left - Math.min(left, ...columnOf(lines, at).map((other) => other.left));
}

/** On one page, of one size, and beginning where the column begins. */
function isAlike(a: PdfSegment, b: PdfSegment): boolean {
  return a.page === b.page && Math.abs(a.size - b.size) < 0.6 && Math.abs(a.left - b.left) < b.size * 2.5;
}

const overlap = (a: PdfSegment, b: PdfSegment): boolean => a.left < b.right && b.left < a.right;

const width = (lines: readonly PdfSegment[]): number => widest(lines) - Math.min(...lines.map(({ left }) => left));

const widest = (lines: readonly PdfSegment[]): number => Math.max(...lines.map(({ right }) => right));
