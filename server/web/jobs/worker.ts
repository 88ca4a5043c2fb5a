import type { MessagePort } from 'node:worker_threads';
import { InputError } from '../../errors.js';
import { openDatabase } from '../../store/connection.js';
import { inProcess } from './in-process.js';
import type { JobFailure, JobNews, JobProgress, JobRequest, JobResult, Step } from './job.js';

export interface WorkerInput {
  request: JobRequest;
  dbPath: string;
  port: MessagePort;
}

/** What goes through the port: the arguments of `JobProgress`. */
export interface WorkerNews {
  step: Step;
  done: number;
  news: JobNews | undefined;
}

/** An error loses its class and fields on the way between threads, so the failure goes as data. */
export type WorkerOutput = { result: JobResult } | { failure: JobFailure };

/**
 * Runs in a thread of its own, where it also writes the document: inserting hundreds of thousands of rows would keep
 * the server's thread from answering, and other threads can read meanwhile (WAL).
 */
export default async function work({ request, dbPath, port }: WorkerInput): Promise<WorkerOutput> {
  const db = openDatabase(dbPath);
  try {
    const report: JobProgress = (step, done, news) => port.postMessage({ step, done, news } satisfies WorkerNews);
    return { result: await inProcess(db)(request, throttled(report)) };
  } catch (error) {
    if (error instanceof InputError) return { failure: { code: error.code, params: error.params } };
    throw error;
  } finally {
    port.close();
    await db.destroy();
  }
}

/** A message a tenth of a second is all that a person can see; a step's start, and news, always go out. */
function throttled(report: JobProgress): JobProgress {
  let last = 0;
  let current: Step | undefined;
  return (step, done, news) => {
    const now = performance.now();
    if (step === current && now - last < 100 && !news) return;
    last = now;
    current = step;
    report(step, done, news);
  };
}
