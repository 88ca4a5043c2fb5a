import type { AnalysedSentence } from '../../../analyse/analyse.js';
import type { NumberMention } from '../../../analyse/numbers.js';
import type { MeasureUnit } from '../../../language/units.js';
import { TokenKind } from '../../../words/tokens.js';
import { filledSides, type UnitSide, type UnitView } from '../../check.js';
import type { Mention } from '../../reading/mentions.js';
import { converts, inUnit, unitOf } from '../../reading/units.js';

/** A number of a unit, with what it counts. */
export interface NumberIn extends Mention {
  side: UnitSide;
  number: NumberMention;
  unit: MeasureUnit | null;
}

/** Of the same value, or converted: 12 miles are 19 km. */
export const sameValue = (a: NumberIn, b: NumberIn): boolean =>
  a.number.keys.some((key) => b.number.keys.includes(key)) ||
  (a.unit !== null && b.unit !== null && converts(a.number.value, a.unit, b.number.value, b.unit));

/** What stands between feet and inches, metres and centimetres: `5-foot-9`, `1 m 75`. */
const JOINED = /^[\s\u00a0-]*(?:(?:foot|feet|ft|m|м)\.?|[’'′])[\s\u00a0-]*$/u;

/** A length in two units is one number. */
function joinLengths(text: string, mentions: NumberIn[]): NumberIn[] {
  const joined: NumberIn[] = [];
  for (const mention of mentions) {
    const last = joined.at(-1);
    const parts = last?.unit?.id === 'foot' ? 12 : last?.unit?.id === 'm' ? 100 : 0;
    const fits = parts > 0 && mention.number.value < parts && Number.isInteger(mention.number.value);
    if (!last || !fits || !JOINED.test(text.slice(last.number.end, mention.number.start))) {
      joined.push(mention);
      continue;
    }
    const value = last.number.value + mention.number.value / parts;
    const keys = [...last.number.keys, ...mention.number.keys, String(value)];
    const number = { ...last.number, value, keys, end: mention.end };
    joined[joined.length - 1] = { ...last, number, end: mention.end, shown: text.slice(last.start, mention.end) };
  }
  return joined;
}

function numbersIn(side: UnitSide, { text, numbers }: AnalysedSentence, sentence: number): NumberIn[] {
  const { tag } = side;
  const mentions = numbers.map((number, n) => {
    const { start, end } = number;
    const unit = unitOf(side, sentence, n)?.unit ?? null;
    return { tag, sentence, side, number, unit, start, end, shown: text.slice(start, end) };
  });
  return mentions.some(({ unit }) => unit && inUnit(unit, 'foot', 'm')) ? joinLengths(text, mentions) : mentions;
}

export const numbersOf = (unit: UnitView): NumberIn[] =>
  filledSides(unit).flatMap((side) =>
    side.sentences.flatMap((sentence, n) => (sentence.numbers.length > 0 ? numbersIn(side, sentence, n) : [])),
  );

/** What a number counts: the first word after it that means something, in the same clause. */
function countedBy({ side, sentence, number }: NumberIn) {
  const { tokens, types } = side.sentences[sentence] as AnalysedSentence;
  let seen = 0;
  for (let at = 0; at < tokens.length && seen < 4; at++) {
    const token = tokens[at];
    if (!token || token.start < number.end) continue;
    if (token.kind === TokenKind.Sign && /[.,;:!?()–—]/.test(token.norm)) return null;
    const type = side.version.types[types[at] as number];
    if (type) return type;
    seen++;
  }
  return null;
}

/** Whether two numbers count the same: years and years, ministers and ministers. */
export function countTheSame(a: NumberIn, b: NumberIn): boolean {
  if (a.unit && b.unit) return a.unit.id === b.unit.id;
  const [x, y] = [countedBy(a), countedBy(b)];
  return x !== null && y !== null && x.concepts.some((concept) => y.concepts.includes(concept));
}

/** Whether the sentence before the unit, or the one after it, has a number: the versions may be cut otherwise there. */
export function isNextDoor({ version, first, sentences }: UnitSide, { number }: NumberIn): boolean {
  const neighbours = [version.sentences[first - 1], version.sentences[first + sentences.length]];
  return neighbours.some((sentence) =>
    sentence?.numbers.some(({ keys }) => keys.some((key) => number.keys.includes(key))),
  );
}
