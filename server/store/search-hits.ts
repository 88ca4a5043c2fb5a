import type { DivergenceSpan, LanguageTag } from '../types.js';
import { type SearchWord, searchWords } from '../words/search-words.js';

/** Where a unit has what was searched for. */

/** Words that follow each other: the first ones as they are, then one of several, or one that begins so. All folded. */
export interface Pattern {
  leading: readonly string[];
  last: ReadonlySet<string>;
  prefix: boolean;
}

/** What to look for in each version; versions that nothing is looked for in are not there. */
export type Patterns = ReadonlyMap<LanguageTag, readonly Pattern[]>;

/** Every place, in the order of versions and texts. @param sides of each version, its sentences. */
export function hitsIn(
  tags: readonly LanguageTag[],
  sides: readonly (readonly { text: string }[])[],
  patterns: Patterns,
): DivergenceSpan[] {
  return tags.flatMap((lang, version) => {
    const wanted = patterns.get(lang) ?? [];
    if (wanted.length === 0) return [];
    return (sides[version] ?? []).flatMap(({ text }, sentence) => {
      const words = searchWords(text);
      const found = wanted.flatMap((pattern) => placesOf(words, pattern));
      return apart(found).map(({ start, end }) => ({ lang, sentence, start, end }));
    });
  });
}

interface Place {
  start: number;
  end: number;
}

function placesOf(words: readonly SearchWord[], pattern: Pattern): Place[] {
  const { leading } = pattern;
  const places: Place[] = [];
  for (let n = leading.length; n < words.length; n++) {
    const last = words[n] as SearchWord;
    const first = words[n - leading.length] as SearchWord;
    if (!isLast(last.word, pattern)) continue;
    if (leading.every((word, at) => words[n - leading.length + at]?.word === word))
      places.push({ start: first.start, end: last.end });
  }
  return places;
}

function isLast(word: string, { last, prefix }: Pattern): boolean {
  if (!prefix) return last.has(word);
  for (const beginning of last) if (word.startsWith(beginning)) return true;
  return false;
}

/** In order, each once: a word that two terms ask for is one hit, and so is a phrase with a word of it. */
function apart(places: Place[]): Place[] {
  const sorted = places.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return sorted.filter((place) => {
    if (place.end <= end) return false;
    end = place.end;
    return true;
  });
}
