import { type Request, Router } from 'express';
import { InputError } from '../../errors.js';
import type { Wording } from '../../wording.js';
import type { Context } from '../context.js';
import type { Job } from '../jobs/job.js';
import { wordingFor } from '../language.js';
import { show } from '../templates.js';
import { failureMessage } from './new-document.js';

/** How far a document's alignment is. */
export function jobsRoutes(context: Context): Router {
  const router = Router();

  router.get('/jobs/:id', (req, res) => {
    const job = jobOf(context, req);
    if (job.state === 'done') {
      if (job.draft) context.drafts.drop(job.draft);
      res.redirect(303, `/documents/${job.documentId}`);
      return;
    }
    const wording = wordingFor(res);
    const view = jobView(job, wording);
    show(req, res, {
      view: 'job',
      section: 'documents',
      script: 'job',
      title: wording.t(view.failed ? 'job.failed' : 'job.title'),
      refresh: !view.failed,
      job: view,
      mend: mendLink(context, job, wording),
    });
  });

  /** For the script: the same, as data. */
  router.get('/jobs/:id/state', (req, res) => {
    const { percent, text, state } = jobView(jobOf(context, req), wordingFor(res));
    res.set('Cache-Control', 'no-store').json({ state, percent, text });
  });

  return router;
}

/** Where to go on from a failure: to the form with the texts, or to the document as it still is. */
function mendLink({ drafts }: Context, { id, draft, documentId }: Job, { t }: Wording) {
  if (documentId !== null) return { href: `/documents/${documentId}`, text: t('job.to-document') };
  const kept = draft && drafts.get(draft) ? `?draft=${draft}&job=${id}` : '';
  return { href: `/documents/new${kept}`, text: t('job.mend') };
}

function jobOf({ jobs }: Context, req: Request): Job {
  const id = String(req.params.id);
  const job = jobs.get(id);
  if (!job) throw new InputError('not-found', { what: 'job', id });
  return job;
}

function jobView({ id, title, state, step, done, failure }: Job, wording: Wording) {
  const percent = Math.floor(100 * done);
  const shown = new Intl.NumberFormat(wording.lang, { style: 'percent' }).format(percent / 100);
  return {
    id,
    title,
    state,
    failed: state === 'failed',
    percent,
    text: `${wording.t(`job.step.${step}`)} ${shown}`,
    message: failure && failureMessage(failure, wording),
  };
}
