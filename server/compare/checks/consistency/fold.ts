import type { AnalysedSentence, AnalysedVersion } from '../../../analyse/analyse.js';

/** A text as it counts when it is repeated: case, spaces and punctuation aside, but not the signs that carry a value. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{M}\p{N}\p{S}%‰&]+/gu, ' ')
    .replace(/ ?([%‰&]) ?/gu, '$1')
    .trim();
}

/** A repetition of fewer content words is due to chance, or to headings that mean different things. */
export const FEWEST_WORDS = 3;

/** How many words of sentences carry content. */
export function contentWords(sentences: readonly Pick<AnalysedSentence, 'types'>[]): number {
  let words = 0;
  for (const { types } of sentences) for (const type of types) if (type >= 0) words++;
  return words;
}

/** The words and numbers that carry the content of sentences, in any order. */
export function contentOf(
  { types }: Pick<AnalysedVersion, 'types'>,
  sentences: readonly Pick<AnalysedSentence, 'types' | 'numbers'>[],
): string {
  const content: string[] = [];
  for (const sentence of sentences) {
    for (const type of sentence.types) if (type >= 0) content.push(types[type]?.stem ?? '');
    for (const { keys, loose } of sentence.numbers) if (!loose) content.push(...keys);
  }
  return content.sort().join(' ');
}
