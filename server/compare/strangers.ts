import type { AnalysedSentence, AnalysedVersion } from '../analyse/analyse.js';
import type { LanguageTag, Unit } from '../types.js';

/** Fewer telling numbers than this in both versions of a pair say nothing either way. */
const ENOUGH = 8;
/** Translations share most of their numbers, strangers hardly any; in between lie free adaptations. */
const SHARED = 0.15;

const tellingKeys = (sentences: readonly AnalysedSentence[]): string[][] =>
  sentences.flatMap((s) => s.numbers.filter((n) => n.digits && n.value > 12).map((n) => n.keys));

/**
 * The versions that don't seem to be of the same text: in their units hardly a number of either is found in the other.
 * Names and words would tell more where there are no numbers, but not between any two languages.
 */
export function strangers(versions: AnalysedVersion[], units: readonly Unit[]): LanguageTag[][] {
  const pairs: LanguageTag[][] = [];
  versions.forEach((a, v) => {
    for (let w = v + 1; w < versions.length; w++) {
      const b = versions[w] as AnalysedVersion;
      let total = 0;
      let shared = 0;
      for (const { sides } of units) {
        const own = tellingKeys(a.sentences.slice(sides[v]?.start, sides[v]?.end));
        const theirs = new Set(tellingKeys(b.sentences.slice(sides[w]?.start, sides[w]?.end)).flat());
        total += own.length + theirs.size;
        shared += 2 * own.filter((keys) => keys.some((key) => theirs.has(key))).length;
      }
      if (total >= 2 * ENOUGH && shared < SHARED * total) pairs.push([a.tag, b.tag]);
    }
  });
  return pairs;
}
