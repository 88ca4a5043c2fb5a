import type { Kysely } from 'kysely';
import { processFiles } from '../../pipeline.js';
import { createDocument } from '../../store/documents.js';
import type { Database } from '../../store/tables.js';
import type { JobRunner } from './job.js';

/** All of a job, here and now: what the worker thread does, and what tests do without one. */
export function inProcess(db: Kysely<Database>): JobRunner {
  return async ({ files, title, presegmented }, progress) => {
    const document = processFiles(files, {
      ...(title === undefined ? {} : { title }),
      ...(presegmented === undefined ? {} : { presegmented }),
      progress,
    });
    progress('store', 0);
    return createDocument(db, document, new Date());
  };
}
