import type { Glossary, GlossaryTerm } from '../../../lexicon/glossary.js';
import type { UnitSide, UnitView } from '../../check.js';
import { onceWith } from '../../reading/kept.js';
import type { Mention } from '../../reading/mentions.js';

/** Terms of the glossary that stand in a side; several where one text stands for several concepts. */
export interface TermMention extends Mention {
  terms: readonly GlossaryTerm[];
}

const NONE: readonly TermMention[] = [];

/** The glossary's terms in a side of a unit, in order. */
export function mentionsOf({ glossary }: Pick<UnitView, 'glossary'>, side: UnitSide): readonly TermMention[] {
  return glossary ? mentionsIn(side, glossary) : NONE;
}

const mentionsIn = onceWith(({ tag, sentences }: UnitSide, glossary: Glossary): TermMention[] =>
  sentences.flatMap(({ text, tokens }, sentence) =>
    glossary.mentionsIn(tag, text, tokens).map(({ terms, start, end }) => ({
      ...{ tag, sentence, start, end, terms },
      shown: text.slice(start, end),
    })),
  ),
);

/** What a reader is told to write: the preferred terms, else all that may stand. */
export function shownTerms(terms: readonly GlossaryTerm[]): string {
  const preferred = terms.filter(({ status }) => status === 'preferred');
  const texts = (preferred.length > 0 ? preferred : terms).map(({ text }) => text);
  return [...new Set(texts)].slice(0, MOST).join(' / ');
}

const MOST = 3;
