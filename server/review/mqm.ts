import type { LanguageTag, Severity } from '../types.js';

/**
 * Penalty points for one error, as in the MQM scorecard (Lommel, Burchardt, Uszkoreit; https://themqm.org): a minor error
 * counts 1, a major one 5, a critical one 25.
 */
export const PENALTY: Record<Severity, number> = { minor: 1, major: 5, critical: 25 };

/** What counts of a flag. */
export interface Fault {
  /** The version at fault; null where it is not known which. */
  lang: LanguageTag | null;
  severity: Severity;
}

/**
 * Whether a flag counts as an error by what became of it: MQM scores the text as it was read, so an error that was mended
 * since counts too. Only what was found to be none doesn't.
 */
export const countsAsError = (status: string): boolean => status !== 'rejected';

export interface MqmScore {
  lang: LanguageTag;
  words: number;
  errors: Record<Severity, number>;
  /** All penalty points. */
  penalty: number;
  /** Penalty points in 1,000 words (MQM: the normed penalty total); null for a version without words. */
  per1000: number | null;
  /** 100 for no error, less 100 × penalty / words (MQM: the overall quality score); it can fall below 0. */
  score: number | null;
}

/** The MQM score of each version. A flag that blames no version counts for none. */
export function mqmScores(
  versions: readonly { tag: LanguageTag; words: number }[],
  faults: readonly Fault[],
): MqmScore[] {
  return versions.map(({ tag, words }) => {
    const errors: Record<Severity, number> = { minor: 0, major: 0, critical: 0 };
    for (const { lang, severity } of faults) if (lang === tag) errors[severity]++;
    const penalty = (Object.keys(PENALTY) as Severity[]).reduce((sum, s) => sum + PENALTY[s] * errors[s], 0);
    const share = words > 0 ? penalty / words : null;
    return {
      ...{ lang: tag, words, errors, penalty },
      per1000: share === null ? null : 1000 * share,
      score: share === null ? null : 100 * (1 - share),
    };
  });
}
