import type { Lexicon } from '../lexicon/lexicon.js';
import { LONGEST_TERM, NAME_SIGN } from '../lexicon/terms.js';
import type { Range } from '../types.js';
import type { Token } from '../words/tokens.js';

/** A term of several words that the lexicon knows: `carry out`, `Security Council`. */
export interface TermMention extends Range {
  key: string;
  concepts: readonly number[];
}

export interface ContentWord {
  token: Token;
  stem: string;
  capital: boolean;
}

/** The longest known term that begins with the content word at a place; the words between don't count. */
function termAt(content: readonly ContentWord[], at: number, lexicon: Lexicon): TermMention | null {
  const { stem, capital, token } = content[at] as ContentWord;
  const asName = capital && lexicon.openings.has(NAME_SIGN + stem);
  if (!asName && !lexicon.openings.has(stem)) return null;
  let key = stem;
  let longest: TermMention | null = null;
  for (let last = at + 1; last < Math.min(content.length, at + LONGEST_TERM); last++) {
    const word = content[last] as ContentWord;
    key += ` ${word.stem}`;
    const concepts = (asName ? lexicon.conceptsOf(NAME_SIGN + key) : undefined) ?? lexicon.conceptsOf(key);
    if (concepts) longest = { key, concepts, start: token.start, end: word.token.end };
  }
  return longest;
}

export function findTerms(content: readonly ContentWord[], lexicon: Lexicon): TermMention[] {
  const found: TermMention[] = [];
  for (let at = 0; at < content.length; at++) {
    const term = termAt(content, at, lexicon);
    if (term) found.push(term);
  }
  return found;
}
