import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../errors.js';
import { dismissDivergence } from '../../store/divergences.js';
import { addFlag, setFlagStatus } from '../../store/flags.js';
import type { StoredUnit } from '../../store/types.js';
import { confirmUnit, getUnit, unitCounts } from '../../store/units.js';
import { backPath, type Context, documentOf, idOf } from '../context.js';
import { chips, queryOfPath, rowAddress, rows, stateView } from '../document-view.js';
import { flagFormView, prefilled, readFlagValues, spansOf } from '../flag-form.js';
import { wordingFor } from '../language.js';
import { show, showPart, wantsPart } from '../templates.js';
import { anchorOf, unitView } from '../unit-view.js';

/** What reviewers do to a unit. Each action ends at the unit's row, or gives the script that row alone. */
export function unitRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.post('/units/:id/confirm', async (req, res) => {
    const id = idOf(req, 'unit');
    const confirmed = bodyOf(req).confirmed === '1';
    await confirmUnit(db, id, confirmed, new Date());
    await answer(context, await getUnit(db, id), confirmed ? 'said.confirmed' : 'said.unconfirmed', req, res);
  });

  router.post('/units/:id/divergences/:divergence', async (req, res) => {
    const unit = await getUnit(db, idOf(req, 'unit'));
    const id = idOf(req, 'divergence', 'divergence');
    if (!unit.divergences.some((found) => found.id === id))
      throw new InputError('not-found', { what: 'divergence', id });
    const dismissed = bodyOf(req).dismissed === '1';
    await dismissDivergence(db, id, dismissed, new Date());
    await answer(context, await getUnit(db, unit.id), dismissed ? 'said.dismissed' : 'said.restored', req, res);
  });

  router.post('/units/:id/flags/:flag', async (req, res) => {
    const unit = await getUnit(db, idOf(req, 'unit'));
    const id = idOf(req, 'flag', 'flag');
    if (!unit.flags.some((flag) => flag.id === id)) throw new InputError('not-found', { what: 'flag', id });
    const status = z.enum(['open', 'resolved', 'dismissed']).safeParse(bodyOf(req).status);
    if (!status.success) throw new InputError('flag-status', { status: String(bodyOf(req).status) });
    await setFlagStatus(db, id, status.data, new Date());
    await answer(context, await getUnit(db, unit.id), `said.flag-${status.data}`, req, res);
  });

  router.get('/units/:id/flag', async (req, res) => {
    const unit = await getUnit(db, idOf(req, 'unit'));
    const values = prefilled(req.query, unit, wordingFor(res));
    await showForm(context, unit, values, req.query.back, req, res);
  });

  router.post('/units/:id/flags', async (req, res) => {
    const unit = await getUnit(db, idOf(req, 'unit'));
    const { versions } = await documentOf(context, unit.documentId);
    const values = readFlagValues(req.body);
    const spans = values && spansOf(values.place, unit, versions);
    if (!values || !spans) {
      const kept = values ?? prefilled(req.body, unit, wordingFor(res));
      await showForm(context, unit, kept, bodyOf(req).back, req, res, values ? 'flag-span' : 'flag-form');
      return;
    }
    const { category, severity, comment } = values;
    await addFlag(db, { unitId: unit.id, lang: values.lang || null, category, severity, comment, spans }, new Date());
    await answer(context, await getUnit(db, unit.id), 'said.flagged', req, res);
  });

  return router;
}

async function answer(context: Context, unit: StoredUnit, said: string, req: Request, res: Response): Promise<void> {
  const own = rowAddress(unit.documentId, unit.position);
  const back = backPath(bodyOf(req).back, own);
  if (!wantsPart(req)) {
    res.redirect(303, toRow(back, unit));
    return;
  }
  const wording = wordingFor(res);
  const document = await documentOf(context, unit.documentId);
  const query = queryOfPath(back);
  const [row] = rows([unit], document, query, null, wording);
  const counts = await unitCounts(context.db, document.id);
  const state = { ...stateView(document) };
  const part = { unit: row, state, chips: chips(document, counts, query, wording), said: wording.t(said), back };
  showPart(req, res, 'unit-part', part);
}

async function showForm(
  context: Context,
  unit: StoredUnit,
  values: Parameters<typeof flagFormView>[0],
  back: unknown,
  req: Request,
  res: Response,
  problem?: string,
): Promise<void> {
  const wording = wordingFor(res);
  const { versions, title } = await documentOf(context, unit.documentId);
  const path = backPath(back, rowAddress(unit.documentId, unit.position));
  const data = {
    form: flagFormView(values, unit, versions, wording),
    unit: unitView(unit, { versions, wording, hints: true }),
    back: path,
    cancel: toRow(path, unit),
    problem: problem && wording.t(`messages:error.${problem}`),
  };
  const status = problem ? 422 : 200;
  if (wantsPart(req)) {
    showPart(req, res, 'flag-part', data, status);
    return;
  }
  const heading = wording.t('flag.title', { number: unit.position + 1 });
  show(req, res, { view: 'flag', section: 'documents', title: heading, documentTitle: title, ...data, status });
}

function toRow(path: string, unit: StoredUnit): string {
  return path.includes('#') ? path : `${path}#${anchorOf(unit)}`;
}

function bodyOf(req: Request): Record<string, unknown> {
  return (req.body ?? {}) as Record<string, unknown>;
}
