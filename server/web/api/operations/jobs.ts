import { z } from 'zod';
import { InputError } from '../../../errors.js';
import { type Context, documentOf } from '../../context.js';
import { eventStream } from '../../event-stream.js';
import { startComparison, startRealignment, unitOfDocument } from '../../job-starts.js';
import type { Job as OwnJob } from '../../jobs/job.js';
import { BASE } from '../base.js';
import { type Operation, operation } from '../operation.js';
import { After, cursorsOf, PAGE_QUERY, paged, pageOf } from '../paging.js';
import { Job, JobState, jobView } from '../resources/job.js';
import { answered, asked } from '../resources/registry.js';
import { Id, PathId } from '../resources/values.js';

export const jobAddress = ({ id }: OwnJob): string => `${BASE}/jobs/${id}`;

const params = z.object({ job: z.string().max(80) });
const begun = { status: 202, description: 'The job; it stands at `Location`.', schema: Job } as const;

function jobOf({ jobs }: Context, id: string): OwnJob {
  const job = jobs.get(id);
  if (!job) throw new InputError('not-found', { what: 'job', id });
  return job;
}

const cursors = cursorsOf('jobs', After);

const list = operation({
  id: 'listJobs',
  method: 'get',
  path: '/jobs',
  tag: 'jobs',
  summary: 'List the jobs that are running and those that ended lately, the newest first',
  query: z.strictObject({ state: z.array(JobState).optional().describe('In one of these states.'), ...PAGE_QUERY }),
  steady: true,
  answers: { status: 200, description: 'A page of the list.', schema: answered('Jobs', pageOf(Job)) },
  handle: ({ jobs }, request) => {
    const { state, limit, cursor } = request.query;
    const before = cursors.read(cursor)?.after ?? Number.POSITIVE_INFINITY;
    const all = jobs.list().filter((job) => state?.includes(job.state) ?? true);
    const found = all.filter(({ number }) => number < before).slice(0, limit + 1);
    return paged(request, found, all.length, {
      view: (job) => jobView(job, request.wording),
      cursor: ({ number }) => cursors.write({ after: number }),
    });
  },
});

const get = operation({
  id: 'getJob',
  method: 'get',
  path: '/jobs/{job}',
  tag: 'jobs',
  summary: 'See how far a job is',
  params,
  steady: true,
  answers: { status: 200, description: 'The job.', schema: Job },
  handle: (context, { params, wording }) => ({ body: jobView(jobOf(context, params.job), wording) }),
});

const cancel = operation({
  id: 'cancelJob',
  method: 'post',
  path: '/jobs/{job}/cancel',
  tag: 'jobs',
  summary: 'Stop a job',
  description:
    'Nothing of it is stored then, except where a file of several documents is imported: those that are stored by then stay, and `imported` names them. A job that is over, or has only its index left to make, stays as it is.',
  params,
  steady: true,
  answers: { status: 200, description: 'The job.', schema: Job },
  handle: async (context, { params, wording }) => {
    const { id } = jobOf(context, params.job);
    await context.jobs.cancel(id);
    return { body: jobView(jobOf(context, id), wording) };
  },
});

const events = operation({
  id: 'followJob',
  method: 'get',
  path: '/jobs/{job}/events',
  tag: 'jobs',
  summary: 'Follow a job',
  description:
    'Server-sent events: `job`, with the job as data, whenever it has come further; the stream ends with the job.',
  params,
  steady: true,
  answers: { status: 200, description: 'The events.', media: ['text/event-stream'] },
  handle: (context, { params, wording }) => {
    const job = jobOf(context, params.job);
    return {
      send: (req, res) => {
        const tell = () => {
          stream.send('job', jobView(job, wording));
          if (job.state !== 'running') stream.close();
        };
        const unwatch = context.jobs.watch(job.id, tell);
        const stream = eventStream(req, res, unwatch);
        tell();
      },
    };
  },
});

const realign = operation({
  id: 'realignDocument',
  method: 'post',
  path: '/documents/{document}/realignment',
  signed: true,
  tag: 'jobs',
  summary: 'Align a document anew',
  description: 'Units that are confirmed or have a flag stay as they are. It is one step of the history.',
  params: z.object({ document: PathId }),
  body: asked(
    'Realignment',
    z.strictObject({ from: Id.optional().describe('A unit: what stands before it stays as it is.') }),
  ),
  answers: begun,
  handle: async (context, { params, body, who, wording }) => {
    const document = await documentOf(context, params.document);
    const from = body.from === undefined ? undefined : await unitOfDocument(context, document.id, body.from);
    const job = startRealignment(context, document, from, who);
    return { body: jobView(job, wording), location: jobAddress(job) };
  },
});

const compare = operation({
  id: 'compareDocument',
  method: 'post',
  path: '/documents/{document}/comparison',
  tag: 'jobs',
  summary: 'Compare a document anew',
  description: 'Its units stay as they are: for checks that were switched on since it was compared.',
  params: z.object({ document: PathId }),
  answers: begun,
  handle: async (context, { params, wording }) => {
    const job = startComparison(context, await documentOf(context, params.document));
    return { body: jobView(job, wording), location: jobAddress(job) };
  },
});

export const JOB_OPERATIONS: readonly Operation[] = [list, get, cancel, events, realign, compare];
