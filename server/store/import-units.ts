import type { Kysely } from 'kysely';
import { alignedComparer, type CompareAligned, type Knowledge } from '../engine.js';
import { InputError } from '../errors.js';
import { sameTag } from '../export/select.js';
import { canonicalTag } from '../import/language-tag.js';
import { shortTitle } from '../import/title.js';
import type { UnitFileHead } from '../import/types.js';
import type { CheckSettings, LanguageTag, Notice, VersionSource } from '../types.js';
import { checksRun } from './check-settings.js';
import type { UnitsDocument } from './insert-units.js';
import { indexChanges } from './search-index.js';
import { type SpooledDocument, spoolDocuments } from './spool-documents.js';
import { type ImportedDocument, storeUnits } from './store-units.js';
import type { Database } from './tables.js';
import { counted, type UnitFiles } from './unit-files.js';
import { UnitSpool } from './unit-spool.js';

/** `done` runs from 0 to 1 within the step. May throw, to stop: nothing is stored then. */
export type UnitsProgress = (step: 'read' | 'compare' | 'store', done: number) => void;

export type { ImportedDocument } from './store-units.js';

export interface ImportUnitsOptions extends Pick<Knowledge, 'terms' | 'checks'> {
  /** Of the document, where the files hold one only; absent: as the file or its name says. */
  title?: string;
  /** The version that the others were translated from; absent: as the file says. */
  source?: LanguageTag | null;
  /** False for what is to be compared later, or never: comparing takes most of the time. */
  compare?: boolean;
  /** For what is read and not stored yet; absent: the system's for temporary files. */
  folder?: string;
  progress?: UnitsProgress;
  /** Is called once the documents are there; what is left is the index of the search. */
  stored?: (documents: ImportedDocument[]) => void;
}

export interface ImportedUnits {
  /** In the files' order. */
  documents: ImportedDocument[];
  /** Documents of the files that have text in one language only and were left out, by title. */
  alone: string[];
  /** Of the files as a whole; each of the documents has them too. */
  notices: Notice[];
}

/**
 * Reads files that hold aligned units, compares and stores them: a document, or several where the files name several.
 * All of it or nothing, and the text is never held as a whole.
 * @throws InputError `units-none`, `units-one-language` where no document has two versions,
 *   `units-documents`, `source-unknown`, `spool-full`, and what the reader throws.
 */
export async function importUnits(
  db: Kysely<Database>,
  files: UnitFiles,
  options: ImportUnitsOptions,
  now: Date,
): Promise<ImportedUnits> {
  const { progress = () => {}, checks = {} } = options;
  const spool = await UnitSpool.open(options.folder);
  try {
    const head: UnitFileHead = { notices: [] };
    const read = await spooled(files, head, spool, options);
    const plan = read.map((document) => planned(document, files, head, checks, options, read.length));
    if (plan.every(({ versions }) => versions.length < 2)) {
      const langs = [...new Set(read.flatMap(({ tags }) => tags))];
      throw new InputError('units-one-language', { name: nameOf(files), langs });
    }
    progress('store', 0);
    const total = read.reduce((sum, { units }) => sum + units, 0);
    const documents = await storeUnits(db, spool, plan, { now, total, told: (done) => progress('store', done) });
    options.stored?.(documents);
    await indexChanges(db);
    const alone = plan.filter(({ versions }) => versions.length < 2).map(({ title }) => title);
    return { documents, alone, notices: head.notices };
  } finally {
    await spool.close();
  }
}

const nameOf = ({ files }: UnitFiles): string => files.map(({ name }) => name).join(', ');

async function spooled(
  files: UnitFiles,
  head: UnitFileHead,
  spool: UnitSpool,
  { source, compare = true, terms = [], checks = {}, progress = () => {} }: ImportUnitsOptions,
): Promise<SpooledDocument[]> {
  let comparer: CompareAligned | undefined;
  // Made with the first stretch: only then is it known which version the file calls the source.
  const lazily: CompareAligned = (...stretch) => {
    comparer ??= alignedComparer({ terms, checks, source: source ? canonicalTag(source) : (head.source ?? null) });
    return comparer(...stretch);
  };
  const share = { read: 0, done: 0 };
  const tell = (now: Partial<typeof share>) => {
    Object.assign(share, now);
    // Where units are compared, reading takes a tenth of the time.
    if (compare) progress('compare', share.read * (0.1 + 0.9 * share.done));
    else progress('read', share.read);
  };
  const input = counted(files.files, (bytes) => tell({ read: Math.min(1, bytes / files.size) }));
  return spoolDocuments(files.reader.read(input, head), {
    ...{ spool, name: nameOf(files), compare: compare ? lazily : null },
    progress: (done) => tell({ done }),
  });
}

/** What a document is to be, with its source in front. */
function planned(
  { title, tags, structured }: SpooledDocument,
  { files, hashes }: UnitFiles,
  head: UnitFileHead,
  checks: CheckSettings,
  options: ImportUnitsOptions,
  count: number,
): UnitsDocument {
  const wanted = options.source ?? head.source;
  const source = wanted ? sameTag(tags, wanted) : undefined;
  if (options.source && source === undefined && tags.length > 1)
    throw new InputError('source-unknown', { lang: options.source, available: tags });
  const order = source === undefined ? tags : [source, ...tags.filter((tag) => tag !== source)];
  const stem = files[0]?.name.replace(/^.*[/\\]|\.[^.]*$/gu, '').trim() ?? '';
  const own = title?.trim() || (count === 1 ? head.title?.trim() : undefined) || stem;
  return {
    title: (count === 1 && options.title?.trim()) || shortTitle(own),
    versions: order.map((tag) => {
      const place = Math.max(
        0,
        files.findIndex((file) => file.tag?.toLowerCase() === tag.toLowerCase()),
      );
      const from: VersionSource = { name: files[place]?.name ?? '', encoding: '', sha256: hashes[place] ?? '' };
      return { tag, source: tag === source ? { ...from, isSource: true } : from };
    }),
    structured,
    notices: head.notices,
    comparedBy: options.compare === false ? [] : checksRun(checks),
  };
}
