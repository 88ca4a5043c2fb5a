import { languageOf } from '../language/index.js';
import type { LanguageTag } from '../types.js';
import { stemOf } from '../words/stem.js';
import { TokenKind, tokenize } from '../words/tokens.js';

/** The most content words that an entry of the word lists may have; longer ones are rarely met to the letter. */
export const LONGEST_TERM = 4;

/** Stands before the key of a name: `Mars` is no month of the French calendar, nor `Job` a job. */
export const NAME_SIGN = '^';

/**
 * A term as it is looked up: the stems of its content words, joined by a space, after `NAME_SIGN` if it is a name.
 * Null where it has none, or too many.
 */
export function termKey(tag: LanguageTag, term: string, isName: boolean): string | null {
  const { vocabulary } = languageOf(tag);
  const words = tokenize(term).filter(({ kind }) => kind === TokenKind.Word);
  const content = words.filter(({ norm }) => !vocabulary.functionWords.has(norm));
  const spelt = content.length === 0 ? words : content;
  if (spelt.length === 0 || spelt.length > LONGEST_TERM) return null;
  const first = term[(spelt[0] as { start: number }).start] as string;
  const sign = isName && first !== first.toLowerCase() ? NAME_SIGN : '';
  return sign + spelt.map(({ norm }) => stemOf(tag, norm)).join(' ');
}
