import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { type UploadLimits, upload } from '../upload.js';
import type { Operation, UploadedFile } from './operation.js';
import { Problematic } from './problem.js';

/*
 * Another site's page in the user's browser must not be able to change anything here. It can send a form (urlencoded,
 * multipart or text/plain) to any address, and nothing else without asking first (CORS preflight), which is never
 * granted. So whatever is posted has to be JSON, or to carry a field that a form can't have.
 */

/** The field of the header that forms, and posts without a body, are sent with. */
export const OWN_FIELD = 'Tercet-Request';

/** What is no text is small. */
const SMALL = 256 * 1024;

/** What reads a request's body, and refuses what no program of the user's would send. */
export function bodyReaders(operation: Operation, limits: UploadLimits): RequestHandler[] {
  const { method, body, upload: form, largeBody } = operation;
  if (method === 'get' || method === 'delete') return [];
  if (!body && !form) return [ownField];
  const limit = largeBody ? limits.size : Math.min(SMALL, limits.size);
  const json = express.json({ limit, type: 'application/json', strict: false });
  if (!form) return [onlyJson, json];
  const forms = [ownField, ...upload(limits, operation.whole)].map((handler) => only(isForm, handler));
  const others = body ? [onlyJson, json] : [noJson];
  return [...forms, ...others.map((handler) => only((req) => !isForm(req), handler))];
}

export const isForm = (req: Request): boolean => Boolean(req.is('multipart/form-data'));

const only =
  (such: (req: Request) => boolean, handler: RequestHandler): RequestHandler =>
  (req, res, next) =>
    such(req) ? handler(req, res, next) : next();

/** Where nothing is sent, the schema says whether anything has to be. */
function onlyJson(req: Request, res: Response, next: NextFunction): void {
  if (req.is('application/json') || (hasNoContent(req) && isOwn(req))) next();
  else refuse('application/json', res, next);
}

/** What only a form can bring. */
function noJson(_req: Request, res: Response, next: NextFunction): void {
  refuse('multipart/form-data', res, next);
}

function ownField(req: Request, res: Response, next: NextFunction): void {
  if (isOwn(req)) next();
  else refuse('application/json', res, next);
}

/** `Accept` says what would have been taken (RFC 9110, 15.5.16). */
function refuse(accepted: string, res: Response, next: NextFunction): void {
  res.set('Accept', accepted);
  next(new Problematic('media-type'));
}

const hasNoContent = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;

/** Whether no form can have sent it. */
const isOwn = (req: Request): boolean =>
  req.get(OWN_FIELD) !== undefined ||
  req.method !== 'POST' ||
  /^application\/json\s*(?:;|$)/iu.test(req.get('Content-Type') ?? '');

export function filesOf(req: Request): UploadedFile[] {
  const files = (req.files ?? []) as Express.Multer.File[];
  // What lies on the disk has no bytes here.
  const held = files.filter(({ buffer }) => buffer);
  return held.map(({ fieldname, originalname, buffer }) => ({ field: fieldname, name: originalname, bytes: buffer }));
}
