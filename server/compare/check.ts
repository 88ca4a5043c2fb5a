import type { AnalysedSentence, AnalysedVersion } from '../analyse/analyse.js';
import type { Divergence, DivergenceSpan, LanguageTag, Range, Severity } from '../types.js';
import type { Item } from './matching.js';
import type { Mention } from './mentions.js';

/** One version's part of a unit. */
export interface UnitSide {
  tag: LanguageTag;
  version: AnalysedVersion;
  sentences: AnalysedSentence[];
  /** Letters of the unit's sentences, times what makes the document's versions equally long. */
  length: number;
}

/** A unit as the checks see it: a side for each version, in the document's order, empty ones included. */
export interface UnitView {
  sides: UnitSide[];
  /** What each side says, and where it was found again (see `matching.ts`). */
  items: ReadonlyMap<LanguageTag, readonly Item[]>;
  /** The aligner's confidence. */
  confidence: number;
}

/** One kind of divergence. The list of all is `checks.ts`; a check's text in the documentation comes from here. */
export interface Check {
  id: string;
  name: string;
  /** What it finds and what it lets pass. */
  description: string;
  severity: Severity;
  find(unit: UnitView): Divergence[];
}

/** The sides that have text; comparing needs two. */
export const filledSides = (unit: UnitView): UnitSide[] => unit.sides.filter((side) => side.sentences.length > 0);

export const spanOf = (tag: LanguageTag, sentence: number, { start, end }: Range): DivergenceSpan => ({
  lang: tag,
  sentence,
  start,
  end,
});

/**
 * What is the same in every finding of this kind: one version says `alone` where the others say what the first of `usual`
 * does. The spans are those of all.
 */
export const oddOne = (
  alone: Mention,
  usual: readonly Mention[],
  others: readonly { tag: LanguageTag }[],
): Pick<Divergence, 'variant' | 'params' | 'culprit' | 'spans'> => ({
  variant: 'odd',
  params: {
    lang: alone.tag,
    others: others.map(({ tag }) => tag),
    value: alone.shown,
    otherValue: usual[0]?.shown ?? '',
  },
  culprit: alone.tag,
  spans: [...usual, alone].map((mention) => spanOf(mention.tag, mention.sentence, mention)),
});

export const wholeSentence = (tag: LanguageTag, sentence: number, text: string): DivergenceSpan =>
  spanOf(tag, sentence, { start: 0, end: text.length });
