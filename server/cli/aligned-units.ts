import { rounded } from '../export/score.js';
import type { ExportDivergence, ExportUnit } from '../export/types.js';
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
  const { versions, units } = document.aligned;
  const changed = new Date();
  for (const [index, unit] of units.entries()) {
    const sides = versions.map(({ tag, sentences }, column) => {
      const { start, end } = unit.sides[column] ?? { start: 0, end: 0 };
      return { tag, start, texts: sentences.slice(start, end).map(({ text }) => text) };
    });
    yield {
      document: document.title,
      documentId: document.title,
      number: index + 1,
      texts: Object.fromEntries(sides.filter(({ texts }) => texts.length > 0).map(({ tag, texts }) => [tag, texts])),
      indexes: Object.fromEntries(sides.map(({ tag, start, texts }) => [tag, texts.map((_, at) => start + at)])),
      confidence: unit.confidence,
      agreement: unit.agreement,
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
