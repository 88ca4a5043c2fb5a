import type { KnownWords } from '../line-joins.js';
import type { PdfSegment } from './pdf-segments.js';

/** A letter, maybe after a quotation mark or before an apostrophe. */
const INITIAL = /^[«“„"‘—]?\s?\p{Lu}['’]?$/u;
/** An initial is larger than the text by so much. */
const LARGER = 1.7;
/** In widths of a letter m of the text: how far from the initial the lines beside it begin at most. */
const FARTHEST = 2;
/** Letters that are words by themselves: “A bird”, « À Paris », «В доме». */
const WORD = /^(?:[AIÀYÔAАИВКОСУЯ])$/u;

/**
 * Puts large initials (drop caps) before the first line that they begin, and lets the lines beside them begin where the
 * others do.
 */
export function withInitials(pages: readonly PdfSegment[][], { words }: KnownWords): PdfSegment[][] {
  return pages.map((segments) => {
    const initials = segments.filter(({ text }) => INITIAL.test(text.trim()));
    return initials.reduce((page, initial) => withInitial(page, initial, words), segments);
  });
}

function withInitial(segments: PdfSegment[], initial: PdfSegment, words: ReadonlySet<string>): PdfSegment[] {
  const beside = segments.filter((line) => isBeside(line, initial)).sort((a, b) => a.y - b.y);
  const [first] = beside;
  if (!first) return segments;
  return segments
    .filter((segment) => segment !== initial)
    .map((segment) => {
      if (!beside.includes(segment)) return segment;
      const text = segment === first ? begun(initial.text.trim(), segment.text, words) : segment.text;
      return { ...segment, left: initial.left, text };
    });
}

/** A line right of an initial, between its top and its baseline. */
function isBeside(line: PdfSegment, initial: PdfSegment): boolean {
  if (initial.size < line.size * LARGER) return false;
  const gap = line.left - initial.right;
  const isLevel = line.y > initial.y - initial.size && line.y < initial.y + line.size * 0.3;
  // Some programs draw the rest of the word over the letter.
  const isOver = line.left > initial.left - 1 && /^\p{Ll}/u.test(line.text);
  return isLevel && (isOver || gap > -line.size * 0.3) && gap < line.size * FARTHEST;
}

/** Whether the letter is a word of its own, the text's other words tell, where they can. */
function begun(initial: string, text: string, words: ReadonlySet<string>): string {
  const rest = /^[\p{L}\p{M}]+/u.exec(text)?.[0].toLowerCase() ?? '';
  const isWord = WORD.test(initial) && words.has(rest) && !words.has(initial.toLowerCase() + rest);
  return isWord ? `${initial} ${text}` : initial + text;
}
