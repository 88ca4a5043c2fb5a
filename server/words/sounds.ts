import { CYRILLIC_READINGS, GREEK_READINGS, LATIN_READINGS, type SoundRules } from '../language/sounds.js';
import { remembering } from './remembering.js';

type Reader = (word: string) => string;

interface Rule {
  letters: string;
  sound: string;
}

/** Reads by the longest rule at each place; letters without a rule are silent. */
function reader(rules: SoundRules): Reader {
  /** By the code of their first letter, longest first. */
  const table: (Rule[] | undefined)[] = [];
  for (const [letters, sound] of Object.entries(rules)) {
    const first = letters.charCodeAt(0);
    const list = table[first] ?? [];
    table[first] = list;
    list.push({ letters, sound });
  }
  for (const list of table) list?.sort((a, b) => b.letters.length - a.letters.length);
  return (word) => {
    let code = '';
    let last = '';
    for (let at = 0; at < word.length; ) {
      const rule = ruleAt(table[word.charCodeAt(at)], word, at);
      // a doubled letter sounds once
      const sound = rule?.sound ?? '';
      const heard = sound !== '' && sound[0] === last ? sound.slice(1) : sound;
      if (heard !== '') {
        code += heard;
        last = heard[heard.length - 1] as string;
      }
      at += rule?.letters.length ?? 1;
    }
    return code;
  };
}

function ruleAt(rules: Rule[] | undefined, word: string, at: number): Rule | undefined {
  if (rules) for (const rule of rules) if (rule.letters.length === 1 || word.startsWith(rule.letters, at)) return rule;
  return undefined;
}

const LATIN = LATIN_READINGS.map(reader);
const CYRILLIC = CYRILLIC_READINGS.map(reader);
const GREEK = GREEK_READINGS.map(reader);

function readersFor(word: string): Reader[] {
  const code = word.codePointAt(0) ?? 0;
  if (code >= 0x400 && code < 0x530) return CYRILLIC;
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return LATIN;
  return code >= 0x370 && code < 0x400 ? GREEK : [];
}

/** The phonetic codes of a lower-case word, one for each way to read it; none where its script isn't known. */
export const soundCodes = remembering((word): readonly string[] => readersFor(word).map((read) => read(word)));

const GROUPS = ['aeiou', 'pb', 'fvw', 'td', 'kgh', 'szSCJ', 'mn', 'l', 'r'];
const groupOf = new Uint8Array(128);
GROUPS.forEach((letters, i) => {
  for (const letter of letters) groupOf[letter.charCodeAt(0)] = i;
});
const VOWELS = 0;
const W = 'w'.charCodeAt(0);
const U = 'u'.charCodeAt(0);
const H = 'h'.charCodeAt(0);

/** Sounds of one group are often spelt alike in another language; vowels are the least stable part of a name. */
function substitution(a: number, b: number): number {
  if (a === b) return 0;
  const group = groupOf[a];
  if (group === groupOf[b]) return group === VOWELS ? 0.3 : 0.45;
  if ((a === W && b === U) || (a === U && b === W)) return 0.2;
  return 1;
}

const skipping = (code: number): number => (groupOf[code] === VOWELS ? 0.4 : code === H ? 0.5 : 1);

/** Both for every pair of codes, which are ASCII: `COSTS[a * 128 + b]`. */
const COSTS = Float64Array.from({ length: 128 * 128 }, (_, pair) => substitution(pair >> 7, pair & 127));
const SKIPS = Float64Array.from({ length: 128 }, (_, code) => skipping(code));

const MAX = 40;
const row = new Float64Array(MAX + 1);
const letters = new Uint8Array(MAX + 1);

/**
 * Edit distance (Wagner and Fischer 1974) between two codes, by how much sounds differ; long tails are cut.
 * @param limit a distance above this may come out as any other above it: most pairs are given up early (Ukkonen 1985).
 */
export function soundDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  const n = Math.min(a.length, MAX);
  const m = Math.min(b.length, MAX);
  row[0] = 0;
  for (let j = 1; j <= m; j++) {
    const code = b.charCodeAt(j - 1);
    letters[j] = code;
    row[j] = (row[j - 1] as number) + (SKIPS[code] as number);
  }
  for (let i = 1; i <= n; i++) {
    const ca = a.charCodeAt(i - 1);
    const costs = ca << 7;
    const skipA = SKIPS[ca] as number;
    let diagonal = row[0] as number;
    let left = diagonal + skipA;
    let least = left;
    row[0] = left;
    for (let j = 1; j <= m; j++) {
      const cb = letters[j] as number;
      const up = row[j] as number;
      let best = diagonal + (COSTS[costs + cb] as number);
      if (up + skipA < best) best = up + skipA;
      left += SKIPS[cb] as number;
      if (best < left) left = best;
      if (left < least) least = left;
      diagonal = up;
      row[j] = left;
    }
    if (least > limit) return least;
  }
  return row[m] as number;
}

/** @param least a likeness below this may come out as any other below it. */
function likeness(x: string, y: string, least = 0): number {
  const longest = Math.max(x.length, y.length);
  if (longest === 0 || Math.min(x.length, y.length) < longest * 0.55) return 0;
  return x === y ? 1 : 1 - soundDistance(x, y, (1 - least) * longest + ROUNDING) / longest;
}

/** Sums of costs may be off by this. */
const ROUNDING = 1e-9;

/** Which groups of consonants a code has, as bits. */
function soundMask(code: string): number {
  let mask = 0;
  for (let i = 0; i < code.length; i++) {
    const letter = code.charCodeAt(i);
    // h falls silent and w turns into a vowel at little cost
    if (letter !== H && letter !== W) mask |= 1 << (groupOf[letter] as number);
  }
  return mask & ~(1 << VOWELS);
}

/** How many bits are set (Warren, Hacker’s Delight, 2002, 5-1). */
function bitsOf(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The masks of a word's codes: the groups that every reading has, and those that any has. */
export interface Masks {
  every: number;
  any: number;
  longest: number;
}

export const masksOf = (codes: readonly string[]): Masks => ({
  every: codes.reduce((bits, code) => bits & soundMask(code), ~0),
  any: codes.reduce((bits, code) => bits | soundMask(code), 0),
  longest: codes.reduce((most, code) => Math.max(most, code.length), 0),
});

/** False where words can't be as alike as `least`, since each group of consonants that only one has costs a sound. */
export const mayBeAlike = (a: Masks, b: Masks, least: number): boolean =>
  Math.max(bitsOf(a.every & ~b.any), bitsOf(b.every & ~a.any)) <= (1 - least) * Math.max(a.longest, b.longest);

/**
 * How alike two words sound, 0 to 1: in the same reading where both have several, else by their closest readings.
 * @param least a likeness below this may come out as any other below it, and sooner.
 */
export function soundLikeness(a: readonly string[], b: readonly string[], least = 0): number {
  let best = 0;
  if (a.length === b.length) {
    for (let n = a.length - 1; n >= 0; n--) {
      if (n < a.length - 1 && a[n] === a[n + 1] && b[n] === b[n + 1]) continue;
      best = Math.max(best, likeness(a[n] as string, b[n] as string, Math.max(best, least)));
    }
    return best;
  }
  for (const x of a) for (const y of b) best = Math.max(best, likeness(x, y, Math.max(best, least)));
  return best;
}

/**
 * The groups of a code's first consonants as the digits of a number (none is 0), to find candidates for `soundLikeness`
 * without comparing all with all.
 */
export function soundBucket(code: string, consonants: number): number {
  let bucket = 0;
  for (let i = 0, left = consonants; i < code.length && left > 0; i++) {
    const c = code.charCodeAt(i);
    const group = groupOf[c] as number;
    if (group === VOWELS || c === H || c === W) continue;
    bucket = bucket * 10 + group;
    left--;
  }
  return bucket;
}
