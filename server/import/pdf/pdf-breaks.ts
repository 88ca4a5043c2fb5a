import { isListItem, startsItem } from '../plain/line-kind.js';
import {
  ENDS_SENTENCE,
  INDENT,
  leavesRoom,
  type PdfPlace,
  STARTS_SMALL,
  STEP_SLACK,
  setIn,
  stepOf,
} from './pdf-edge.js';
import { EDGE } from './pdf-layout.js';
import type { PdfSegment } from './pdf-segments.js';

/** By so much may a gap between lines of one paragraph be larger than most. */
const LEADING_SLACK = 1.22;

/** In widths of a letter m: a short last line may end before its first line begins. */
const DEEPEST_INDENT = 4;

const CUT_WORD = /\p{L}[-\u2010\u00ad]$/u;

/** Whether a paragraph begins with a line: by size, distance, indent, by what the line before leaves free, by its sign. */
export function beginsParagraph(place: PdfPlace): boolean {
  const { lines, at } = place;
  const [line, before] = [lines[at], lines[at - 1]];
  if (!line || !before) return true;
  if (differsInSize(line, before)) return true;
  const step = line.y - before.y;
  if (line.page !== before.page || step < -line.size * 2) return !goesOn(before, line, place);
  const overlaps = line.left < before.right && before.left - line.size * DEEPEST_INDENT < line.right;
  if (step < line.size * 0.5 || !overlaps) return true;
  if (isRowsEdge(place, step)) return true;
  if (isApart(step, place) || isItem(place)) return true;
  if (CUT_WORD.test(before.text) && STARTS_SMALL.test(line.text)) return false;
  return isIndented(place) || leavesRoom(place);
}

/** A caption or a heading may be little smaller or larger than the text. */
function differsInSize(line: PdfSegment, before: PdfSegment): boolean {
  const difference = Math.abs(line.size - before.size) / Math.max(line.size, before.size);
  return difference > 0.12 || (difference > 0.04 && (hasOtherFont(line, before) || ENDS_SENTENCE.test(before.text)));
}

const hasOtherFont = (line: PdfSegment, before: PdfSegment): boolean =>
  line.font !== '' && before.font !== '' && line.font !== before.font;

/** Where a row of a table begins, or has ended; not in the middle of a cell. */
function isRowsEdge({ lines, at, layout }: PdfPlace, step: number): boolean {
  const [line, before, next] = [lines[at], lines[at - 1], lines[at + 1]];
  if (!line || !before) return true;
  const isBelow = Math.abs(line.left - before.left) < EDGE && step < stepOf(line, layout) + STEP_SLACK;
  if (next && isBeside(line, next) && line.left < next.left && !isBelow) return true;
  return isBeside(lines[at - 2], before) && before.left - line.left > line.size * INDENT;
}

/** On one line with a wide gap between: cells of a table. */
export function isBeside(a: PdfSegment | undefined, b: PdfSegment | undefined): boolean {
  return a !== undefined && b !== undefined && a.page === b.page && Math.abs(a.y - b.y) < b.size * 0.3;
}

/** Further down than lines of a paragraph are; by less, where a sentence ends there. */
function isApart(step: number, { lines, at, layout }: PdfPlace): boolean {
  const [line, before] = [lines[at], lines[at - 1]];
  if (!line || !before) return true;
  const usual = stepOf(line, layout);
  if (step > usual * LEADING_SLACK + 0.5) return true;
  const isEnd = hasOtherFont(line, before) || ENDS_SENTENCE.test(before.text);
  return step > usual + STEP_SLACK && isEnd && !STARTS_SMALL.test(line.text);
}

/** By its sign, where its lines begin where those of an item do. */
function isItem({ lines, at, open }: PdfPlace): boolean {
  const [line, before, first] = [lines[at], lines[at - 1], open[0]];
  if (!line || !before || !first) return false;
  const texts = open.map(({ text }) => text);
  if (!startsItem(line.text, texts, first.text)) return false;
  // A number within an item, below its text.
  const inColumn = line.page === before.page && line.y > before.y;
  const isBelow = inColumn && isListItem(first.text) && !BULLET.test(line.text) && line.left - first.left > EDGE;
  return !isBelow && follows(first.text, line.text);
}

/** What a note begins with, and its lines may be set in below. */
const NOTE_SIGN = /^(?:\p{N}{1,3}|[*†‡]{1,3})\s/u;
const BULLET = /^[•‣◦▪▫●○■□►▸✓✔⁃]/u;
const NUMBER = /^(\p{N}{1,3}(?:\.\p{N}{1,3})*)[.)]?\s/u;

/** After an item with a number, one with the number that comes next; what begins with another is a line of it. */
function follows(first: string, text: string): boolean {
  const [last, next] = [first, text].map((item) => NUMBER.exec(item)?.[1]?.split('.').map(Number));
  if (!last || !next) return true;
  const level = next.findIndex((number, at) => number !== last[at]);
  const isDeeper = level === last.length || next[level] === (last[level] ?? 0) + 1;
  return level >= 0 && isDeeper && next.slice(level + (level === last.length ? 0 : 1)).every((number) => number === 1);
}

/** At the top of the next column or page: the sentence isn't over, or the line before was full and this one isn't indented. */
function goesOn(before: PdfSegment, line: PdfSegment, place: PdfPlace): boolean {
  if (isItem(place) || isFurtherOut(place) || isRow(place)) return false;
  if (STARTS_SMALL.test(line.text)) return !ENDS_SENTENCE.test(before.text) || !leavesRoom(place);
  if (ENDS_SENTENCE.test(before.text)) return !leavesRoom(place) && !isFirstIndented(place) && isLong(before);
  return isLong(before) && !leavesRoom(place) && !isFirstIndented(place);
}

/** A row of a table above the break, or below. */
const isRow = ({ lines, at }: PdfPlace): boolean =>
  isBeside(lines[at - 2], lines[at - 1]) || isBeside(lines[at], lines[at + 1]);

/** Less set in, in its column, than the lines before it in theirs. */
function isFurtherOut({ lines, at, open }: PdfPlace): boolean {
  const [line, before] = [lines[at], lines[at - 1]];
  if (!line || !before || open.length < 2) return false;
  return setIn(lines, at - 1) - setIn(lines, at) > line.size * INDENT;
}

/** A line of a word or two is no proof that its column is that narrow. */
const isLong = ({ left, right, size }: PdfSegment): boolean => right - left > size * 12;

function isIndented(place: PdfPlace): boolean {
  const { lines, at, open } = place;
  const [line, before, next] = [lines[at], lines[at - 1], lines[at + 1]];
  if (!line || !before) return false;
  const em = line.size * INDENT;
  // Centred lines begin anywhere.
  const centred = Math.abs(line.left + line.right - before.left - before.right) < line.size;
  if (centred && Math.abs(line.left - before.left) > em) return false;
  const inwards = line.left - before.left > em;
  const nextIsFurtherOut = !next || next.page !== line.page || next.y <= line.y || line.left - next.left > em;
  // A list item's lines begin below its text, not below its sign.
  const belowSign = open.length === 1 && (isListItem(before.text) || NOTE_SIGN.test(before.text));
  if (inwards && nextIsFurtherOut && !belowSign) return true;
  if (isFirstAgain(place)) return true;
  // A hanging paragraph (a list, a bibliography) ends where a line begins as far out as its first; one that is set in
  // ends where a line begins further out than all of its.
  const outwards = before.left - line.left > em;
  return outwards && open.length > 1;
}

/** Begins where the one line before it does, and several lines below it further out: two first lines, one of them all. */
function isFirstAgain({ lines, at, open, layout }: PdfPlace): boolean {
  const [line, before, next, last] = [lines[at], lines[at - 1], lines[at + 1], lines[at + 2]];
  if (!line || !before || !next || !last || open.length > 1 || Math.abs(line.left - before.left) > EDGE) return false;
  const isBelow = next.y > line.y && next.y - line.y < stepOf(line, layout) + STEP_SLACK && next.page === line.page;
  return isBelow && line.left - next.left > line.size * INDENT && Math.abs(next.left - last.left) < EDGE;
}

/** At the top of a column: further in than the line below it, and than the lines before it. */
function isFirstIndented({ lines, at, open }: PdfPlace): boolean {
  const [line, before, next] = [lines[at], lines[at - 1], lines[at + 1]];
  if (!line || !before || next?.page !== line.page) return false;
  const isLevel = open.length > 1 && Math.abs(line.left - before.left) < EDGE;
  return !isLevel && line.left - next.left > line.size * INDENT;
}
