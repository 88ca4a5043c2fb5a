import { Router } from 'express';
import { countTerms } from '../../store/terms.js';
import type { StoredUnit } from '../../store/types.js';
import { countSettled } from '../../store/whole.js';
import { type Context, documentOf, idOf } from '../context.js';
import { startRealignment, unitOfDocument } from '../job-starts.js';
import { wordingFor } from '../language.js';
import { reviewerOf } from '../reviewer.js';
import { show } from '../templates.js';

/** Aligning a stored document anew. */
export function realignRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();

  router.get('/documents/:id/realign', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const title = wordingFor(res).t('realign.title');
    const from = await firstUnit(context, document.id, req.query.from);
    const [settled, terms] = [await countSettled(db, document.id, from?.position), await countTerms(db)];
    const first = from && { id: from.id, number: from.position + 1 };
    const data = { documentTitle: document.title, document, from: first, settled, terms };
    show(req, res, { view: 'realign', section: 'documents', title, ...data });
  });

  router.post('/documents/:id/realign', async (req, res) => {
    const document = await documentOf(context, idOf(req, 'document'));
    const from = await firstUnit(context, document.id, (req.body as { from?: unknown } | undefined)?.from);
    const job = startRealignment(context, document, from, reviewerOf(req));
    res.redirect(303, `/jobs/${job.id}`);
  });

  return router;
}

/** The unit from which on the document is to be aligned anew; undefined where all of it is. */
async function firstUnit(context: Context, documentId: number, from: unknown): Promise<StoredUnit | undefined> {
  if (from === undefined) return undefined;
  const id = /^[1-9]\d{0,14}$/u.test(String(from)) ? Number(from) : 0;
  return unitOfDocument(context, documentId, id);
}
