import { type AnalysedVersion, held } from '../analyse/analyse.js';
import type { LanguageTag, Unit } from '../types.js';
import type { UnitSide } from './check.js';
import { type Item, matchItems } from './matching/matching.js';

/** How freely a version was translated: what of its words the word matching does not find, though nothing is amiss. */
export interface Freedom {
  /** The share of its known words that no other version has. */
  lone: number;
  /** The share of the words that two other versions have which it lacks. */
  missed: number;
}

export type Freedoms = ReadonlyMap<LanguageTag, Freedom>;

/** In professional translations of news; Russian ones are the freest. With two versions, there is only one to be found in. */
const USUAL: Readonly<Record<string, Freedom>> = {
  en: { lone: 0.22, missed: 0.16 },
  fr: { lone: 0.28, missed: 0.19 },
  ru: { lone: 0.36, missed: 0.25 },
};
const UNKNOWN: Freedom = { lone: 0.3, missed: 0.2 };
const OF_TWO = 0.38;

/** What is usual counts as much as this many words of the document. */
const TRUST = 150;
/** Units that are looked at, from all over a document, and the fewest that tell anything. */
const SAMPLE = 80;
const FEWEST = 8;

interface Counts {
  words: number;
  lone: number;
  shared: number;
  missed: number;
}

/** Words that the lexicon should have found; names and numbers are found by other means. */
export const isCommon = ({ kind, name, concepts }: Item): boolean => kind === 'word' && !name && concepts.length > 0;

function count(items: ReadonlyMap<LanguageTag, readonly Item[]>, counts: ReadonlyMap<LanguageTag, Counts>): void {
  for (const [tag, own] of items)
    for (const item of own) {
      if (!isCommon(item)) continue;
      const mine = counts.get(tag) as Counts;
      mine.words++;
      if (item.foundIn.size === 0) mine.lone++;
      else
        for (const [other, theirs] of counts) {
          if (other === tag || (item.foundIn.has(other) && item.foundIn.size === 1)) continue;
          theirs.shared++;
          if (!item.foundIn.has(other)) theirs.missed++;
        }
    }
}

function usualOf({ language }: AnalysedVersion, versions: number): Freedom {
  const usual = USUAL[language.tag] ?? UNKNOWN;
  return versions > 2 ? usual : { ...usual, lone: OF_TWO };
}

/** How freely each version of a document was translated, from a sample of its units; what is usual, for a short text. */
export function freedomsOf(versions: readonly AnalysedVersion[], units: readonly Unit[]): Freedoms {
  const counts = new Map(versions.map(({ tag }) => [tag, { words: 0, lone: 0, shared: 0, missed: 0 }]));
  if (units.length >= FEWEST) {
    const step = Math.max(1, units.length / SAMPLE);
    for (let u = 0; u < units.length; u += step) {
      const sides = sidesOf(versions, units[Math.floor(u)] as Unit);
      if (sides.length === versions.length) count(matchItems(sides), counts);
    }
  }
  return new Map(
    versions.map((version) => {
      const usual = usualOf(version, versions.length);
      const { words, lone, shared, missed } = counts.get(version.tag) as Counts;
      return [
        version.tag,
        {
          lone: (lone + TRUST * usual.lone) / (words + TRUST),
          missed: (missed + TRUST * usual.missed) / (shared + TRUST),
        },
      ];
    }),
  );
}

function sidesOf(versions: readonly AnalysedVersion[], unit: Unit): UnitSide[] {
  return versions.flatMap((version, v) => {
    const { start, end } = unit.sides[v] ?? { start: 0, end: 0 };
    const sentences = version.sentences.slice(start, end).map(held);
    return end > start ? [{ tag: version.tag, version, sentences, first: start, length: 0 }] : [];
  });
}
