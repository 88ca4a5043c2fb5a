import { InputError } from '../errors.js';

/* What a person may do to the units of a document. Pure: a sentence is whatever stands for one, a number of the database as well as a text. */

/** A unit as editing sees it: for each version its sentences, in order. */
export type Sides<Sentence> = readonly (readonly Sentence[])[];

/**
 * A change of the units. `unit` counts from the start of the list that is edited; `version` from the first version.
 * Each takes the place of exactly the units that `Edited` tells, and leaves every sentence in one unit, in order.
 */
export type Edit =
  /** A unit and the next become one. */
  | { kind: 'merge'; unit: number }
  /** A unit becomes two: the first gets so many sentences of each version. */
  | { kind: 'split'; unit: number; first: readonly number[] }
  /** So many sentences of one version go to the end of the unit before, or to the start of the unit after. */
  | { kind: 'move'; unit: number; version: number; sentences: number; to: 'before' | 'after' }
  /** One version's text becomes a unit of its own, that no other version has a part in. */
  | { kind: 'unlink'; unit: number; version: number };

/** What an edit makes: `units` stand where `count` units from number `from` on stood. */
export interface Edited<Sentence> {
  from: number;
  count: number;
  units: Sides<Sentence>[];
  /** For each new unit, which of the replaced ones it carries on (its number, its confirmation); null for a new one. */
  carries: (number | null)[];
}

const isEmpty = (sides: Sides<unknown>): boolean => sides.every((side) => side.length === 0);

const impossible = (reason: string): InputError => new InputError('edit-impossible', { reason });

function unitAt<Sentence>(units: readonly Sides<Sentence>[], number: number, reason: string): Sides<Sentence> {
  const unit = units[number];
  if (!unit) throw impossible(reason);
  return unit;
}

/**
 * @throws InputError `edit-impossible`, with the reason: `no-unit`, `no-next`, `no-before`, `nothing-to-split`,
 *   `no-sentences`, `alone` (what is to be unlinked is all that the unit has).
 */
export function applyEdit<Sentence>(units: readonly Sides<Sentence>[], edit: Edit): Edited<Sentence> {
  const unit = unitAt(units, edit.unit, 'no-unit');
  switch (edit.kind) {
    case 'merge':
      return merge(unit, unitAt(units, edit.unit + 1, 'no-next'), edit.unit);
    case 'split':
      return split(unit, edit.first, edit.unit);
    case 'move':
      return move(units, unit, edit);
    case 'unlink':
      return unlink(unit, edit.version, edit.unit);
  }
}

function merge<Sentence>(unit: Sides<Sentence>, next: Sides<Sentence>, from: number): Edited<Sentence> {
  return { from, count: 2, units: [unit.map((side, v) => [...side, ...(next[v] ?? [])])], carries: [from] };
}

function split<Sentence>(unit: Sides<Sentence>, first: readonly number[], from: number): Edited<Sentence> {
  const cut = (v: number): number => Math.min(Math.max(0, Math.trunc(first[v] ?? 0)), unit[v]?.length ?? 0);
  const parts = [unit.map((side, v) => side.slice(0, cut(v))), unit.map((side, v) => side.slice(cut(v)))];
  if (parts.some(isEmpty)) throw impossible('nothing-to-split');
  return { from, count: 1, units: parts, carries: [from, null] };
}

function move<Sentence>(
  units: readonly Sides<Sentence>[],
  unit: Sides<Sentence>,
  { unit: number, version, sentences, to }: Edit & { kind: 'move' },
): Edited<Sentence> {
  const side = unit[version] ?? [];
  if (sentences < 1 || sentences > side.length) throw impossible('no-sentences');
  const up = to === 'before';
  const other = unitAt(units, number + (up ? -1 : 1), up ? 'no-before' : 'no-next');
  const cut = up ? sentences : side.length - sentences;
  const [head, tail] = [side.slice(0, cut), side.slice(cut)];
  const theirs = other[version] ?? [];
  const left = unit.with(version, up ? tail : head);
  const grown = other.with(version, up ? [...theirs, ...head] : [...tail, ...theirs]);
  const pair = up ? [grown, left] : [left, grown];
  const from = up ? number - 1 : number;
  const kept = pair.flatMap((sides, n) => (isEmpty(sides) ? [] : [{ sides, n: from + n }]));
  return { from, count: 2, units: kept.map(({ sides }) => sides), carries: kept.map(({ n }) => n) };
}

function unlink<Sentence>(unit: Sides<Sentence>, version: number, from: number): Edited<Sentence> {
  const side = unit[version] ?? [];
  if (side.length === 0) throw impossible('no-sentences');
  const rest = unit.with(version, []);
  if (isEmpty(rest)) throw impossible('alone');
  const alone = unit.map((_, v) => (v === version ? side : []));
  return { from, count: 1, units: [rest, alone], carries: [from, null] };
}
