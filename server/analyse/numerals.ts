import { type Token, TokenKind } from '../words/tokens.js';

/** A numeral in digits: what it can mean, most likely first, and the token after it. */
export interface Numeral {
  values: number[];
  /** Minutes after midnight, where it can be a time of day. */
  minutes: number | null;
  next: number;
}

const GROUP_SPACE = /^[ \u00a0\u202f\u2009'’]$/;

function digitsAt(tokens: Token[], at: number, from: number): Token | null {
  const token = tokens[at];
  return token?.kind === TokenKind.Digits && token.start === from ? token : null;
}

/** `1 250 000`: groups of three after one that has at most three, set apart by one space or apostrophe each. */
function spacedGroups(text: string, tokens: Token[], at: number): { digits: string; next: number } {
  const first = tokens[at] as Token;
  let digits = first.norm;
  let end = first.end;
  let next = at + 1;
  if (first.norm.length > 3 || first.norm.startsWith('0')) return { digits, next };
  for (;;) {
    const sign = text[end] ?? '';
    if (!GROUP_SPACE.test(sign)) break;
    const skip = tokens[next]?.kind === TokenKind.Sign ? 1 : 0;
    const group = digitsAt(tokens, next + skip, end + 1);
    if (group?.norm.length !== 3) break;
    digits += group.norm;
    end = group.end;
    next += skip + 1;
  }
  return { digits, next };
}

/** What `head` SIGN `tail` can mean. Three digits after a sign are a group, or decimals, by the language's habit. */
function pointed(head: string, sign: string, tail: string, decimal: string): number[] {
  const asDecimal = Number(`${head}.${tail}`);
  if (tail.length !== 3 || head.length > 3 || head === '0') return [asDecimal];
  const asGroup = Number(head + tail);
  // Nobody writes three noughts after a decimal sign.
  return sign === decimal && tail !== '000' ? [asDecimal, asGroup] : [asGroup, asDecimal];
}

const minutesOf = (hours: string, minutes: string): number | null =>
  hours.length <= 2 && minutes.length === 2 && Number(hours) <= 24 && Number(minutes) < 60
    ? Number(hours) * 60 + Number(minutes)
    : null;

/** True inside of `1.2.3`, whose parts don't make decimals of each other. */
function continuesChain(tokens: Token[], at: number): boolean {
  const [digits, sign, current] = [tokens[at - 2], tokens[at - 1], tokens[at] as Token];
  return (
    digits?.kind === TokenKind.Digits &&
    sign?.end === current.start &&
    sign.start === digits.end &&
    /^[.,]$/.test(sign.norm)
  );
}

/** Reads the numeral that starts at a token of digits. `decimal` is the language's decimal sign. */
export function readNumeral(text: string, tokens: Token[], at: number, decimal: string): Numeral {
  const { digits, next } = spacedGroups(text, tokens, at);
  const plain: Numeral = { values: [Number(digits)], minutes: null, next };
  if (continuesChain(tokens, at)) return plain;
  const parts: string[] = [digits];
  const signs: string[] = [];
  let after = next;
  for (;;) {
    const sign = tokens[after];
    if (sign?.kind !== TokenKind.Sign || sign.start !== tokens[after - 1]?.end || !/^[.,:]$/.test(sign.norm)) break;
    const part = digitsAt(tokens, after + 1, sign.end);
    if (!part) break;
    signs.push(sign.norm);
    parts.push(part.norm);
    after += 2;
  }
  const [head, second] = parts as [string, string | undefined];
  const sign = signs[0];
  if (sign === undefined || second === undefined) return plain;
  if (sign === ':') {
    const minutes = minutesOf(head, second);
    return minutes === null ? plain : { values: [], minutes, next: after };
  }
  if (signs.length === 1)
    return {
      values: pointed(head, sign, second, decimal),
      minutes: sign === '.' ? minutesOf(head, second) : null,
      next: after,
    };
  const groups = parts.slice(1);
  if (signs.every((s) => s === sign) && groups.every((g) => g.length === 3) && head.length <= 3)
    return { values: [Number(parts.join(''))], minutes: null, next: after };
  const last = signs.at(-1) as string;
  const whole = parts.slice(0, -1);
  if (signs.slice(0, -1).every((s) => s !== last) && whole.slice(1).every((g) => g.length === 3))
    return { values: [Number(`${whole.join('')}.${parts.at(-1)}`)], minutes: null, next: after };
  // a date in figures, a version, a numbered clause: each part speaks for itself
  return plain;
}
