import fc from 'fast-check';
import type { Paragraph, Sentence, Version } from '../../server/types.js';

/** A version from its sentences, paragraph by paragraph. */
export function versionOf(tag: string, groups: string[][]): Version {
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];
  groups.forEach((group, paragraph) => {
    let text = '';
    for (const sentence of group) {
      const start = text === '' ? 0 : text.length + 1;
      text = text === '' ? sentence : `${text} ${sentence}`;
      sentences.push({ paragraph, start, end: text.length, text: sentence });
    }
    paragraphs.push({ kind: 'text', text });
  });
  return { tag, paragraphs, sentences };
}

const word = fc.constantFrom(
  'Anna',
  'river',
  '12',
  'stone',
  'Berlin',
  'в',
  'город',
  'deux',
  '1,5',
  'maison',
  'Путин',
  '?',
  '«',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(' ')}.`);
const paragraphs = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { maxLength: 5 });

/** Any document of two to five versions, some of them perhaps empty. */
export const anyVersions = fc
  .uniqueArray(fc.constantFrom('en', 'fr', 'ru', 'de', 'el'), { minLength: 2, maxLength: 5 })
  .chain((tags) => fc.tuple(...tags.map((tag) => paragraphs.map((groups) => versionOf(tag, groups)))));

/** Invented sentences that share little, to be aligned with themselves. */
export const distinctSentences = fc
  .uniqueArray(fc.stringMatching(/^[A-Z][a-z]{4,9} [a-z]{5,9} [a-z]{5,9} [a-z]{3,9}$/), { minLength: 3, maxLength: 25 })
  .map((list) => list.map((text) => `${text}.`));
