import type { DivergenceSpan, LanguageTag } from '../types.js';

/** A hit with what stands before and after it in its version of the unit: a line of a concordance. */
export interface HitContext {
  lang: LanguageTag;
  before: string;
  hit: string;
  after: string;
}

/** Where sentences meet; only for reading, so that the script makes no difference. */
const GAP = ' ';

/** @param sentences of the hit's version, in this unit. */
export function contextOf(sentences: readonly string[], { lang, sentence, start, end }: DivergenceSpan): HitContext {
  const text = sentences[sentence] ?? '';
  const before = [...sentences.slice(0, sentence), text.slice(0, start)].join(GAP);
  const after = [text.slice(end), ...sentences.slice(sentence + 1)].join(GAP);
  return { lang, before, hit: text.slice(start, end), after };
}
