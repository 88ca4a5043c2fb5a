import type { LanguageTag } from '../types.js';
import { segmented, type Texts } from './documents.js';
import { hunalign } from './hunalign.js';
import { placesOf } from './places.js';
import type { Run } from './program.js';
import { rightOnes } from './strict.js';
import { tercet } from './tercet.js';

export interface SpeedRow {
  program: string;
  lines: number;
  seconds: number;
  megabytes: number;
  /** Share of the lines that stand in a unit with just their counterparts. */
  right: number;
}

/**
 * A document of so many lines in each language: whole units over and over again, from the second round on with the
 * round's number, so that no two lines are equal.
 */
export function longDocument(units: readonly Texts[], tags: readonly LanguageTag[], lines: number): Texts[] {
  const whole = units.filter((unit) => tags.every((tag) => unit[tag]?.length === 1));
  return Array.from({ length: lines }, (_, i) => {
    const unit = whole[i % whole.length] as Texts;
    const round = Math.floor(i / whole.length);
    if (round === 0) return unit;
    return Object.fromEntries(tags.map((tag) => [tag, [`${unit[tag]?.[0]} [${round}]`]]));
  });
}

/** Whole processes: seconds in all, memory of the largest. */
export const total = (runs: readonly Run[]): { seconds: number; megabytes: number } => ({
  seconds: runs.reduce((sum, { seconds }) => sum + seconds, 0),
  megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
});

/** Times both programs on one long document: Tercet on all versions at once, hunalign on each pair with the first. */
export async function measureSpeed(
  units: readonly Texts[],
  tags: readonly LanguageTag[],
  lines: number,
  withPeer: boolean,
): Promise<SpeedRow[]> {
  const gold = longDocument(units, tags, lines);
  const document = segmented('long', gold, tags);
  const rowOf = (program: string, found: Texts[], runs: Run[]): SpeedRow => {
    const right = rightOnes({ gold: placesOf(gold, tags), found: placesOf(found, tags) }, tags).filter(Boolean).length;
    return { program, lines, ...total(runs), right: right / lines };
  };
  const own = await tercet([document], tags);
  const texts = own.units.flat().map((unit) => unit.texts);
  const rows = [rowOf('tercet', texts, [own.run])];
  if (withPeer) {
    const peer = await hunalign([document], tags);
    rows.push(rowOf('hunalign', peer.units.flat(), peer.runs));
  }
  return rows;
}
