import type { LanguageTag } from '../types.js';
import { filled, type Place } from './places.js';

/** Counts of links. */
export interface Tally {
  hit: number;
  predicted: number;
  gold: number;
}

/** What is to be compared: the units of one document, as they should be and as they were found. */
export interface Judged {
  gold: Place[];
  found: Place[];
}

export const f1 = ({ hit, predicted, gold }: Tally): number =>
  predicted + gold === 0 ? 1 : (2 * hit) / (predicted + gold);

const keyOf = (place: Place, tags: readonly LanguageTag[]): string =>
  filled(place, tags)
    .map((tag) => `${tag} ${place[tag]?.join('-')}`)
    .join(' ');

/** For each unit found: whether it is one of the gold's. */
export function rightOnes({ gold, found }: Judged, tags: readonly LanguageTag[]): boolean[] {
  const known = new Set(gold.map((place) => keyOf(place, tags)));
  return found.map((place) => known.has(keyOf(place, tags)));
}

/**
 * The strict count of the literature (as in Vecalign's scorer): a link counts if all its sides equal a gold link's; links
 * that don't have at least two sides don't count.
 */
export function strictTally(documents: readonly Judged[], tags: readonly LanguageTag[]): Tally {
  const tally = { hit: 0, predicted: 0, gold: 0 };
  for (const { gold, found } of documents) {
    const several = (place: Place): boolean => filled(place, tags).length > 1;
    const links = { gold: gold.filter(several), found: found.filter(several) };
    tally.hit += rightOnes(links, tags).filter(Boolean).length;
    tally.predicted += links.found.length;
    tally.gold += links.gold.length;
  }
  return tally;
}

/** Strict F1 for each pair of languages (`en-fr`), and over all of them at once (`units`). */
export function strictScores(documents: readonly Judged[], tags: readonly LanguageTag[]): Record<string, number> {
  const scores: Record<string, number> = {};
  tags.forEach((a, v) => {
    for (const b of tags.slice(v + 1)) scores[`${a}-${b}`] = f1(strictTally(documents, [a, b]));
  });
  scores.units = f1(strictTally(documents, tags));
  return scores;
}
