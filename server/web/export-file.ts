import { setImmediate } from 'node:timers/promises';
import { type ExportOptions, outputFile, type PaperLabels, writerFor } from '../export/index.js';
import { listDocuments } from '../store/documents.js';
import { exportUnits } from '../store/export.js';
import type { DocumentSummary } from '../store/types.js';
import type { LanguageTag } from '../types.js';
import type { Wording } from '../wording.js';
import { type Context, documentOf } from './context.js';
import type { Download } from './download.js';
import { fileName } from './file-name.js';

/** What is to be in a file, whether a page or a program asks for it. */
export interface ExportRequest {
  /** The id of a writer. */
  format: string;
  /** All where absent. */
  documentIds?: readonly number[] | undefined;
  options: ExportOptions;
}

/**
 * A file of units, not begun yet. What is wrong with the request is said here.
 * @throws InputError `export-format`, `export-language`, `not-found`
 */
export async function exportFile(
  context: Pick<Context, 'db' | 'version'>,
  { format, documentIds, options }: ExportRequest,
  wording: Wording,
): Promise<Download> {
  const writer = writerFor(format);
  const documents = documentIds ? await documentsOf(context, documentIds) : await listDocuments(context.db);
  const [only, ...others] = documents;
  const own = documentIds && others.length === 0 ? only : undefined;
  const about = {
    languages: tagsOf(documents),
    source: own ? sourceOf(own) : null,
    labels: paperLabels(wording),
    toolVersion: context.version,
    created: new Date(),
  };
  const ids = documentIds ? documents.map(({ id }) => id) : 'all';
  const file = outputFile(writer, own ? fileName(own.title) : 'tercet', about, options);
  return {
    name: file.name,
    contentType: file.binary ? file.mediaType : `${file.mediaType}; charset=utf-8`,
    what: 'units',
    total: documents.reduce((sum, document) => sum + document.units, 0),
    passes: file.passes,
    pieces: (step) => file.pieces(() => counted(exportUnits(context.db, ids, wording.divergence), step)),
  };
}

async function documentsOf(context: Pick<Context, 'db'>, ids: readonly number[]): Promise<DocumentSummary[]> {
  const documents: DocumentSummary[] = [];
  for (const id of new Set(ids)) documents.push(await documentOf(context, id));
  return documents;
}

/** A stretch of work after which others have their turn, in milliseconds. */
const TURN = 10;

/**
 * Counts what a file is made of: each time that one is asked for, the one before it is on its way. Where the browser
 * takes the file as fast as it is made, nothing would ever wait, and no other request would come in between.
 */
export async function* counted<T>(items: AsyncIterable<T>, step: () => void): AsyncGenerator<T> {
  let since = performance.now();
  for await (const item of items) {
    yield item;
    step();
    if (performance.now() - since < TURN) continue;
    await setImmediate();
    since = performance.now();
  }
}

function paperLabels({ lang, t }: Wording): PaperLabels {
  const [title = '', unit = '', flags = '', remarks = ''] = ['title', 'unit', 'flags', 'remarks'].map((key) =>
    t(`export.paper.${key}`),
  );
  return { lang, title, unit, flags, remarks };
}

/** All versions' tags, in the order in which they are first met. */
export function tagsOf(documents: readonly DocumentSummary[]): LanguageTag[] {
  return [...new Set(documents.flatMap(({ versions }) => versions.map(({ tag }) => tag)))];
}

function sourceOf({ versions }: DocumentSummary): LanguageTag | null {
  return versions.find(({ isSource }) => isSource)?.tag ?? null;
}
