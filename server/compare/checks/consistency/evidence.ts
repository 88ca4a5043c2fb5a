import { type AnalysedVersion, analyse, held } from '../../../analyse/analyse.js';
import type { Glossary } from '../../../lexicon/glossary.js';
import type { Lexicon } from '../../../lexicon/lexicon.js';
import type { LanguageTag, Range, Version } from '../../../types.js';
import type { UnitSide } from '../../check.js';
import { contentOf, contentWords, FEWEST_WORDS, folded } from './fold.js';
import { nameTypes, nameUses } from './names.js';
import { mayBeSource } from './source.js';
import { termUses } from './terms.js';

/** What one document says of how texts, names and terms are rendered, to be gathered over many documents. */

export interface Segment {
  unit: number;
  tag: LanguageTag;
  /** Case, spaces and punctuation aside. */
  fold: string;
  /** Its content words' stems and its numbers, in any order. */
  content: string;
  /** Whether it says enough, and may be what others were translated from. */
  counts: boolean;
}

/** A name or a term of one version, and what stands for it in another. */
export interface Rendering {
  kind: 'name' | 'term';
  unit: number;
  /** The version that may have several ways to write it, and this one; `form` is the same for all cases of a name. */
  tag: LanguageTag;
  form: string;
  shown: string;
  /** The version that it is looked at from. */
  other: LanguageTag;
  otherForm: string;
  otherShown: string;
}

export interface Document {
  versions: readonly Version[];
  units: readonly { sides: readonly Range[] }[];
  source: LanguageTag | null;
}

export interface Evidence {
  segments: Segment[];
  renderings: Rendering[];
}

/** The evidence of each unit in turn. */
export function* evidenceIn(
  { versions, units, source }: Document,
  lexicon: (tag: LanguageTag) => Lexicon,
  glossary: Glossary | null,
): Generator<Evidence> {
  const analysed = versions.map(({ tag, sentences }) => analyse(tag, sentences, lexicon(tag)));
  const areNames = analysed.map(nameTypes);
  for (const [unit, { sides: ranges }] of units.entries()) {
    const sides = analysed.map((version, n): UnitSide => {
      const { start, end } = ranges[n] ?? { start: 0, end: 0 };
      const sentences = version.sentences.slice(start, end).map(held);
      return { tag: version.tag, version, sentences, first: start, length: 0 };
    });
    const filled = sides.filter(({ sentences }) => sentences.length > 0);
    yield {
      segments: filled.map((side) => segmentOf(side, unit, source)),
      renderings: oncePerUnit([
        ...namesOf(sides, unit, analysed, areNames),
        ...termUses({ sides: filled, glossary, source }).map(({ from, to }) => ({
          ...{ kind: 'term' as const, unit, tag: to.tag, form: to.term.text, shown: to.term.text },
          ...{ other: from.tag, otherForm: `${from.term.concept} ${from.term.text}`, otherShown: from.term.text },
        })),
      ]),
    };
  }
}

/** A name is often repeated within a unit. */
function oncePerUnit(renderings: readonly Rendering[]): Rendering[] {
  const byKey = new Map<string, Rendering>();
  for (const rendering of renderings) {
    const { kind, tag, form, other, otherForm } = rendering;
    const key = `${kind} ${tag} ${form} ${other} ${otherForm}`;
    if (!byKey.has(key)) byKey.set(key, rendering);
  }
  return [...byKey.values()];
}

function segmentOf({ tag, version, sentences }: UnitSide, unit: number, source: LanguageTag | null): Segment {
  return {
    ...{ unit, tag, fold: folded(sentences.map(({ text }) => text).join(' ')) },
    content: contentOf(version, sentences),
    counts: contentWords(sentences) >= FEWEST_WORDS && mayBeSource({ source }, tag),
  };
}

function namesOf(
  sides: readonly UnitSide[],
  unit: number,
  versions: readonly AnalysedVersion[],
  areNames: readonly ((type: number) => boolean)[],
): Rendering[] {
  return sides.flatMap(({ tag }, from) =>
    nameUses(sides, from, areNames, areNames[from] as (type: number) => boolean).flatMap((use) =>
      use.counterparts.map(({ side, type, shown }) => ({
        ...{ kind: 'name' as const, unit, tag, shown: use.shown },
        form: stemIn(versions[from], use.type),
        other: (sides[side] as UnitSide).tag,
        otherForm: stemIn(versions[side], type),
        otherShown: shown,
      })),
    ),
  );
}

const stemIn = (version: AnalysedVersion | undefined, type: number): string => version?.types[type]?.stem ?? '';
