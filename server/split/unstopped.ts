import type { SplittingData } from '../language/types.js';
import type { Range } from '../types.js';
import { charAt, isLetter, isLower, isSpace, isUpper } from './characters.js';
import type { Quotations } from './enclosures.js';
import { isStarter } from './starters.js';
import { readWord, skipSpace } from './stops.js';

/** The shortest aside that may end a heading: not the `(b)` or `(2018)` of a list or a reference. */
const SHORTEST_ASIDE = 6;
/** The fewest words of a quotation that is a statement and no name. */
const FEWEST_WORDS = 4;

/** The marks after which `endsUnstopped` is asked. */
export const UNSTOPPED_ENDS = '»”)';

/**
 * Whether a sentence without a stop, such as a heading that was run into the text, ends with the closing quote or
 * bracket at `at`: before a capitalised word that has no capital elsewhere, or after a whole statement that was quoted.
 */
export function endsUnstopped(
  text: string,
  at: number,
  start: number,
  data: SplittingData,
  aside: Range | undefined,
  quotations: Quotations,
): boolean {
  const next = at + 2;
  if (!isSpace(text[at + 1] ?? '')) return false;
  const startsWord = isUpper(charAt(text, next));
  if (!startsWord && text[next] !== '«') return false;
  if (text[at] === ')' ? !isAside(text, at, start, aside) : !isClosed(text, at)) return false;
  const word = readWord(text, next);
  if (startsWord && isStarter(text, { word, wordAt: next }, data.unstopped)) return true;
  if (startsWord && isLower(charAt(text, next + word.length + 1)) && isCommonWord(word, data)) return true;
  return text[at] === '»' && isStatement(text, quotations.openAt(at, '»'), at, start);
}

function isClosed(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  return isLetter(before) || isSpace(before) || UNSTOPPED_ENDS.includes(before);
}

function isAside(text: string, at: number, start: number, aside: Range | undefined): boolean {
  if (aside?.end !== at + 1 || aside.start <= start || at - aside.start < SHORTEST_ASIDE) return false;
  return /\p{L}/u.test(text.slice(aside.start, at));
}

/** Told by its ending alone. */
function isCommonWord(word: string, data: SplittingData): boolean {
  const ends = (ending: string) => word.endsWith(ending);
  return [...data.commonEndings].some(ends) && ![...data.surnameEndings].some(ends);
}

/** A quotation of several words that a colon introduced. What follows it directly is not part of its sentence. */
function isStatement(text: string, open: number, at: number, start: number): boolean {
  if (open <= start || at - open > 400) return false;
  const first = skipSpace(text, open + 1);
  const quoted = text.slice(first, at).trim();
  if (quoted.split(/\s+/u).length < FEWEST_WORDS) return false;
  return /:\s{1,2}$/u.test(text.slice(Math.max(0, open - 3), open));
}
