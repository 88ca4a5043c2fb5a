import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Wording } from '../../wording.js';
import type { Context } from '../context.js';
import type { Upload } from '../upload-folder.js';
import type { ProblemKind } from './problem-kinds.js';

/**
 * What a program can ask for. Routes and description are both made from a list of these, so that neither says anything
 * that the other doesn't know.
 */
export interface Operation<P = unknown, Q = unknown, B = unknown, R = unknown> {
  /** The `operationId` of the description. */
  id: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api/v1, with names in braces: `/units/{unit}`. */
  path: string;
  /** The reviewer's name is kept with what it does. */
  signed?: boolean;
  tag: Tag;
  /** A line, without a full stop. */
  summary: string;
  description?: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Of JSON. */
  body?: z.ZodType;
  /** What texts may weigh holds for the body, and not what a form may. */
  largeBody?: boolean;
  /** The fields of a form with files, where it takes one instead of JSON; files come as `files`. */
  upload?: z.ZodObject;
  /** What the form's field `document` holds, as JSON. */
  formJson?: z.ZodType;
  /** The form brings one file that is imported as a whole, in the field `whole`. */
  whole?: boolean;
  /** Whether a change must, or may, say by `If-Match` which state of the resource it is made for. */
  ifMatch?: 'required' | 'optional';
  answers: {
    status: 200 | 201 | 202 | 204;
    description: string;
    schema?: z.ZodType;
    /** The answer is the resource that was changed, with its ETag; that of a GET always has one. */
    tagged?: boolean;
    /** Media types, where the answer isn't JSON. */
    media?: readonly string[];
  };
  /** What can go wrong beside what follows from the rest (`problemsOf`). */
  problems?: readonly ProblemKind[];
  /** What its path names needn't be there. */
  creates?: boolean;
  /** It reads nothing from the database, and nothing in it fails. */
  steady?: boolean;
  /** It writes nothing, although it isn't a GET. */
  reads?: boolean;
  handle(context: Context, asked: Asked<P, Q, B>): Promise<Answer<R>> | Answer<R>;
}

export const TAGS = {
  documents: 'Made of texts in several languages, listed, renamed, deleted.',
  versions: 'The texts of a document, and new texts for them.',
  units: 'Sentences that translate each other: listed, confirmed, corrected.',
  divergences: 'What one version says and another does not, found by the program.',
  flags: 'What reviewers have marked.',
  history: 'What was done to a document, to be undone and done again.',
  search: 'Search, consistency and figures over all documents.',
  checks: 'Which checks are shown, and the terms they know.',
  exports: 'Files for other programs.',
  jobs: 'Work that takes a while.',
  service: 'The service itself.',
} as const;
export type Tag = keyof typeof TAGS;

export interface UploadedFile {
  /** The field that it came in. */
  field: string;
  name: string;
  bytes: Uint8Array;
}

/** A request, as far as its operation has said what is in it. */
export interface Asked<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  files: readonly UploadedFile[];
  /** The file of a form that lies on the disk, from then on the caller's to remove; null where none was sent. */
  takeWhole(): Upload | null;
  /** In the language that the request asks for. */
  wording: Wording;
  /** The reviewer's name; '' where none was given. */
  who: string;
  /** The states that `If-Match` names; null for any (`*`), undefined where it wasn't sent. */
  expected: readonly string[] | null | undefined;
  /** Path and query as they were asked for. */
  url: string;
}

export interface Answer<R> {
  body?: R;
  /** Stands for what people have done to the resource, in its ETag: what `If-Match` is held against. */
  state?: string;
  location?: string;
  /** Where the next page is. */
  next?: string | null;
  /** Writes the answer itself: a file, or events. */
  send?: (req: Request, res: Response) => unknown;
}

const NONE = z.strictObject({});
type None = typeof NONE;

interface Schemas<P, Q, B, F, R> {
  params?: P;
  query?: Q;
  body?: B;
  upload?: F;
  answers: Operation['answers'] & { schema?: R };
}

/** An operation whose handler gets what its schemas say, and must give what they say. */
export function operation<
  P extends z.ZodObject = None,
  Q extends z.ZodObject = None,
  B extends z.ZodType = z.ZodNever,
  F extends z.ZodType = z.ZodNever,
  R extends z.ZodType = z.ZodType<undefined>,
>(
  definition: Omit<Operation, 'handle' | 'params' | 'query' | 'body' | 'upload' | 'answers'> &
    Schemas<P, Q, B, F, R> & {
      handle(
        context: Context,
        asked: Asked<z.infer<P>, z.infer<Q>, z.infer<B> | z.infer<F>>,
      ): Promise<Answer<z.infer<R>>> | Answer<z.infer<R>>;
    },
): Operation {
  // The router hands the handler what these very schemas gave; the list holds operations of all kinds.
  return definition as unknown as Operation;
}

/** The sorts of problem that an operation can answer with, in the order of their statuses. */
export function problemsOf(operation: Operation): ProblemKind[] {
  const { method, path, query, body, upload, ifMatch, answers, problems = [], creates, steady, reads } = operation;
  const kinds = new Set<ProblemKind>(['refused', ...problems]);
  if (query || body || upload) kinds.add('invalid-request');
  if (path.includes('{') && !creates) kinds.add('not-found');
  if (body || upload) kinds.add('too-large').add('media-type');
  else if (method === 'post') kinds.add('media-type');
  if (ifMatch) kinds.add('outdated');
  if (ifMatch === 'required') kinds.add('match-required');
  if (!steady) kinds.add('fault');
  // What a job writes, it writes by itself.
  if (method !== 'get' && !steady && !reads && answers.status !== 202) kinds.add('busy');
  return [...kinds];
}
