import type { Divergence, DivergenceSpan } from '../../../types.js';
import { blamed, type Check, filledSides, spanOf, type UnitSide, type UnitView } from '../../check.js';
import { type Item, wellKnown } from '../../matching/matching.js';
import { additionsOf, type Kind, type Strongest, strongest, suspicionsOf } from './evidence.js';
import { openingOf } from './holes.js';

/** Odds, as logarithms, from which a finding is shown, and hinted at. */
export const SHOWN: Readonly<Record<Kind, number>> = { omitted: 4.1, added: 3.3 };
const HINTED = 1.2;
/** Of two versions, either may have left out or put in what only one has; what is certain here is a hint. */
const HINTED_IN_TWO = 3;

/** From the first to the last of some words in a sentence, with the small words that lead up to them. */
export function spanAround(side: UnitSide, items: readonly Item[]): DivergenceSpan {
  const first = items[0] as Item;
  const last = items.filter(({ sentence }) => sentence === first.sentence).at(-1) as Item;
  const start = side.sentences[first.sentence]?.tokens[openingOf(side, first)]?.start ?? first.start;
  return spanOf(side.tag, first.sentence, { start, end: Math.max(last.end, first.end) });
}

/** Whether most of some words stand in a sentence just before or after a side's: then it is the alignment that is amiss. */
export function standsNearby({ version, sentences, first }: UnitSide, words: readonly Item[]): boolean {
  const around = [version.sentences[first - 1], version.sentences[first + sentences.length]];
  const types = around.flatMap((sentence) => [...(sentence?.types ?? [])].flatMap((type) => version.types[type] ?? []));
  const numbers = around.flatMap((sentence) => sentence?.numbers ?? []);
  const stands = ({ concepts, stem, keys, kind }: Item): boolean =>
    kind === 'number'
      ? numbers.some((number) => number.keys.some((key) => keys.includes(key)))
      : types.some((type) => type.stem === stem || type.concepts.some((concept) => concepts.includes(concept)));
  const found = words.filter(stands).length;
  return found > 0 && found >= words.length / 2;
}

/** Odds of 3 are one false alarm in four, going by what was found in translations that were as they should be. */
const confidenceOf = (odds: number): number => Math.round(100 * Math.min(0.92, 0.4 + 0.12 * odds)) / 100;

function finding(
  variant: string,
  side: UnitSide,
  others: readonly UnitSide[],
  { odds }: Strongest,
  spans: DivergenceSpan[],
): Divergence {
  return {
    type: 'omission',
    variant,
    params: { lang: side.tag, others: others.map(({ tag }) => tag) },
    severity: variant === 'omitted' ? 'major' : 'minor',
    culprit: side.tag,
    confidence: confidenceOf(odds),
    spans,
    ...(odds < SHOWN[variant === 'omitted' ? 'omitted' : 'added'] ? { hint: true } : {}),
  };
}

const enough = (found: Strongest | null, least = HINTED): found is Strongest => found !== null && found.odds >= least;

function inThree(unit: UnitView): Divergence[] {
  return suspicionsOf(unit).flatMap(({ side, others, omissions, additions }) => {
    const lost = strongest('omitted', omissions);
    if (enough(lost) && !standsNearby(side, lost.evidence.words.flat())) {
      const spans = others.map((other, n) => spanAround(other, lost.evidence.words[n] as Item[]));
      return [finding('omitted', side, others, lost, spans)];
    }
    const more = strongest('added', additions);
    if (!enough(more) || others.some((other) => standsNearby(other, more.evidence.words.flat()))) return [];
    return [finding('added', side, others, more, [spanAround(side, more.evidence.words[0] as Item[])])];
  });
}

/** What one of two versions has alone: an addition, or an omission of the other, if it is known which is the source. */
function inTwo(unit: UnitView, sides: [UnitSide, UnitSide]): Divergence[] {
  return sides.flatMap((side, n) => {
    const other = sides[1 - n] as UnitSide;
    const found = strongest('added', additionsOf(unit, side, [other]));
    if (!enough(found, HINTED_IN_TWO) || standsNearby(other, found.evidence.words.flat())) return [];
    const span = spanAround(side, found.evidence.words[0] as Item[]);
    const culprit = blamed(unit, side.tag, other.tag);
    const weaker = { ...found, odds: found.odds - HINTED_IN_TWO };
    if (culprit === other.tag) return [{ ...finding('omitted', other, [side], weaker, [span]), hint: true }];
    const variant = culprit === null ? 'alone' : 'added';
    return [{ ...finding(variant, side, [other], weaker, [span]), culprit, hint: true }];
  });
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (!sides.every(({ version }) => wellKnown(version))) return [];
  if (sides.length === 2) return inTwo(unit, sides as [UnitSide, UnitSide]);
  return sides.length === 3 ? inThree(unit) : [];
}

export const omission: Check = {
  id: 'omission',
  name: 'Omission and addition',
  description:
    'Words in a row that the other versions share and one lacks, or that only one has: weighed by what they say (names and numbers most), by whether they are a clause of their own, by how freely the text is translated elsewhere, and by whether that version is shorter or longer by about as much. In two versions, hints only. Needs languages that the lexicon knows. Words that a translator merely turned otherwise are let pass.',
  severity: 'major',
  find,
};
