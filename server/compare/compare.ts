import { type AnalysedVersion, analyse, held } from '../analyse/analyse.js';
import type { Comparison, Divergence, LanguageTag, Unit } from '../types.js';
import { agreementOf } from './agreement.js';
import type { UnitView } from './check.js';
import { CHECKS } from './checks.js';
import { matchItems } from './matching.js';

const lettersOf = (version: AnalysedVersion): number => version.sentences.reduce((sum, s) => sum + s.length, 0);

/** What makes versions comparable in length: their letters per letter of the mean version, once there is enough text. */
function scales(versions: AnalysedVersion[]): number[] {
  const letters = versions.map(lettersOf);
  const mean = letters.reduce((sum, n) => sum + n, 0) / letters.length;
  return letters.map((n) => (mean > 1500 && n > 0 ? Math.min(2, Math.max(0.5, mean / n)) : 1));
}

const strongestFirst = (a: Divergence, b: Divergence): number =>
  Number(a.hint ?? false) - Number(b.hint ?? false) || b.confidence - a.confidence;

function compareUnit(unit: UnitView): Comparison {
  const divergences = CHECKS.flatMap((check) => check.find(unit)).sort(strongestFirst);
  return { agreement: agreementOf(unit, divergences), divergences };
}

/** Runs every check on every unit of a document. Pure; linear in the text. */
export function compareUnits(
  versions: AnalysedVersion[],
  units: readonly Unit[],
  progress: (done: number) => void = () => {},
): Comparison[] {
  const scale = scales(versions);
  return units.map((unit, u) => {
    const sides = versions.map((version, v) => {
      const { start, end } = unit.sides[v] ?? { start: 0, end: 0 };
      const sentences = version.sentences.slice(start, end).map(held);
      const length = sentences.reduce((sum, s) => sum + s.length, 0) * (scale[v] as number);
      return { tag: version.tag, version, sentences, length };
    });
    if (u % 100 === 0) progress(u / units.length);
    const filled = sides.filter((side) => side.sentences.length > 0);
    return compareUnit({ sides, items: matchItems(filled), confidence: unit.confidence });
  });
}

/** Compares the texts of one unit that came without a document around it. */
export function compareTexts(texts: Record<LanguageTag, readonly string[]>): Comparison {
  const versions = Object.entries(texts).map(([tag, sentences]) =>
    analyse(
      tag,
      sentences.map((text) => ({ text })),
    ),
  );
  const unit = { sides: versions.map(({ sentences }) => ({ start: 0, end: sentences.length })), confidence: 1 };
  return compareUnits(versions, [unit])[0] as Comparison;
}
