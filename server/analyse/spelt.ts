import { type Token, TokenKind } from '../words/tokens.js';
import { afterHour } from './clock.js';
import { halfFollows, magnitude } from './digits.js';
import { type Found, hourKeys, key } from './found.js';
import { type NumberLexicon, romanValue } from './numberwords.js';

/** Adds up a run of number words; stops where the next word can't belong (`two, three` are two numbers). */
export function wordMention(text: string, tokens: Token[], at: number, lexicon: NumberLexicon): Found | null {
  let total = 0;
  let current = 0;
  let scale = 1;
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
        scale = entry.value;
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
  const fraction = ordinal ? null : fractionAt(tokens, next, value, lexicon);
  if (fraction) return fraction;
  const single = words === 1 && lexicon.ignored.has((tokens[at] as Token).norm);
  if (single) return { values: [value], keys: [key(value)], next, digits: false, loose: true };
  // quatre autres millions
  const apart = scale === 1 && !ordinal ? magnitude(text, tokens, next, lexicon) : { factor: 1, next };
  if (apart.factor > 1) {
    const scaled = value * apart.factor;
    return { values: [scaled], keys: [key(scaled)], next: apart.next, digits: false, loose: false };
  }
  const keys = [key(value), ...(ordinal && words === 1 ? partKeys(tokens, at, next, lexicon) : [])];
  if (halfFollows(tokens, next, lexicon)) keys.push(key(value + 0.5));
  const hour = scale === 1 && !ordinal ? afterHour(tokens, next, value, lexicon) : { keys: [], next, clock: null };
  return {
    values: [value],
    keys: [...new Set([...keys, ...hour.keys])],
    next: hour.next,
    digits: false,
    loose: ordinal && value <= 3,
    scale,
    ...(hour.clock ? { clock: hour.clock } : {}),
  };
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

/** `two thirds`, `trois quarts`, `две пятых`: the denominator after a small number. */
function fractionAt(tokens: Token[], at: number, over: number, lexicon: NumberLexicon): Found | null {
  const place = tokens[at]?.norm === '-' ? at + 1 : at;
  const under = lexicon.denominators.get(tokens[place]?.norm ?? '');
  if (under === undefined || over < 2 || over >= under) return null;
  return { ...partOf(over / under, place + 1), loose: false };
}

/** `a third`, `un cinquième`, `пятая часть`: the keys that an ordinal has as a part. */
function partKeys(tokens: Token[], at: number, next: number, lexicon: NumberLexicon): string[] {
  const under = lexicon.denominators.get((tokens[at] as Token).norm);
  const asPart = lexicon.article.has(tokens[at - (tokens[at - 1]?.norm === '-' ? 2 : 1)]?.norm ?? '');
  if (under !== undefined && asPart) return partOf(1 / under, next).keys;
  return lexicon.parts.has(tokens[next]?.norm ?? '')
    ? partOf(1 / (lexicon.words.get((tokens[at] as Token).norm)?.value ?? 1), next).keys
    : [];
}

/** A part of one: also as a percentage, which translators like to round it to. */
const partOf = (value: number, next: number): Found => ({
  values: [value],
  keys: [key(Number(value.toFixed(4))), key(Math.floor(value * 100)), key(Math.round(value * 100))],
  next,
  digits: false,
  loose: true,
  sort: 'part',
});

/** Half, dozen, double: words for parts and groups. */
export function looseMention(tokens: Token[], at: number, value: number, lexicon: NumberLexicon): Found {
  // half a million, half a dozen, un demi-million, полтора миллиона
  for (let i = at + 1; i <= at + 2; i++) {
    const token = tokens[i];
    if (!token) break;
    const entry = lexicon.words.get(token.norm);
    const isGroup = entry?.role === 'loose' && entry.value >= 10 && value === 0.5 && lexicon.groups.has(token.norm);
    if ((entry?.role === 'magnitude' && token.norm.length > 1) || isGroup) {
      const product = value * (entry as { value: number }).value;
      return { values: [product], keys: [key(product)], next: i + 1, digits: false, loose: isGroup };
    }
    if (!lexicon.article.has(token.norm) && token.norm !== '-') break;
  }
  const { norm } = tokens[at] as Token;
  if (lexicon.dayHours.has(norm))
    return { values: [value], keys: hourKeys(value), next: at + 1, digits: false, loose: true };
  const keys = value < 1 ? partOf(value, at + 1).keys : [key(value), ...(lexicon.also.get(norm) ?? [])];
  const order = lexicon.orders.has(norm) ? { sort: 'order' as const } : {};
  return { values: [value], keys, next: at + 1, digits: false, loose: true, ...order };
}

const ROMAN_START = /[IVXLCDMХІ]/;

const romanOf = (shown: string): number | null => romanValue(shown) ?? romanValue(shown.replace(/(?:e|er|ème)$/u, ''));

/** Whether a word may be a Roman numeral. */
export const looksRoman = (shown: string): boolean => ROMAN_START.test(shown[0] as string) && romanOf(shown) !== null;

export function romanMention(text: string, tokens: Token[], at: number, lexicon: NumberLexicon): Found | null {
  const token = tokens[at] as Token;
  if (!ROMAN_START.test(text[token.start] as string)) return null;
  const shown = text.slice(token.start, token.end);
  const value = romanOf(shown);
  if (value === null) return null;
  const after = [tokens[at + 1], tokens[at + 2], tokens[at + 3]].some((t) => t && lexicon.roman.has(t.norm));
  if (!after && (shown.length === 1 || value > 40)) return null;
  const found: Found = { values: [value], keys: [key(value)], next: at + 1, digits: false, loose: !after };
  return after ? found : { ...found, sort: 'roman' };
}
