import { primaryOf } from '../language/index.js';
import type { LanguageTag } from '../types.js';
import { readReady } from '../words/irregular.js';

/** What the shipped word lists know of one language. */
export interface Lexicon {
  /** The concepts that a term key (see `termKey`) can stand for. */
  conceptsOf(key: string): readonly number[] | undefined;
  /** How many terms it has. */
  size: number;
  /** The first stems of terms of several words. */
  openings: ReadonlySet<string>;
  /** Whether a concept comes from one of these lists. */
  isIn(concept: number, list: string): boolean;
}

const EMPTY: Lexicon = { conceptsOf: () => undefined, size: 0, openings: new Set(), isIn: () => false };

function parse(text: string): Lexicon {
  const terms = new Map<string, string>();
  const read = new Map<string, readonly number[]>();
  const openings = new Set<string>();
  const lists = new Map<string, [number, number]>();
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) {
      const [name, from, to] = line.slice(1).split(' ') as [string, string, string];
      lists.set(name, [Number(from), Number(to)]);
      continue;
    }
    const tab = line.indexOf('\t');
    if (tab < 0) continue;
    const key = line.slice(0, tab);
    terms.set(key, line.slice(tab + 1));
    const space = key.indexOf(' ');
    if (space > 0) openings.add(key.slice(0, space));
  }
  return {
    // most terms are never asked for, so their concepts stay text until they are
    conceptsOf: (key) => {
      const known = read.get(key);
      if (known) return known;
      const ids = terms
        .get(key)
        ?.split(' ')
        .map((id) => Number.parseInt(id, 36));
      if (ids) read.set(key, ids);
      return ids;
    },
    size: terms.size,
    openings,
    isIn: (concept, list) => {
      const range = lists.get(list);
      return range !== undefined && concept >= range[0] && concept < range[1];
    },
  };
}

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
