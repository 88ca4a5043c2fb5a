import { Router } from 'express';
import { redo, undo } from '../../store/history.js';
import { backPath, type Context, documentOf, idOf } from '../context.js';
import { addressOf } from '../document-view.js';
import { stepName } from '../history-view.js';
import { wordingFor } from '../language.js';
import { reviewerOf } from '../reviewer.js';
import { bodyOf } from '../row-answer.js';
import { answerRows } from '../rows-answer.js';
import { showPart, wantsPart } from '../templates.js';

/** Taking back what was done to a document, and doing it again. */
export function historyRoutes(context: Context): Router {
  const router = Router();

  for (const [way, step] of Object.entries({ undo, redo }))
    router.post(`/documents/:id/${way}`, async (req, res) => {
      const { id } = await documentOf(context, idOf(req, 'document'));
      const wording = wordingFor(res);
      const named = /^\d{1,15}$/u.exec(String(bodyOf(req).step))?.[0];
      const done = await step(context.db, id, reviewerOf(req), new Date(), named ? Number(named) : undefined);
      if (done) {
        const said = wording.t(`said.${way}`, { what: stepName(done, wording) });
        await answerRows(context, { documentId: id, ...done }, said, req, res);
      } else if (wantsPart(req)) showPart(req, res, 'error-part', { message: wording.t(`said.nothing-to-${way}`) });
      else res.redirect(303, backPath(bodyOf(req).back, addressOf(id, {})));
    });

  return router;
}
