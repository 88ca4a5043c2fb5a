import { primaryOf } from '../language/index.js';
import type { LanguageTag } from '../types.js';
import { readReady } from '../words/irregular.js';
import { remembering } from '../words/remembering.js';
import { SortedLines } from '../words/sorted-lines.js';

/** What the shipped word lists know of one language. */
export interface Lexicon {
  /** The concepts that a term key (see `termKey`) can stand for. */
  conceptsOf(key: string): readonly number[] | undefined;
  /** How many terms it has. */
  size: number;
  /** Whether a term of several words begins with a stem (after `NAME_SIGN`, for a name). */
  opens(stem: string): boolean;
  /** Whether a concept comes from one of these lists. */
  isIn(concept: number, list: string): boolean;
}

const EMPTY: Lexicon = { conceptsOf: () => undefined, size: 0, opens: () => false, isIn: () => false };

function parse(text: string): Lexicon {
  const lists = new Map<string, [number, number]>();
  let at = 0;
  for (; text.startsWith('#', at); at = text.indexOf('\n', at) + 1) {
    const [name, from, to] = text.slice(at + 1, text.indexOf('\n', at)).split(' ') as [string, string, string];
    lists.set(name, [Number(from), Number(to)]);
  }
  const terms = new SortedLines(text, at);
  return {
    // most terms are never asked for, so they stay text until they are
    conceptsOf: remembering((key): readonly number[] | undefined => terms.get(key)?.split(' ').map(idOf)),
    size: terms.size,
    opens: (stem) => terms.continues(stem),
    isIn: (concept, list) => {
      const range = lists.get(list);
      return range !== undefined && concept >= range[0] && concept < range[1];
    },
  };
}

const idOf = (id: string): number => Number.parseInt(id, 36);

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
  const text = readReady(`${language}.terms`);
  return text === null ? EMPTY : parse(text);
}
