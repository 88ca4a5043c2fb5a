import { Router } from 'express';
import { linkedWords } from '../../engine.js';
import { listTerms } from '../../store/terms.js';
import { getUnit } from '../../store/units.js';
import { type Context, documentOf, idOf } from '../context.js';

/** For the script: which words of a unit translate each other. */
export function wordsRoutes(context: Context): Router {
  const { db } = context;
  const router = Router();
  router.get('/units/:id/words', async (req, res) => {
    const unit = await getUnit(db, idOf(req, 'unit'));
    const { versions } = await documentOf(context, unit.documentId);
    const texts = versions.map(({ tag }, v) => ({ tag, sentences: unit.sides[v] ?? [] }));
    const groups = linkedWords(texts, { terms: await listTerms(db) });
    res.set('Cache-Control', 'no-store').json({ groups });
  });
  return router;
}
