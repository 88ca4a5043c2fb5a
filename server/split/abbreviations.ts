import type { SplittingData } from '../language/types.js';
import { isSpace, isUpper } from './characters.js';
import { startsSentence } from './starters.js';
import type { Stop } from './stops.js';

/** Limits that no abbreviation reaches; they keep the time linear on text without spaces, or full of them. */
const LONGEST_TOKEN = 40;
const FARTHEST_SPACE = 16;
const tokenBreak = /[\s"“”„«»‹›()[\]{},;:!?…—–/\\*]/u;

/** What stands before a full stop, up to white space or punctuation. */
export interface Token {
  start: number;
  text: string;
}

export function tokenBefore(text: string, end: number): Token {
  let start = end;
  while (start > 0 && end - start < LONGEST_TOKEN && !tokenBreak.test(text[start - 1] ?? ' ')) start--;
  return { start, text: text.slice(start, end) };
}

/** The token before another, past the white space between them; '' if punctuation stands there. */
export function previousToken(text: string, token: Token): Token {
  let end = token.start;
  while (end > 0 && token.start - end < FARTHEST_SPACE && isSpace(text[end - 1] ?? '')) end--;
  return tokenBefore(text, end);
}

/** Letters set apart are one abbreviation: `p. m` is `p.m`, `т. е` is `т.е`. */
function joined(text: string, token: Token): Token {
  let { start, text: key } = token;
  for (let pieces = 1; pieces < 4; pieces++) {
    const before = previousToken(text, { start, text: key });
    if (!/^(?:\p{L}\.)*\p{L}\.$/u.test(before.text)) break;
    start = before.start;
    key = before.text + key;
  }
  return { start, text: key };
}

export type AbbreviationClass = 'goOn' | 'beforeNumber' | 'afterNumber' | 'mayEnd' | 'oftenEnd';
const CLASSES: readonly AbbreviationClass[] = ['oftenEnd', 'goOn', 'afterNumber', 'beforeNumber', 'mayEnd'];

/** The ways to look a token up: as it is, without its capitals, without what is elided or joined by a hyphen. */
function* spellings(token: string, data: SplittingData): Generator<string> {
  yield token;
  if (token.length > 1 && isUpper(token.charAt(0))) {
    const rest = token.slice(1);
    yield token.charAt(0).toLowerCase() + rest;
    if (rest !== '' && rest === rest.toUpperCase()) {
      yield token.charAt(0) + rest.toLowerCase();
      yield token.toLowerCase();
    }
  }
  const apostrophe = Math.max(token.lastIndexOf("'"), token.lastIndexOf('’'));
  if (apostrophe > 0 && data.elisions.has(token.slice(0, apostrophe).toLowerCase())) {
    yield* spellings(token.slice(apostrophe + 1), data);
  }
  const hyphen = token.lastIndexOf('-');
  if (hyphen > 0 && token.length - hyphen > 2) yield* spellings(token.slice(hyphen + 1), data);
}

export interface Abbreviation {
  class: AbbreviationClass | 'initial' | 'clipped';
  token: Token;
}

/** Which kind of abbreviation ends here, if any. `token` is what stands before the stop. */
export function abbreviationAt(text: string, token: Token, data: SplittingData): Abbreviation | undefined {
  // `km/h.` is a whole word, whatever its last letter.
  if (token.text === '' || text[token.start - 1] === '/') return undefined;
  const whole = /^\p{L}$/u.test(token.text) ? joined(text, token) : token;
  for (const candidate of whole.text === token.text ? [token] : [whole, token]) {
    for (const spelling of spellings(candidate.text, data)) {
      const found = CLASSES.find((name) => data[name].has(spelling));
      if (found) return { class: found, token: candidate };
    }
  }
  if (isInitials(token.text)) return { class: 'initial', token: whole };
  return isClipped(token.text) ? { class: 'clipped', token } : undefined;
}

/** `J`, `J.K`, `J.-P`, `d.o.o`, `Дж`; not the `t` of `isn't`, nor the `A` of `737-A`. */
function isInitials(token: string): boolean {
  return /^(?:[dl]['’])?(?:\p{L}\p{M}*|Дж|Дз|Ch|Th|Ph|Kh|Zh|Yu|Ya)(?:\.-?(?:\p{L}\p{M}*|Дж|Дз))*$/u.test(token);
}

/** A word of consonants is clipped (`Blvd`, `чл`), unless it is all capitals, which are spelt out (`BBC`). */
function isClipped(token: string): boolean {
  return /^(?:\p{Script=Latin}|\p{Script=Cyrillic}){2,5}$/u.test(token) && /\p{Ll}$/u.test(token) && !hasVowel(token);
}

function hasVowel(token: string): boolean {
  return /[aeiouyаеёиоуыэюяіїє]/u.test(token.normalize('NFD').toLowerCase());
}

/** A number or a roman numeral (Russian types it with a Cyrillic Х too); not the acronyms that C, D and M would let in. */
export function isNumber(token: string): boolean {
  return /\p{Nd}/u.test(token) || /^[IVXLХ]+(?:[-–][IVXLХ]+)?$/u.test(token);
}

/** Whether what comes next reads as a number: digits, roman numerals, `№`, or a code such as `L. 121-1`. */
export function numberFollows(text: string, stop: Stop, data: SplittingData): boolean {
  const { word } = stop;
  if (word === '') return '№§#+'.includes(text[stop.next] ?? ' ') && stop.next < text.length;
  // `vol. I` is a number, `no. I think` is not.
  if (isNumber(word)) return word.length > 1 || !startsSentence(text, stop, data);
  return word.length === 1 && isUpper(word) && /^[.\-–][\s\p{Nd}]/u.test(text.slice(stop.wordAt + 1, stop.wordAt + 3));
}
