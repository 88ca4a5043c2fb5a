import { Router } from 'express';
import { countTerms } from '../../store/terms.js';
import { countSettled } from '../../store/whole.js';
import { type Context, documentOf, idOf } from '../context.js';
import { wordingFor } from '../language.js';
import { show } from '../templates.js';

/** Aligning a stored document anew. */
export function realignRoutes(context: Context): Router {
  const { db, jobs } = context;
  const router = Router();

  router.get('/documents/:id/realign', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const title = wordingFor(res).t('realign.title');
    const [settled, terms] = [await countSettled(db, document.id), await countTerms(db)];
    show(req, res, { view: 'realign', section: 'documents', title, document, settled, terms });
  });

  router.post('/documents/:id/realign', async (req, res) => {
    const { id, title } = await documentOf(context, idOf(req, 'document'));
    const job = jobs.add({ realign: id }, { title, draft: null });
    res.redirect(303, `/jobs/${job.id}`);
  });

  return router;
}
