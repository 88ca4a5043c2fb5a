import { Mark } from '../../../analyse/analyse.js';
import type { Divergence, DivergenceSpan } from '../../../types.js';
import { blamed, filledSides, spanOf, type UnitSide, type UnitView } from '../../check.js';

/** A sentence's end that asks or exclaims, whatever closes after it. */
const ENDS = { '?': /[?？؟][!?…]*["”»’')\]]*\s*(?:$|[,—–-])/u, '!': /!+["”»’')\]]*\s*(?:$|[,—–-])/u } as const;
type Sign = keyof typeof ENDS;
const MARKS: Readonly<Record<Sign, number>> = { '?': Mark.Question, '!': Mark.Exclamation };

/** Words of a question that is reported rather than put. */
const REPORTED: Record<string, RegExp> = {
  en: /(?:^|\P{L})(?:ask(?:s|ed|ing)?|whether|wonder(?:s|ed|ing)?|question(?:s|ed)?|know|unclear)(?!\p{L})/iu,
  fr: /(?:^|\P{L})(?:demand\p{L}+|interrog\p{L}+|questions?|savoir|ignor\p{L}+|s[’'](?:il|ils)|est-ce)(?!\p{L})/iu,
  ru: /(?:^|\P{L})(?:ли|спр[ао]\p{L}+|вопрос\p{L}*|интерес\p{L}+|зна[лтею]\p{L}*|неизвест\p{L}+|неясно)(?!\p{L})/iu,
};

const reports = (side: UnitSide): boolean =>
  side.sentences.some(({ text }) => REPORTED[side.version.language.tag]?.test(text));

const has = (side: UnitSide, mark: number): boolean => side.sentences.some(({ marks }) => (marks & mark) !== 0);

/** Where a side asks, or exclaims: the signs at its sentences' ends. */
const places = (side: UnitSide, sign: Sign): DivergenceSpan[] =>
  side.sentences.flatMap(({ text, marks }, n) => {
    const found = (marks & MARKS[sign]) === 0 ? null : ENDS[sign].exec(text);
    return found ? [spanOf(side.tag, n, { start: found.index, end: found.index + 1 })] : [];
  });

/** The versions that ask, or exclaim, against those that have no such sign at all. */
function divided(unit: UnitView, sign: Sign, mark: number): { asking: UnitSide[]; telling: UnitSide[] } | null {
  const sides = filledSides(unit);
  const telling = sides.filter((side) => !has(side, mark));
  const asking = sides.filter((side) => places(side, sign).length > 0);
  return asking.length > 0 && telling.length > 0 && asking.length + telling.length === sides.length
    ? { asking, telling }
    : null;
}

function finding(
  unit: UnitView,
  { asking, telling }: { asking: UnitSide[]; telling: UnitSide[] },
  sign: Sign,
): Divergence {
  const three = asking.length + telling.length > 2;
  const [lone] = (three && asking.length === 1 ? asking : telling) as [UnitSide];
  const others = lone === telling[0] ? asking : telling;
  const culprit = three ? lone.tag : blamed(unit, (asking[0] as UnitSide).tag, lone.tag);
  const question = sign === '?';
  return {
    type: 'form',
    variant: `${question ? 'question' : 'exclamation'}-${others === asking ? 'lost' : 'added'}`,
    params: { lang: lone.tag, others: others.map(({ tag }) => tag) },
    severity: question ? 'major' : 'minor',
    culprit,
    confidence: question ? 0.6 : 0.3,
    spans: asking.flatMap((side) => places(side, sign)),
    ...(question ? {} : { hint: true }),
  };
}

/** A question that one version gives as a statement, or the reverse; likewise an exclamation. */
export function moods(unit: UnitView): Divergence[] {
  const question = divided(unit, '?', Mark.Question);
  if (question) return question.telling.some(reports) ? [] : [finding(unit, question, '?')];
  const exclamation = divided(unit, '!', Mark.Exclamation);
  return exclamation ? [finding(unit, exclamation, '!')] : [];
}
