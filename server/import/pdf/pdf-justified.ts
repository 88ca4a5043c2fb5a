import { rowsOf } from './pdf-cells.js';
import { appendSegment, type PdfSegment } from './pdf-segments.js';

/** Points by which the edges of a column's lines may differ; justified lines are exact, cells hardly ever. */
const EXACT = 1.5;
/** Lines in one piece that show where a column begins and ends. */
const FEWEST_LINES = 3;
/** In widths of a letter m; the rest is for columns. */
const WIDEST_GAP = 6;
const DEEPEST_INDENT = 3;
/** The gaps of a justified line are alike. */
const UNEVEN = 1.35;

/** A page of small print in three columns has some 300 pieces; more is a drawing or a map. */
const MOST = 3000;

/** Joins the pieces of lines that were only driven apart to fill a narrow column: those that end exactly where others do. */
export function joinJustified(segments: readonly PdfSegment[]): PdfSegment[] {
  if (segments.length > MOST) return [...segments];
  const columns = columnsOf(segments);
  return rowsOf(segments).flatMap((row) => parts(row, columns));
}

interface Column {
  left: number;
  right: number;
  count: number;
}

function columnsOf(segments: readonly PdfSegment[]): Column[] {
  const columns: Column[] = [];
  for (const { left, right, size } of segments) {
    if (right - left < size * 8) continue;
    const column = columns.find((known) => near(known.left, left) && near(known.right, right));
    if (column) column.count++;
    else columns.push({ left, right, count: 1 });
  }
  return columns.filter(({ count }) => count >= FEWEST_LINES);
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < EXACT;

/** A row may cross several columns: in each, the pieces from its left edge to its right are one line. */
function parts(row: readonly PdfSegment[], columns: readonly Column[]): PdfSegment[] {
  const result: PdfSegment[] = [];
  for (let at = 0; at < row.length; ) {
    const end = lineEnd(row, at, columns);
    const line = { ...(row[at] as PdfSegment) };
    for (const piece of row.slice(at + 1, end)) appendSegment(line, piece, ' ');
    result.push(line);
    at = end;
  }
  return result;
}

/** After the last piece of the justified line that begins at a place; the next place where none does. */
function lineEnd(row: readonly PdfSegment[], at: number, columns: readonly Column[]): number {
  const first = row[at];
  if (!first) return at + 1;
  for (const { left, right } of columns) {
    if (first.left < left - EXACT || first.left > left + first.size * DEEPEST_INDENT) continue;
    const last = row.findIndex((piece, n) => n > at && near(piece.right, right));
    if (last > at && isEven(row.slice(at, last + 1))) return last + 1;
  }
  return at + 1;
}

function isEven(pieces: readonly PdfSegment[]): boolean {
  const gaps = pieces.slice(1).map((piece, n) => piece.left - (pieces[n]?.right ?? 0));
  const [widest, narrowest] = [Math.max(...gaps), Math.min(...gaps)];
  return widest < (pieces[0]?.size ?? 0) * WIDEST_GAP && widest < narrowest * UNEVEN;
}
