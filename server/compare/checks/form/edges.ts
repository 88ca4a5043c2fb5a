import type { Divergence, Range } from '../../../types.js';
import { filledSides, spanOf, type UnitSide, type UnitView } from '../../check.js';

/** What ends a sentence, and what may close after it. */
const ENDED = /[.!?…:;。！？।؟]["”»’'›)\]*\d¹²³†]*$/u;
const LETTER_LAST = /[\p{L}\p{N}]["”»’'›)]*$/u;
/** What may stand before a sentence's first letter. */
const OPENING = /^[\s"“„«‘'‹([¿¡]*/u;

const firstOf = ({ sentences }: UnitSide): string => sentences[0]?.text ?? '';
/** The last sentence's end: its last letter or stop, and what closes after it. */
const endOf = ({ sentences }: UnitSide): string => sentences.at(-1)?.text.slice(-12).trimEnd() ?? '';

type Variant = 'unended' | 'small' | 'capitals';

const finding = (variant: Variant, side: UnitSide, others: UnitSide[], sentence: number, place: Range): Divergence => ({
  type: 'form',
  variant,
  params: { lang: side.tag, others: others.map(({ tag }) => tag) },
  severity: 'minor',
  culprit: side.tag,
  confidence: 0.6,
  spans: [spanOf(side.tag, sentence, place)],
  // captions and list items go without a stop in many houses
  ...(variant === 'unended' ? { hint: true } : {}),
});

/** The one side of which something is true while the opposite is true of all others. */
function lone(
  sides: readonly UnitSide[],
  is: (side: UnitSide) => boolean,
  not: (side: UnitSide) => boolean,
): UnitSide | null {
  const found = sides.filter(is);
  const [side] = found;
  return side && found.length === 1 && sides.every((other) => other === side || not(other)) ? side : null;
}

/** The next sentence of the version goes on in small letters: the text was cut in the middle. */
function goesOn({ version, first, sentences }: UnitSide): boolean {
  const next = version.sentences[first + sentences.length]?.text;
  return next !== undefined && /^\P{L}*\p{Ll}/u.test(next);
}

function unended(sides: readonly UnitSide[]): Divergence[] {
  const side = lone(
    sides,
    (s) => LETTER_LAST.test(endOf(s)) && !ENDED.test(endOf(s)) && !goesOn(s),
    (s) => ENDED.test(endOf(s)),
  );
  if (!side) return [];
  const end = side.sentences.at(-1)?.text.trimEnd().length ?? 0;
  const others = sides.filter((s) => s !== side);
  return [finding('unended', side, others, side.sentences.length - 1, { start: end - 1, end })];
}

const letterAt = (text: string): number => OPENING.exec(text)?.[0].length ?? 0;

/** A name that begins small: `iPhone`, `d’Artagnan`, `de Gaulle`; an address; a word of a program. */
const SMALL_NAME = /^(?:\p{Ll}\p{Lu}|\p{Ll}{1,3}[’' ]\p{Lu}|[\p{Ll}\d.-]+[@/.]\p{L})/u;

function beginsSmall({ version, first, sentences }: UnitSide): boolean {
  const text = sentences[0]?.text ?? '';
  const at = letterAt(text);
  if (!/\p{Ll}/u.test(text[at] ?? '') || SMALL_NAME.test(text.slice(at, at + 40))) return false;
  // what follows no end of a sentence goes on with one; items of a list begin small
  const before = version.sentences[first - 1]?.text.trimEnd();
  return (before === undefined || /[.!?…]["”»’')\]]*$/u.test(before)) && !/[;,]$/u.test(sentences.at(-1)?.text ?? '');
}

function small(sides: readonly UnitSide[]): Divergence[] {
  const side = lone(sides, beginsSmall, (s) => /\p{Lu}/u.test(firstOf(s)[letterAt(firstOf(s))] ?? ''));
  if (!side) return [];
  const start = letterAt(firstOf(side));
  const others = sides.filter((s) => s !== side);
  const found = finding('small', side, others, 0, { start, end: start + 1 });
  // without a text before it, it may go on with a sentence that nobody sees
  return [side.first === 0 ? { ...found, hint: true } : found];
}

/** Fewer letters than this in capitals may be an acronym, a name or a title. */
const SHOUTED = 15;

const isShouted = ({ sentences }: UnitSide): boolean =>
  sentences.every(
    ({ text, length }) => length >= SHOUTED && text === text.toUpperCase() && /\p{Lu}{2}.*\s\p{Lu}{2}/u.test(text),
  );

const isCalm = ({ sentences }: UnitSide): boolean => sentences.every(({ text }) => /\p{Ll}{2}/u.test(text));

function capitals(sides: readonly UnitSide[]): Divergence[] {
  const side = lone(sides, isShouted, isCalm);
  const text = side ? firstOf(side) : '';
  return side
    ? [
        finding(
          'capitals',
          side,
          sides.filter((s) => s !== side),
          0,
          { start: 0, end: text.length },
        ),
      ]
    : [];
}

/** A version whose text begins, ends or is written otherwise than the others': no stop, no capital, all capitals. */
export function edges(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  return sides.length < 2 ? [] : [...unended(sides), ...small(sides), ...capitals(sides)];
}
