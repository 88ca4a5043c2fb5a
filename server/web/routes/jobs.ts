import { type Request, Router } from 'express';
import { InputError } from '../../errors.js';
import type { Wording } from '../../wording.js';
import type { Context } from '../context.js';
import { eventStream } from '../event-stream.js';
import type { Job } from '../jobs/job.js';
import { wordingFor } from '../language.js';
import { storedView, summaryView } from '../summary-view.js';
import { show } from '../templates.js';
import { failureMessage } from './new-document.js';

/** How far a document's alignment is. */
export function jobsRoutes(context: Context): Router {
  const router = Router();

  router.get('/jobs/:id', (req, res) => {
    const job = jobOf(context, req);
    const wording = wordingFor(res);
    if (job.state === 'done') {
      if (job.draft) context.drafts.drop(job.draft);
      const summary = job.summary && summaryView(job.summary, wording);
      if (summary)
        show(req, res, { view: 'imported', section: 'documents', title: wording.t('imported.title'), summary });
      else res.redirect(303, `/documents/${job.documentId}`);
      return;
    }
    const view = jobView(job, wording);
    const title = { failed: 'job.failed', cancelled: 'job.cancelled', running: 'job.title' }[job.state];
    show(req, res, {
      view: 'job',
      section: 'documents',
      script: 'job',
      title: wording.t(title),
      refresh: job.state === 'running',
      job: view,
      mend: mendLink(context, job, wording),
      stored: job.summary && storedView(job.summary),
    });
  });

  router.post('/jobs/:id/cancel', async (req, res) => {
    const { id } = jobOf(context, req);
    await context.jobs.cancel(id);
    res.redirect(303, `/jobs/${id}`);
  });

  /** For the script: how far it is, whenever that changes. */
  router.get('/jobs/:id/events', (req, res) => {
    const job = jobOf(context, req);
    const wording = wordingFor(res);
    const tell = () => {
      const { percent, text, state } = jobView(job, wording);
      stream.send('state', { state, percent, text });
      if (state !== 'running') stream.close();
    };
    const unwatch = context.jobs.watch(job.id, tell);
    const stream = eventStream(req, res, unwatch);
    tell();
  });

  /** The same, for who asks now and then. */
  router.get('/jobs/:id/state', (req, res) => {
    const { percent, text, state } = jobView(jobOf(context, req), wordingFor(res));
    res.set('Cache-Control', 'no-store').json({ state, percent, text });
  });

  return router;
}

/** Where to go on from a failure: to the form with the texts, or to the document as it still is. */
function mendLink({ drafts }: Context, { id, draft, several, documentId: own }: Job, { t }: Wording) {
  const documentId = several ? null : own;
  if (documentId !== null && draft && drafts.get(draft))
    return { href: `/documents/${documentId}/revise?draft=${draft}`, text: t('job.mend') };
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

function jobView({ id, title, state, step, done, failure, several }: Job, wording: Wording) {
  const percent = Math.floor(100 * done);
  const shown = new Intl.NumberFormat(wording.lang, { style: 'percent' }).format(percent / 100);
  return {
    id,
    title,
    state,
    failed: state === 'failed',
    over: state !== 'running',
    several,
    percent,
    text: `${wording.t(`job.step.${step}`)} ${shown}`,
    message: failure && failureMessage(failure, wording),
  };
}
