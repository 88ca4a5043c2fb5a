import { InputError } from '../../errors.js';
import { openDatabase } from '../../store/connection.js';
import { type Asides, asidesHere } from './asides.js';
import type { JobFailure } from './job.js';

/** One of the `Asides`, by its name. */
export interface AsideInput {
  dbPath: string;
  name: keyof Asides;
  request: unknown;
}

/** An error loses its class and fields on the way between threads, so the failure goes as data. */
export type AsideOutput = { result: unknown } | { failure: JobFailure };

/** Runs in a thread of its own. Who asks has typed both sides (`workerPool`). */
export default async function work({ dbPath, name, request }: AsideInput): Promise<AsideOutput> {
  const db = openDatabase(dbPath);
  try {
    const perform = asidesHere(db)[name] as (request: unknown) => Promise<unknown>;
    return { result: await perform(request) };
  } catch (error) {
    if (error instanceof InputError) return { failure: { code: error.code, params: error.params } };
    throw error;
  } finally {
    await db.destroy();
  }
}
