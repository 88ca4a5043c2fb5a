import type { Lexicon } from '../lexicon/lexicon.js';
import { LONGEST_TERM, NAME_SIGN } from '../lexicon/terms.js';
import type { Range } from '../types.js';

/** A term of several words that the lexicon knows: `carry out`, `Security Council`. */
export interface TermMention extends Range {
  key: string;
  concepts: readonly number[];
}

export interface ContentWord extends Range {
  stem: string;
  capital: boolean;
}

/** The longest known term that begins with the content word at a place; the words between don't count. */
function termAt(content: readonly ContentWord[], at: number, lexicon: Lexicon): TermMention | null {
  const word = content[at] as ContentWord;
  if (!mayOpen(word, lexicon)) return null;
  const { stem, capital, start } = word;
  const asName = capital && lexicon.opens(NAME_SIGN + stem);
  let key = stem;
  let longest: TermMention | null = null;
  for (let last = at + 1; last < Math.min(content.length, at + LONGEST_TERM); last++) {
    const next = content[last] as ContentWord;
    key += ` ${next.stem}`;
    const concepts = (asName ? lexicon.conceptsOf(NAME_SIGN + key) : undefined) ?? lexicon.conceptsOf(key);
    if (concepts) longest = { key, concepts, start, end: next.end };
  }
  return longest;
}

/** Whether a term of several words can begin with a word. */
export const mayOpen = ({ stem, capital }: Pick<ContentWord, 'stem' | 'capital'>, lexicon: Lexicon): boolean =>
  lexicon.opens(stem) || (capital && lexicon.opens(NAME_SIGN + stem));

export function findTerms(content: readonly ContentWord[], lexicon: Lexicon): TermMention[] {
  const found: TermMention[] = [];
  for (let at = 0; at < content.length; at++) {
    const term = termAt(content, at, lexicon);
    if (term) found.push(term);
  }
  return found;
}
