import { type Carried, carrySides } from '../review/carry.js';
import { type Successor, successors } from '../review/revision.js';
import { joined, reads } from '../review/revision-steps.js';
import type { Range, Unit, Version } from '../types.js';
import type { WholeDocument, WholeUnit } from './whole.js';

/* What a new text of a version makes of a stored document's units, before anything is written. */

export interface Plan {
  /** Which version it is, from 0, and its text as it was. */
  v: number;
  old: Version;
  next: Version;
  found: Successor[];
  /** The document as if its units had always had the new text: for each stored unit what is left of its own. */
  document: WholeDocument;
  /** Units that are to stay as they are there. */
  fixed: Set<number>;
  /** Settled units that may be given more of the new text, or any, but must not be lost for it. */
  waiting: Set<number>;
}

export function planOf(stored: WholeDocument, v: number, next: Version): Plan {
  const old = stored.versions[v] as Version;
  const texts = ({ sentences }: Version): string[] => sentences.map(({ text }) => text);
  const found = successors(texts(old), texts(next), next.tag);
  const sides = stored.units.map((unit) => unit.sides[v] as Range);
  const carried = carrySides(sides, found, next.sentences.length);
  const gains = beside(carried, next.sentences.length);
  const units = stored.units.map(
    (unit, n): WholeUnit => ({ ...unit, sides: unit.sides.with(v, (carried[n] as Carried).after) }),
  );
  const [fixed, waiting] = [new Set<number>(), new Set<number>()];
  units.forEach(({ id, sides: own, settled }, n) => {
    if (own.every(({ start, end }) => start === end)) return;
    const full = carried[n]?.whole && sides[n]?.start !== sides[n]?.end;
    const alone = own.every(({ start, end }, version) => version === v || start === end);
    if (full || !gains[n] || (settled && alone)) fixed.add(id);
    else if (settled) waiting.add(id);
  });
  const document = { ...stored, versions: stored.versions.with(v, next), units };
  return { v, old, next, found, document, fixed, waiting };
}

/** Whether text that is nobody's yet stands beside each unit: what the unit lost, or lacked, may be that. */
function beside(carried: readonly Carried[], count: number): boolean[] {
  const pasts: number[] = [];
  let past = count;
  for (let n = carried.length - 1; n >= 0; n--) {
    pasts[n] = past;
    const { start, end } = carried[n]?.after ?? { start: 0, end: 0 };
    if (start < end) past = start;
  }
  let before = 0;
  return carried.map(({ after: { start, end } }, n) => {
    const more = (pasts[n] ?? count) - before > end - start;
    if (start < end) before = end;
    return more;
  });
}

/**
 * The stored units that stand in a new alignment, with the sentences that they have there: those that were to stay, and
 * those that have all that the other versions say in them as before.
 */
export function keptUnits({ document, fixed, v }: Plan, units: readonly Unit[]): WholeUnit[] {
  const keyOf = (sides: readonly Range[]): string | null => {
    const others = sides.filter((_, version) => version !== v);
    if (others.every(({ start, end }) => start === end)) return null;
    return others.map(({ start, end }) => (start === end ? '' : `${start}-${end}`)).join(' ');
  };
  const made = new Map(units.map(({ sides }) => [keyOf(sides), sides]));
  return document.units.flatMap((unit) => {
    if (fixed.has(unit.id)) return [unit];
    const key = keyOf(unit.sides);
    const sides = key === null ? undefined : made.get(key);
    return sides ? [{ ...unit, sides }] : [];
  });
}

/** Text that a new unit has of the version, and what it had in its place before. */
export interface Replaced {
  /** The place of the new unit. */
  place: number;
  before: string;
  after: string;
}

/**
 * In which units of the new alignment the version reads otherwise than it did.
 * @param kept the stored units among them.
 */
export function changedUnits(
  stored: WholeDocument,
  plan: Plan,
  kept: readonly WholeUnit[],
  units: readonly Unit[],
): Replaced[] {
  const { v, old, next } = plan;
  const keyOf = (sides: readonly Range[]): string => sides.map(({ start, end }) => `${start}-${end}`).join(' ');
  const own = new Map(kept.map(({ id, sides }) => [keyOf(sides), id]));
  const storedSides = new Map(stored.units.map(({ id, sides }) => [id, sides[v] as Range]));
  const loose = looseSentences(stored, plan, new Set(kept.map(({ id }) => id)));
  return units.flatMap(({ sides }, place) => {
    const { start, end } = sides[v] as Range;
    const id = own.get(keyOf(sides));
    const side = id === undefined ? undefined : storedSides.get(id);
    const before = side ? old.sentences.slice(side.start, side.end) : loose.ofUnit(sides).map((n) => old.sentences[n]);
    const texts = {
      before: joined(before.flatMap((one) => one ?? [])),
      after: joined(next.sentences.slice(start, end)),
    };
    return reads(texts.before) === reads(texts.after) ? [] : [{ place, ...texts }];
  });
}

/** The old sentences of units that are no more: each is what one new unit had before. */
function looseSentences(stored: WholeDocument, { v, found }: Plan, kept: ReadonlySet<number>) {
  // What nothing became of goes where the other versions' sentences of its unit have gone.
  const lost = stored.versions.map(() => new Map<number, number[]>());
  for (const { id, sides } of stored.units) {
    if (kept.has(id)) continue;
    const { start, end } = sides[v] as Range;
    const gone = Array.from({ length: end - start }, (_, n) => start + n).filter((n) => !hasSuccessor(found, n));
    const other = sides.findIndex((side, version) => version !== v && side.start < side.end);
    if (gone.length > 0 && other >= 0) lost[other]?.set(sides[other]?.start ?? 0, gone);
  }
  return {
    ofUnit: (sides: readonly Range[]): number[] => {
      const numbers = sides.flatMap(({ start, end }, version) => {
        const places = Array.from({ length: end - start }, (_, n) => start + n);
        return places.flatMap((n) => (version === v ? becoming(found, n) : (lost[version]?.get(n) ?? [])));
      });
      return numbers.sort((a, b) => a - b);
    },
  };
}

const lastBefore = (found: readonly Successor[], n: number, startOf: (link: Successor) => number): number => {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(found[middle] as Successor) <= n) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const hasSuccessor = (found: readonly Successor[], n: number): boolean =>
  n < (found[lastBefore(found, n, ({ before }) => before.start)]?.before.end ?? 0);

/** The old sentences that became what begins with a sentence of the new text. */
function becoming(found: readonly Successor[], n: number): number[] {
  const { before, after } = found[lastBefore(found, n, (link) => link.after.start)] ?? {};
  if (!before || after?.start !== n) return [];
  return Array.from({ length: before.end - before.start }, (_, k) => before.start + k);
}

/** The number that a sentence has in the new text; of one that was taken out, that of what now stands in its place. */
export function placeAfter({ found, next }: Plan, sentence: number): number {
  const link = found[lastBefore(found, sentence, ({ before }) => before.start)];
  if (!link) return 0;
  const { before, after } = link;
  if (sentence >= before.end) return Math.min(after.end, next.sentences.length - 1);
  return Math.min(after.start + sentence - before.start, after.end - 1);
}
