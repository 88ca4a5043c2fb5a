import { getResolvedPDFJS } from 'unpdf';
import type { PdfPage } from './pdf-pages.js';
import type { PdfSegment } from './pdf-segments.js';

/** A scanned page may have a stamp or a number in letters; so many on a page are no text. */
export const FEWEST_LETTERS = 5;

/** Points: what is drawn larger is a picture, or a part of one. */
const SMALLEST_PICTURE = 100;
/** Lines and surfaces of a page whose letters are drawn as shapes. */
const MOST_STROKES = 200;

export const lettersOf = (segments: readonly PdfSegment[]): number =>
  segments.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);

/**
 * Times that a page is asked for what it draws: where Node has no `ArrayBuffer.transferToFixedLength` (before 21), pdf.js
 * stops at a font that it first meets, and goes past it the next time.
 */
const TRIES = 3;

/** Whether a page without text shows something: a blank one is nothing to speak of. Pictures aren't decoded for that. */
export async function isPicture(page: PdfPage): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (await drawsPicture(page)) return true;
    page.cleanup();
  }
  return false;
}

async function drawsPicture(page: PdfPage): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  if (fnArray.length > MOST_STROKES) return true;
  // Pictures fill a square of one by one, made larger by the transformation before.
  return fnArray.some((operator: number, at: number) => {
    if (operator !== OPS.transform) return false;
    const [a = 0, b = 0, c = 0, d = 0]: number[] = Array.from(argsArray[at] as ArrayLike<number>);
    return Math.hypot(a, b) > SMALLEST_PICTURE && Math.hypot(c, d) > SMALLEST_PICTURE;
  });
}

/** Numbers of pages as people write them: `3–5, 8`. */
export function pageRanges(numbers: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
