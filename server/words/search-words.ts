import type { Range } from '../types.js';
import { remembering } from './remembering.js';
import { TokenKind, TokenWalk } from './tokens.js';

/** Words as a search takes them: what people type alike is alike, whatever its accents, case and apostrophes. */

/** A word or number of a text. Apostrophes and hyphens part words, so that `eau` finds `l’eau`. */
export interface SearchWord extends Range {
  /** Folded. */
  word: string;
}

/** Letters that people without them on their keyboard write otherwise, and that Unicode doesn't take apart. */
const SPELT: Record<string, string> = {
  ...{ œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŧ: 't', ŋ: 'n' },
  ...{ ς: 'σ', ё: 'е' },
  ...{ ﬁ: 'fi', ﬂ: 'fl', ﬀ: 'ff', ﬃ: 'ffi', ﬄ: 'ffl', ĳ: 'ij', ŉ: 'n' },
};
const SPELT_LETTERS = new RegExp(`[${Object.keys(SPELT).join('')}]`, 'gu');

/** Accents of letters that are the same letter without them. A Cyrillic й is another letter than и, and so is an ї. */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}/gu;
/** Stress marks; ѓ and ќ are letters. */
const STRESS = /(?<=[аеёиоуыэюяіѐѝ])[\u0300\u0301]/gu;
/** Vowel points of Arabic and Hebrew, and the stroke that only lengthens a line. */
const POINTS = /[\u0591-\u05c7\u064b-\u065f\u0670\u0640]/gu;

/** Text in these letters is folded when it is in lower case. */
const PLAIN = /^[a-zа-ъыьэюя0-9]*$/u;

function foldedWord(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .replaceAll('\u00ad', '')
    .replace(SPELT_LETTERS, (letter) => SPELT[letter] ?? letter)
    .normalize('NFD')
    .replace(ACCENTS, '')
    .replace(STRESS, '')
    .replace(POINTS, '')
    .normalize('NFC')
    .replace(SPELT_LETTERS, (letter) => SPELT[letter] ?? letter);
}

/** What a word is found by: lower case, without accents, `ё` as `е`, `œ` as `oe`. */
export const fold = remembering(foldedWord, 200_000);

const SOFT_HYPHEN = '\u00ad';

/** Calls `see` for each word and number of a text. A soft hyphen is no border between words. */
function eachWord(text: string, see: (start: number, end: number) => void): void {
  const walk = new TokenWalk(text);
  let start = -1;
  let end = -1;
  while (walk.next()) {
    if (walk.kind === TokenKind.Sign) continue;
    if (start >= 0 && walk.start === end + 1 && text[end] === SOFT_HYPHEN) {
      end = walk.end;
      continue;
    }
    if (start >= 0) see(start, end);
    start = walk.start;
    end = walk.end;
  }
  if (start >= 0) see(start, end);
}

/** The words of a text as they are written, in order. */
export function writtenWords(text: string): string[] {
  const words: string[] = [];
  eachWord(text, (start, end) => words.push(text.slice(start, end)));
  return words;
}

/** The words of a text, folded, with where they stand. */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  eachWord(text, (start, end) => words.push({ start, end, word: fold(text.slice(start, end)) }));
  return words.filter(({ word }) => word !== '');
}
