import { Router } from 'express';
import { rememberOrder } from '../columns.js';
import { backPath } from '../context.js';
import { bodyOf } from '../row-answer.js';
import { wantsPart } from '../templates.js';

/** The order in which a reader has the versions side by side. */
export function columnsRoutes(): Router {
  const router = Router();
  router.post('/columns', (req, res) => {
    rememberOrder(req, res, bodyOf(req).order);
    if (wantsPart(req)) res.status(204).end();
    else res.redirect(303, backPath(bodyOf(req).back, '/'));
  });
  return router;
}
