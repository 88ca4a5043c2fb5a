import type { KnownWords } from '../line-joins.js';
import type { PdfSegment } from './pdf-segments.js';

/** Lines that go on with a small letter, from which it can be seen whether a text is hyphenated. */
const FEWEST = 25;
/** Of these, hyphens end more where words are cut, and fewer where they are only compounds. */
const CUT_SHARE = 0.04;

const ENDS_CUT = /\p{L}[-\u2010]$/u;
const GOES_ON = /^\p{Ll}/u;

/** What hyphens at the ends of a text's lines are. */
export function hyphensOf(lines: readonly PdfSegment[]): KnownWords['hyphens'] {
  const texts = lines.map(({ text }) => text.trim());
  const hasOwn = texts.some((text) => /\p{L}-\p{L}/u.test(text));
  const hasMarked = texts.some((text) => /\p{L}\u2010\p{L}/u.test(text));
  const marked = texts.filter((text) => /\p{L}\u2010$/u.test(text)).length;
  if (hasOwn && !hasMarked && marked > 0) return 'marked';
  const open = texts.filter((_, at) => GOES_ON.test(texts[at + 1] ?? ''));
  if (open.length < FEWEST) return 'either';
  return open.filter((text) => ENDS_CUT.test(text)).length < open.length * CUT_SHARE ? 'own' : 'either';
}

/**
 * Soft hyphens within lines (U+00AD): some fonts say that of every hyphen, and then they are hyphens; else nobody sees
 * them, and they go.
 */
export function withoutSoftHyphens(pages: readonly PdfSegment[][]): PdfSegment[][] {
  const has = (pattern: RegExp) => pages.some((page) => page.some(({ text }) => pattern.test(text)));
  if (!has(/\u00ad/u)) return [...pages];
  const isHyphen = !has(/\p{L}[-\u2010]\p{L}/u) && has(/\p{L}\u00ad\p{L}/u);
  return pages.map((page) =>
    page.map((segment) => ({
      ...segment,
      text: isHyphen ? segment.text.replaceAll('\u00ad', '-') : segment.text.replace(/\u00ad(?!$)/gu, ''),
    })),
  );
}
