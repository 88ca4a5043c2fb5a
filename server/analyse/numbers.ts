import type { NumberData } from '../language/numbers/types.js';
import type { Range } from '../types.js';
import { type Token, TokenKind } from '../words/tokens.js';
import { numeralMention, PARTS } from './digits.js';
import { type Clock, type Found, key } from './found.js';
import { type NumberLexicon, numberLexicon } from './numberwords.js';
import { looksRoman, looseMention, romanMention, wordMention } from './spelt.js';

/** What is special about a number: part of a name (`COVID-19`), a fraction, a Roman numeral by itself, an order (`dozens`). */
export type NumberSort = 'label' | 'part' | 'roman' | 'order';

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
  sort?: NumberSort;
  /** Where it is a time of day. */
  clock?: Clock;
  /** It has a minus before it, as a sign or a word. `value` and `keys` are those of the number without. */
  negative?: true;
}

/** Whether a number can begin with a word; where none does, and no digits are, a text has no numbers. */
export const mayBegin = (shown: string, norm: string, data: NumberData): boolean =>
  numberLexicon(data).startOf(norm) !== null || looksRoman(shown);

function mentionAt(text: string, tokens: Token[], at: number, lexicon: NumberLexicon): Found | null {
  const token = tokens[at] as Token;
  if (token.kind === TokenKind.Digits) return numeralMention(text, tokens, at, lexicon);
  const part = token.kind === TokenKind.Sign ? PARTS.get(token.norm) : undefined;
  if (part !== undefined) return { ...looseMention(tokens, at, part, lexicon), next: at + 1 };
  if (token.kind !== TokenKind.Word) return null;
  const start = lexicon.startOf(token.norm);
  if (!start) return romanMention(text, tokens, at, lexicon);
  const { entry, compound } = start;
  if (entry?.role === 'loose') return looseMention(tokens, at, entry.value, lexicon);
  if (entry) return wordMention(text, tokens, at, lexicon);
  const value = compound as number;
  return { values: [value], keys: [key(value)], next: at + 1, digits: false, loose: value <= 2 };
}

/** A minus before a number: set apart from what precedes, as a dash between two numbers is not. */
function isNegative(text: string, tokens: Token[], at: number, { minus, notMinus }: NumberLexicon): boolean {
  const before = tokens[at - 1];
  if (!before) return false;
  if (/^[-−–]$/.test(before.norm))
    return before.end === tokens[at]?.start && /^[\s(«“"]?$/u.test(text[before.start - 1] ?? '');
  return minus.has(before.norm) && !notMinus.has(tokens[at - 2]?.norm ?? '');
}

const always = (): boolean => true;

const BETWEEN = /^\s*(?:[-–—]|to|or|and|à|ou|et|до|или|и)\s*$/u;

/** `10 to 15 million`: the magnitude is said once for both. */
function shareScale(text: string, mentions: NumberMention[], scale: number): void {
  const [a, b] = mentions.slice(-2) as [NumberMention, NumberMention];
  if (scale <= 1 || b.value < scale || a.value >= 1000 || !BETWEEN.test(text.slice(a.end, b.start))) return;
  a.keys.push(key(a.value * scale));
}

/**
 * Every number of a text, in order, by value.
 * @param begins whether one can begin at a token at all: nearly none does.
 */
export function findNumbers(
  text: string,
  tokens: Token[],
  data: NumberData,
  begins: (at: number) => boolean = always,
): NumberMention[] {
  const lexicon = numberLexicon(data);
  const mentions: NumberMention[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = begins(at) ? mentionAt(text, tokens, at, lexicon) : null;
    if (!found) {
      at++;
      continue;
    }
    const { keys, digits, loose, sort, clock, next, scale = 1 } = found;
    const start = (tokens[at] as Token).start;
    const end = (tokens[next - 1] as Token).end;
    const mention: NumberMention = { start, end, keys, value: found.values[0] as number, digits, loose };
    if (sort) mention.sort = sort;
    if (clock) mention.clock = clock;
    if (isNegative(text, tokens, at, lexicon)) mention.negative = true;
    mentions.push(mention);
    if (mentions.length > 1) shareScale(text, mentions, scale);
    at = next;
  }
  return mentions;
}
