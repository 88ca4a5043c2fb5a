import type { Kysely } from 'kysely';
import { redo, type Stepped, undo } from '../../store/history.js';
import type { Database } from '../../store/tables.js';
import { removeAbandoned } from '../../store/unseen.js';
import {
  type ComparedOldText,
  compareOldText,
  type PreviewRequest,
  previewRevision,
  type RevisionPreview,
} from '../revision-preview.js';

/**
 * Work that a request waits for, and that may take longer than others may be kept waiting: plain data in and out, so that
 * another thread can do it.
 */
export interface Asides {
  preview(request: PreviewRequest): Promise<RevisionPreview>;
  /** @param id of the old text. */
  oldText(id: number): Promise<ComparedOldText>;
  step(request: StepRequest): Promise<Stepped | null>;
  /** Removes what was stored of documents that never came to be. Nobody waits for it. */
  tidy(request: null): Promise<void>;
}

/** Something is to be undone or done again (see `store/history.ts`). */
export interface StepRequest {
  way: 'undo' | 'redo';
  documentId: number;
  who: string;
  now: Date;
  /** The id of the step that whoever asks has in mind. */
  expected?: number;
}

/** All of it here and now: what the worker thread does, and what tests do without one. */
export const asidesHere = (db: Kysely<Database>): Asides => ({
  preview: (request) => previewRevision(db, request),
  oldText: (id) => compareOldText(db, id),
  step: ({ way, documentId, who, now, expected }) => (way === 'undo' ? undo : redo)(db, documentId, who, now, expected),
  tidy: () => removeAbandoned(db),
});
