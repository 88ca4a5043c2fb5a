import { createRequire } from 'node:module';
import { languageOf, primaryOf } from '../language/index.js';
import type { LanguageTag } from '../types.js';

type Stemmer = (word: string) => string;

/** The Snowball stemmers (https://snowballstem.org) that the package has, by language. */
const STEMMERS: Record<string, string> = {
  ar: 'arabic',
  bg: 'bulgarian',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  nb: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  tr: 'turkish',
  uk: 'ukrainian',
};

const require = createRequire(import.meta.url);
const loaded = new Map<string, Stemmer>();
const unchanged: Stemmer = (word) => word;

function load(language: string): Stemmer {
  const name = STEMMERS[language];
  if (!name) return unchanged;
  const { stemmer } = require(`@orama/stemmers/${name}`) as { stemmer: Stemmer };
  const known = new Map<string, string>();
  return (word) => {
    let stem = known.get(word);
    if (stem === undefined) {
      stem = stemmer(word);
      if (known.size > MOST_KNOWN) known.clear();
      known.set(word, stem);
    }
    return stem;
  };
}

/** Texts repeat their words; more than this would only be a leak in a long-lived process. */
const MOST_KNOWN = 200_000;

function stemmerOf(language: string): Stemmer {
  let stemmer = loaded.get(language);
  if (!stemmer) {
    stemmer = load(language);
    loaded.set(language, stemmer);
  }
  return stemmer;
}

/** A lower-case word's stem in a language; the word itself where the language has no stemmer here. */
export const stemOf = (tag: LanguageTag, word: string): string =>
  stemmerOf(primaryOf(tag))(languageOf(tag).vocabulary.lemmas.get(word) ?? word);
