import type { PdfSegment } from './pdf-segments.js';

/** A page of small print in three columns has some 300; more is a drawing or a map, and the time grows with the cube. */
const MOST = 500;

/**
 * The pieces of a page in reading order. Programs draw a page in the order of its text, column by column and cell by
 * cell, and nothing in the geometry tells as much; so that order is kept, unless it draws pieces above others of the
 * same column after them, or goes to and fro between columns of prose. Then the pieces are sorted topologically by the two rules of Breuel, "High performance
 * document layout analysis" (2003): a piece comes before what is below it in its column; and before what is right
 * of it, unless something between them spans both.
 */
export function readingOrder(segments: readonly PdfSegment[]): PdfSegment[] {
  if (segments.length > MOST || !(isDisordered(segments) || readsAcross(segments))) return [...segments];
  const rows = [...segments].sort((a, b) => a.y - b.y || a.left - b.left);
  const before = rows.map((piece) => rows.filter((other) => other !== piece && comesBefore(other, piece, rows)));
  return sorted(rows, before);
}

/** Share of pieces that are drawn after what is below them; a stray one is a note or the caption of a picture. */
const DISORDER = 0.2;

function isDisordered(segments: readonly PdfSegment[]): boolean {
  let late = 0;
  segments.forEach((piece, at) => {
    const before = segments.slice(0, at);
    if (before.some((other) => overlap(other, piece) && other.y > piece.y + piece.size)) late++;
  });
  return late > 1 && late > segments.length * DISORDER;
}

/** Rows of two pieces, from which a table is told by how little its cells hold. */
const FEWEST_ROWS = 6;
const FEWEST_WORDS = 4;

/** Lines of two columns drawn by turns, as programs do that know of lines only. */
function readsAcross(segments: readonly PdfSegment[]): boolean {
  const pairs = segments.flatMap((piece, at) => {
    const next = segments[at + 1];
    const beside = next && Math.abs(next.y - piece.y) < piece.size * 0.3 && next.left > piece.right;
    return beside ? [[piece, next] as const] : [];
  });
  if (pairs.length < FEWEST_ROWS || pairs.length * 3 < segments.length) return false;
  const words = pairs.map(([a, b]) => Math.min(a.text.split(' ').length, b.text.split(' ').length));
  return (words.sort((a, b) => a - b)[Math.floor(words.length / 2)] ?? 0) >= FEWEST_WORDS;
}

const overlap = (a: PdfSegment, b: PdfSegment): boolean => a.left < b.right && b.left < a.right;

function comesBefore(a: PdfSegment, b: PdfSegment, all: readonly PdfSegment[]): boolean {
  if (overlap(a, b)) return a.y < b.y;
  if (a.right > b.left) return false;
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return !all.some((c) => c.y > top && c.y < bottom && overlap(c, a) && overlap(c, b));
}

/** Depth first, as Breuel does; a circle, which crossing lines can make, is cut where it is met. */
function sorted(rows: readonly PdfSegment[], before: readonly PdfSegment[][]): PdfSegment[] {
  const place = new Map(rows.map((piece, at) => [piece, at]));
  const done = new Set<PdfSegment>();
  const result: PdfSegment[] = [];
  for (const start of rows) {
    const path: { piece: PdfSegment; left: PdfSegment[] }[] = [];
    const enter = (piece: PdfSegment) => {
      if (done.has(piece)) return;
      done.add(piece);
      path.push({ piece, left: [...(before[place.get(piece) ?? 0] ?? [])] });
    };
    enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.left.shift();
      if (next) enter(next);
      else result.push((path.pop() as { piece: PdfSegment }).piece);
    }
  }
  return result;
}
