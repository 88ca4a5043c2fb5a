import type { LanguageTag } from '../types.js';
import { writtenWords } from '../words/search-words.js';

/** What people ask for, in data. Whatever they type can be read: signs that mean nothing here are passed over. */

export const SEARCH_STATES = ['confirmed', 'unreviewed', 'flagged', 'divergent'] as const;
export type SearchState = (typeof SEARCH_STATES)[number];

/** Words that a version of the unit has, or has not. */
export interface Condition {
  /** `fr` stands for every version in French, `fr-CA` for that one; null for any version. */
  lang: LanguageTag | null;
  has: boolean;
  /** As it was typed: words, which all have to be there; "words in quotes" that follow each other; beginnings with *. */
  words: string;
}

export interface SearchQuery {
  conditions: readonly Condition[];
  /** Only the words as they are written, not their other forms. */
  exact?: boolean;
  documentId?: number | null;
  state?: SearchState | null;
  /** The id of a check: only units with a finding of it that is shown. */
  check?: string | null;
}

/** A word, or several that follow each other. */
export interface Term {
  /** As they are written. */
  words: string[];
  /** Between quotation marks: no other forms. */
  quoted: boolean;
  /** The last word goes on. */
  prefix: boolean;
}

/** What stands between quotation marks of any kind (the last pair may be left open), and what stands between spaces. */
const PARTS = /["“”„«]([^"“”„«»]*)(?:["“”»]|$)|[^\s"“”„«»]+/gu;
/** A request of more is an accident: a text that was pasted into the wrong field. */
const MOST_TERMS = 30;

/** The terms of what was typed; none where it holds neither letter nor digit. */
export function readTerms(typed: string): Term[] {
  const terms = [...typed.matchAll(PARTS)].map(([part, inside]): Term => {
    const text = inside ?? part;
    return {
      words: writtenWords(text),
      quoted: inside !== undefined,
      prefix: /[\p{L}\p{M}\p{N}]\*+$/u.test(text.trim()),
    };
  });
  return terms.filter(({ words }) => words.length > 0).slice(0, MOST_TERMS);
}

/** Whether there is anything to look for. */
export const asksSomething = ({ conditions }: SearchQuery): boolean =>
  conditions.some(({ words }) => readTerms(words).length > 0);

/** The tags that a language stands for (RFC 4647, 3.3.1): `fr` for `fr` and `fr-CA`; all of them for null. */
export function tagsIn(tags: readonly LanguageTag[], lang: LanguageTag | null): LanguageTag[] {
  if (lang === null) return [...tags];
  const range = lang.toLowerCase();
  return tags.filter((tag) => tag.toLowerCase() === range || tag.toLowerCase().startsWith(`${range}-`));
}
