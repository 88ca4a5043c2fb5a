/** A piece of a line of a PDF page: what stands together without a wide gap. In points, from the page's top left. */
export interface PdfSegment {
  /** From 0. */
  page: number;
  left: number;
  right: number;
  /** Of the baseline; grows downwards. */
  y: number;
  /** Of the letters. */
  size: number;
  text: string;
  /** The font of all of it; '' where there are several. */
  font: string;
}

/** Text as pdf.js gives it, in the order in which the page draws it. */
export interface PdfText {
  str: string;
  /** `[a, b, c, d, x, y]`, the page's own rotation applied, y downwards. */
  transform: number[];
  width: number;
  fontName: string;
  dir: string;
}

/** In widths of a letter m: a gap wider than that is one between columns or cells, and justified lines have none. */
const WIDEST_SPACE = 1.8;
/** pdf.js gives spaces as text; where a page only moves on, this much is one. */
const NARROWEST_SPACE = 0.15;

/** Signs that fonts of symbols have for bullets. */
const BULLETS = /[\uf0a7\uf0b7\uf0a8\uf02d\uf0d8\uf076]/gu;
export const LABEL = /^(?:[•‣◦▪▫●○■□►▸✓✔⁃–*-]|\(?\p{N}{1,3}[.)]|\p{L}[.)])$/u;

const LONGEST_LABEL = 8;
/** In widths of a letter m: how far from their items labels stand. */
export const LABEL_GAP = 5;

/** A raised figure or star after a word or a stop: what stands in a text for a note. After a unit, it is an exponent. */
const NOTE_MARK = /^(?:\p{N}{1,3}|[*†‡]{1,3})(?:[,;]\s?\p{N}{1,3})*$/u;
/** CSS makes superscripts five sixths as large, word processors less. */
const SUPERSCRIPT = 0.86;
const BEFORE_MARK = /(?:\p{L}{4}|[.,;:!?…»”"'’)\]])$/u;

/**
 * The pieces of lines of a page, in the order in which it draws them. Text in another direction than most (a mark along
 * the margin) is left out, and so is what is drawn twice to look bold, and marks of notes.
 * @param widest in widths of a letter m: what is further apart is in two pieces.
 */
export function pdfSegments(texts: readonly PdfText[], page: number, widest = WIDEST_SPACE): PdfSegment[] {
  const segments: PdfSegment[] = [];
  const main = mainDirection(texts);
  let open: PdfSegment | null = null;
  let last: PdfText | null = null;
  let space = '';
  for (const text of texts) {
    if (text.str.trim() === '' || direction(text) !== main) {
      if (text.str !== '' && direction(text) === main) space = spaceOf(text, open);
      continue;
    }
    if (last && isSamePlace(last, text)) continue;
    last = text;
    const piece = segmentOf(text, page, main);
    if (open && isMark(open, piece)) continue;
    if (open && follows(open, piece, widest, text.dir === 'rtl')) {
      appendSegment(open, piece, space);
    } else {
      open = piece;
      segments.push(piece);
    }
    space = '';
  }
  return segments;
}

/** Quarter turns, clockwise. */
const direction = ({ transform: [a = 0, b = 0] }: PdfText): number =>
  (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;

function mainDirection(texts: readonly PdfText[]): number {
  const characters = [0, 0, 0, 0];
  for (const text of texts) characters[direction(text)] = (characters[direction(text)] ?? 0) + text.str.length;
  return characters.indexOf(Math.max(...characters));
}

function segmentOf({ str, transform, width, fontName }: PdfText, page: number, turns: number): PdfSegment {
  const [, , c = 0, d = 0, x = 0, y = 0] = transform;
  const [cos, sin] = [Math.round(Math.cos((turns * Math.PI) / 2)), Math.round(Math.sin((turns * Math.PI) / 2))];
  const left = x * cos + y * sin;
  const text = str.replace(BULLETS, '•');
  return { page, left, right: left + width, y: y * cos - x * sin, size: Math.hypot(c, d), text, font: fontName };
}

function isSamePlace(a: PdfText, b: PdfText): boolean {
  const near = (i: number) => Math.abs((a.transform[i] ?? 0) - (b.transform[i] ?? 0)) < 1;
  return a.str === b.str && near(4) && near(5);
}

/** On the same line, and near enough to be read on. */
function follows(open: PdfSegment, piece: PdfSegment, widest: number, rightToLeft: boolean): boolean {
  const size = Math.max(open.size, piece.size);
  const isRaised = Math.min(open.size, piece.size) < size * 0.85;
  if (Math.abs(open.y - piece.y) > size * (isRaised ? 0.55 : 0.3)) return false;
  if (isInitial(open, piece)) return false;
  if (rightToLeft) return true;
  const gap = piece.left - open.right;
  return (
    gap > -size * 0.5 &&
    gap < size * (open.text.length < LONGEST_LABEL && LABEL.test(open.text.trim()) ? LABEL_GAP : widest)
  );
}

/** A letter several lines high stands beside all of them. */
const isInitial = (open: PdfSegment, piece: PdfSegment): boolean =>
  open.text.trim().length < 3 && open.size > piece.size * 1.7 && Math.abs(open.y - piece.y) > piece.size * 0.3;

function isMark(open: PdfSegment, { text, size, y, left }: PdfSegment): boolean {
  const raised = open.y - y > size * 0.2 && open.y - y < open.size && size < open.size * SUPERSCRIPT;
  return (
    raised &&
    Math.abs(left - open.right) < open.size &&
    NOTE_MARK.test(text.trim()) &&
    BEFORE_MARK.test(open.text.slice(-8))
  );
}

/** pdf.js makes all spaces alike; one this narrow was a narrow no-break space, of a number or before a sign. */
const NARROW = 0.17;

const spaceOf = ({ width }: PdfText, open: PdfSegment | null): string =>
  open && width < open.size * NARROW ? '\u202f' : ' ';

/**
 * Makes a piece longer by the one after it.
 * @param space given as text between the two, if any.
 */
export function appendSegment(open: PdfSegment, piece: PdfSegment, space: string): void {
  const apart = piece.left - open.right > Math.min(open.size, piece.size) * NARROWEST_SPACE;
  const spaced = /\s/u.test(open.text.slice(-1) + piece.text.charAt(0));
  if (piece.font !== open.font) open.font = '';
  // What most of the line is set in counts, not its first sign.
  if (piece.text.length > open.text.length) {
    open.size = piece.size;
    open.y = piece.y;
  }
  const between = space || (apart ? ' ' : '');
  open.text += spaced ? piece.text : between + piece.text;
  open.left = Math.min(open.left, piece.left);
  open.right = Math.max(open.right, piece.right);
}
