import type { Unit } from '../types.js';

/** A run of sentences that only one version has is a unit each. */
export function takenApart(unit: Unit): Unit[] {
  const filled = unit.sides.filter(({ start, end }) => end > start);
  const [only] = filled;
  if (filled.length !== 1 || !only || only.end - only.start === 1) return [unit];
  return Array.from({ length: only.end - only.start }, (_, n) => ({
    ...unit,
    sides: unit.sides.map((side) => (side === only ? { start: only.start + n, end: only.start + n + 1 } : side)),
  }));
}
