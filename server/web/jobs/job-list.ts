import { randomUUID } from 'node:crypto';
import { InputError } from '../../errors.js';
import { isArchive } from './import-job.js';
import type { ImportSummary, Job, JobNews, JobRequest, JobRunner, Step } from './job.js';
import { wholeOf } from './shares.js';

/** Jobs that are over and still known, so that a page that was left open finds its document. */
const KEPT = 200;

export interface Jobs {
  /** Starts a job. */
  add(request: JobRequest, about: { title: string; draft: string | null }): Job;
  get(id: string): Job | undefined;
  /** Those that are running and those that ended lately, the newest first. */
  list(): Job[];
  /** Stops a job that is running, and waits until it has come to its end. */
  cancel(id: string): Promise<void>;
  /** Calls back whenever the job has come further, and at its end. @returns what ends this. */
  watch(id: string, listener: () => void): () => void;
}

/** Only the index of the search is still to be made: what was to be stored is. */
const isStored = ({ step, several }: Job): boolean => step === 'index' && !several;

/** What belongs to a job beside what is told of it. */
interface Running {
  job: Job;
  stop: AbortController;
  ended: Promise<void>;
  listeners: Set<() => void>;
}

/** The jobs of this process. @param report gets what is a fault of the program. */
export function jobList(run: JobRunner, report: (error: unknown) => void): Jobs {
  const jobs = new Map<string, Running>();
  let count = 0;
  return {
    list: () => [...jobs.values()].map(({ job }) => job).reverse(),
    get: (id) => jobs.get(id)?.job,
    cancel: async (id) => {
      const found = jobs.get(id);
      // What is stored already can't be told to be cancelled.
      if (!found || (found.job.state === 'running' && isStored(found.job))) return;
      found.stop.abort();
      await found.ended;
    },
    watch: (id, listener) => {
      const listeners = jobs.get(id)?.listeners;
      listeners?.add(listener);
      return () => listeners?.delete(listener);
    },
    add: (request, { title, draft }) => {
      const job: Job = {
        ...{ id: randomUUID(), number: ++count, begunAt: new Date().toISOString(), endedAt: null },
        ...{ draft, title, state: 'running', step: 'read', done: 0 },
        ...{ documentId: documentOf(request), summary: null, failure: null },
        several: 'import' in request && isArchive(request.import.name),
      };
      forgetOldest(jobs);
      const [stop, listeners] = [new AbortController(), new Set<() => void>()];
      const tell = () => {
        for (const listener of listeners) listener();
      };
      const ended = follow(job, request, { run, report, tell, signal: stop.signal });
      jobs.set(job.id, { job, stop, ended, listeners });
      return job;
    },
  };
}

/** The document that is there already. */
function documentOf(request: JobRequest): number | null {
  if ('realign' in request) return request.realign;
  return 'revise' in request ? request.revise : null;
}

interface Following {
  run: JobRunner;
  report: (error: unknown) => void;
  tell: () => void;
  signal: AbortSignal;
}

async function follow(job: Job, request: JobRequest, { run, report, tell, signal }: Following): Promise<void> {
  try {
    const progress = (step: Step, done: number, news?: JobNews) => {
      job.step = step;
      if (news && 'import' in request) learn(job, news);
      else if (news) job.documentId = news.stored?.[0]?.id ?? job.documentId;
      // Steps may overlap by a message or two; a bar that goes back looks broken.
      job.done = Math.max(job.done, 'import' in request ? done : wholeOf(step, done));
      tell();
    };
    const result = await run(request, progress, signal);
    if (typeof result === 'number') job.documentId = result;
    else Object.assign(job, { summary: result, documentId: firstOf(result) });
    finish(job);
  } catch (error) {
    // Where it was stopped too late, it is done.
    if (signal.aborted && isStored(job)) finish(job);
    else if (signal.aborted) job.state = 'cancelled';
    else fail(job, error, report);
  }
  job.endedAt = new Date().toISOString();
  tell();
}

function finish(job: Job): void {
  job.state = 'done';
  job.done = 1;
}

function learn(job: Job, { stored = [], known = [], failed = [] }: JobNews): void {
  const before = job.summary ?? { stored: [], known: [], failed: [], leftOut: [], alone: [] };
  job.summary = {
    ...before,
    ...{ stored: [...before.stored, ...stored], known: [...before.known, ...known] },
    failed: [...before.failed, ...failed],
  };
  job.documentId ??= firstOf(job.summary);
}

const firstOf = ({ stored, known }: ImportSummary): number | null => (stored[0] ?? known[0])?.id ?? null;

function fail(job: Job, error: unknown, report: (error: unknown) => void): void {
  job.state = 'failed';
  if (error instanceof InputError) {
    job.failure = { code: error.code, params: error.params };
    return;
  }
  job.failure = { code: 'fault', params: {} };
  report(error);
}

function forgetOldest(jobs: Map<string, Running>): void {
  for (const [id, { job }] of jobs) {
    if (jobs.size < KEPT) return;
    if (job.state !== 'running') jobs.delete(id);
  }
}
