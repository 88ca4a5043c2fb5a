import { randomUUID } from 'node:crypto';
import { InputError } from '../../errors.js';
import { type Job, type JobRequest, type JobRunner, STEPS, type Step } from './job.js';

/** How much of the whole each step takes, roughly: alignment is most of it. */
const SHARE: Record<Step, number> = { read: 0.05, split: 0.1, align: 0.55, compare: 0.25, store: 0.05 };
/** Jobs that are over and still known, so that a page that was left open finds its document. */
const KEPT = 200;

export interface Jobs {
  /** Starts a job. */
  add(request: JobRequest, about: { title: string; draft: string | null }): Job;
  get(id: string): Job | undefined;
  /** Stops a job that is running, and waits until it has come to its end. */
  cancel(id: string): Promise<void>;
  /** Calls back whenever the job has come further, and at its end. @returns what ends this. */
  watch(id: string, listener: () => void): () => void;
}

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
  return {
    get: (id) => jobs.get(id)?.job,
    cancel: async (id) => {
      const found = jobs.get(id);
      if (found?.job.state === 'running') found.stop.abort();
      await found?.ended;
    },
    watch: (id, listener) => {
      const listeners = jobs.get(id)?.listeners;
      listeners?.add(listener);
      return () => listeners?.delete(listener);
    },
    add: (request, { title, draft }) => {
      const job: Job = {
        ...{ id: randomUUID(), draft, title, state: 'running', step: 'read', done: 0 },
        ...{ documentId: documentOf(request), failure: null },
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
    const progress = (step: Step, done: number) => {
      job.step = step;
      // Steps may overlap by a message or two; a bar that goes back looks broken.
      job.done = Math.max(job.done, wholeOf(step, done));
      tell();
    };
    job.documentId = await run(request, progress, signal);
    job.state = 'done';
    job.done = 1;
  } catch (error) {
    if (signal.aborted) job.state = 'cancelled';
    else fail(job, error, report);
  }
  tell();
}

function fail(job: Job, error: unknown, report: (error: unknown) => void): void {
  job.state = 'failed';
  if (error instanceof InputError) {
    job.failure = { code: error.code, params: error.params };
    return;
  }
  job.failure = { code: 'fault', params: {} };
  report(error);
}

function wholeOf(step: Step, done: number): number {
  const before = STEPS.slice(0, STEPS.indexOf(step)).reduce((sum, earlier) => sum + SHARE[earlier], 0);
  return before + SHARE[step] * Math.min(1, Math.max(0, done));
}

function forgetOldest(jobs: Map<string, Running>): void {
  for (const [id, { job }] of jobs) {
    if (jobs.size < KEPT) return;
    if (job.state !== 'running') jobs.delete(id);
  }
}
