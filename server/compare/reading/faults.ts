import type { AnalysedSentence, AnalysedVersion } from '../../analyse/analyse.js';
import { grammarOf } from '../../language/grammar/index.js';
import type { Grammar } from '../../language/grammar/types.js';
import { type Token, TokenKind } from '../../words/tokens.js';
import type { UnitSide } from '../check.js';
import { bitsByForm } from './by-form.js';
import { once } from './kept.js';

/**
 * What may be wrong with the form of a text, counted without a look at the other versions: each of these is often right
 * (a heading has no full stop), but then so in every version.
 */
export interface Faults {
  /** Sentences without a mark at their end. */
  open: number;
  /** Sentences that begin with a small letter, or with a word that can't begin one. */
  small: number;
  /** Words with a capital after the first. */
  capitals: number;
  /** Words, or pairs of words, said twice in a row. */
  doubled: number;
  /** Spaces before a mark that none of the languages has them before, and none after one that asks for it. */
  spacing: number;
  /** Words that hardly ever stand side by side, by the language's grammar. */
  joints: number;
  /** Marks inside, by kind (see `KINDS`). */
  marks: Int32Array;
}

/** Marks that translations keep more or less: their kinds, and what one too many or too few of each takes away. */
export const KINDS: readonly (readonly [signs: string, weight: number])[] = [
  ['.…', 0.02],
  [';', 0.012],
  [':', 0.012],
  ['?', 0.03],
  ['!', 0.02],
  ['()[]', 0.01],
  [',', 0.003],
  ['"“”„«»', 0.006],
  ['–—-', 0.002],
  ['*#_|~^<>', 0.02],
  ["'’‘`", 0.002],
];

const kindOf = new Map(KINDS.flatMap(([signs], kind) => [...signs].map((sign) => [sign, kind] as const)));

const ENDS = /[.!?…:;。！？][\p{Pf}\p{Pe}\p{Pi}"'’*\d]*$/u;
/** What may stand before the first word of a sentence. */
const OPENING = /^[^\p{L}\p{N}]*/u;
const CLOSES = new Set([',', '.', ')', ']', '”', '…']);
const OPENS = new Set(['(', '[', '“']);

const isSpaceAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0xa0 || code === 0x202f || code === 0x2009;
};

export const faultsOf = once(({ sentences, version }: UnitSide): Faults => {
  const marks = new Int32Array(KINDS.length);
  const faults = { open: 0, small: 0, capitals: 0, doubled: 0, spacing: 0, joints: 0, marks };
  for (const sentence of sentences) count(faults, sentence, version);
  return faults;
});

/** The letters of the alphabets in view: what begins with one needs no expression to tell where its letters begin. */
const isLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0x410 && code <= 0x44f);

const openingOf = (text: string): number => (isLetter(text.charCodeAt(0)) ? 0 : (OPENING.exec(text)?.[0].length ?? 0));

const isEnded = (text: string): boolean => text.endsWith('.') || ENDS.test(text.trimEnd());

/** What is to be known of a form, as bits. */
const CAPITAL = 1;
/** Something can be amiss after it: most words are none of these. */
const HEAD = 2;
const NOT_FIRST = 4;

const formBits = bitsByForm(({ norm, capital }, { tag }) => {
  const grammar = grammarOf(tag);
  const head = grammar && headsOf(grammar).has(norm) ? HEAD : 0;
  return (capital ? CAPITAL : 0) | head | (grammar?.notFirst.has(norm) ? NOT_FIRST : 0);
});

function count(faults: Faults, { text, tokens, forms }: AnalysedSentence, version: AnalysedVersion): void {
  const grammar = grammarOf(version.tag);
  const bits = formBits(version);
  const start = openingOf(text);
  const first = text[start] ?? '';
  if (!isEnded(text)) faults.open++;
  const begins = forms.length > 0 && (forms[0] as number) >= 0 ? (bits[forms[0] as number] as number) : 0;
  if (first !== first.toUpperCase() || begins & NOT_FIRST) faults.small++;
  for (let n = 0; n < tokens.length; n++) {
    const token = tokens[n] as Token;
    const next = tokens[n + 1];
    const form = forms[n] as number;
    if (token.kind === TokenKind.Sign) countMark(faults, text, token, next);
    else if (form >= 0) {
      const known = bits[form] as number;
      if (known & CAPITAL && token.start > start) faults.capitals++;
      if (next && isDoubled(tokens, n, next)) faults.doubled++;
      if (grammar && next && known & HEAD && isBroken(grammar, text, token, next, n === 0)) faults.joints++;
    }
  }
}

function countMark(faults: Faults, text: string, { norm, start, end }: Token, next: Token | undefined): void {
  const kind = kindOf.get(norm);
  if (kind !== undefined && next) faults.marks[kind] = (faults.marks[kind] as number) + 1;
  if (CLOSES.has(norm) && isSpaceAt(text, start - 1) && text[start + 1] !== '.' && text[start - 2] !== '.')
    faults.spacing++;
  if (OPENS.has(norm) && isSpaceAt(text, end)) faults.spacing++;
  // a comma that touches the next word
  if (norm === ',' && next && next.start === end && next.kind === TokenKind.Word) faults.spacing++;
}

/** A word, or two, that is said again at once, with only spaces between. */
function isDoubled(tokens: readonly Token[], n: number, b: Token): boolean {
  const a = tokens[n] as Token;
  if (b.kind !== TokenKind.Word) return false;
  if (a.norm === b.norm) return b.start === a.end + 1;
  return n + 3 < tokens.length && a.norm === tokens[n + 2]?.norm && b.norm === tokens[n + 3]?.norm;
}

const headWords = new WeakMap<Grammar, ReadonlySet<string>>();

/** The words after which something can be amiss: most words are none of these. */
function headsOf(grammar: Grammar): ReadonlySet<string> {
  let known = headWords.get(grammar);
  if (!known) {
    const { classes, cannotFollow, pairs, clashing } = grammar;
    const bits = [...cannotFollow.keys()].reduce((all, bit) => all | bit, 0);
    const classed = [...classes].flatMap(([word, own]) => ((own & bits) === 0 ? [] : word));
    known = new Set([...classed, ...clashing, ...[...pairs].map((pair) => pair.slice(0, pair.indexOf(' ')))]);
    headWords.set(grammar, known);
  }
  return known;
}

function isBroken(grammar: Grammar, text: string, token: Token, next: Token, first: boolean): boolean {
  const { norm, start, end } = token;
  const joined = next.kind === TokenKind.Sign ? next.start === end || isSpaceAt(text, end) : next.start === end + 1;
  if (!joined || (norm.length === 1 && next.norm === '.')) return false;
  // capitals make names of function words (`the US`, `the WHO`), and what follows a sign is part of something else
  const small = first || norm === 'i' || isWritten(text, token);
  if (!small || !(first || isSpaceAt(text, start - 1))) return false;
  const isName = next.kind === TokenKind.Word && !isWritten(text, next);
  const following = isName ? 0 : classOf(grammar, next);
  for (let rest = classOf(grammar, token); rest !== 0; rest &= rest - 1)
    if (((grammar.cannotFollow.get(rest & -rest) ?? 0) & following) !== 0) return true;
  if (next.kind !== TokenKind.Word) return false;
  return grammar.pairs.has(`${norm} ${next.norm}`) || grammar.clashes(norm, next.norm);
}

/** Whether a word is written as it is looked up: in small letters. */
const isWritten = (text: string, { norm, start, end }: Token): boolean =>
  end - start === norm.length && text.startsWith(norm, start);

const classOf = ({ classes }: Grammar, { norm }: Token): number => classes.get(norm) ?? 0;
