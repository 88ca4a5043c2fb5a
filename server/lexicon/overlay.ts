import { primaryOf } from '../language/index.js';
import type { LanguageTag } from '../types.js';
import { type Lexicon, lexiconOf } from './lexicon.js';
import { NAME_SIGN, termKey } from './terms.js';

/**
 * A word or term that a user has added, from a glossary or through confirmed units: terms of one concept translate each
 * other. Plain data, so that it goes with a job. It counts like an entry of the shipped lexicon, in alignment and in
 * comparison.
 */
export interface Term {
  /** Counts from 0; of no other term set's concepts. */
  concept: number;
  tag: LanguageTag;
  text: string;
  /** From a glossary, whose terms are to be used, and not learnt from texts. */
  glossary?: true;
  /** What the glossary says of its use, if anything. */
  status?: TermStatus;
}

/** As ISO 30042 (TBX) has it, and one that is not to be used at all. */
export type TermStatus = 'preferred' | 'admitted' | 'deprecated' | 'forbidden';

/** The first of users' own concepts, far above the shipped ones, which count from 0. */
export const FIRST_OWN = 2 ** 30;

/**
 * The lexicons with a user's terms laid over them.
 * @returns the lexicon for a tag: a term is known in every variety of its language (`fr` and `fr-CA`).
 */
export function lexiconsWith(terms: readonly Term[]): (tag: LanguageTag) => Lexicon {
  if (terms.length === 0) return lexiconOf;
  const byLanguage = new Map<string, Term[]>();
  for (const term of terms) {
    const language = primaryOf(term.tag);
    const list = byLanguage.get(language);
    if (list) list.push(term);
    else byLanguage.set(language, [term]);
  }
  const laid = new Map<string, Lexicon>();
  return (tag) => {
    const language = primaryOf(tag);
    const own = byLanguage.get(language);
    if (!own) return lexiconOf(tag);
    const known = laid.get(language) ?? overlay(lexiconOf(tag), own);
    laid.set(language, known);
    return known;
  };
}

/**
 * A lexicon with more terms of its language. Its size stays what it was: that tells how much of the language the word
 * lists cover, which a glossary of one subject doesn't change.
 */
export function overlay(base: Lexicon, terms: readonly Term[]): Lexicon {
  const own = new Map<string, number[]>();
  for (const { concept, tag, text } of terms)
    for (const key of keysOf(tag, text)) {
      const concepts = own.get(key);
      if (concepts) concepts.push(FIRST_OWN + concept);
      else own.set(key, [FIRST_OWN + concept]);
    }
  // a name that the word lists don't know is still the common word that they do
  const shipped = (key: string) => base.conceptsOf(key) ?? base.conceptsOf(key.replace(NAME_SIGN, '')) ?? [];
  for (const [key, concepts] of own) own.set(key, [...new Set([...shipped(key), ...concepts])]);
  const openings = new Map<string, string[]>();
  for (const key of own.keys()) {
    if (!key.includes(' ')) continue;
    const stem = key.slice(0, key.indexOf(' '));
    openings.set(stem, [...(openings.get(stem) ?? []), key]);
  }
  return {
    ...base,
    opens: (stem) => openings.has(stem) || base.opens(stem),
    openedBy: (stem) => [...(openings.get(stem) ?? []), ...base.openedBy(stem)],
    conceptsOf: (key) => own.get(key) ?? base.conceptsOf(key),
  };
}

/**
 * A glossary doesn't say what is a name, and often writes every term with a capital: so a term is found as a common word
 * and, if it has a capital, as a name too.
 */
function keysOf(tag: LanguageTag, text: string): string[] {
  const key = termKey(tag, text, false);
  if (key === null) return [];
  const asName = termKey(tag, text, true);
  return asName?.startsWith(NAME_SIGN) ? [key, asName] : [key];
}

/** Whether a term can be found in texts at all: not if it has function words only, or too many words (see `termKey`). */
export function isFindable(tag: LanguageTag, text: string): boolean {
  return termKey(tag, text, false) !== null;
}
