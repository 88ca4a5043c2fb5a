import { languageOf } from '../language/index.js';
import { words } from '../language/words.js';
import type { LanguageTag } from '../types.js';
import { stemOf } from '../words/stem.js';
import { TokenKind, tokenize } from '../words/tokens.js';

/** The most content words that an entry of the word lists may have; longer ones are rarely met to the letter. */
export const LONGEST_TERM = 4;

/** Stands before the key of a name: `Mars` is no month of the French calendar, nor `Job` a job. */
export const NAME_SIGN = '^';

/**
 * Articles, the copula, and words that only join, make an adjective or make a verb reflexive: without them a word means
 * the same. Other function words make a new sense (`give up`, `by means of`, `в результате`).
 */
export const SILENT = words('the a an to le la l les un une des du de d se s be être быть');

/**
 * A term as it is looked up: the stems of its content words, joined by a space, after `NAME_SIGN` if it is a name.
 * Null where it can't be: it has no content words, which alone are looked up, or too many; or the only one it has would
 * be taken for the term wherever it stands.
 */
export function termKey(tag: LanguageTag, term: string, isName: boolean): string | null {
  const { vocabulary } = languageOf(tag);
  const spelt = tokenize(term).filter(({ kind }) => kind === TokenKind.Word);
  // WHO and US are names, though in small letters they say nothing
  const isAcronym = isName && /^\p{Lu}{2,}$/u.test(term);
  const content = isAcronym ? spelt : spelt.filter(({ norm }) => !vocabulary.functionWords.has(norm));
  if (content.length === 0 || content.length > LONGEST_TERM) return null;
  if (content.length === 1 && !spelt.every((word) => word === content[0] || SILENT.has(word.norm))) return null;
  const first = term[(content[0] as { start: number }).start] as string;
  const sign = isName && first !== first.toLowerCase() ? NAME_SIGN : '';
  return sign + content.map(({ norm }) => stemOf(tag, norm)).join(' ');
}
