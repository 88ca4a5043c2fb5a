import { type Request, type Response, Router } from 'express';
import { InputError } from '../../errors.js';
import type { DocumentSummary, StoredUnit } from '../../store/types.js';
import { getUnit, listUnits } from '../../store/units.js';
import { inReadersOrder } from '../columns.js';
import { backPath, type Context, documentOf, idOf } from '../context.js';
import { rowAddress } from '../document-view.js';
import { fulfil } from '../edit-deed.js';
import { editView } from '../edit-view.js';
import { readWish } from '../edit-wish.js';
import { wordingFor } from '../language.js';
import { reviewerOf } from '../reviewer.js';
import { bodyOf, toRow } from '../row-answer.js';
import { answerRows } from '../rows-answer.js';
import { freshly, showing } from '../stale.js';
import { show, showPart, wantsPart } from '../templates.js';
import { unitView } from '../unit-view.js';

/** Correcting how the versions are aligned, and where their sentences and paragraphs begin. */
export function editRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.get('/units/:id/edit', async (req, res) => {
    await showForm(context, await getUnit(db, idOf(req, 'unit')), req.query.back, req, res);
  });

  router.post('/units/:id/edit', async (req, res) => {
    const unit = await getUnit(db, idOf(req, 'unit'));
    const document = await documentOf(context, unit.documentId);
    const wish = readWish(bodyOf(req), document);
    const wording = wordingFor(res);
    try {
      const author = { who: reviewerOf(req), now: new Date() };
      const done = await freshly(db, req, unit.id, (tx) => fulfil(tx, unit, wish, author));
      await answerRows(context, { ...done, focus: unit.id }, wording.t(`said.edit.${wish.kind}`), req, res);
    } catch (error) {
      if (!(error instanceof InputError) || error.code !== 'edit-impossible' || wantsPart(req)) throw error;
      await showForm(context, unit, bodyOf(req).back, req, res, wording.error(error));
    }
  });

  return router;
}

async function showForm(
  context: Context,
  unit: StoredUnit,
  back: unknown,
  req: Request,
  res: Response,
  problem?: string,
): Promise<void> {
  const wording = wordingFor(res);
  const document = await documentOf(context, unit.documentId);
  const path = backPath(back, rowAddress(unit.documentId, unit.position));
  const view = editView(unit, document);
  const data = {
    seen: showing(unit),
    edit: { ...view, columns: inReadersOrder(req, view.columns) },
    document: { id: document.id },
    back: path,
    cancel: toRow(path, unit),
    problem,
  };
  if (wantsPart(req)) {
    showPart(req, res, 'edit-part', data);
    return;
  }
  const title = wording.t('edit.title', { number: unit.position + 1 });
  const near = await neighbours(context, unit, document, req, res);
  const status = problem ? 422 : 200;
  show(req, res, {
    view: 'edit',
    section: 'documents',
    title,
    documentTitle: document.title,
    ...data,
    ...near,
    status,
  });
}

/** The rows above and below: what is moved goes there. */
async function neighbours(context: Context, unit: StoredUnit, document: DocumentSummary, req: Request, res: Response) {
  const { position } = unit;
  const query = { filter: 'all', from: Math.max(0, position - 1), limit: 3 } as const;
  const { units } = await listUnits(context.db, unit.documentId, query);
  const at = (place: number) => {
    const found = units.find((one) => one.position === place);
    // What is found in them is said where they stand.
    const text = found && { ...found, divergences: [], flags: [] };
    const view = text && unitView(text, { versions: document.versions, wording: wordingFor(res) });
    return view && { ...view, cells: inReadersOrder(req, view.cells) };
  };
  return { above: at(position - 1), below: at(position + 1) };
}
