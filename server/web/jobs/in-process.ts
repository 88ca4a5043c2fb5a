import type { Kysely } from 'kysely';
import { processFiles, readRevision } from '../../pipeline.js';
import { comparisonSettings } from '../../store/check-settings.js';
import { createDocument } from '../../store/documents.js';
import { compareDocument, realignDocument } from '../../store/realign.js';
import { reviseVersion } from '../../store/revise.js';
import type { Database } from '../../store/tables.js';
import { listTerms } from '../../store/terms.js';
import { importJob } from './import-job.js';
import type { JobProgress, JobRunner } from './job.js';

/** All of a job, here and now: what the worker thread does, and what tests do without one. */
export function inProcess(db: Kysely<Database>): JobRunner {
  return async (request, tell, signal) => {
    // The work itself is done in one go: where it says how far it is, it can be stopped.
    const progress: JobProgress = (step, done, news) => {
      // What is stored already can't be stopped any more.
      if (step !== 'index') signal?.throwIfAborted();
      tell(step, done, news);
    };
    const stored = () => progress('index', 0);
    if ('realign' in request) {
      const { realign: id, keepUnits, ...options } = request;
      const storing = () => progress('store', 0);
      if (keepUnits) await compareDocument(db, id, progress, storing);
      else await realignDocument(db, id, progress, storing, { ...options, stored });
      return id;
    }
    if ('revise' in request) {
      const { revise: id, tag, file, presegmented, who } = request;
      progress('read', 0);
      const text = await readRevision(file, tag, presegmented);
      await reviseVersion(db, id, tag, text, { who, now: new Date() }, progress, () => progress('store', 0), stored);
      return id;
    }
    if ('import' in request) return importJob(db, request, progress);
    const { files, title, presegmented } = request;
    const checks = await comparisonSettings(db, null);
    const document = await processFiles(files, {
      ...(title === undefined ? {} : { title }),
      ...(presegmented === undefined ? {} : { presegmented }),
      terms: await listTerms(db),
      checks,
      progress,
    });
    progress('store', 0);
    const { title: name } = document;
    return createDocument(db, document, new Date(), checks, (id) =>
      progress('index', 0, { stored: [{ id, title: name }] }),
    );
  };
}
