import { primaryOf } from '../language/index.js';
import type { LanguageTag } from '../types.js';
import { readReadyLines } from '../words/ready-lines.js';
import { remembering } from '../words/remembering.js';
import type { SortedLines } from '../words/sorted-lines.js';

/** What the shipped word lists know of one language. */
export interface Lexicon {
  /** The concepts that a term key (see `termKey`) can stand for. */
  conceptsOf(key: string): readonly number[] | undefined;
  /** How many terms it has. */
  size: number;
  /** Whether a term of several words begins with a stem (after `NAME_SIGN`, for a name). */
  opens(stem: string): boolean;
  /** The keys of the terms of several words that begin with a stem (after `NAME_SIGN`, for a name). */
  openedBy(stem: string): readonly string[];
  /** Whether a concept comes from one of these lists. */
  isIn(concept: number, list: string): boolean;
}

const EMPTY: Lexicon = {
  conceptsOf: () => undefined,
  size: 0,
  opens: () => false,
  openedBy: () => [],
  isIn: () => false,
};

/** Which concepts the lists hold, by the lines at the head of the text. */
function listsIn(text: string): Map<string, [number, number]> {
  const lists = new Map<string, [number, number]>();
  for (let at = 0; text.startsWith('#', at); at = text.indexOf('\n', at) + 1) {
    const [name, from, to] = text.slice(at + 1, text.indexOf('\n', at)).split(' ') as [string, string, string];
    lists.set(name, [Number(from), Number(to)]);
  }
  return lists;
}

function lexiconIn(text: string, terms: SortedLines): Lexicon {
  const lists = listsIn(text);
  return {
    // most terms are never asked for, so they stay text until they are
    conceptsOf: remembering((key) => conceptsIn(terms.get(key))),
    size: terms.size,
    opens: (stem) => terms.continues(stem),
    openedBy: (stem) => terms.continuing(stem),
    isIn: (concept, list) => {
      const range = lists.get(list);
      return range !== undefined && concept >= range[0] && concept < range[1];
    },
  };
}

const ZERO = '0'.charCodeAt(0);
const LETTER_A = 'a'.charCodeAt(0);

/** Numbers in base 36 between spaces. */
function conceptsIn(listed: string | undefined): number[] | undefined {
  if (listed === undefined) return undefined;
  const concepts: number[] = [];
  let concept = 0;
  for (let at = 0; at < listed.length; at++) {
    const code = listed.charCodeAt(at);
    if (code >= LETTER_A) concept = concept * 36 + code - LETTER_A + 10;
    else if (code >= ZERO) concept = concept * 36 + code - ZERO;
    else {
      concepts.push(concept);
      concept = 0;
    }
  }
  concepts.push(concept);
  return concepts;
}

/** A lexicon of this many terms knows a language: a word that it doesn't know is a rare one. */
const LARGE = 2000;

export const isLarge = ({ size }: Lexicon): boolean => size >= LARGE;

const loaded = new Map<string, Lexicon>();

/** The shipped word lists for a tag's language; an empty lexicon where there is none. Read once, when first asked for. */
export function lexiconOf(tag: LanguageTag): Lexicon {
  const language = primaryOf(tag);
  let lexicon = loaded.get(language);
  if (!lexicon) {
    lexicon = read(language);
    loaded.set(language, lexicon);
  }
  return lexicon;
}

function read(language: string): Lexicon {
  const ready = readReadyLines(`${language}.terms`);
  const terms = ready?.tables[0];
  return terms ? lexiconIn(ready.text, terms) : EMPTY;
}
