import type { Request, Response } from 'express';
import type { DocumentSummary, StoredUnit } from '../store/types.js';
import { unitCounts } from '../store/units.js';
import { inReadersOrder } from './columns.js';
import { backPath, type Context, documentOf } from './context.js';
import { chips, queryOfPath, rowAddress, rows, stateView } from './document-view.js';
import { familyOf } from './families.js';
import { historyView } from './history-view.js';
import { wordingFor } from './language.js';
import { mqmLine } from './mqm-view.js';
import { reviewerOf } from './reviewer.js';
import { lagsView } from './revision-view.js';
import { showPart, wantsPart } from './templates.js';
import { anchorOf } from './unit-view.js';

/** What follows an action on a unit: the page it came from, at the unit's row, or for the script that row alone. */
export async function answer(
  context: Context,
  unit: StoredUnit,
  said: string,
  req: Request,
  res: Response,
): Promise<void> {
  const own = rowAddress(unit.documentId, unit.position);
  const back = backPath(bodyOf(req).back, own);
  if (!wantsPart(req)) {
    res.redirect(303, toRow(back, unit));
    return;
  }
  const document = await documentOf(context, unit.documentId);
  const [row] = rowsFor(req, [unit], document, back, res);
  const around = await surroundings(context, document, back, res);
  showPart(req, res, 'unit-part', { unit: row, ...around, said: wordingFor(res).t(said) });
}

/** Rows of units as they stand on the page of this address. */
export function rowsFor(req: Request, units: StoredUnit[], document: DocumentSummary, back: string, res: Response) {
  const views = rows(units, document, queryOfPath(back), null, wordingFor(res));
  return views.map((view) => ({ ...view, cells: inReadersOrder(req, view.cells) }));
}

/** What of the page around the rows may have changed with them. */
export async function surroundings(context: Context, document: DocumentSummary, back: string, res: Response) {
  const wording = wordingFor(res);
  const counts = await unitCounts(context.db, document.id, familyOf);
  return {
    state: { ...stateView(document), mqm: await mqmLine(context.db, document, wording) },
    chips: chips(document, counts, queryOfPath(back), wording),
    history: await historyView(context.db, document.id, wording, reviewerOf(res.req)),
    lags: await lagsView(context.db, document, wording),
    back,
  };
}

export function toRow(path: string, unit: StoredUnit): string {
  return path.includes('#') ? path : `${path}#${anchorOf(unit)}`;
}

export function bodyOf(req: Request): Record<string, unknown> {
  return (req.body ?? {}) as Record<string, unknown>;
}
