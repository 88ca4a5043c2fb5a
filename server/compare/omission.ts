import type { Divergence, DivergenceSpan, LanguageTag } from '../types.js';
import { type Check, filledSides, spanOf, type UnitSide, type UnitView } from './check.js';
import { type Clause, clausesOf, placeOf } from './clauses.js';
import { type Item, wellKnown } from './matching.js';

/**
 * How much shorter or longer than the others a version has to be, as a logarithm, for its missing or further words to
 * be believed. On professional translations of news these limits alarm on one unit in forty, and half of these alarms
 * are true omissions and additions.
 */
const SHORTER = -0.4;
const LONGER = 0.28;
/** Words in a row that the other two share, or that a clause must have, at least. */
const LOST_CLAUSE = 2;
const LOST_RUN = 3;
const ADDED_CLAUSE = 3;

/** What makes the languages' sentences equally long, from news in all three. */
const USUAL: Record<string, number> = { en: 1.07, fr: 0.97, ru: 0.95 };

const lengthOf = (side: UnitSide): number => side.length * (USUAL[side.version.language.tag] ?? 1);

/** The longest run of items that the third version shares and version `lacking` lacks. */
function lostRun(items: readonly Item[], third: LanguageTag, lacking: LanguageTag): Item[] {
  let longest: Item[] = [];
  let run: Item[] = [];
  for (const item of items) {
    if (item.kind === 'term') continue;
    if (item.foundIn.has(lacking)) run = [];
    else if (item.foundIn.has(third)) run = [...run, item];
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

const lostClause = (clauses: Clause[], third: LanguageTag, lacking: LanguageTag): Clause | undefined =>
  clauses
    .filter(({ items }) => items.every((item) => !item.foundIn.has(lacking)))
    .filter(({ items }) => items.filter((item) => item.foundIn.has(third)).length >= LOST_CLAUSE)[0];

const spanAround = (items: readonly Item[]): DivergenceSpan => {
  const first = items[0] as Item;
  const same = items.filter(({ sentence }) => sentence === first.sentence);
  return spanOf(first.tag, first.sentence, { start: first.start, end: Math.max(...same.map(({ end }) => end)) });
};

function omitted(side: UnitSide, others: UnitSide[], unit: UnitView): Divergence | null {
  const parts = others.map((other) => {
    const third = others.find((o) => o !== other) as UnitSide;
    const items = unit.items.get(other.tag) as Item[];
    const clause = lostClause(clausesOf(other, items), third.tag, side.tag);
    return { other, run: lostRun(items, third.tag, side.tag), clause };
  });
  const shortest = Math.min(...parts.map(({ run }) => run.length));
  const clause = parts.some((part) => part.clause);
  if (shortest < LOST_CLAUSE || (shortest < LOST_RUN && !clause)) return null;
  return {
    type: 'omission',
    variant: 'omitted',
    params: { lang: side.tag, others: others.map(({ tag }) => tag) },
    severity: 'major',
    culprit: side.tag,
    confidence: shortest >= LOST_RUN ? 0.75 : 0.6,
    spans: parts.map(({ other, clause: lost, run }) => {
      if (!lost) return spanAround(run);
      const { sentence, ...range } = placeOf(lost);
      return spanOf(other.tag, sentence, range);
    }),
  };
}

function added(side: UnitSide, others: UnitSide[], unit: UnitView): Divergence | null {
  const known = (item: Item): boolean => item.concepts.length > 0 || item.kind === 'number';
  const clause = clausesOf(side, unit.items.get(side.tag) as Item[]).find(
    ({ items }) => items.every(({ foundIn }) => foundIn.size === 0) && items.filter(known).length >= ADDED_CLAUSE,
  );
  if (!clause) return null;
  const { sentence, ...range } = placeOf(clause);
  return {
    type: 'omission',
    variant: 'added',
    params: { lang: side.tag, others: others.map(({ tag }) => tag) },
    severity: 'minor',
    culprit: side.tag,
    confidence: 0.6,
    spans: [spanOf(side.tag, sentence, range)],
  };
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 3 || !sides.every(({ version }) => wellKnown(version))) return [];
  return sides.flatMap((side) => {
    const others = sides.filter((other) => other !== side);
    const expected = others.reduce((sum, other) => sum + lengthOf(other), 0) / others.length;
    const spread = Math.log(lengthOf(side) / expected);
    const found = spread < SHORTER ? omitted(side, others, unit) : spread > LONGER ? added(side, others, unit) : null;
    return found ? [found] : [];
  });
}

export const omission: Check = {
  id: 'omission',
  name: 'Omission and addition',
  description:
    'A clause or several words in a row that the other versions share and one lacks, or that only one has, where that version is shorter or longer than it should be by about as much. Needs three versions in languages that the lexicon knows. Words that a translator merely turned otherwise are let pass.',
  severity: 'major',
  find,
};
