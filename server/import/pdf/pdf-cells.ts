import { appendSegment, type PdfSegment } from './pdf-segments.js';

/** In widths of a letter m: what drives cells of a table apart at least. In prose, only loose lines have such gaps. */
export const NARROWEST_CELL = 0.7;
/** What drives pieces apart that aren't cells, but columns. */
const WIDEST_SPACE = 1.8;
/** Points by which cells of a column may begin or end differently. */
const LEVEL = 1;
/** Rows above and below, in which a cell of the same column is looked for. */
const ROWS = 3;
/** The gaps of a justified line are alike. */
const UNEVEN = 1.2;

/**
 * Joins the pieces of lines that are driven apart a little, but for cells of tables: those that begin or end exactly
 * where a piece does in a row above or below, after a gap as well.
 */
export function joinCells(segments: readonly PdfSegment[]): PdfSegment[] {
  const rows = rowsOf(segments);
  return rows.flatMap((row, at) => {
    const around = [...rows.slice(Math.max(0, at - ROWS), at), ...rows.slice(at + 1, at + 1 + ROWS)];
    return joined(row, around);
  });
}

/** Pieces on one line, in the order in which they are drawn. */
export function rowsOf(segments: readonly PdfSegment[]): PdfSegment[][] {
  const rows: PdfSegment[][] = [];
  for (const segment of segments) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const isBeside = last && Math.abs(last.y - segment.y) < segment.size * 0.2 && segment.left > last.right;
    if (row && isBeside) row.push(segment);
    else rows.push([segment]);
  }
  return rows;
}

function joined(row: readonly PdfSegment[], around: readonly PdfSegment[][]): PdfSegment[] {
  const even = isEven(row);
  const result: PdfSegment[] = [];
  row.forEach((piece, at) => {
    const before = row[at - 1];
    const open = result.at(-1);
    const isNear = before !== undefined && piece.left - before.right < piece.size * WIDEST_SPACE;
    if (open && isNear && (even || !around.some((other) => hasLike(other, piece)))) appendSegment(open, piece, ' ');
    else result.push({ ...piece });
  });
  return result;
}

/** Whether a row has a piece after a gap that begins or ends where one does. */
const hasLike = (row: readonly PdfSegment[], { left, right, size }: PdfSegment): boolean =>
  row.some(
    (piece, at) =>
      at > 0 &&
      Math.abs(piece.size - size) < 0.5 &&
      (Math.abs(piece.left - left) < LEVEL || Math.abs(piece.right - right) < LEVEL),
  );

/** Three single words or more with gaps alike: a loose line, in which no gap is narrower. */
function isEven(row: readonly PdfSegment[]): boolean {
  if (row.some(({ text }) => /\s/u.test(text.trim()))) return false;
  const gaps = row.slice(1).map((piece, at) => piece.left - (row[at]?.right ?? 0));
  return gaps.length > 1 && Math.max(...gaps) < Math.min(...gaps) * UNEVEN;
}
