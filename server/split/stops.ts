import type { SplittingData } from '../language/types.js';
import {
  APOSTROPHES,
  CLOSERS,
  charAt,
  DASHES,
  EITHER_QUOTES,
  FULL_STOPS,
  GUILLEMETS,
  isFormat,
  isLetter,
  isSpace,
  isWordPart,
  NOTE_MARKS,
  OPENERS,
  STOPS,
} from './characters.js';
import type { Quotations } from './enclosures.js';

/** How far past a stop its next word is looked for: more marks in a row than this are no ordinary text. */
const LONGEST_LEAD = 24;
const LONGEST_WORD = 32;

/**
 * A run of end marks with the closing quotes, brackets and footnote marks after it, and what comes next. `period` is a
 * single full stop, which abbreviations have too; `call` holds a question or exclamation mark; `full` is a mark of
 * another script that is nothing but an end.
 */
export interface Stop {
  /** The first mark. */
  at: number;
  /** After the last mark and all that closes with it: where the sentence would end. */
  end: number;
  kind: 'period' | 'ellipsis' | 'call' | 'full';
  quoted: boolean;
  bracketed: boolean;
  /** Whether white space follows. */
  spaced: boolean;
  /** The next character that is not white space. */
  next: number;
  /** The next word, after opening quotes, brackets and dashes; '' where a symbol or nothing stands. */
  word: string;
  wordAt: number;
  /** Whether a dash stands before the next word. */
  dash: boolean;
}

export function readStop(text: string, at: number, data: SplittingData, quotations: Quotations): Stop {
  const { end, marks, quoted, bracketed } = readMarks(text, at, data, quotations);
  const next = skipSpace(text, end);
  const lead = readLead(text, next);
  const word = readWord(text, lead.end);
  return {
    at,
    end,
    kind: kindOf(marks),
    quoted,
    bracketed,
    spaced: next > end,
    next,
    word,
    wordAt: lead.end,
    dash: lead.dash,
  };
}

function kindOf(marks: string): Stop['kind'] {
  if ([...marks].some((mark) => FULL_STOPS.has(mark))) return 'full';
  if (/[!?‼⁇⁈⁉؟;\u037e፧]/u.test(marks)) return 'call';
  if (/\.\.|…/u.test(marks)) return 'ellipsis';
  return marks === '.' ? 'period' : 'call';
}

/** The end marks proper, and how far all that closes with them reaches. */
function readMarks(text: string, at: number, data: SplittingData, quotations: Quotations) {
  let [end, quoted, bracketed] = [at, false, false];
  const marks: string[] = [];
  while (end < text.length) {
    const char = text[end] ?? '';
    if (end === at || STOPS.has(char) || FULL_STOPS.has(char)) {
      marks.push(char);
      end++;
    } else if (closes(text, end, data, quotations)) {
      if (char === ')' || char === ']' || char === '）' || char === '}') bracketed = true;
      else quoted = true;
      end++;
    } else if (NOTE_MARKS.has(char) || isFormat(char)) {
      end++;
    } else {
      const note = noteEnd(text, end);
      const mark = note > end ? note : spacedMark(text, end, data, quotations);
      if (mark === end) break;
      end = mark;
    }
  }
  return { end, marks: marks.slice(0, 8).join(''), quoted, bracketed };
}

function closes(text: string, at: number, data: SplittingData, quotations: Quotations): boolean {
  const char = text[at] ?? '';
  if (GUILLEMETS.has(char) && data.guillemets === 'either') return !isWordPart(charAt(text, at + 1));
  if (CLOSERS.has(char)) return true;
  if (!EITHER_QUOTES.has(char)) return false;
  if (!isWordPart(charAt(text, at + 1))) return !OPENERS.has(text[at + 1] ?? '');
  // `end."Then`: a quote between a stop and a letter closes if one is open.
  return char === '”' || (char === '"' && quotations.openAt(at, char) >= 0);
}

/** After a footnote reference such as `[12]` or `[a]`. */
function noteEnd(text: string, at: number): number {
  if (text[at] !== '[') return at;
  const close = text.indexOf(']', at);
  const inside = close > 0 && close - at <= 4 ? text.slice(at + 1, close) : '';
  return /^(?:\p{Nd}{1,3}|\p{Ll})$/u.test(inside) ? close + 1 : at;
}

/** French sets its marks apart: after `… ?` or `… .`, the ` »` (or ` !`) that still belongs to it. */
function spacedMark(text: string, at: number, data: SplittingData, quotations: Quotations): number {
  if (!isSpace(text[at] ?? '')) return at;
  const next = isSpace(text[at + 1] ?? '') ? at + 2 : at + 1;
  const char = text[next] ?? '';
  if (char === '!' || char === '?') return next;
  if (char === '»' || char === '›') return data.guillemets === 'outward' ? next : at;
  // A straight quote with space on both sides closes what is open.
  const apart = char === '"' && isSpace(text[next + 1] ?? ' ');
  return apart && quotations.openAt(next, char) >= 0 ? next : at;
}

export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text[at] ?? '')) at++;
  return at;
}

/** What may stand before the first word of a sentence: quotes, brackets, dashes, an ellipsis, invisible marks. */
function readLead(text: string, from: number): { end: number; dash: boolean } {
  let [at, dash] = [from, false];
  const limit = Math.min(text.length, from + LONGEST_LEAD);
  while (at < limit) {
    const char = text[at] ?? '';
    if (DASHES.has(char)) dash = true;
    else if (!isLead(char) && !(isSpace(char) && at > from)) break;
    at++;
  }
  return { end: at, dash };
}

function isLead(char: string): boolean {
  return (
    OPENERS.has(char) || CLOSERS.has(char) || EITHER_QUOTES.has(char) || '¿¡….*•_'.includes(char) || isFormat(char)
  );
}

/** Letters, digits and marks; with the apostrophe if one follows and more letters after it (`l'`). */
export function readWord(text: string, from: number): string {
  let at = from;
  while (at - from < LONGEST_WORD) {
    const char = charAt(text, at);
    if (char === '' || !isWordPart(char)) break;
    at += char.length;
  }
  const elided = at > from && APOSTROPHES.has(text[at] ?? '') && isLetter(charAt(text, at + 1));
  return elided ? `${text.slice(from, at)}'` : text.slice(from, at);
}
