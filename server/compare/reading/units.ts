import { type MeasureUnit, SIGNS_BEFORE, UNITS, UNITS_WITHIN } from '../../language/units.js';
import type { Range } from '../../types.js';
import type { UnitSide } from '../check.js';
import { once } from './kept.js';

/** What may stand between a number and its unit: `640 millions d’euros`, `a 30-kilometre run`, `2 to 4 inches`. */
const BETWEEN = /^(?:\s*(?:-|–|—|to|and|or|à|et|ou|до|и|или)\s*\d[\d.,]*)?[\s\u00a0\u202f-]*(?:d[’']|de |of )?/u;

/** The small letters of the languages that have units here: compiling classes of all Unicode takes milliseconds each. */
const LETTERS = 'a-zà-öø-ÿœа-яё';

/** An expression for texts in small letters. */
const small = (expression: string): string => expression.replaceAll('\\p{L}', `[${LETTERS}]`).toLowerCase();

/** The alternatives of an expression that are not inside brackets. */
function alternatives(expression: string): string[] {
  const found = [''];
  let depth = 0;
  for (const char of expression) {
    if (char === '(' || char === '[') depth++;
    if (char === ')' || char === ']') depth--;
    if (char === '|' && depth === 0) found.push('');
    else found[found.length - 1] += char;
  }
  return found;
}

/** The characters that what an expression of `UNITS` matches can begin with. */
function firstOf(expression: string): string[] {
  return alternatives(expression).flatMap((alternative) => {
    const [group, inner = '', rest = ''] = /^\(\?:([^()]*)\)\??(.*)$/u.exec(alternative) ?? [];
    if (group !== undefined) return [...firstOf(inner), ...firstOf(rest)];
    return [alternative[0] === '\\' ? (alternative[1] as string) : (alternative[0] as string)];
  });
}

interface Reader {
  units: MeasureUnit[];
  /** A group a unit. */
  expression: RegExp;
}

const readers = new Map<string, Map<string, Reader>>();

/**
 * For each character that units begin with, the expression that reads them, in the order of `UNITS`: to try all at every
 * number took most of the comparison's time.
 */
function readersOf(language: string): Map<string, Reader> {
  let byFirst = readers.get(language);
  if (!byFirst) {
    const units = new Map<string, MeasureUnit[]>();
    // in small letters throughout: ignoring case in Unicode makes an expression several times slower
    const written = (unit: MeasureUnit): string => small(unit.words[language] ?? (unit.words.en as string));
    for (const unit of UNITS)
      for (const first of new Set(firstOf(written(unit)))) units.set(first, [...(units.get(first) ?? []), unit]);
    byFirst = new Map(
      [...units].map(([first, own]) => {
        const groups = own.map((unit) => `(${written(unit)})(?![${LETTERS}0-9])`);
        return [first, { units: own, expression: new RegExp(`^(?:${groups.join('|')})`, 'u') }];
      }),
    );
    readers.set(language, byFirst);
  }
  return byFirst;
}

/** The unit that a text begins with after a number, and how far both reach. */
function unitAfter(rest: string, language: string): { unit: MeasureUnit; length: number } | null {
  const before = BETWEEN.exec(rest)?.[0].length ?? 0;
  const reader = readersOf(language).get(rest[before] ?? '');
  const found = reader?.expression.exec(rest.slice(before));
  if (!reader || !found) return null;
  const group = found.findIndex((part, n) => n > 0 && part !== undefined);
  return { unit: reader.units[group - 1] as MeasureUnit, length: before + found[0].length };
}

const byId = new Map(UNITS.map((unit) => [unit.id, unit]));

type Measured = { unit: MeasureUnit } & Range;

const unitsIn = once(({ sentences, version }: UnitSide): (Measured | null)[][] =>
  sentences.map(({ text, numbers }) => numbers.map((number) => readUnit(text, number, version.language.tag))),
);

/** The unit that a sentence's number has, and where number and unit together stand; null where it has none. */
export const unitOf = (side: UnitSide, sentence: number, number: number): Measured | null =>
  unitsIn(side)[sentence]?.[number] ?? null;

/** The unit in `двухметровый`. */
function unitWithin(word: string): MeasureUnit | null {
  const found = /^[\p{L}-]+$/u.test(word) ? UNITS_WITHIN.find(([part]) => word.includes(part)) : undefined;
  return found ? (byId.get(found[1]) ?? null) : null;
}

function readUnit(text: string, place: Range, language: string): Measured | null {
  const found = unitAfter(text.slice(place.end, place.end + 40).toLowerCase(), language);
  if (found) return { unit: found.unit, start: place.start, end: place.end + found.length };
  const within =
    language === 'ru' && place.end - place.start > 7 ? unitWithin(text.slice(place.start, place.end)) : null;
  if (within) return { unit: within, start: place.start, end: place.end };
  const before = text.slice(Math.max(0, place.start - 2), place.start).trimEnd();
  const sign = SIGNS_BEFORE.get(before.at(-1) ?? '');
  return sign ? { unit: byId.get(sign) as MeasureUnit, start: place.start - 1, end: place.end } : null;
}

export const inUnit = ({ id }: MeasureUnit, ...ids: string[]): boolean => ids.includes(id);

/** How far a converted value may be off: newspapers round. */
const ROUNDING = 0.08;

/** Whether two values are the same, give or take what newspapers round. */
export const close = (a: number, b: number): boolean =>
  Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));

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
