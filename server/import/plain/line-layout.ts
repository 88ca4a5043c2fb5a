import { isListItem } from './line-kind.js';

/** Fewer lines prove nothing: joining them is what the rule for blank lines asks for. */
const FEWEST_LINES = 5;

/** Shares of a text's line breaks; between wrapped prose (0.5 and more) and a copied page (0 to 0.1), far from both. */
const RARELY = 0.12;
const AT_TIMES = 0.4;
const WRAPPED = 0.6;

/**
 * Of a text without blank lines: whether each of its lines is a paragraph (a page copied from a browser, a poem, a list)
 * or the lines were broken at some width.
 *
 * Two signs. A break in mid-sentence is followed by a small letter about every other time; one between paragraphs
 * hardly ever. And a break is forced where the next line's first word did not fit any more: in text broken at a
 * width nearly all breaks are, in other text hardly any.
 */
export function eachLineIsAParagraph(lines: string[]): boolean {
  if (lines.length < FEWEST_LINES) return false;
  if (isMenu(lines)) return true;
  const continued = share(lines, (line, next) => startsSmall(next) || /[,\p{Pd}(«„]$/u.test(line));
  if (continued <= RARELY) return !brokenInScriptWithoutCase(lines);
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  const forced = share(lines, (line, next) => line.length + 1 + firstWord(next).length > width);
  return continued <= AT_TIMES && forced < WRAPPED;
}

/** Lines of a word or two each: a menu, the names of languages, a list of words. No column of prose is that narrow. */
export function isMenu(lines: string[]): boolean {
  return (
    lines.length >= FEWEST_LINES && lines.filter((line) => isShort(line) && !isListItem(line)).length * 2 > lines.length
  );
}

/** One word, or two. */
function isShort(line: string): boolean {
  const space = line.indexOf(' ');
  return space < 0 || line.indexOf(' ', space + 1) < 0;
}

function startsSmall(line: string): boolean {
  return /^["'«“„(]*\p{Ll}/u.test(line);
}

/** Chinese or Arabic has no small letters to tell by: there, lines of the same length without final stops are broken. */
function brokenInScriptWithoutCase(lines: string[]): boolean {
  if (share(lines, (_, next) => /^\P{L}*\p{Lo}/u.test(next)) < 0.5) return false;
  return (
    share(lines, (line) => /[。！？.!?؟।…」』”]$/u.test(line)) < AT_TIMES && median(lines.map((l) => l.length)) > 20
  );
}

function firstWord(line: string): string {
  const end = line.indexOf(' ');
  return end < 0 ? line : line.slice(0, end);
}

/** The share of the breaks between lines of which this is true. */
function share(lines: string[], isTrue: (line: string, next: string) => boolean): number {
  const hits = lines.filter((line, i) => i + 1 < lines.length && isTrue(line, lines[i + 1] ?? '')).length;
  return hits / (lines.length - 1);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
