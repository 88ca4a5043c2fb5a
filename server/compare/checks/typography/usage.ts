import type { AnalysedVersion } from '../../../analyse/analyse.js';

/** What a version mostly does, so that the rest of it can be held to it. */
interface Habits {
  /** Its apostrophes, its quotation marks are curly more often than straight. */
  curlyApostrophe: boolean;
  curlyQuotes: boolean;
  /** It writes `…` more often than three dots. */
  ellipsis: boolean;
}

const cache = new WeakMap<AnalysedVersion, Habits>();

const count = (texts: readonly string[], sign: string): number =>
  texts.reduce((sum, text) => sum + text.split(sign).length - 1, 0);

export function habitsOf(version: AnalysedVersion): Habits {
  let habits = cache.get(version);
  if (!habits) {
    const texts = version.sentences.map(({ text }) => text);
    habits = {
      curlyApostrophe: count(texts, '’') > count(texts, "'"),
      curlyQuotes: count(texts, '“') + count(texts, '”') > count(texts, '"'),
      ellipsis: count(texts, '…') > count(texts, '...'),
    };
    cache.set(version, habits);
  }
  return habits;
}
