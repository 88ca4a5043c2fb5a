import type { NextFunction, Request, Response } from 'express';
import { MulterError } from 'multer';
import { InputError } from '../../errors.js';
import type { Wording } from '../../wording.js';
import { Refusal } from '../refusal.js';
import { AlreadyStored } from './already-stored.js';
import { InvalidRequest } from './invalid-request.js';
import { languageOf } from './language.js';
import { mistakeText } from './mistake.js';
import { NothingThere } from './nothing-there.js';
import { Outdated } from './outdated.js';
import { kindOfStatus, PROBLEM_KINDS, type ProblemKind } from './problem-kinds.js';
import type { ProblemBody } from './resources/problem.js';
import { mistakesOfParsers } from './unreadable.js';

/** The one place where whatever went wrong becomes an answer by RFC 9457. */

/** When to try again, in seconds: mostly, something is being stored. */
const RETRY = '5';

/** A problem that needs no more words than its sort has. */
export class Problematic extends Error {
  constructor(readonly kind: ProblemKind) {
    super(kind);
    this.name = 'Problematic';
  }
}

/** @param report gets what is a fault of the program. */
export function problems(report: (error: unknown) => void) {
  return (error: unknown, req: Request, res: Response, next: NextFunction): void => {
    if (res.headersSent) {
      // A file that breaks off must look broken.
      report(error);
      next(error);
      return;
    }
    const wording = languageOf(req, res);
    const body = problemOf(error, wording);
    if (body.status === 500) report(error);
    if (body.status === 503) res.set('Retry-After', RETRY);
    res.status(body.status).set('Cache-Control', 'no-store').type('application/problem+json; charset=utf-8');
    // Not by `send`, which gives an ETag: this isn't what stands at the address.
    res.end(JSON.stringify(body));
  };
}

/** Codes that say something else than that the input can't be used. */
const KIND_OF_CODE: Record<string, ProblemKind> = {
  'not-found': 'not-found',
  'glossary-unknown': 'not-found',
  'step-meanwhile': 'conflict',
  'changed-meanwhile': 'conflict',
  'database-busy': 'busy',
};

export function problemOf(error: unknown, wording: Wording): ProblemBody {
  const of = (kind: ProblemKind, more: Partial<ProblemBody> = {}): ProblemBody => ({
    type: `/api#problem-${kind}`,
    title: wording.t(`api.problem.${kind}.title`),
    status: PROBLEM_KINDS[kind],
    detail: wording.t(`api.problem.${kind}.detail`),
    kind,
    ...more,
  });
  if (error instanceof InvalidRequest) {
    const mistakes = error.mistakes.map((mistake) => {
      const { in: place, path, code } = mistake;
      return { in: place, path, code, message: mistakeText(mistake, wording) };
    });
    return of('invalid-request', { mistakes });
  }
  if (error instanceof Outdated) return of('outdated', { current: error.current });
  if (error instanceof AlreadyStored)
    return of('conflict', {
      ...{ detail: wording.t('api.stored'), code: 'already-stored', documents: [...error.documents] },
    });
  if (error instanceof NothingThere)
    return of('conflict', { detail: wording.t(`api.nothing-${error.way}`), code: `nothing-to-${error.way}` });
  if (error instanceof InputError)
    return of(KIND_OF_CODE[error.code] ?? 'unusable', {
      ...{ detail: wording.error(error), code: error.code, params: error.params },
    });
  if (error instanceof Problematic) return of(error.kind);
  if (error instanceof Refusal) {
    const kind = kindOfStatus(error.status) ?? 'invalid-request';
    return of(kind, error.code === 'host' ? { detail: wording.t('refusal.host.message'), code: 'host' } : {});
  }
  if (error instanceof MulterError) return of(error.code.startsWith('LIMIT_') ? 'too-large' : 'invalid-request');
  const mistakes = mistakesOfParsers(error);
  if (mistakes.length > 0) return problemOf(new InvalidRequest(mistakes), wording);
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (type === 'encoding.unsupported') return of('media-type', { detail: wording.t('api.encoding') });
  if (typeof status === 'number' && status >= 400 && status < 500) return of(kindOfStatus(status) ?? 'invalid-request');
  return of('fault');
}
