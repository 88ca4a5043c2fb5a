import type { LanguageTag } from '../types.js';
import { readReady } from '../words/irregular.js';
import { stemOf } from '../words/stem.js';
import { type Token, TokenKind, tokenize } from '../words/tokens.js';

/** Two words that look alike and differ in sense, in two languages, by the stems of their words. */
export interface Trap {
  langs: [string, string];
  words: [string, string];
  /** What the other's word should have been: `right[0]` in the first language for the second's word. */
  right: [string[], string[]];
}

/** The stems of all words, function words too, between spaces. */
export const stemLine = (tag: LanguageTag, tokens: readonly Token[]): string =>
  tokens
    .filter(({ kind }) => kind === TokenKind.Word)
    .map(({ norm }) => stemOf(tag, norm))
    .join(' ');

/** Rows of traps.tsv: LANG1 WORD1 LANG2 WORD2 RIGHT2 RIGHT1, the last two with alternatives between `|`. */
export function compactTraps(rows: readonly string[][]): string {
  const traps = rows.map(
    ([lang1 = '', word1 = '', lang2 = '', word2 = '', right2 = '', right1 = '']): Trap => ({
      langs: [lang1, lang2],
      words: [stemLine(lang1, tokenize(word1)), stemLine(lang2, tokenize(word2))],
      right: [
        right1.split('|').map((word) => stemLine(lang1, tokenize(word))),
        right2.split('|').map((word) => stemLine(lang2, tokenize(word))),
      ],
    }),
  );
  return `${JSON.stringify(traps)}\n`;
}

/** Language pair → the first word's stem → its traps. */
let loaded: Map<string, Map<string, Trap[]>> | undefined;

function load(): Map<string, Map<string, Trap[]>> {
  const pairs = new Map<string, Map<string, Trap[]>>();
  for (const trap of JSON.parse(readReady('traps.json') ?? '[]') as Trap[]) {
    const pair = trap.langs.join(' ');
    const byWord = pairs.get(pair) ?? new Map<string, Trap[]>();
    pairs.set(pair, byWord);
    byWord.set(trap.words[0], [...(byWord.get(trap.words[0]) ?? []), trap]);
  }
  return pairs;
}

const NONE: ReadonlyMap<string, readonly Trap[]> = new Map();

/** The traps between two languages, by their primary subtags, in this order: by the stem of the first's word. */
export function trapsBetween(first: string, second: string): ReadonlyMap<string, readonly Trap[]> {
  loaded ??= load();
  return loaded.get(`${first} ${second}`) ?? NONE;
}

/** Language → the stems of its words in traps. */
let trapped: Map<string, Set<string>> | undefined;

function stemsInTraps(): Map<string, Set<string>> {
  loaded ??= load();
  const stems = new Map<string, Set<string>>();
  for (const [pair, words] of loaded) {
    const [language = ''] = pair.split(' ');
    stems.set(language, new Set([...(stems.get(language) ?? []), ...words.keys()]));
  }
  return stems;
}

/** Whether a stem is a language's word in any trap. */
export function isTrap(language: string, stem: string): boolean {
  trapped ??= stemsInTraps();
  return trapped.get(language)?.has(stem) ?? false;
}
