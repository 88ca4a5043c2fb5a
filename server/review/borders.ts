import type { Sentence, Version } from '../types.js';

/**
 * A new text with the sentences that the old one has in the same paragraphs: people may have cut and joined these, and
 * what nobody touched is to stay as they left it.
 */
export function withKnownBorders(old: Version, next: Version): Version {
  const known = new Map<string, Sentence[][]>();
  for (const [n, own] of byParagraph(old).entries()) {
    const text = old.paragraphs[n]?.text ?? '';
    known.set(text, [...(known.get(text) ?? []), own]);
  }
  const sentences = byParagraph(next).flatMap((own, paragraph) => {
    const before = known.get(next.paragraphs[paragraph]?.text ?? '')?.shift();
    return before?.map((sentence) => ({ ...sentence, paragraph })) ?? own;
  });
  return { ...next, sentences };
}

function byParagraph({ paragraphs, sentences }: Version): Sentence[][] {
  const found: Sentence[][] = paragraphs.map(() => []);
  for (const sentence of sentences) found[sentence.paragraph]?.push(sentence);
  return found;
}
