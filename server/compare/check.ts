import type { AnalysedSentence, AnalysedVersion } from '../analyse/analyse.js';
import type { Glossary } from '../lexicon/glossary.js';
import type { CheckSetting, Divergence, DivergenceSpan, LanguageTag, Range, Severity } from '../types.js';
import type { Freedoms } from './freedom.js';
import type { Item } from './matching/matching.js';
import { type Keeper, once } from './reading/kept.js';
import type { Mention } from './reading/mentions.js';

/** One version's part of a unit. */
export interface UnitSide extends Keeper {
  tag: LanguageTag;
  version: AnalysedVersion;
  sentences: AnalysedSentence[];
  /** Which of the version's sentences is the unit's first. */
  first: number;
  /** Letters of the unit's sentences, times what makes the document's versions equally long. */
  length: number;
}

/** A unit as the checks see it: a side for each version, in the document's order, empty ones included. */
export interface UnitView extends Keeper {
  sides: UnitSide[];
  /** What each side says, and where it was found again (see `matching/matching.ts`). */
  items: ReadonlyMap<LanguageTag, readonly Item[]>;
  /** For a unit that some versions lack: how many in a row lack the same ones, and this one's place among them, from 0. */
  gap: { size: number; index: number } | null;
  /** How freely each version was translated. */
  freedoms: Freedoms;
  /** The aligner's confidence. */
  confidence: number;
  /** The version that the others were translated from, where the user named one. */
  source: LanguageTag | null;
  /** The user's; null without one. */
  glossary: Glossary | null;
}

/** What is said of a check: of it, the table in the documentation is made. */
export interface CheckInfo {
  id: string;
  name: string;
  /** What it finds and what it lets pass. */
  description: string;
  severity: Severity;
  /** How it comes, if not `on`. */
  byDefault?: CheckSetting;
}

/** One kind of divergence, looked for in each unit by itself. The list of all is `checks.ts`. */
export interface Check extends CheckInfo {
  find(unit: UnitView): Divergence[];
}

/** One kind of divergence that only shows over a whole document. */
export interface DocumentCheck extends CheckInfo {
  begin(document: Pick<UnitView, 'source' | 'glossary'> & { versions: readonly AnalysedVersion[] }): DocumentPass;
}

/** A document's units go by one after the other; what is kept of them must be small. */
export interface DocumentPass {
  see(unit: UnitView, number: number): void;
  /** Once all have gone by: what was found, each with the number of its unit. */
  findings(): Iterable<readonly [number, Divergence]>;
}

/** The sides that have text; comparing needs two. */
export const filledSides = once((unit: UnitView): readonly UnitSide[] =>
  unit.sides.filter((side) => side.sentences.length > 0),
);

/** Of two versions that differ, the one at fault: that which isn't the source. Null where no source was named. */
export function blamed({ source }: Pick<UnitView, 'source'>, a: LanguageTag, b: LanguageTag): LanguageTag | null {
  if (source === a) return b;
  return source === b ? a : null;
}

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
