import type { SourceFile } from '../../pipeline.js';
import type { DivergenceParams } from '../../types.js';

/** What aligning a document takes, as plain data: a queue could carry it to another machine. */
export interface JobRequest {
  files: SourceFile[];
  title?: string;
  presegmented?: boolean;
}

export const STEPS = ['read', 'split', 'align', 'compare', 'store'] as const;
export type Step = (typeof STEPS)[number];

/** `done` runs from 0 to 1 within the step. */
export type JobProgress = (step: Step, done: number) => void;

/**
 * Aligns, compares and stores a document; gives its id.
 * @throws InputError where the texts can't be used.
 */
export type JobRunner = (request: JobRequest, progress: JobProgress) => Promise<number>;

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
  state: 'running' | 'done' | 'failed';
  step: Step;
  /** Of the whole job, 0 to 1. */
  done: number;
  documentId: number | null;
  /** Code `fault` where the program is to blame. */
  failure: JobFailure | null;
}
