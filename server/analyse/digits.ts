import { type Token, TokenKind } from '../words/tokens.js';
import { afterHour, afterMinutes } from './clock.js';
import { type Found, key, touch } from './found.js';
import type { NumberLexicon } from './numberwords.js';
import { readNumeral } from './numerals.js';

/** Reads the magnitude words after a number (`11.5 billion`, `20 тыс.`) and multiplies by them. */
export function magnitude(
  text: string,
  tokens: Token[],
  at: number,
  lexicon: NumberLexicon,
): { factor: number; next: number } {
  let factor = 1;
  let next = at;
  for (;;) {
    let place = next;
    if (tokens[place]?.norm === '-' && touch(tokens[place], tokens[place + 1])) place++;
    // quatre autres millions
    else if (lexicon.between.has(tokens[place]?.norm ?? '')) place++;
    const word = tokens[place];
    if (word?.kind !== TokenKind.Word) break;
    const entry = lexicon.words.get(word.norm);
    const last = tokens[next - 1] as Token;
    if (entry?.role !== 'magnitude') break;
    // a lone letter is a magnitude only where it touches the digits of an amount of money: £5m, $20k
    if (word.norm.length === 1 && !(word.start === last.end && /\p{Sc}\s?[\d.,]+$/u.test(text.slice(0, word.start))))
      break;
    factor *= entry.value;
    next = place + 1;
    if (tokens[next]?.norm === '.' && lexicon.words.has(`${word.norm}.`)) next++;
  }
  return { factor, next };
}

/** `… and a half`, `… et demi`, `… с половиной`, at most two tokens on: the place of `half`; 0 where none follows. */
export function halfFollows(tokens: Token[], at: number, lexicon: NumberLexicon): number {
  for (let i = at; i < at + 4; i++) {
    const norm = tokens[i]?.norm;
    if (norm === undefined || (tokens[i]?.kind === TokenKind.Sign && norm !== '-')) return 0;
    if (i > at && lexicon.halves.has(norm)) {
      const before = tokens[i - 1]?.norm ?? '';
      const earlier = tokens[i - 2]?.norm ?? '';
      if (['and', 'et', 'с'].includes(before) || (before === 'a' && earlier === 'and')) return i;
    }
  }
  return 0;
}

/** Signs for parts of one, alone or after digits. */
export const PARTS: ReadonlyMap<string, number> = new Map([
  ['½', 1 / 2],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
]);

/** Digits that are no amount but part of a name: `COVID-19`, `F-16`, `A320`, `km2`. */
function isLabel(text: string, tokens: Token[], at: number): boolean {
  const digits = tokens[at] as Token;
  const dash = tokens[at - 1]?.norm === '-' && touch(tokens[at - 1], digits);
  const before = tokens[dash ? at - 2 : at - 1];
  if (before?.kind !== TokenKind.Word || before.end !== (dash ? (tokens[at - 1] as Token).start : digits.start))
    return false;
  if (!dash) return true;
  const shown = text.slice(before.start, before.end);
  return shown === shown.toUpperCase() || (shown.length <= 3 && shown[0] !== shown[0]?.toLowerCase());
}

/** The month in `14.03.2028`: the versions may write it as a word. */
function isFiguredMonth(text: string, { start, end, norm }: Token): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 3), start), text.slice(end, end + 5)];
  return norm.length === 2 && Number(norm) <= 12 && /\d[./]$/.test(before) && /^[./]\d{2,4}/.test(after);
}

/** `'18` and the second half of `2018/19` are short for a year. */
function yearKeys(text: string, tokens: Token[], at: number, value: number): string[] {
  const token = tokens[at] as Token;
  if (token.norm.length !== 2) return [];
  if (/['’]/.test(text[token.start - 1] ?? '')) return [key(1900 + value), key(2000 + value)];
  const year = tokens[at - 2];
  if (!/[-/–]/.test(text[token.start - 1] ?? '') || year?.norm.length !== 4 || year.kind !== TokenKind.Digits)
    return [];
  return [key(Math.floor(Number(year.norm) / 100) * 100 + value)];
}

/** `3rd`, `1930s`, `3-й`: the token after the ending, and what else the digits then mean. */
function suffixAfter(tokens: Token[], next: number, value: number, lexicon: NumberLexicon) {
  const after = tokens[next];
  const joined = after?.norm === '-';
  const at = joined ? next + 1 : next;
  const suffix = tokens[at];
  if (!(joined || touch(tokens[next - 1], after)) || suffix?.kind !== TokenKind.Word) return null;
  if (!lexicon.suffixes.has(suffix.norm)) return null;
  const keys: string[] = [];
  // the 1930s are the thirties, the 1800s the nineteenth century
  if (value >= 1000 && value % 10 === 0) keys.push(key(value % 100));
  if (value >= 1000 && value % 100 === 0) keys.push(key(value / 100 + 1));
  return { keys, next: at + 1 };
}

/** Reads the number that starts at a token of digits, with all that belongs to it. */
export function numeralMention(text: string, tokens: Token[], at: number, lexicon: NumberLexicon): Found {
  const numeral = readNumeral(text, tokens, at, lexicon.data.decimal);
  let scaled = magnitude(text, tokens, numeral.next, lexicon);
  let read = numeral.values;
  const part = PARTS.get(tokens[numeral.next]?.norm ?? '');
  if (part !== undefined && scaled.factor === 1) {
    read = read.map((v) => v + part);
    scaled = magnitude(text, tokens, numeral.next + 1, lexicon);
  }
  const halfBefore = scaled.factor === 1 ? halfFollows(tokens, numeral.next, lexicon) : 0;
  if (halfBefore) {
    const beyond = magnitude(text, tokens, halfBefore + 1, lexicon);
    if (beyond.factor > 1) {
      scaled = beyond;
      read = read.map((v) => v + 0.5);
    }
  }
  const values = read.map((v) => v * scaled.factor);
  const keys = new Set(values.map(key));
  const value = values[0] ?? -1;
  let next = scaled.next;
  let clock: Found['clock'];
  if (numeral.minutes !== null) {
    const hour = afterMinutes(tokens, next, numeral.minutes, lexicon);
    for (const k of hour.keys) keys.add(k);
    next = hour.next;
    // `8.30` without more may be any number
    if (hour.clock && (values.length === 0 || hour.next > scaled.next)) clock = hour.clock;
  }
  const suffix = suffixAfter(tokens, next, value, lexicon);
  if (suffix) {
    for (const k of suffix.keys) keys.add(k);
    next = suffix.next;
  }
  if (scaled.factor === 1 && values.length > 0) {
    for (const k of yearKeys(text, tokens, at, value)) keys.add(k);
    const hour = afterHour(tokens, next, value, lexicon);
    for (const k of hour.keys) keys.add(k);
    next = hour.next;
    if (hour.clock) clock = hour.clock;
    const { norm } = tokens[at] as Token;
    if (norm.length === 4 && value % 10 === 0 && value >= 1000 && value < 2100) keys.add(key(value % 100));
  }
  const half = halfFollows(tokens, next, lexicon);
  if (half) for (const v of values) keys.add(key(v + scaled.factor / 2));
  const label = isLabel(text, tokens, at) || isFiguredMonth(text, tokens[at] as Token);
  return {
    values: values.length ? values : [(numeral.minutes ?? 0) / 60],
    keys: [...keys],
    next,
    digits: true,
    loose: false,
    scale: scaled.factor,
    ...(label ? { sort: 'label' as const } : {}),
    ...(clock ? { clock } : {}),
  };
}
