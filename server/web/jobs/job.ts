import type { SourceFile } from '../../pipeline.js';
import type { DivergenceParams, LanguageTag } from '../../types.js';

/** What aligning a document takes, as plain data: a queue could carry it to another machine. */
export type JobRequest = NewDocumentRequest | RealignRequest | ReviseRequest;

export interface NewDocumentRequest {
  files: SourceFile[];
  title?: string;
  presegmented?: boolean;
}

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

export const STEPS = ['read', 'split', 'align', 'compare', 'store'] as const;
export type Step = (typeof STEPS)[number];

/** `done` runs from 0 to 1 within the step. */
export type JobProgress = (step: Step, done: number) => void;

/**
 * Aligns, compares and stores a document; gives its id. The glossaries' and learnt terms are those of the database it
 * stores into.
 * @param signal stops it: nothing is stored then, since storing is one transaction.
 * @throws InputError where the texts can't be used, or the document to realign was changed meanwhile; whatever, where it
 * was stopped.
 */
export type JobRunner = (request: JobRequest, progress: JobProgress, signal?: AbortSignal) => Promise<number>;

export interface JobFailure {
  code: string;
  params: DivergenceParams;
}

export interface Job {
  id: string;
  /** The form it came from, so that it can be mended. */
  draft: string | null;
  /** What the user called the document, or its files' names. */
  title: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  step: Step;
  /** Of the whole job, 0 to 1. */
  done: number;
  /** Of a new document, null until it is stored. */
  documentId: number | null;
  /** Code `fault` where the program is to blame. */
  failure: JobFailure | null;
}
