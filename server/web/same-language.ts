import { diffWords } from 'diff';
import type { LanguageTag, Range } from '../types.js';

/** Two versions in one language (two French translations), compared word by word. */

export interface WordDifferences {
  /** What only the first text has, as ranges of it. */
  removed: Range[];
  /** What only the second text has. */
  added: Range[];
}

/** Words are what the language calls words: without a segmenter `diffWords` knows those of Latin letters only. */
export function wordDifferences(first: string, second: string, language: LanguageTag): WordDifferences {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const differences: WordDifferences = { removed: [], added: [] };
  let inFirst = 0;
  let inSecond = 0;
  for (const { value, removed, added } of diffWords(first, second, { intlSegmenter })) {
    if (!added) {
      const range = rangeOf(first, inFirst, value);
      if (removed && range.start < range.end) differences.removed.push(range);
      inFirst = range.end;
    }
    if (!removed) {
      const range = rangeOf(second, inSecond, value);
      if (added && range.start < range.end) differences.added.push(range);
      inSecond = range.end;
    }
  }
  return differences;
}

/** Pairs of versions in one language, each with the version that stands before it. */
export function sameLanguagePairs(tags: readonly LanguageTag[]): [LanguageTag, LanguageTag][] {
  return tags.flatMap((tag, index): [LanguageTag, LanguageTag][] => {
    const earlier = tags.slice(0, index).findLast((other) => primary(other) === primary(tag));
    return earlier === undefined ? [] : [[earlier, tag]];
  });
}

export function primary(tag: LanguageTag): string {
  return tag.split('-')[0]?.toLowerCase() ?? tag;
}

/**
 * Where the piece `value` stands in `text`, from `start` on. `diffWords` takes white space as it finds it in either
 * text, so only what is not white space is counted.
 */
function rangeOf(text: string, start: number, value: string): Range {
  let left = value.replace(/\s/gu, '').length;
  let begin = start;
  while (begin < text.length && /\s/u.test(text.charAt(begin))) begin += 1;
  let end = begin;
  while (left > 0 && end < text.length) {
    if (!/\s/u.test(text.charAt(end))) left -= 1;
    end += 1;
  }
  return { start: begin, end };
}
