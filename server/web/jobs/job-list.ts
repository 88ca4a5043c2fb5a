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
}

/** The jobs of this process. @param report gets what is a fault of the program. */
export function jobList(run: JobRunner, report: (error: unknown) => void): Jobs {
  const jobs = new Map<string, Job>();
  return {
    get: (id) => jobs.get(id),
    add: (request, { title, draft }) => {
      const job: Job = {
        ...{ id: randomUUID(), draft, title, state: 'running', step: 'read', done: 0 },
        ...{ documentId: 'realign' in request ? request.realign : null, failure: null },
      };
      forgetOldest(jobs);
      jobs.set(job.id, job);
      void follow(job, request, run, report);
      return job;
    },
  };
}

async function follow(job: Job, request: JobRequest, run: JobRunner, report: (error: unknown) => void): Promise<void> {
  try {
    job.documentId = await run(request, (step, done) => {
      job.step = step;
      // Steps may overlap by a message or two; a bar that goes back looks broken.
      job.done = Math.max(job.done, wholeOf(step, done));
    });
    job.state = 'done';
    job.done = 1;
  } catch (error) {
    job.state = 'failed';
    if (error instanceof InputError) {
      job.failure = { code: error.code, params: error.params };
      return;
    }
    job.failure = { code: 'fault', params: {} };
    report(error);
  }
}

function wholeOf(step: Step, done: number): number {
  const before = STEPS.slice(0, STEPS.indexOf(step)).reduce((sum, earlier) => sum + SHARE[earlier], 0);
  return before + SHARE[step] * Math.min(1, Math.max(0, done));
}

function forgetOldest(jobs: Map<string, Job>): void {
  for (const [id, job] of jobs) {
    if (jobs.size < KEPT) return;
    if (job.state !== 'running') jobs.delete(id);
  }
}
