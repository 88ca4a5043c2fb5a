import { Router } from 'express';
import { checkStates, settingOf } from '../../store/check-settings.js';
import { listDocuments } from '../../store/documents.js';
import { checkFigures } from '../../store/stats.js';
import type { Context } from '../context.js';
import { wordingFor } from '../language.js';
import { statsView } from '../stats-view.js';
import { show } from '../templates.js';

/** What the checks found, and what reviewers made of it. */
export function statsRoutes({ db }: Context): Router {
  const router = Router();

  router.get('/stats', async (req, res) => {
    const wording = wordingFor(res);
    const documents = await listDocuments(db);
    // An address that names no document shows all.
    const chosen = documents.find(({ id }) => String(id) === req.query.document);
    const states = await checkStates(db, chosen?.id ?? null);
    const settings = new Map(states.map((state) => [state.id, settingOf(state)]));
    show(req, res, {
      view: 'stats',
      section: 'stats',
      title: wording.t('stats.title'),
      documents: documents.map(({ id, title }) => ({ id, title, chosen: id === chosen?.id })),
      ...(chosen ? { documentTitle: chosen.title } : {}),
      ...statsView(await checkFigures(db, chosen?.id), settings, wording),
    });
  });

  return router;
}
