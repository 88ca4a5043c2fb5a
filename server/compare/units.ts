import { type MeasureUnit, SIGNS_BEFORE, UNITS } from '../language/units.js';
import type { Range } from '../types.js';

/** What may stand between a number and its unit: `640 millions d’euros`, `a 30-kilometre run`, `2 to 4 inches`. */
const BETWEEN = "^(?:\\s*(?:-|–|—|to|and|or|à|et|ou|до|и|или)\\s*\\d[\\d.,]*)?[\\s\\u00a0\\u202f-]*(?:d[’']|de |of )?";

/** An expression in small letters, its classes of characters left as they are. */
const small = (expression: string): string =>
  expression.replace(/\\p\{\p{L}+\}|[^\\]/gu, (part) => (part.startsWith('\\') ? part : part.toLowerCase()));

const readers = new Map<string, RegExp>();

/** One expression with a group a unit, in the order of `UNITS`: many small ones, tried one by one, took most of the comparison's time. */
function readerOf(language: string): RegExp {
  let reader = readers.get(language);
  if (!reader) {
    const groups = UNITS.map(({ words }) => `(${words[language] ?? words.en})(?![\\p{L}\\p{N}])`);
    // in small letters throughout: ignoring case in Unicode makes an expression several times slower
    reader = new RegExp(`${BETWEEN}(?:${groups.map(small).join('|')})`, 'u');
    readers.set(language, reader);
  }
  return reader;
}

const byId = new Map(UNITS.map((unit) => [unit.id, unit]));

type Measured = { unit: MeasureUnit } & Range;

const known = new WeakMap<Range, Measured | null>();

/** The unit that a number in a text has, and where number and unit together stand; null where it has none. */
export function unitOf(text: string, place: Range, language: string): Measured | null {
  let found = known.get(place);
  if (found === undefined) {
    found = readUnit(text, place, language);
    known.set(place, found);
  }
  return found;
}

function readUnit(text: string, place: Range, language: string): Measured | null {
  const found = readerOf(language).exec(text.slice(place.end, place.end + 40).toLowerCase());
  if (found) {
    const group = found.findIndex((part, n) => n > 0 && part !== undefined);
    return { unit: UNITS[group - 1] as MeasureUnit, start: place.start, end: place.end + found[0].length };
  }
  const before = text.slice(Math.max(0, place.start - 2), place.start).trimEnd();
  const sign = SIGNS_BEFORE.get(before.at(-1) ?? '');
  return sign ? { unit: byId.get(sign) as MeasureUnit, start: place.start - 1, end: place.end } : null;
}

/** How far a converted value may be off: newspapers round. */
const ROUNDING = 0.08;

const close = (a: number, b: number): boolean => Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));

const toCelsius = (value: number, unit: MeasureUnit): number[] =>
  unit.id === 'celsius'
    ? [value]
    : unit.id === 'fahrenheit'
      ? [((value - 32) * 5) / 9]
      : [value, ((value - 32) * 5) / 9];

const POUND = byId.get('pound-mass') as MeasureUnit;

/** A pound is money, unless it faces a weight. */
const isPound = (unit: MeasureUnit, facing: MeasureUnit): boolean => unit.id === 'pound' && facing.dimension === 'mass';

/** Whether two values in two units of one dimension are the same amount, give or take some rounding. */
export function converts(a: number, unitA: MeasureUnit, b: number, unitB: MeasureUnit): boolean {
  if (isPound(unitA, unitB)) return converts(a, POUND, b, unitB);
  if (isPound(unitB, unitA)) return converts(a, unitA, b, POUND);
  if (unitA.dimension !== unitB.dimension) return false;
  if (unitA.dimension === 'temperature')
    return toCelsius(a, unitA).some((x) => toCelsius(b, unitB).some((y) => Math.abs(x - y) <= 1.5));
  if (unitA.id === unitB.id || unitA.factor === null || unitB.factor === null) return false;
  return close(a * unitA.factor, b * unitB.factor);
}
