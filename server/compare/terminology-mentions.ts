import type { GlossaryTerm } from '../lexicon/glossary.js';
import type { UnitSide, UnitView } from './check.js';
import type { Mention } from './mentions.js';

/** Terms of the glossary that stand in a side; several where one text stands for several concepts. */
export interface TermMention extends Mention {
  terms: readonly GlossaryTerm[];
}

const cache = new WeakMap<UnitSide, TermMention[]>();

const NONE: readonly TermMention[] = [];

/** The glossary's terms in a side of a unit, in order. */
export function mentionsOf({ glossary }: Pick<UnitView, 'glossary'>, side: UnitSide): readonly TermMention[] {
  if (!glossary) return NONE;
  let mentions = cache.get(side);
  if (!mentions) {
    const { tag } = side;
    mentions = side.sentences.flatMap(({ text, tokens }, sentence) =>
      glossary.mentionsIn(tag, text, tokens).map(({ terms, start, end }) => ({
        ...{ tag, sentence, start, end, terms },
        shown: text.slice(start, end),
      })),
    );
    cache.set(side, mentions);
  }
  return mentions;
}

/** What a reader is told to write: the preferred terms, else all that may stand. */
export function shownTerms(terms: readonly GlossaryTerm[]): string {
  const preferred = terms.filter(({ status }) => status === 'preferred');
  const texts = (preferred.length > 0 ? preferred : terms).map(({ text }) => text);
  return [...new Set(texts)].slice(0, MOST).join(' / ');
}

const MOST = 3;
