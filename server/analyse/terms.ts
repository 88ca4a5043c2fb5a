import type { Lexicon } from '../lexicon/lexicon.js';
import { NAME_SIGN } from '../lexicon/terms.js';
import type { Range } from '../types.js';

/** A term of several words that the lexicon knows: `carry out`, `Security Council`. */
export interface TermMention extends Range {
  key: string;
  concepts: readonly number[];
}

/** A term of several words, by its stems after the first. */
class Continued {
  private stems: readonly string[] | undefined;
  private known: readonly number[] | undefined;

  /** @param listed the key under which the lexicon has it, with `NAME_SIGN` for a name. */
  constructor(
    readonly key: string,
    private readonly listed: string,
    private readonly lexicon: Lexicon,
  ) {}

  // both are made when they are asked for: most terms are never met

  get rest(): readonly string[] {
    this.stems ??= this.key.split(' ').slice(1);
    return this.stems;
  }

  get concepts(): readonly number[] {
    this.known ??= this.lexicon.conceptsOf(this.listed) ?? [];
    return this.known;
  }
}

/** The terms that begin with a word, by their second stem, the longest first. */
export type TermsFrom = ReadonlyMap<string, readonly Continued[]>;

/** The terms of several words that may begin with a word; null, as for most, where there are none. */
export function termsFrom(stem: string, capital: boolean, lexicon: Lexicon): TermsFrom | null {
  const asName = capital && lexicon.opens(NAME_SIGN + stem);
  if (!asName && !lexicon.opens(stem)) return null;
  const terms = new Map<string, Continued[]>();
  const add = (key: string, listed: string): void => {
    const term = new Continued(key, listed, lexicon);
    const from = key.indexOf(' ') + 1;
    const to = key.indexOf(' ', from);
    const second = key.slice(from, to < 0 ? key.length : to);
    const list = terms.get(second);
    if (!list) terms.set(second, [term]);
    else if (!list.some((other) => other.key === key)) list.push(term);
  };
  // a name is more than the same words as common ones
  if (asName) for (const listed of lexicon.openedBy(NAME_SIGN + stem)) add(listed.slice(NAME_SIGN.length), listed);
  for (const key of lexicon.openedBy(stem)) add(key, key);
  for (const list of terms.values()) if (list.length > 1) list.sort((a, b) => b.rest.length - a.rest.length);
  return terms;
}

/** The content words of a sentence, which alone count in a term: their places, and what begins and ends there. */
export interface ContentWords {
  count: number;
  stemOf(n: number): string;
  termsFrom(n: number): TermsFrom | null;
  startOf(n: number): number;
  endOf(n: number): number;
}

/** The longest known term that begins with the content word at a place. */
function termAt(content: ContentWords, at: number): TermMention | null {
  const possible = content.termsFrom(at)?.get(content.stemOf(at + 1));
  if (!possible) return null;
  for (const term of possible) {
    const { rest, key } = term;
    const last = at + rest.length;
    if (last >= content.count || !rest.every((stem, n) => content.stemOf(at + 1 + n) === stem)) continue;
    return { key, concepts: term.concepts, start: content.startOf(at), end: content.endOf(last) };
  }
  return null;
}

export function findTerms(content: ContentWords): TermMention[] {
  const found: TermMention[] = [];
  for (let at = 0; at < content.count - 1; at++) {
    const term = termAt(content, at);
    if (term) found.push(term);
  }
  return found;
}
