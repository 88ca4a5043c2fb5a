import { Router } from 'express';
import { backPath } from '../context.js';
import { wordingFor } from '../language.js';
import { cleanName, LONGEST_NAME, REVIEWER_COOKIE, reviewerOf } from '../reviewer.js';
import { bodyOf } from '../row-answer.js';
import { show } from '../templates.js';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** What the reviewer is called. It proves nothing: it only tells colleagues who did what. */
export function reviewerRoutes(): Router {
  const router = Router();

  router.get('/reviewer', (req, res) => {
    show(req, res, {
      view: 'reviewer',
      title: wordingFor(res).t('reviewer.title'),
      name: reviewerOf(req),
      longest: LONGEST_NAME,
      back: backPath(req.query.back, '/'),
    });
  });

  router.post('/reviewer', (req, res) => {
    const { name, back } = bodyOf(req);
    const given = cleanName(typeof name === 'string' ? name : '');
    if (given === '') res.clearCookie(REVIEWER_COOKIE);
    else res.cookie(REVIEWER_COOKIE, given, { maxAge: YEAR, httpOnly: true, sameSite: 'lax' });
    res.redirect(303, backPath(back, '/'));
  });

  return router;
}
