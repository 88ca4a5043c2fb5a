import { Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../errors.js';
import { dismissDivergence, restoreDivergence } from '../../store/divergences.js';
import { DISMISSAL_REASONS } from '../../store/types.js';
import { confirmUnit, getUnit } from '../../store/units.js';
import { type Context, idOf } from '../context.js';
import { divergenceOfUnit } from '../of-unit.js';
import { reviewerOf } from '../reviewer.js';
import { answer, bodyOf } from '../row-answer.js';
import { freshly } from '../stale.js';

/** What reviewers do to a unit. Each action ends at the unit's row, or gives the script that row alone. */
export function unitRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.post('/units/:id/confirm', async (req, res) => {
    const id = idOf(req, 'unit');
    const confirmed = bodyOf(req).confirmed === '1';
    await freshly(db, req, id, (tx) => confirmUnit(tx, id, confirmed, new Date(), reviewerOf(req)));
    await answer(context, await getUnit(db, id), confirmed ? 'said.confirmed' : 'said.unconfirmed', req, res);
  });

  router.post('/units/:id/divergences/:divergence', async (req, res) => {
    const unit = await getUnit(db, idOf(req, 'unit'));
    const id = idOf(req, 'divergence', 'divergence');
    divergenceOfUnit(unit, id);
    const { reason, restore } = bodyOf(req);
    const why = z.enum(DISMISSAL_REASONS).safeParse(reason);
    if (restore !== '1' && !why.success) throw new InputError('dismissal-reason', { reason: String(reason) });
    await freshly(db, req, unit.id, (tx) =>
      why.success
        ? dismissDivergence(tx, id, why.data, new Date(), reviewerOf(req))
        : restoreDivergence(tx, id, new Date(), reviewerOf(req)),
    );
    await answer(context, await getUnit(db, unit.id), why.success ? 'said.dismissed' : 'said.restored', req, res);
  });

  return router;
}
