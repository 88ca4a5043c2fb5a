import { gapsOf } from '../compare/gaps.js';
import type { Comparison, Range, Unit } from '../types.js';
import type { Plan } from './revision-plan.js';
import type { WholeDocument, WholeUnit } from './whole.js';

/**
 * So many units on either side of one tell something of it, whatever versions lack: whether what it lacks stands beside
 * it, or a sentence goes on there. That is more by one or two than any check reads.
 */
const AROUND = 3;
/** After a glossary's term was written out, a reader remembers it for 40 sentences. */
const REMEMBERED = 40;

/** What is the same of a stored unit in the new alignment. */
export interface Known {
  unit: WholeUnit;
  comparison: Comparison | null;
}

/**
 * Which units of a new alignment stand in it as they did, and what was said of them, where that holds still: their text is
 * the same, that of the units around them too, and they stand in no longer or shorter row of units that lack a version.
 *
 * What a comparison of the whole document would add: checks that go by the document as a whole (what is written with a
 * capital in it, how long its versions are, how freely they were translated, which quotation marks it has) might weigh
 * such a unit a little otherwise than before the revision.
 * @param kept the stored units that are in the new alignment, with their sentences there.
 * @returns for each unit null where it isn't one of the stored ones.
 */
export function knownUnits(
  stored: WholeDocument,
  plan: Plan,
  kept: readonly WholeUnit[],
  units: readonly Unit[],
  said: ReadonlyMap<number, Comparison>,
  hasGlossary: boolean,
): (Known | null)[] {
  const places = new Map(stored.units.map(({ id }, place) => [id, place]));
  const own = new Map(kept.map((unit) => [keyOf(unit.sides), unit]));
  const found = units.map(({ sides }) => own.get(keyOf(sides)) ?? null);
  const from = found.map((unit) => (unit ? (places.get(unit.id) as number) : -1));
  const gaps = { before: gapsOf(stored.units), now: gapsOf(units) };
  const same = from.map(
    (place, n) => place >= 0 && readsTheSame(plan, stored.units[place] as WholeUnit, units[n] as Unit),
  );
  const full = units.map(({ sides }) => sides.every(({ start, end }) => start < end));
  const [above, below] = rowsAround({ same, full, from }, stored.units.length);
  const calm = same.map(
    (one, n) => one && (above[n] ?? 0) >= (hasGlossary ? REMEMBERED : AROUND) && (below[n] ?? 0) >= AROUND,
  );
  return found.map((unit, n) => {
    if (!unit) return null;
    const [was, is] = [gaps.before[from[n] as number], gaps.now[n]];
    const stays = calm[n] && was?.size === is?.size && was?.index === is?.index;
    return { unit, comparison: stays ? (said.get(unit.id) ?? null) : null };
  });
}

const keyOf = (sides: readonly Range[]): string => sides.map(({ start, end }) => `${start}-${end}`).join(' ');

function readsTheSame({ v, old, next }: Plan, before: WholeUnit, after: Unit): boolean {
  const [was, is] = [before.sides[v] as Range, after.sides[v] as Range];
  if (was.end - was.start !== is.end - is.start) return false;
  for (let n = 0; n < was.end - was.start; n++)
    if (old.sentences[was.start + n]?.text !== next.sentences[is.start + n]?.text) return false;
  return true;
}

interface Standing {
  /** For each unit, whether it reads as it did. */
  same: readonly boolean[];
  /** It lacks no version. */
  full: readonly boolean[];
  /** Its place before. */
  from: readonly number[];
}

/**
 * For each unit how many full ones stand above it, and below it, as they did, up to the next change; any number, where
 * there is none up to the end of the document.
 */
function rowsAround({ same, full, from }: Standing, before: number): [above: number[], below: number[]] {
  const row = (way: 1 | -1, end: number, endBefore: number): number[] => {
    const lengths: number[] = [];
    let length = 0;
    for (let n = end; n >= 0 && n < same.length; n += way) {
      const goesOn = same[n - way] && from[n] === (from[n - way] as number) + way;
      if (n === end && from[n] === endBefore) length = Number.POSITIVE_INFINITY;
      else if (!goesOn) length = 0;
      lengths[n] = length;
      if (full[n]) length++;
    }
    return lengths;
  };
  return [row(1, 0, 0), row(-1, same.length - 1, before - 1)];
}
