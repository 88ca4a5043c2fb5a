import { Router } from 'express';
import type { Context } from '../context.js';
import { wordingFor } from '../language.js';
import { show } from '../templates.js';
import { apiView } from './page-view.js';

/** The page on which people read the description. */
export function apiPage({ version }: Context): Router {
  const router = Router();
  router.get('/api', (req, res) => {
    const wording = wordingFor(res);
    show(req, res, { view: 'api', title: wording.t('api.title'), ...apiView(version, wording) });
  });
  return router;
}
