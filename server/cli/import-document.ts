import type { Kysely } from 'kysely';
import type { Encoder } from '../embed/encoder.js';
import type { Knowledge } from '../engine.js';
import { InputError } from '../errors.js';
import { getDocument } from '../store/documents.js';
import { importFiles } from '../store/import-files.js';
import type { Database } from '../store/tables.js';
import { describeError, describeNotice } from './describe.js';
import type { ImportedFiles } from './document-files.js';
import type { ImportOptions } from './import.js';
import { Failure, type Io, say, write } from './io.js';
import type { Bar } from './progress.js';

export interface ImportContext {
  io: Io;
  db: Kysely<Database>;
  bar: Bar;
  options: ImportOptions;
  encoder: Encoder | undefined;
  /** Of the database. */
  knowledge: Pick<Knowledge, 'terms' | 'checks'>;
}

/** What became of a document, as `--json` shows it too. */
export interface Outcome {
  state: 'stored' | 'known' | 'failed';
  documents: { id: number; title: string; languages?: string[]; units?: number; divergent?: number }[];
  notices?: string[];
  error?: string;
}

/** Stores one document. What is wrong with it is said, and doesn't keep the next ones from being stored. */
export async function importDocument(context: ImportContext, document: ImportedFiles): Promise<Outcome> {
  const { io, bar, options } = context;
  try {
    return await storeDocument(context, document);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof Failure)) throw error;
    bar.clear();
    return failure(io, document.label, error, options);
  }
}

/** Says it, or leaves it to the line of `--json`. */
export async function failure(io: Io, label: string, error: Error, { json }: ImportOptions): Promise<Outcome> {
  const message = error instanceof InputError ? await describeError(error) : error.message;
  if (!json) say(io, `${label}: ${message}`);
  return { state: 'failed', documents: [], error: message };
}

async function storeDocument(context: ImportContext, files: ImportedFiles): Promise<Outcome> {
  const { io, db, bar, options, encoder, knowledge } = context;
  const imported = await importFiles(
    db,
    files,
    {
      ...knowledge,
      ...(options.title === undefined ? {} : { title: options.title }),
      ...(encoder ? { encoder } : {}),
      source: options.source ?? null,
      presegmented: options.presegmented ?? false,
      compare: options.compare,
      again: options.force ?? false,
      progress: bar.progress,
    },
    new Date(),
  );
  bar.clear();
  if (imported.state === 'known') return known(context, files, imported.documents);
  const notices = await Promise.all(imported.notices.map(describeNotice));
  if (imported.alone.length > 0) notices.push(`left out, being in one language only: ${imported.alone.join(', ')}.`);
  if (!options.json) for (const notice of notices) say(io, `${files.label}: ${notice}`);
  const documents: Outcome['documents'] = [];
  for (const { id, title, tags } of imported.documents) {
    const stored = await getDocument(db, id);
    const { units = 0, divergent = 0 } = stored ?? {};
    documents.push({ id, title, languages: tags, units, divergent });
    if (!options.json) await write(io, `${id}\t${title}\t${tags.join(' ')}\t${units} units, ${divergent} divergent\n`);
  }
  return { state: 'stored', documents, ...(notices.length > 0 ? { notices } : {}) };
}

function known({ io, options }: ImportContext, { label }: ImportedFiles, documents: Outcome['documents']): Outcome {
  const [first] = documents;
  if (!options.json && first)
    say(io, `${label}: document ${first.id}, "${first.title}", holds these very files; --force stores them again.`);
  return { state: 'known', documents };
}
