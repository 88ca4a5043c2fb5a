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

/** The class of every code unit below U+2100, where nearly all text of the languages in view lies. */
const CLASSES = Uint8Array.from({ length: 0x2100 }, (_, code) => classify(String.fromCharCode(code)));

const classAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  if (code < 0x2100) return CLASSES[code] as number;
  return classify(String.fromCodePoint(text.codePointAt(at) as number));
};

/** Only what begins with a high surrogate can be wider than one. */
const widthAt = (text: string, at: number): number =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.codePointAt(at) as number) > 0xffff ? 2 : 1;

/** Scripts that set no spaces between words: each character is a token of its own. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** A word in lower case, NFC, `ё` as `е`. */
export const normWord = remembering((word) => word.toLowerCase().replaceAll('ё', 'е').normalize('NFC'), 200_000);

/**
 * Walks over the tokens of a text: apostrophes and hyphens are signs of their own, so `l’arrêt` gives three. For who has
 * no need of them as objects.
 */
export function scanTokens(text: string, found: (kind: TokenKind, start: number, end: number) => void): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    const kind = classAt(text, at);
    const start = at;
    at += widthAt(text, at);
    if (kind === SPACE) continue;
    if (kind === OTHER) {
      found(TokenKind.Sign, start, at);
      continue;
    }
    if (kind === DIGIT) {
      while (at < length && classAt(text, at) === DIGIT) at += widthAt(text, at);
      found(TokenKind.Digits, start, at);
      continue;
    }
    const alone = text.charCodeAt(start) > 0xdff && UNSPACED.test(text.slice(start, at));
    if (!alone) while (at < length && classAt(text, at) === LETTER) at += widthAt(text, at);
    found(TokenKind.Word, start, at);
  }
}

/** Cuts a text into tokens. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  scanTokens(text, (kind, start, end) => {
    const shown = text.slice(start, end);
    tokens.push({ start, end, kind, norm: kind === TokenKind.Word ? normWord(shown) : shown });
  });
  return tokens;
}
