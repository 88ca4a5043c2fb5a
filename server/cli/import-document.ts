import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Encoder } from '../embed/encoder.js';
import { InputError } from '../errors.js';
import type { Term } from '../lexicon/overlay.js';
import { processFiles, processFilesEmbedded } from '../pipeline.js';
import { createDocument, findBySource, getDocument } from '../store/documents.js';
import type { Database } from '../store/tables.js';
import type { CheckSettings } from '../types.js';
import { describeError } from './describe.js';
import type { DocumentFiles } from './document-files.js';
import { readSources } from './files.js';
import type { ImportOptions } from './import.js';
import { Failure, type Io, say, write } from './io.js';
import { sayNotices } from './notices.js';
import type { Bar } from './progress.js';

export interface ImportContext {
  io: Io;
  db: Kysely<Database>;
  bar: Bar;
  options: ImportOptions;
  encoder: Encoder | undefined;
  /** Those of the database. */
  terms: Term[];
  /** Which checks are to run, as the database has it. */
  checks: CheckSettings;
}

export type Outcome = 'stored' | 'known' | 'failed';

/** Stores one document. What is wrong with it is said, and doesn't keep the next ones from being stored. */
export async function importDocument(context: ImportContext, document: DocumentFiles): Promise<Outcome> {
  try {
    return await storeDocument(context, document);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof Failure)) throw error;
    context.bar.clear();
    const message = error instanceof InputError ? await describeError(error) : error.message;
    say(context.io, `${document.label}: ${message}`);
    return 'failed';
  }
}

async function storeDocument(
  { io, db, bar, options, encoder, terms, checks }: ImportContext,
  document: DocumentFiles,
): Promise<Outcome> {
  const sources = await readSources(document.paths, options.lang);
  const hashes = sources.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  const [same] = await findBySource(db, hashes);
  if (same && !options.force) {
    bar.clear();
    say(
      io,
      `${document.label}: document ${same.id}, "${same.title}", holds these very files; --force stores them again.`,
    );
    return 'known';
  }
  const settings = {
    ...(options.title === undefined ? {} : { title: options.title }),
    presegmented: options.presegmented ?? false,
    progress: bar.progress,
    terms,
    checks,
    source: options.source ?? null,
  };
  const made = await (encoder ? processFilesEmbedded(sources, encoder, settings) : processFiles(sources, settings));
  const id = await createDocument(db, made, new Date(), checks);
  bar.clear();
  await sayNotices(io, made.aligned.notices, document.label);
  const stored = await getDocument(db, id);
  const tags = made.aligned.versions.map(({ tag }) => tag).join(' ');
  await write(io, `${id}\t${made.title}\t${tags}\t${stored?.units} units, ${stored?.divergent} divergent\n`);
  return 'stored';
}
