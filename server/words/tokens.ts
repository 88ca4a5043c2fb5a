import type { Range } from '../types.js';
import { remembering } from './remembering.js';

export enum TokenKind {
  Word,
  Digits,
  Sign,
}

/** A word, a run of decimal digits, or one other character that is no white space. */
export interface Token extends Range {
  kind: TokenKind;
  /** Words: lower case, NFC, `ё` as `е`. Else the text itself. */
  norm: string;
}

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const OTHER = 3;

const LETTER_PATTERN = /[\p{L}\p{M}]/u;
const DIGIT_PATTERN = /\p{Nd}/u;
const SPACE_PATTERN = /[\s\u200b\u2060\ufeff]/u;

function classify(char: string): number {
  if (LETTER_PATTERN.test(char)) return LETTER;
  if (DIGIT_PATTERN.test(char)) return DIGIT;
  return SPACE_PATTERN.test(char) ? SPACE : OTHER;
}

/** The class of every code unit below U+2100, where nearly all text of the languages in view lies, once it was met. */
const CLASSES = new Uint8Array(0x2100).fill(0xff);

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x2100) return classify(String.fromCodePoint(text.codePointAt(at) as number));
  const known = CLASSES[code] as number;
  if (known !== 0xff) return known;
  const found = classify(String.fromCharCode(code));
  CLASSES[code] = found;
  return found;
}

/** Only what begins with a high surrogate can be wider than one. */
const widthAt = (text: string, at: number): number =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.codePointAt(at) as number) > 0xffff ? 2 : 1;

/** Scripts that set no spaces between words: each character is a token of its own. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** The first letter of any of them. */
const FIRST_UNSPACED = 0xe01;

/** Whether a letter is its own lower case and NFC, and not `ё`: most of a text in Latin or Cyrillic letters is. */
const isPlain = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x430 && code <= 0x44f) || (code >= 0xdf && code <= 0xff && code !== 0xf7);

/** Text in these letters has no other form in NFC. */
const COMPOSED = /^[\u0020-\u02ff\u0400-\u0482\u048a-\u052f]*$/u;

/** A word in lower case, NFC, `ё` as `е`. */
export function spelling(word: string): string {
  let at = 0;
  while (at < word.length && isPlain(word.charCodeAt(at))) at++;
  if (at === word.length) return word;
  const lower = word.toLowerCase().replaceAll('ё', 'е');
  return COMPOSED.test(lower) ? lower : lower.normalize('NFC');
}

/** Whether a word begins with a capital. */
export function hasCapital(word: string): boolean {
  if (isPlain(word.charCodeAt(0))) return false;
  const first = word[0] as string;
  return first !== first.toLowerCase();
}

const known = remembering(spelling, 200_000);

/**
 * Walks over the tokens of a text: apostrophes and hyphens are signs of their own, so `l’arrêt` gives three. For who has
 * no need of them as objects.
 */
export class TokenWalk {
  kind = TokenKind.Sign;
  start = 0;
  end = 0;
  /** Of a word, a number that equal words share. */
  hash = 0;

  constructor(readonly text: string) {}

  /** Goes to the next token; false where there is none. */
  next(): boolean {
    const { text } = this;
    const { length } = text;
    let at = this.end;
    while (at < length && classAt(text, at) === SPACE) at += widthAt(text, at);
    if (at >= length) return false;
    const kind = classAt(text, at);
    this.start = at;
    at += widthAt(text, at);
    if (kind === LETTER) return this.word(at);
    if (kind === DIGIT) while (at < length && classAt(text, at) === DIGIT) at += widthAt(text, at);
    this.kind = kind === DIGIT ? TokenKind.Digits : TokenKind.Sign;
    this.end = at;
    return true;
  }

  private word(second: number): true {
    const { text, start } = this;
    const { length } = text;
    const alone = text.charCodeAt(start) >= FIRST_UNSPACED && UNSPACED.test(text.slice(start, second));
    let at = start;
    let hash = 0;
    do {
      // of a wider character its second half too
      for (const after = at + widthAt(text, at); at < after; at++)
        hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    } while (!alone && at < length && classAt(text, at) === LETTER);
    this.kind = TokenKind.Word;
    this.hash = hash ^ (hash >>> 15);
    this.end = at;
    return true;
  }
}

/** Cuts a text into tokens. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const walk = new TokenWalk(text);
  while (walk.next()) {
    const { start, end, kind } = walk;
    const shown = text.slice(start, end);
    tokens.push({ start, end, kind, norm: kind === TokenKind.Word ? known(shown) : shown });
  }
  return tokens;
}
