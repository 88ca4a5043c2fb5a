import type { Verdict } from './calibration.js';
import type { TestSet, Texts } from './documents.js';
import { hunalign } from './hunalign.js';
import { filled, placesOf } from './places.js';
import { total } from './speed.js';
import { type Judged, rightOnes, strictScores } from './strict.js';
import { type FoundUnit, tercet } from './tercet.js';

export interface QualityRow {
  set: string;
  program: string;
  documents: number;
  /** Units of the gold with text in two versions or more. */
  units: number;
  /** Strict F1 by pair of languages, and of whole units. */
  scores: Record<string, number>;
  seconds: number;
  megabytes: number;
}

export interface Quality {
  rows: QualityRow[];
  /** On Tercet's units. */
  verdicts: Verdict[];
  found: FoundUnit[][];
}

const judge = ({ documents, tags }: TestSet, units: readonly Texts[][]): Judged[] =>
  documents.map(({ gold }, d) => ({ gold: placesOf(gold, tags), found: placesOf(units[d] ?? [], tags) }));

/** Each unit's confidence, and whether it is one of the gold's; units with a single side aren't counted. */
export function verdictsOf(
  judged: readonly Judged[],
  confidences: readonly number[][],
  tags: readonly string[],
): Verdict[] {
  return judged.flatMap((document, d) =>
    rightOnes(document, tags).flatMap((right, u) => {
      const several = filled(document.found[u] ?? {}, tags).length > 1;
      return several ? [{ confidence: confidences[d]?.[u] ?? 0, right }] : [];
    }),
  );
}

/** Aligns a set with Tercet, and with hunalign if wanted, and holds both against its gold. */
export async function measureQuality(set: TestSet, withPeer: boolean): Promise<Quality> {
  const { documents, tags } = set;
  const own = await tercet(documents, tags);
  const judged = judge(
    set,
    own.units.map((list) => list.map(({ texts }) => texts)),
  );
  const counts = {
    documents: documents.length,
    units: judged.reduce((sum, { gold }) => sum + gold.filter((place) => filled(place, tags).length > 1).length, 0),
  };
  const rowOf = (program: string, scored: Judged[], cost: { seconds: number; megabytes: number }): QualityRow => ({
    set: set.name,
    program,
    ...counts,
    scores: strictScores(scored, tags),
    ...cost,
  });
  const rows = [rowOf('tercet', judged, total([own.run]))];
  if (withPeer) {
    const peer = await hunalign(documents, tags);
    rows.push(rowOf('hunalign', judge(set, peer.units), total(peer.runs)));
  }
  const confidences = own.units.map((list) => list.map(({ confidence }) => confidence));
  return { rows, verdicts: verdictsOf(judged, confidences, tags), found: own.units };
}
