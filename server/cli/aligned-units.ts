import { rounded } from '../export/score.js';
import type { ExportDivergence, ExportUnit } from '../export/types.js';
import { unitsWithTexts } from '../index.js';
import type { Comparison, NewDocument } from '../types.js';
import type { WordDivergence } from './describe.js';

/** Aligned documents as the outside sees them: in the writers' shape, and in that of `tercet align`. */

export interface Shown {
  /** List weaker divergences too. */
  hints: boolean;
  message: WordDivergence;
}

/** The units of a document that isn't in a database. */
export function* alignedUnits(document: Pick<NewDocument, 'title' | 'aligned'>, shown: Shown): Generator<ExportUnit> {
  const changed = new Date();
  let number = 0;
  for (const unit of unitsWithTexts(document.aligned)) {
    const { texts, indexes, begins, confidence, agreement } = unit;
    yield {
      document: document.title,
      documentId: document.title,
      number: ++number,
      ...(begins === undefined ? {} : { begins }),
      ...{ texts, indexes, confidence, agreement },
      status: 'unreviewed',
      flags: [],
      divergences: shownDivergences(unit, shown),
      changed,
    };
  }
}

/** `{"en": ["sentence", …], …, "indexes": {…}, "confidence", "agreement", "divergences": […]}` */
export function unitRecord(unit: ExportUnit): Record<string, unknown> {
  const tags = Object.keys(unit.indexes);
  return {
    ...Object.fromEntries(tags.map((tag) => [tag, unit.texts[tag] ?? []])),
    indexes: unit.indexes,
    confidence: rounded(unit.confidence),
    agreement: rounded(unit.agreement),
    divergences: unit.divergences ?? [],
  };
}

/** What a reviewer would be shown, worded. */
export function shownDivergences({ divergences }: Comparison, { hints, message }: Shown): ExportDivergence[] {
  return divergences
    .filter(({ hint }) => hints || !hint)
    .map((divergence) => ({
      type: divergence.type,
      severity: divergence.severity,
      culprit: divergence.culprit,
      confidence: rounded(divergence.confidence),
      message: message(divergence),
      spans: divergence.spans,
      ...(divergence.hint ? { hint: true } : {}),
    }));
}
