import type { Kysely } from 'kysely';
import { processFiles } from '../../pipeline.js';
import { createDocument } from '../../store/documents.js';
import { realignDocument } from '../../store/realign.js';
import type { Database } from '../../store/tables.js';
import { listTerms } from '../../store/terms.js';
import type { JobRunner } from './job.js';

/** All of a job, here and now: what the worker thread does, and what tests do without one. */
export function inProcess(db: Kysely<Database>): JobRunner {
  return async (request, progress) => {
    if ('realign' in request) {
      await realignDocument(db, request.realign, progress, () => progress('store', 0));
      return request.realign;
    }
    const { files, title, presegmented } = request;
    const document = processFiles(files, {
      ...(title === undefined ? {} : { title }),
      ...(presegmented === undefined ? {} : { presegmented }),
      terms: await listTerms(db),
      progress,
    });
    progress('store', 0);
    return createDocument(db, document, new Date());
  };
}
