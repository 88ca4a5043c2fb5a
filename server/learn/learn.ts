import { type AnalysedVersion, analyse } from '../analyse/analyse.js';
import { primaryOf } from '../language/index.js';
import { type Lexicon, lexiconOf } from '../lexicon/lexicon.js';
import { isFindable } from '../lexicon/overlay.js';
import type { LanguageTag } from '../types.js';
import { associations } from './association.js';
import { countLinks } from './linking.js';

/** A unit that a reviewer has confirmed: its sentences by version. */
export type ConfirmedUnit = Readonly<Record<LanguageTag, readonly string[]>>;

/** Two words that translate each other, as confirmed units show. */
export interface LearntPair {
  /** Primary subtags, in the order of the alphabet. */
  tags: readonly [LanguageTag, LanguageTag];
  texts: readonly [string, string];
  /** In how many units the two were linked. */
  units: number;
  /** Their log-likelihood ratio. */
  score: number;
}

export interface Learning {
  /** By languages, the surest first. */
  pairs: LearntPair[];
  /** From how many units each two languages could be learnt. */
  seen: { tags: readonly [LanguageTag, LanguageTag]; units: number }[];
}

/**
 * Units with both languages below which nothing is learnt: only from 16 on can words that go together three times reach
 * the bar of `associations`, and a few more must be there for them not to be the very frequent ones.
 */
export const ENOUGH_UNITS = 20;

/** A link is kept where it won in so many units, and in this share of the units in which both words stand. */
const LEAST_LINKS = 3;
const LEAST_SHARE = 0.5;

/** More words a side than a long sentence has: such a unit says little of which goes with which, and takes longest. */
const LONGEST = 80;

/** One language's words in the units, as numbers of its types. */
interface Words {
  version: AnalysedVersion;
  /** For each unit, its words that can be learnt, each once; null where it has no text in the language. */
  inUnit: (number[] | null)[];
}

/**
 * Draws pairs of words from confirmed units, for each two languages in them. Names, numbers and function words are left
 * out - the aligner recognises names and numbers by themselves, and function words go with everything -, and so is what
 * `lexicon` knows already. Of several versions in one language, a unit's first one counts.
 *
 * Words associated beyond chance (Dunning 1993) compete for each other in every unit (Melamed 2000, method A): so
 * "European" is not learnt as "union" because both stand beside "Union".
 */
export function learnPairs(
  units: readonly ConfirmedUnit[],
  lexicon: (tag: LanguageTag) => Lexicon = lexiconOf,
): Learning {
  const languages = [...new Set(units.flatMap((unit) => Object.keys(unit).map(primaryOf)))].sort();
  const words = new Map(languages.map((language) => [language, wordsOf(units, language, lexicon(language))]));
  const learning: Learning = { pairs: [], seen: [] };
  languages.forEach((from, index) => {
    for (const to of languages.slice(index + 1)) {
      const { pairs, seen } = learnBetween(words.get(from) as Words, words.get(to) as Words);
      if (seen > 0) learning.seen.push({ tags: [from, to], units: seen });
      learning.pairs.push(...pairs.map((pair) => ({ ...pair, tags: [from, to] as const })));
    }
  });
  return learning;
}

function wordsOf(units: readonly ConfirmedUnit[], language: LanguageTag, lexicon: Lexicon): Words {
  const texts = units.map((unit) => {
    const tag = Object.keys(unit).find((own) => primaryOf(own) === language && unit[own]?.length);
    return tag === undefined ? [] : (unit[tag] ?? []);
  });
  // all at once: whether a word is a name shows in how it is written everywhere
  const version = analyse(
    language,
    texts.flat().map((text) => ({ text })),
    lexicon,
  );
  let next = 0;
  const inUnit = texts.map(({ length }) => {
    const found = new Set<number>();
    for (const end = next + length; next < end; next++) for (const type of learnable(version, next)) found.add(type);
    return length === 0 ? null : [...found];
  });
  return { version, inUnit };
}

/** The types of a sentence's words that are neither names nor part of a number or date. */
function learnable({ sentences, types }: AnalysedVersion, index: number): number[] {
  const sentence = sentences[index];
  if (!sentence) return [];
  const { tokens, numbers } = sentence;
  return [...sentence.types].filter((type, at) => {
    const token = tokens[at];
    if (type < 0 || !token || types[type]?.name) return false;
    return !numbers.some(({ start, end }) => token.start < end && token.end > start);
  });
}

function learnBetween(from: Words, to: Words): { pairs: Omit<LearntPair, 'tags'>[]; seen: number } {
  const both = from.inUnit.flatMap((own, unit) => {
    const theirs = to.inUnit[unit];
    return own && theirs ? [{ own, theirs }] : [];
  });
  if (both.length < ENOUGH_UNITS) return { pairs: [], seen: both.length };
  const fit = both.filter(({ own, theirs }) => own.length <= LONGEST && theirs.length <= LONGEST);
  const found = associations(fit);
  const links = countLinks(fit, found);
  const pairs = found.flatMap(({ a, b, together, score }) => {
    const won = links.get(a)?.get(b) ?? 0;
    if (won < LEAST_LINKS || won < LEAST_SHARE * together || isKnown(from, to, a, b)) return [];
    const texts = [formOf(from, a), formOf(to, b)] as const;
    if (!isFindable(from.version.tag, texts[0]) || !isFindable(to.version.tag, texts[1])) return [];
    return [{ texts, units: won, score }];
  });
  return { pairs: pairs.sort((a, b) => b.score - a.score), seen: both.length };
}

const formOf = ({ version }: Words, type: number): string => version.types[type]?.form ?? '';

function isKnown(from: Words, to: Words, a: number, b: number): boolean {
  const concepts = to.version.types[b]?.concepts ?? [];
  return from.version.types[a]?.concepts.some((concept) => concepts.includes(concept)) ?? false;
}
