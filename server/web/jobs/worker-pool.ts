import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { InputError } from '../../errors.js';
import type { JobRunner, Step } from './job.js';
import type { WorkerInput, WorkerOutput } from './worker.js';

/** An idle thread is kept this long, in milliseconds: who adds one document often adds the next. */
const IDLE = 60_000;

export interface WorkerPool {
  run: JobRunner;
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
  return {
    run: async (request, progress) => {
      const { port1, port2 } = new MessageChannel();
      port1.on('message', ({ step, done }: { step: Step; done: number }) => progress(step, done));
      try {
        const output = await pool.run({ request, dbPath, port: port2 }, { transferList: [port2] });
        if ('failure' in output) throw new InputError(output.failure.code, output.failure.params);
        return output.documentId;
      } finally {
        port1.close();
      }
    },
    close: () => pool.destroy(),
  };
}
