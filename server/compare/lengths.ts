import type { AnalysedVersion } from '../analyse/analyse.js';

/** What makes sentences of these languages equally long, from two sets of translations. */
const USUAL: Readonly<Record<string, number>> = { en: 1.07, fr: 0.94, ru: 0.99 };

/** From this many letters a version, a document tells its languages' lengths itself. */
const ENOUGH = 1500;

const lettersOf = (version: AnalysedVersion): number => version.sentences.reduce((sum, s) => sum + s.length, 0);

/** What makes versions comparable in length: their letters per letter of the mean version, once there is enough text. */
export function scales(versions: readonly AnalysedVersion[]): number[] {
  const letters = versions.map(lettersOf);
  const mean = letters.reduce((sum, n) => sum + n, 0) / letters.length;
  return versions.map(({ language }, v) => {
    const own = letters[v] as number;
    return mean > ENOUGH && own > 0 ? Math.min(2, Math.max(0.5, mean / own)) : (USUAL[language.tag] ?? 1);
  });
}
