import type { LanguageTag } from '../types.js';
import { gap } from './joined.js';
import { xmlCharacters } from './xml.js';

/**
 * Where the second, third … sentence begins in the side's text as XML files have it, in UTF-16 code units: `18 40`. Thus a
 * side that was joined can be taken apart as it was. '' for a single sentence.
 */
export function sentenceStarts(tag: LanguageTag, sentences: readonly string[] | undefined): string {
  if (!sentences || sentences.length < 2) return '';
  const starts: number[] = [];
  let at = 0;
  for (const sentence of sentences) {
    if (!/\S/u.test(sentence)) continue;
    starts.push(at);
    at += xmlCharacters(sentence).length + gap(tag).length;
  }
  return starts.slice(1).join(' ');
}
