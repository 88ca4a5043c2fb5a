import { primaryOf } from '../../../language/index.js';
import { type Glossary, type GlossaryTerm, holdsLoosely, isUnwanted } from '../../../lexicon/glossary.js';
import type { Divergence, LanguageTag } from '../../../types.js';
import { type Check, filledSides, spanOf, type UnitSide, type UnitView } from '../../check.js';
import { type Evidence, instead } from './evidence.js';
import { mentionsOf, shownTerms, type TermMention } from './mentions.js';

/** A term that stands in some versions, and that one lacks. */
interface Lack {
  side: UnitSide;
  concepts: readonly number[];
  wanted: readonly GlossaryTerm[];
  held: { side: UnitSide; mention: TermMention }[];
}

const conceptsOf = ({ terms }: TermMention): number[] => [
  ...new Set(terms.filter((term) => !isUnwanted(term)).map(({ concept }) => concept)),
];

const wantedIn = (glossary: Glossary, concepts: readonly number[], tag: LanguageTag): GlossaryTerm[] =>
  concepts.flatMap((concept) => glossary.termsOf(concept, tag).filter((term) => !isUnwanted(term)));

const isSameLanguage = (a: UnitSide, b: UnitSide): boolean => primaryOf(a.tag) === primaryOf(b.tag);

/** Whether a side has any term of these concepts, be it one that it shouldn't have, or in another guise. */
function expresses(unit: UnitView, side: UnitSide, concepts: readonly number[], wanted: readonly GlossaryTerm[]) {
  return (
    mentionsOf(unit, side).some(({ terms }) => terms.some(({ concept }) => concepts.includes(concept))) ||
    side.sentences.some(({ text, tokens }) => wanted.some((term) => holdsLoosely(term, text, tokens)))
  );
}

/** The longer term of the word lists that a mention is part of and that the other version has: `cargo` in `cargo ship`. */
function isPartOfAnother(unit: UnitView, { tag, sentence, start, end }: TermMention, other: LanguageTag): boolean {
  return (unit.items.get(tag) ?? []).some(
    (item) =>
      item.kind === 'term' &&
      item.sentence === sentence &&
      item.start <= start &&
      item.end >= end &&
      item.end - item.start > end - start &&
      item.foundIn.has(other),
  );
}

function lacksIn(unit: UnitView, glossary: Glossary, sides: readonly UnitSide[]): Lack[] {
  const lacks = new Map<string, Lack>();
  for (const side of sides)
    for (const mention of mentionsOf(unit, side)) {
      const concepts = conceptsOf(mention);
      if (concepts.length === 0) continue;
      for (const other of sides) {
        if (isSameLanguage(side, other)) continue;
        const key = `${other.tag} ${concepts.join(' ')}`;
        const known = lacks.get(key);
        if (known) {
          if (!known.held.some(({ mention: { tag } }) => tag === side.tag)) known.held.push({ side, mention });
          continue;
        }
        const wanted = wantedIn(glossary, concepts, other.tag);
        if (wanted.length === 0 || expresses(unit, other, concepts, wanted)) continue;
        if (isPartOfAnother(unit, mention, other.tag)) continue;
        lacks.set(key, { side: other, concepts, wanted, held: [{ side, mention }] });
      }
    }
  return [...lacks.values()];
}

/** Where several versions lack a term, it may be that the one that has it means something else: the source decides. */
function isFirm({ source }: UnitView, lack: Lack, lacks: readonly Lack[]): boolean {
  if (lack.held.some(({ side: { tag } }) => tag === source)) return true;
  const isSame = ({ concepts }: Lack): boolean => concepts.some((concept) => lack.concepts.includes(concept));
  return source !== lack.side.tag && lacks.every((other) => other === lack || !isSame(other));
}

/** Below this, sentences may not belong together at all. */
const DOUBTFUL = 0.5;

const CONFIDENCE: Record<Evidence['kind'], number> = {
  rival: 0.85,
  stranger: 0.7,
  part: 0.4,
  sense: 0.35,
  nothing: 0.3,
};

function lacking(unit: UnitView, lack: Lack, firm: boolean): Divergence {
  const { side, wanted, held } = lack;
  const mentions = held.map(({ mention }) => mention);
  const [first] = held as [Lack['held'][number]];
  const { kind, place } = instead(unit, side, wanted, first);
  const shown = firm && (kind === 'rival' || kind === 'stranger') && unit.confidence >= DOUBTFUL;
  const params = {
    lang: side.tag,
    others: mentions.map(({ tag }) => tag),
    value: first.mention.shown,
    wanted: shownTerms(wanted),
  };
  return {
    type: 'terminology',
    variant: place ? 'other' : 'missing',
    params: place ? { ...params, otherValue: place.shown } : params,
    severity: 'major',
    culprit: firm ? side.tag : null,
    confidence: shown ? CONFIDENCE[kind] : Math.min(CONFIDENCE[kind], 0.4),
    spans: [...mentions, ...(place ? [place] : [])].map((mention) => spanOf(mention.tag, mention.sentence, mention)),
    ...(shown ? {} : { hint: true }),
  };
}

/** Terms that the glossary says nobody should write; where a text also is another concept's good term, if it is meant. */
function unwantedIn(unit: UnitView, glossary: Glossary, sides: readonly UnitSide[]): Divergence[] {
  return sides.flatMap((side) =>
    mentionsOf(unit, side).flatMap((mention): Divergence[] => {
      const bad = mention.terms.filter(isUnwanted);
      const [term] = bad;
      if (!term) return [];
      const concepts = bad.map(({ concept }) => concept);
      const others = sides.filter((other) => !isSameLanguage(side, other));
      const holders = others.filter((other) =>
        mentionsOf(unit, other).some(({ terms }) => terms.some((one) => concepts.includes(one.concept))),
      );
      const meant = holders.length > 0;
      const tellable = others.some((other) => wantedIn(glossary, concepts, other.tag).length > 0);
      if (!meant && bad.length < mention.terms.length) return [];
      const isForbidden = bad.some(({ status }) => status === 'forbidden');
      const wanted = shownTerms(wantedIn(glossary, concepts, side.tag));
      return [
        {
          type: 'terminology',
          variant: `${isForbidden ? 'forbidden' : 'deprecated'}${wanted === '' ? '-alone' : ''}`,
          params: { lang: side.tag, value: mention.shown, ...(wanted === '' ? {} : { wanted }) },
          severity: isForbidden ? 'major' : 'minor',
          culprit: side.tag,
          confidence: meant ? 0.9 : 0.65,
          spans: [spanOf(mention.tag, mention.sentence, mention)],
          ...(meant || isForbidden || !tellable ? {} : { hint: true }),
        },
      ];
    }),
  );
}

function find(unit: UnitView): Divergence[] {
  const { glossary } = unit;
  if (!glossary) return [];
  const sides = filledSides(unit);
  const lacks = lacksIn(unit, glossary, sides);
  return [...unwantedIn(unit, glossary, sides), ...lacks.map((lack) => lacking(unit, lack, isFirm(unit, lack, lacks)))];
}

export const terminology: Check = {
  id: 'terminology',
  name: 'Terminology',
  description:
    'A term of your glossary in one version where another has something else than the glossary wants, and terms that the glossary calls deprecated or forbidden. Terms are found in any of their forms, acronyms by their capitals; of terms within each other the longest counts. A term taken up by a pronoun or by one of its words, in another order or as part of a compound is let pass. Without a glossary it finds nothing.',
  severity: 'major',
  find,
};
