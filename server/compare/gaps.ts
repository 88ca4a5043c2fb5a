import type { Unit } from '../types.js';
import type { UnitView } from './check.js';

/** Which versions lack a unit, as text to compare by; '' for none. */
const lacking = ({ sides }: Unit): string => sides.flatMap(({ start, end }, v) => (end === start ? v : [])).join(' ');

/** For each unit, its place in a run of units that lack the same versions; null for one that none lacks. */
export function gapsOf(units: readonly Unit[]): UnitView['gap'][] {
  const gaps: UnitView['gap'][] = [];
  for (let from = 0; from < units.length; ) {
    const absent = lacking(units[from] as Unit);
    let to = from + 1;
    while (to < units.length && lacking(units[to] as Unit) === absent) to++;
    for (let u = from; u < to; u++) gaps.push(absent === '' ? null : { size: to - from, index: u - from });
    from = to;
  }
  return gaps;
}
