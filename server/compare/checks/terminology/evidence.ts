import { type GlossaryTerm, holdsPart } from '../../../lexicon/glossary.js';
import { FIRST_OWN } from '../../../lexicon/overlay.js';
import type { UnitSide, UnitView } from '../../check.js';
import { type Item, matches } from '../../matching/matching.js';
import type { Mention } from '../../reading/mentions.js';
import type { TermMention } from './mentions.js';

/** What a version has in the place of the term that it lacks. */
export interface Evidence {
  /**
   * `rival`: another word for it. `stranger`: words that the other version has nothing for, one of which may be. `part`:
   * a word of the term, after it was written in full before. `sense`: a word for another meaning of it. `nothing`: all
   * that the version says is found again, so the term was left out or taken up by a pronoun.
   */
  kind: 'rival' | 'stranger' | 'part' | 'sense' | 'nothing';
  place?: Mention;
}

export function instead(
  unit: UnitView,
  side: UnitSide,
  wanted: readonly GlossaryTerm[],
  held: { side: UnitSide; mention: TermMention },
): Evidence {
  if (wanted.some((term) => isShortened(unit, side, term))) return { kind: 'part' };
  const rival = rivalIn(unit, side, held.mention);
  if (rival) return { kind: hasSense(side, wanted, rival.items) ? 'rival' : 'sense', place: rival.place };
  const strange = (unit.items.get(side.tag) ?? []).some(
    ({ kind, name, foundIn }) => kind === 'word' && !name && !foundIn.has(held.side.tag),
  );
  return { kind: strange ? 'stranger' : 'nothing' };
}

/** A place this long is no term. */
const LONGEST = 40;

/** What the word lists, or the sound, say translates words of the term. */
function rivalIn(unit: UnitView, side: UnitSide, held: TermMention): { place: Mention; items: Item[] } | null {
  const own = (unit.items.get(held.tag) ?? []).filter(
    ({ kind, sentence, start, end }) =>
      kind !== 'number' && sentence === held.sentence && start >= held.start && end <= held.end,
  );
  const items = (unit.items.get(side.tag) ?? []).filter(
    (item) => item.kind !== 'number' && own.some((one) => matches(one, item)),
  );
  const [first] = items;
  if (!first) return null;
  const near = items.filter(({ sentence }) => sentence === first.sentence);
  const start = Math.min(...near.map((item) => item.start));
  const end = Math.max(...near.map((item) => item.end));
  const range = end - start <= LONGEST ? { start, end } : { start: first.start, end: first.end };
  const text = side.sentences[first.sentence]?.text ?? '';
  return {
    items: near,
    place: { tag: side.tag, sentence: first.sentence, ...range, shown: text.slice(range.start, range.end) },
  };
}

/** Whether words can mean what the term does, as far as the word lists know the term; they know few of several words. */
function hasSense(side: UnitSide, wanted: readonly GlossaryTerm[], items: readonly Item[]): boolean {
  const meanings = wanted.map(({ pieces }) =>
    pieces.length === 1 ? side.version.lexicon.conceptsOf(pieces[0]?.word ?? '') : undefined,
  );
  return meanings.some((concepts) => {
    const shipped = concepts?.filter((concept) => concept < FIRST_OWN) ?? [];
    return shipped.length === 0 || items.some((item) => item.concepts.some((concept) => shipped.includes(concept)));
  });
}

/** So many sentences later, a reader has forgotten the whole term. */
const BEFORE = 40;

/** `the bank` for the `central bank`, after that was written out: texts seldom repeat a long term whole. */
function isShortened({ glossary }: UnitView, side: UnitSide, term: GlossaryTerm): boolean {
  if (!side.sentences.some(({ text, tokens }) => holdsPart(term, text, tokens))) return false;
  return side.version.sentences
    .slice(Math.max(0, side.first - BEFORE), side.first)
    .some(({ text, tokens }) => glossary?.mentionsIn(side.tag, text, tokens).some(({ terms }) => terms.includes(term)));
}
