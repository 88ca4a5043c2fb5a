import type { NumberData } from '../language/numbers/types.js';
import type { Range } from '../types.js';
import { type Token, TokenKind } from '../words/tokens.js';
import { type NumberLexicon, numberLexicon, romanValue } from './numberwords.js';
import { readNumeral } from './numerals.js';

/**
 * A number in a text, by value. Two mentions mean the same where they share a key: `8.30 p.m.` has the keys of 20:30
 * and of 8:30, `1,250` those of 1250 and of 1.25, since the writer may have followed another language's habit.
 */
export interface NumberMention extends Range {
  keys: string[];
  value: number;
  /** Written in digits, so that a translator seldom drops it. */
  digits: boolean;
  /** Good for a match with another version, too idiomatic to raise an alarm alone (half, both, dozen). */
  loose: boolean;
}

const key = (value: number): string => String(Number(value.toPrecision(9)));
const timeKeys = (minutes: number): string[] => {
  const shown = minutes % 1440;
  return [`t${shown}`, `t${(shown + 720) % 1440}`];
};

interface Found {
  values: number[];
  keys: string[];
  next: number;
  digits: boolean;
  loose: boolean;
}

/** Reads the magnitude words after a number (`11.5 billion`, `20 тыс.`) and multiplies by them. */
function magnitude(
  text: string,
  tokens: Token[],
  at: number,
  lexicon: NumberLexicon,
): { factor: number; next: number } {
  let factor = 1;
  let next = at;
  for (;;) {
    let word = tokens[next];
    if (word?.norm === '-' && tokens[next + 1]?.start === word.end) word = tokens[next + 1];
    if (word?.kind !== TokenKind.Word) break;
    const entry = lexicon.words.get(word.norm);
    const last = tokens[next - 1] as Token;
    if (entry?.role !== 'magnitude') break;
    // a lone letter is a magnitude only where it touches the digits of an amount of money: £5m, $20k
    if (word.norm.length === 1 && !(word.start === last.end && /\p{Sc}\s?[\d.,]+$/u.test(text.slice(0, word.start))))
      break;
    factor *= entry.value;
    next = tokens.indexOf(word, next) + 1;
    if (tokens[next]?.norm === '.' && lexicon.words.has(`${word.norm}.`)) next++;
  }
  return { factor, next };
}

/** `… and a half`, `… et demi`, `… с половиной`, at most two tokens on: true where it follows. */
function halfFollows(tokens: Token[], at: number, lexicon: NumberLexicon): number {
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

function numeralMention(text: string, tokens: Token[], at: number, lexicon: NumberLexicon): Found {
  const numeral = readNumeral(text, tokens, at, lexicon.data.decimal);
  let scaled = magnitude(text, tokens, numeral.next, lexicon);
  let read = numeral.values;
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
  if (numeral.minutes !== null) {
    for (const k of timeKeys(numeral.minutes)) keys.add(k);
    if (numeral.minutes % 60 === 0) for (const h of hourKeys(numeral.minutes / 60)) keys.add(h);
  }
  let next = scaled.next;
  const after = tokens[next];
  const first = tokens[at] as Token;
  const touching = after?.start === tokens[next - 1]?.end || after?.norm === '-';
  const suffix = after?.norm === '-' ? tokens[next + 1] : after;
  if (touching && suffix?.kind === TokenKind.Word && lexicon.suffixes.has(suffix.norm)) {
    const value = values[0] ?? 0;
    if (value >= 1000 && value % 10 === 0) keys.add(key(value % 100));
    next = tokens.indexOf(suffix, next) + 1;
  }
  const value = values[0] ?? -1;
  if (scaled.factor === 1 && values.length > 0) {
    for (const k of yearKeys(text, tokens, at, value)) keys.add(k);
    const clock = clockKeys(tokens, next, value, lexicon);
    for (const k of clock.keys) keys.add(k);
    next = clock.next;
    if (first.norm.length === 4 && value % 10 === 0 && value >= 1000 && value < 2100) keys.add(key(value % 100));
  }
  const half = halfFollows(tokens, next, lexicon);
  if (half) for (const v of values) keys.add(key(v + scaled.factor / 2));
  return {
    values: values.length ? values : [(numeral.minutes ?? 0) / 60],
    keys: [...keys],
    next,
    digits: true,
    loose: false,
  };
}

const hourKeys = (hour: number): string[] => [key(hour), key(hour > 12 ? hour - 12 : hour + 12)];

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

/** `8 p.m.`, `20 h`, `20 h 30`, `8 вечера`: the hour in both halves of the day. */
function clockKeys(
  tokens: Token[],
  next: number,
  hour: number,
  lexicon: NumberLexicon,
): { keys: string[]; next: number } {
  const word = tokens[next];
  if (word?.kind !== TokenKind.Word || hour > 24 || !Number.isInteger(hour)) return { keys: [], next };
  const frenchHour = lexicon.words.has('mille') && /^(h|heures?)$/.test(word.norm);
  const minutes = tokens[next + 1];
  if (frenchHour && minutes?.kind === TokenKind.Digits && minutes.norm.length === 2)
    return { keys: timeKeys(hour * 60 + Number(minutes.norm)), next: next + 2 };
  const meridiem = /^[ap]m?$/.test(word.norm) && lexicon.words.has('thousand');
  const russian = /^(утра|дня|вечера|ночи|часов|часа|час)$/.test(word.norm);
  const hourly = frenchHour || meridiem || russian || lexicon.afternoon.has(word.norm);
  return { keys: hourly ? [...hourKeys(hour), ...timeKeys(hour * 60)] : [], next };
}

/** Adds up a run of number words; stops where the next word can't belong (`two, three` are two numbers). */
function wordMention(text: string, tokens: Token[], at: number, lexicon: NumberLexicon): Found | null {
  let total = 0;
  let current = 0;
  let next = at;
  let words = 0;
  let ordinal = false;
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const joined = words > 0 && (token.norm === '-' || token.norm === '‑' || lexicon.joiners.has(token.norm));
    if (joined) continue;
    if (token.kind !== TokenKind.Word || (words > 0 && i - next > 1)) break;
    const entry = lexicon.words.get(token.norm);
    if (!entry || entry.role === 'loose' || token.norm.length === 1) break;
    if (words > 0 && token.norm !== text.slice(token.start, token.end).replaceAll('ё', 'е')) break;
    if (entry.role === 'magnitude') {
      if (words === 0 && lexicon.vague.has(token.norm)) return null;
      if (entry.value === 100) {
        if (current >= 100) break;
        current = (current || 1) * 100;
      } else {
        if (total !== 0 && total % (entry.value * 1000) !== 0) break;
        total += (current || 1) * entry.value;
        current = 0;
      }
    } else {
      const value = entry.value;
      const scores = value === 20 && current % 100 === 4; // quatre-vingt
      if (scores) current += 76;
      else if (fits(current, value, lexicon)) current += value;
      else break;
    }
    words++;
    next = i + 1;
    if (entry.role === 'ordinal') {
      ordinal = true;
      break;
    }
  }
  if (words === 0) return null;
  const value = total + current;
  const single = words === 1 && lexicon.ignored.has((tokens[at] as Token).norm);
  if (single) return { values: [value], keys: [key(value)], next, digits: false, loose: true };
  const keys = [key(value)];
  if (halfFollows(tokens, next, lexicon)) keys.push(key(value + 0.5));
  return { values: [value], keys, next, digits: false, loose: ordinal && value <= 3 };
}

/** Whether a word of this value can be added to what has been read: only into an empty lower place. */
function fits(current: number, value: number, lexicon: NumberLexicon): boolean {
  if (current === 0) return true;
  const below = current % 100;
  if (value >= 100) return false;
  if (below === 0) return true;
  if (value < 10 && below >= 20 && below % 10 === 0) return true;
  // soixante-dix, quatre-vingt-dix, soixante et onze, dix-sept
  const french = lexicon.words.has('soixante');
  if (french && (below === 60 || below === 80) && value >= 10 && value < 20) return true;
  return french && below % 20 === 10 && value >= 7 && value < 10;
}

function looseMention(tokens: Token[], at: number, value: number, lexicon: NumberLexicon): Found {
  // half a million, un demi-million, полтора миллиона
  for (let i = at + 1; i <= at + 2; i++) {
    const token = tokens[i];
    if (!token) break;
    const entry = lexicon.words.get(token.norm);
    if (entry?.role === 'magnitude' && token.norm.length > 1) {
      const product = value * entry.value;
      return { values: [product], keys: [key(product)], next: i + 1, digits: false, loose: false };
    }
    if (!lexicon.article.has(token.norm) && token.norm !== '-') break;
  }
  return {
    values: [value],
    keys: value === 0.5 ? [key(value), '50'] : [key(value)],
    next: at + 1,
    digits: false,
    loose: true,
  };
}

const ROMAN_START = /[IVXLCDMХІ]/;

const romanOf = (shown: string): number | null => romanValue(shown) ?? romanValue(shown.replace(/(?:e|er|ème)$/u, ''));

function romanMention(text: string, tokens: Token[], at: number, lexicon: NumberLexicon): Found | null {
  const token = tokens[at] as Token;
  if (!ROMAN_START.test(text[token.start] as string)) return null;
  const shown = text.slice(token.start, token.end);
  const value = romanOf(shown);
  if (value === null) return null;
  const after = [tokens[at + 1], tokens[at + 2], tokens[at + 3]].some((t) => t && lexicon.roman.has(t.norm));
  if (!after && (shown.length === 1 || value > 40)) return null;
  return { values: [value], keys: [key(value)], next: at + 1, digits: false, loose: !after };
}

/** Whether a number can begin with a word; where none does, and no digits are, a text has no numbers. */
export const mayBegin = (shown: string, norm: string, data: NumberData): boolean =>
  numberLexicon(data).startOf(norm) !== null || (ROMAN_START.test(shown[0] as string) && romanOf(shown) !== null);

function mentionAt(text: string, tokens: Token[], at: number, lexicon: NumberLexicon): Found | null {
  const token = tokens[at] as Token;
  if (token.kind === TokenKind.Digits) return numeralMention(text, tokens, at, lexicon);
  if (token.kind !== TokenKind.Word) return null;
  const start = lexicon.startOf(token.norm);
  if (!start) return romanMention(text, tokens, at, lexicon);
  const { entry, compound } = start;
  if (entry?.role === 'loose') return looseMention(tokens, at, entry.value, lexicon);
  if (entry) return wordMention(text, tokens, at, lexicon);
  const value = compound as number;
  return { values: [value], keys: [key(value)], next: at + 1, digits: false, loose: true };
}

/** Every number of a text, in order, by value. */
export function findNumbers(text: string, tokens: Token[], data: NumberData): NumberMention[] {
  const lexicon = numberLexicon(data);
  const mentions: NumberMention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = mentionAt(text, tokens, at, lexicon);
    if (!found) {
      at++;
      continue;
    }
    const start = (tokens[at] as Token).start;
    const end = (tokens[found.next - 1] as Token).end;
    mentions.push({
      start,
      end,
      keys: found.keys,
      value: found.values[0] as number,
      digits: found.digits,
      loose: found.loose,
    });
    at = found.next;
  }
  return mentions;
}
