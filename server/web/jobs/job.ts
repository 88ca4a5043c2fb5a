import type { LeftOut } from '../../import/corpus.js';
import type { SourceFile } from '../../pipeline.js';
import type { DivergenceParams, LanguageTag } from '../../types.js';

/** What aligning a document takes, as plain data: a queue could carry it to another machine. */
export type JobRequest = NewDocumentRequest | ImportRequest | RealignRequest | ReviseRequest;

export interface NewDocumentRequest {
  files: SourceFile[];
  title?: string;
  presegmented?: boolean;
}

/** A file that holds documents as a whole: units that are aligned already, or a ZIP archive of texts. */
export interface ImportRequest {
  import: ImportedFile;
  /** '' to have it as the file says. */
  title: string;
  /** Of texts: one sentence a line. */
  presegmented: boolean;
  /** False to leave units uncompared. */
  compare: boolean;
  /** Also where it is stored already. */
  again: boolean;
}

/** By its name, as a person calls it; its bytes, or where they lie. */
export type ImportedFile = { name: string; bytes: Uint8Array } | { name: string; path: string };

/** A stored document is to be aligned and compared anew, around the units that are settled. */
export interface RealignRequest {
  realign: number;
  /** Only compared: every unit is to stay as it is. */
  keepUnits?: boolean;
  /** The id of a unit: what stands before it stays as it is. */
  from?: number;
  /** The reviewer who asks for it; '' where no name was given. */
  who?: string;
}

/** A version of a stored document is to have a new text. */
export interface ReviseRequest {
  revise: number;
  tag: LanguageTag;
  file: SourceFile;
  presegmented?: boolean;
  /** The reviewer's name; '' where none was given. */
  who: string;
}

/** In the last one, what was to be stored is: only the index of the search is still made. */
export const STEPS = ['read', 'split', 'align', 'compare', 'store', 'index'] as const;
export type Step = (typeof STEPS)[number];

/**
 * `done` runs from 0 to 1 within the step; where a file is imported, over the whole of the job.
 * @param news what has become of documents since the last time. What is in it stays, even where the job is stopped.
 */
export type JobProgress = (step: Step, done: number, news?: JobNews) => void;

export type JobNews = Partial<Pick<ImportSummary, 'stored' | 'known' | 'failed'>>;

/** What became of the documents of an imported file. */
export interface ImportSummary {
  stored: { id: number; title: string }[];
  /** Those that were there already. */
  known: { id: number; title: string }[];
  /** By the path of their files. */
  failed: { name: string; failure: JobFailure }[];
  leftOut: LeftOut[];
  /** Documents of a file of units that are in one language only, by title. */
  alone: string[];
}

/** The id of the document, or what was made of a file of several. */
export type JobResult = number | ImportSummary;

/**
 * Aligns, compares and stores a document; gives its id. The glossaries' and learnt terms are those of the database it
 * stores into.
 * @param progress is told of the step `index` as soon as something is stored.
 * @param signal stops it: of the document at hand nobody sees anything then.
 * @throws InputError where the texts can't be used, or the document to realign was changed meanwhile; whatever, where it
 * was stopped.
 */
export type JobRunner = (request: JobRequest, progress: JobProgress, signal?: AbortSignal) => Promise<JobResult>;

export interface JobFailure {
  code: string;
  params: DivergenceParams;
}

export interface Job {
  id: string;
  /** Counts the jobs of this process, from 1. */
  number: number;
  /** ISO 8601; the end is null while it runs. */
  begunAt: string;
  endedAt: string | null;
  /** The form it came from, so that it can be mended. */
  draft: string | null;
  /** What the user called the document, or its files' names. */
  title: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  step: Step;
  /** Of the whole job, 0 to 1. */
  done: number;
  /** Of a new document, null until it is stored; of several, the first. */
  documentId: number | null;
  /** Of a file that is imported: what has become of its documents so far. */
  summary: ImportSummary | null;
  /** Whether documents are stored one by one, so that some are there although it was stopped or failed. */
  several: boolean;
  /** Code `fault` where the program is to blame. */
  failure: JobFailure | null;
}
