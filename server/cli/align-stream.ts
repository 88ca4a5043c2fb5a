import { once } from 'node:events';
import type { Encoder } from '../embed/encoder.js';
import { type AlignedLine, type AlignSettings, alignLine } from './align-line.js';
import { sayFault } from './failed-line.js';
import { InOrder } from './in-order.js';
import { type Io, write } from './io.js';
import { heldLines, jsonLine } from './lines.js';
import { type Threads, threads } from './threads.js';

/** Documents that are aligned before threads are started: each has to warm up for as long as dozens of short ones take. */
const FEW = 20;

/**
 * `tercet align --jsonl`: a document a line in, its units out, in the same order, as soon as they are there.
 * @param jobs how many documents are aligned at once, each in a thread of its own, once more than a few have come.
 */
export async function alignStream(io: Io, settings: AlignSettings, jobs: number, encoder?: Encoder): Promise<void> {
  // threads run the built program; a model is too large for one of its own in each
  const most = encoder || !import.meta.url.endsWith('.js') ? 1 : jobs;
  let pool: Threads<string, AlignedLine> | undefined;
  const results = new InOrder<AlignedLine>((result) => emit(io, result), 2 * most);
  let count = 0;
  try {
    for await (const line of heldLines(io.stdin)) {
      if (++count > FEW && most > 1)
        pool ??= await threads(new URL('./align-worker.js', import.meta.url), settings, most);
      if (pool) await results.add(pool.run(line.take()));
      else await emit(io, await alignLine(() => line.take(), settings, encoder));
    }
    await results.end();
  } finally {
    await pool?.close();
  }
}

async function emit(io: Io, result: AlignedLine): Promise<void> {
  if (Array.isArray(result)) {
    for (const piece of result) if (!io.stdout.write(piece)) await once(io.stdout, 'drain');
    return;
  }
  const { id, failed } = result;
  io.status = 1;
  sayFault(io, failed);
  await write(io, jsonLine({ id, error: failed.message }));
}
