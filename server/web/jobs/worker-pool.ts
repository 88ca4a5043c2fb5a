import { availableParallelism } from 'node:os';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { InputError } from '../../errors.js';
import type { ConsistencyReport } from '../../store/consistency-report.js';
import type { Asides } from './asides.js';
import type { AsideInput, AsideOutput } from './asides-worker.js';
import type { ConsistencyRunner } from './consistency-search.js';
import type { ConsistencyInput } from './consistency-worker.js';
import type { JobRunner } from './job.js';
import type { WorkerInput, WorkerNews, WorkerOutput } from './worker.js';

/** An idle thread is kept this long, in milliseconds: who adds one document often adds the next. */
const IDLE = 60_000;

/** A thread that was stopped has ended by then, in milliseconds, and let go of what it was storing. */
const ENDED = 1000;

export interface WorkerPool {
  run: JobRunner;
  findInconsistencies: ConsistencyRunner;
  asides: Asides;
  close(): Promise<void>;
}

/** Worker threads for jobs, so that requests never wait for an alignment. Needs the built program. */
export function workerPool(dbPath: string): WorkerPool {
  const pool = new Piscina<WorkerInput, WorkerOutput>({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 0,
    // One core stays with the server.
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: IDLE,
  });
  const search = new Piscina<ConsistencyInput, ConsistencyReport>({
    filename: new URL('./consistency-worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE,
  });
  // Apart from the jobs: who waits for a page isn't to wait for an alignment too.
  const aside = new Piscina<AsideInput, AsideOutput>({
    filename: new URL('./asides-worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: IDLE,
  });
  const ask = async <R>(name: keyof Asides, request: unknown): Promise<R> => {
    const output = await aside.run({ dbPath, name, request });
    if ('failure' in output) throw new InputError(output.failure.code, output.failure.params);
    return output.result as R;
  };
  return {
    asides: {
      preview: (request) => ask('preview', request),
      oldText: (id) => ask('oldText', id),
      step: (request) => ask('step', request),
      tidy: (request) => ask('tidy', request),
    },
    run: async (request, progress, signal) => {
      const { port1, port2 } = new MessageChannel();
      const tell = ({ step, done, news }: WorkerNews) => progress(step, done, news);
      port1.on('message', tell);
      try {
        // Stopped, the thread ends where it is; what it was about to store is undone with its connection, or seen by nobody.
        const options = { transferList: [port2], ...(signal ? { signal } : {}) };
        const output = await pool.run({ request, dbPath, port: port2 }, options);
        if ('failure' in output) throw new InputError(output.failure.code, output.failure.params);
        return output.result;
      } finally {
        // Of a thread that was stopped, what it said last is still on its way: a document may have been stored.
        for (let left = receiveMessageOnPort(port1); left; left = receiveMessageOnPort(port1)) tell(left.message);
        port1.close();
        // Where that fails, it is done when the server starts the next time.
        if (signal?.aborted) setTimeout(() => ask('tidy', null).catch(() => {}), ENDED).unref();
      }
    },
    findInconsistencies: async (progress, signal) => {
      const { port1, port2 } = new MessageChannel();
      port1.on('message', progress);
      try {
        return await search.run({ dbPath, port: port2 }, { transferList: [port2], signal });
      } finally {
        port1.close();
      }
    },
    close: async () => {
      await Promise.all([pool.destroy(), search.destroy(), aside.destroy()]);
    },
  };
}
