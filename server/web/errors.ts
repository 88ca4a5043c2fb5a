import type { NextFunction, Request, Response } from 'express';
import { MulterError } from 'multer';
import { InputError } from '../errors.js';
import { wordingFor } from './language.js';
import { Refusal } from './refusal.js';
import { show, showPart, wantsPart } from './templates.js';

/** The one place where whatever went wrong becomes a page in the reader's language. */

interface Trouble {
  status: number;
  title: string;
  message: string;
}

export function notFound(_req: Request, _res: Response, next: NextFunction): void {
  next(new Refusal(404, 'address'));
}

/** @param report gets what is a fault of the program. */
export function errorPages(report: (error: unknown) => void) {
  return (error: unknown, req: Request, res: Response, next: NextFunction): void => {
    if (res.headersSent) {
      // A download that breaks off must look broken.
      report(error);
      next(error);
      return;
    }
    const trouble = troubleOf(error, res);
    if (trouble.status === 500) report(error);
    const { status, title, message } = trouble;
    if (wantsPart(req)) showPart(req, res, 'error-part', { message }, status);
    else show(req, res, { view: 'error', title, message, status });
  };
}

/** Codes that say something else than that the input can't be used. */
const STATUS_OF_CODE: Record<string, number> = { 'not-found': 404, 'step-meanwhile': 409, 'database-busy': 503 };

function troubleOf(error: unknown, res: Response): Trouble {
  const wording = wordingFor(res);
  const page = (status: number, code: string): Trouble => ({
    status,
    title: wording.t(`refusal.${code}.title`),
    message: wording.t(`refusal.${code}.message`),
  });
  if (error instanceof Refusal) return page(error.status, error.code);
  if (error instanceof InputError) {
    const status = STATUS_OF_CODE[error.code] ?? 422;
    const title = wording.t(status === 404 ? 'refusal.address.title' : 'refusal.form.title');
    return { status, title, message: wording.error(error) };
  }
  if (error instanceof MulterError) return page(413, error.code === 'LIMIT_UNEXPECTED_FILE' ? 'form' : 'too-large');
  const { status, code } = error as { status?: unknown; code?: unknown };
  if (code === 'EBADCSRFTOKEN') return page(403, 'forged');
  if (status === 413) return page(413, 'too-large');
  // What Express and the form parser say of addresses and bodies that can't be read.
  if (typeof status === 'number' && status >= 400 && status < 500) return page(status, 'form');
  return page(500, 'fault');
}
