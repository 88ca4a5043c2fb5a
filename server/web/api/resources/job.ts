import { z } from 'zod';
import { InputError } from '../../../errors.js';
import type { Wording } from '../../../wording.js';
import { type JobFailure, type Job as OwnJob, STEPS } from '../../jobs/job.js';
import { BASE } from '../base.js';
import { problemOf } from '../problem.js';
import { Problem, type ProblemBody } from './problem.js';
import { answered } from './registry.js';
import { Id, Time } from './values.js';

const Named = z.array(z.object({ id: Id, title: z.string() }));

const Imported = z.object({
  stored: Named,
  known: Named.describe('Those that were there already.'),
  failed: z.array(z.object({ name: z.string(), problem: Problem })),
  leftOut: z.array(z.object({ path: z.string(), reason: z.string() })).describe('Files that make no document.'),
  alone: z.array(z.string()).describe('Documents in one language only, by title.'),
});

export const JobState = z.enum(['running', 'done', 'failed', 'cancelled']);

export const Job = answered(
  'Job',
  z
    .object({
      id: z.string(),
      address: z.string().describe('Where the job stands; `followJob` and `cancelJob` are below it.'),
      title: z.string().describe('What the document is called, or its files’ names.'),
      state: JobState,
      begunAt: Time,
      endedAt: Time.nullable().describe('Null while it runs.'),
      step: z.enum(STEPS),
      done: z.number().min(0).max(1).describe('How much of the whole.'),
      document: Id.nullable().describe('The document; of a new one, null until it is stored; of several, the first.'),
      result: z.string().nullable().describe('The address of that document, once there is something to be seen there.'),
      imported: Imported.nullable().describe(
        'Of an imported file: what has become of its documents so far. What is stored stays, even where the job is stopped.',
      ),
      problem: Problem.nullable().describe('Why it failed.'),
    })
    .describe(
      'Work that goes on by itself. Jobs that are over are forgotten after a while, and all when the server ends.',
    ),
);

export function jobView(job: OwnJob, wording: Wording): z.infer<typeof Job> {
  const { id, title, state, begunAt, endedAt, step, done, documentId: document, summary, failure } = job;
  const imported = summary && {
    ...{ stored: summary.stored, known: summary.known, alone: summary.alone },
    failed: summary.failed.map(({ name, failure }) => ({ name, problem: problemIn(failure, wording) })),
    leftOut: summary.leftOut.map(({ path, reason }) => ({ path, reason })),
  };
  const problem = failure && problemIn(failure, wording);
  const result = document !== null && state !== 'running' ? `${BASE}/documents/${document}` : null;
  const address = `${BASE}/jobs/${id}`;
  return { id, address, title, state, begunAt, endedAt, step, done, document, result, imported, problem };
}

const problemIn = ({ code, params }: JobFailure, wording: Wording): ProblemBody =>
  problemOf(code === 'fault' ? new Error() : new InputError(code, params), wording);
