import type { Request, Response } from 'express';
import { listUnits } from '../store/units.js';
import { backPath, type Context, documentOf } from './context.js';
import { rowAddress } from './document-view.js';
import { bodyOf, rowsFor, surroundings } from './row-answer.js';
import { showPart, wantsPart } from './templates.js';

/** Units that stand where others stood. */
export interface Restacked {
  documentId: number;
  unitIds: readonly number[];
  gone: readonly number[];
  /** The place of the first, from 0. */
  position: number;
  /** The id of the unit to go on with; the first where it isn't among them. Without it, the script keeps its place. */
  focus?: number;
}

/** So many rows go to a script; where there are more, it loads the page. */
const MOST_ROWS = 60;

/**
 * What follows a change of several units: the page at the row to go on with, or, for the script, the rows that are to
 * take the place of those that are gone.
 */
export async function answerRows(
  context: Context,
  { documentId, unitIds, gone, position, focus }: Restacked,
  said: string,
  req: Request,
  res: Response,
): Promise<void> {
  const chosen = Math.max(0, focus === undefined ? 0 : unitIds.indexOf(focus));
  const own = rowAddress(documentId, position + chosen);
  if (!wantsPart(req)) {
    res.redirect(303, own);
    return;
  }
  const back = backPath(bodyOf(req).back, own);
  const document = await documentOf(context, documentId);
  const limit = Math.max(unitIds.length, gone.length) <= MOST_ROWS ? unitIds.length : 0;
  const { units } = await listUnits(context.db, documentId, { filter: 'all', from: position, limit });
  const restacked = {
    gone: gone.join(' '),
    shift: unitIds.length - gone.length,
    focus: focus === undefined ? '' : unitIds[chosen],
    go: own,
    units: rowsFor(req, units, document, back, res),
  };
  showPart(req, res, 'rows-part', { restacked, ...(await surroundings(context, document, back, res)), said });
}
