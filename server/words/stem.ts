import { createRequire } from 'node:module';
import { primaryOf } from '../language/index.js';
import type { Stemmer } from '../language/irregular/types.js';
import type { LanguageTag } from '../types.js';
import { type Listed, readStem } from './irregular.js';
import { readReadyLines } from './ready-lines.js';
import { remembering } from './remembering.js';

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

/** The Snowball stemmer of a language (its primary subtag); words stay as they are where there is none. */
export function snowballOf(language: string): Stemmer {
  const name = STEMMERS[language];
  return name ? (require(`@orama/stemmers/${name}`) as { stemmer: Stemmer }).stemmer : unchanged;
}

const NONE: Listed = { forms: new Map(), stems: new Map() };

/** The irregular forms of a language. */
function irregularOf(language: string): Listed {
  const [forms, stems] = readReadyLines(`${language}.forms`)?.tables ?? [];
  return { forms: forms ?? NONE.forms, stems: stems ?? NONE.stems };
}

function load(language: string): Stemmer {
  const snowball = snowballOf(language);
  const irregular = irregularOf(language);
  return remembering((word) => readStem(word, snowball, irregular), 200_000);
}

function stemmerOf(language: string): Stemmer {
  const stemmer = loaded.get(language) ?? load(language);
  loaded.set(language, stemmer);
  return stemmer;
}

/** Varieties of a language share its stemmer; there are no more tags than a user's versions have. */
const byTag = new Map<LanguageTag, Stemmer>();

/** A lower-case word's stem in a language; the word itself where the language has no stemmer here. */
export function stemOf(tag: LanguageTag, word: string): string {
  let stemmer = byTag.get(tag);
  if (!stemmer) {
    stemmer = stemmerOf(primaryOf(tag));
    byTag.set(tag, stemmer);
  }
  return stemmer(word);
}
