import type { Divergence, DivergenceSpan } from '../../../types.js';
import { type Check, filledSides, spanOf, type UnitSide } from '../../check.js';
import { RULES, type Rule } from './rules.js';

const applies = ({ languages, holds }: Rule, { version }: UnitSide): boolean =>
  (languages?.includes(version.language.tag) ?? true) && (holds?.(version) ?? true);

const breaks = ({ signs }: Rule, text: string): boolean => [...signs].some((sign) => text.includes(sign));

const placesOf = (rule: Rule, { tag, sentences }: UnitSide): DivergenceSpan[] =>
  sentences.flatMap(({ text }, n) =>
    breaks(rule, text)
      ? [...text.matchAll(rule.pattern)].map(({ 0: shown, index }) =>
          spanOf(tag, n, { start: index, end: index + Math.max(1, shown.length) }),
        )
      : [],
  );

/** How much of the text around a place is quoted, in characters. */
const AROUND = 6;

function finding(variant: string, side: UnitSide, spans: DivergenceSpan[]): Divergence {
  const { sentence, start, end } = spans[0] as DivergenceSpan;
  const text = side.sentences[sentence]?.text ?? '';
  return {
    type: 'typography',
    variant,
    params: { lang: side.tag, value: text.slice(Math.max(0, start - AROUND), end + AROUND).trim() },
    severity: 'minor',
    culprit: side.tag,
    confidence: 0.9,
    spans,
  };
}

function inSide(side: UnitSide): Divergence[] {
  const broken = new Map<string, DivergenceSpan[]>();
  for (const rule of RULES) {
    if (!applies(rule, side)) continue;
    const places = placesOf(rule, side);
    if (places.length > 0) broken.set(rule.variant, [...(broken.get(rule.variant) ?? []), ...places]);
  }
  return [...broken].map(([variant, spans]) => finding(variant, side, spans));
}

export const typography: Check = {
  id: 'typography',
  name: 'Typography',
  description:
    'Off unless asked for. Each version by its own language’s rules: in French a no-break space before “; : ! ?” and inside guillemets, in Russian «ёлочки», a spaced em dash and “№ 5”, in English no space before punctuation; in all, double spaces, a hyphen for a dash or minus, three dots for an ellipsis, straight quotation marks and apostrophes in a text that has curly ones.',
  severity: 'minor',
  byDefault: 'off',
  find: (unit) => filledSides(unit).flatMap(inSide),
};
