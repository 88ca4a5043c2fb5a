import { primaryOf } from '../../../language/index.js';
import { type GlossaryTerm, isUnwanted } from '../../../lexicon/glossary.js';
import type { Divergence, LanguageTag } from '../../../types.js';
import { type DocumentPass, filledSides, spanOf, type UnitView } from '../../check.js';
import { mentionsOf, type TermMention } from '../terminology/mentions.js';
import { mayBeSource } from './source.js';

/** A term of the glossary that stands for a term of another version's. */
export interface TermUse {
  from: { tag: LanguageTag; term: GlossaryTerm; mention: TermMention };
  to: { tag: LanguageTag; term: GlossaryTerm; mention: TermMention };
}

/** The term of a concept that a version has in a unit; null where it has none, or several. */
function onlyTerm(mentions: readonly TermMention[], concept: number): TermUse['to'] | null {
  const found = mentions.flatMap((mention) => {
    const term = mention.terms.find((one) => one.concept === concept && !isUnwanted(one));
    return term ? [{ tag: mention.tag, term, mention }] : [];
  });
  return found.length > 0 && found.every(({ term }) => term === found[0]?.term) ? (found[0] ?? null) : null;
}

/** The terms of a unit that translate each other, from every version that may be the source. */
export function termUses(unit: Pick<UnitView, 'sides' | 'glossary' | 'source'>): TermUse[] {
  const sides = unit.sides
    .map((side) => ({ tag: side.tag, mentions: mentionsOf(unit, side) }))
    .filter(({ mentions }) => mentions.length > 0);
  return sides.flatMap(({ tag, mentions }) => {
    if (!mayBeSource(unit, tag)) return [];
    const concepts = new Set(mentions.flatMap(({ terms }) => terms.map(({ concept }) => concept)));
    return [...concepts].flatMap((concept) => {
      const from = onlyTerm(mentions, concept);
      if (!from) return [];
      return sides.flatMap((other) => {
        if (primaryOf(other.tag) === primaryOf(tag)) return [];
        const to = onlyTerm(other.mentions, concept);
        return to ? [{ from, to }] : [];
      });
    });
  });
}

interface Use extends TermUse {
  unit: number;
}

/** Finds terms of the glossary that a version renders now by one, now by another of the glossary's terms. */
export function termPass({ glossary }: Pick<UnitView, 'glossary'>): DocumentPass {
  const uses = new Map<string, Use[]>();
  if (!glossary) return { see: () => {}, findings: () => [] };
  return {
    see: (unit, number) => {
      for (const use of termUses({ ...unit, sides: [...filledSides(unit)] })) {
        const { from, to } = use;
        const key = `${from.tag} ${to.tag} ${from.term.concept} ${from.term.text}`;
        const list = uses.get(key);
        if (list) list.push({ ...use, unit: number });
        else uses.set(key, [{ ...use, unit: number }]);
      }
    },
    findings: function* () {
      const told = new Set<string>();
      for (const list of uses.values()) {
        const usual = usualTerm(list);
        for (const use of list) {
          const { tag, term, mention } = use.to;
          const id = `${use.unit} ${tag} ${mention.sentence} ${mention.start}`;
          if (term === usual || told.has(id)) continue;
          told.add(id);
          yield [use.unit, finding(use, list.find(({ to }) => to.term === usual) as Use)];
        }
      }
    },
  };
}

/** The one that the glossary prefers, else the most frequent, of two the first. */
function usualTerm(uses: readonly Use[]): GlossaryTerm {
  const counts = new Map<GlossaryTerm, number>();
  for (const { to } of uses) counts.set(to.term, (counts.get(to.term) ?? 0) + 1);
  const rank = ([term, count]: readonly [GlossaryTerm, number]): number =>
    count + (term.status === 'preferred' ? uses.length : 0);
  const [usual] = [...counts].sort((a, b) => rank(b) - rank(a));
  return (usual as [GlossaryTerm, number])[0];
}

function finding({ from, to }: Use, usual: Use): Divergence {
  return {
    type: 'consistency',
    variant: 'term',
    params: {
      lang: to.tag,
      others: [from.tag],
      value: to.mention.shown,
      otherValue: usual.to.mention.shown,
      unit: usual.unit + 1,
      term: from.mention.shown,
    },
    severity: 'minor',
    culprit: to.tag,
    confidence: 0.6,
    spans: [from.mention, to.mention].map((mention) => spanOf(mention.tag, mention.sentence, mention)),
  };
}
