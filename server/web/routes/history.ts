import { Router } from 'express';
import { nextSteps } from '../../store/history.js';
import { backPath, type Context, documentOf, idOf } from '../context.js';
import { addressOf } from '../document-view.js';
import { deedName } from '../history-view.js';
import { asidesHere } from '../jobs/asides.js';
import { wordingFor } from '../language.js';
import { reviewerOf } from '../reviewer.js';
import { bodyOf } from '../row-answer.js';
import { answerRows } from '../rows-answer.js';
import { showPart, wantsPart } from '../templates.js';

/** Taking back what was done to a document, and doing it again. */
export function historyRoutes(context: Context): Router {
  const router = Router();

  for (const way of ['undo', 'redo'] as const)
    router.post(`/documents/:id/${way}`, async (req, res) => {
      const { id } = await documentOf(context, idOf(req, 'document'));
      const wording = wordingFor(res);
      const named = /^\d{1,15}$/u.exec(String(bodyOf(req).step))?.[0];
      const me = reviewerOf(req);
      const next = (await nextSteps(context.db, id))[way];
      // The one that was named to the reader, or else the one whose author is told now.
      const expected = named ? Number(named) : next?.id;
      // What is done at once needn't wait for a thread.
      const { step } = next?.large ? context.asides : asidesHere(context.db);
      const wanted = { way, documentId: id, who: me, now: new Date() };
      const done = await step(expected === undefined ? wanted : { ...wanted, expected });
      if (done) {
        const said = wording.t(`said.${way}`, { what: deedName(done, next?.who ?? '', me, wording) });
        await answerRows(context, { documentId: id, ...done }, said, req, res);
      } else if (wantsPart(req)) showPart(req, res, 'error-part', { message: wording.t(`said.nothing-to-${way}`) });
      else res.redirect(303, backPath(bodyOf(req).back, addressOf(id, {})));
    });

  return router;
}
