import type { SplittingData } from '../language/types.js';
import { abbreviationAt, tokenBefore } from './abbreviations.js';
import { charAt, isLower, isSpace, isUpper, sameScript } from './characters.js';
import { startsSentence } from './starters.js';
import type { Stop } from './stops.js';

/** How far back an address is looked for. */
const FARTHEST = 40;

/**
 * Whether a sentence ends at a stop that no white space follows (`the end.Then`). Only where a name, an address or an
 * abbreviation can be ruled out: a plain lower-case word before it, a capitalised one of the same script after it.
 */
export function endsGlued(text: string, stop: Stop, data: SplittingData): boolean {
  const { word } = stop;
  if (stop.kind === 'ellipsis' ? !startsSentence(text, stop, data) : !isUpper(charAt(word, 0))) return false;
  const before = tokenBefore(text, stop.at).text;
  const afterCloser = before === '' && /[»”"')\]]/u.test(text[stop.at - 1] ?? '');
  if (!afterCloser && (!isPlainWord(before) || !sameScript(before.slice(-1), word.charAt(0)))) return false;
  if (stop.kind === 'period' && !afterCloser && abbreviationAt(text, { start: 0, text: before }, data)) return false;
  if (!endsPlainly(text, stop.wordAt + word.length)) return false;
  const starts = startsSentence(text, stop, data);
  const capitalised = isUpper(charAt(before, 0));
  return starts || (!capitalised && word.length > 1 && isLower(charAt(word, 1)) && standsAlone(text, stop));
}

/** Letters, and hyphens between them. */
function isPlainWord(token: string): boolean {
  return /^\p{L}[\p{L}\p{M}'’-]*\p{Ll}$/u.test(token);
}

/** Whether the word after the stop ends as words in a text do, not as in `foo.Bar()` or `foo.Bar.com`. */
function endsPlainly(text: string, at: number): boolean {
  const char = text[at] ?? ' ';
  if (isSpace(char) || ',;:!?…»”"\'’)-–—'.includes(char)) return true;
  return char === '.' && isSpace(text[at + 1] ?? ' ');
}

/** Not within an address, where a slash or an at sign came before. */
function standsAlone(text: string, stop: Stop): boolean {
  let at = stop.at - 1;
  const limit = Math.max(0, at - FARTHEST);
  while (at >= limit && !isSpace(text[at] ?? ' ')) {
    if ('/@\\=&#'.includes(text[at] ?? '')) return false;
    at--;
  }
  return true;
}
