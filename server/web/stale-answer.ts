import type { NextFunction, Request, Response } from 'express';
import { backPath, type Context, documentOf, idOf } from './context.js';
import { rowAddress } from './document-view.js';
import { wordingFor } from './language.js';
import { bodyOf, rowsFor, surroundings, toRow } from './row-answer.js';
import { requireFresh, Stale, seenBy, showing } from './stale.js';
import { staleView } from './stale-view.js';
import { show, showPart, wantsPart } from './templates.js';

/** What was written by hand, and must not be lost with the form. */
const WRITTEN = ['comment', 'correction', 'text'];

/**
 * Looks at the stamp of whatever is done to a unit before its route does, so that the route's own complaints (a place
 * that isn't in the text any more) don't come first. The routes look again within their transaction.
 */
export function freshUnits({ db }: Context) {
  return async (req: Request, _res: Response, next: NextFunction): Promise<void> => {
    const seen = seenBy(req);
    if (seen !== '') await requireFresh(db, idOf(req, 'unit'), seen);
    next();
  };
}

/** Answers changes that were refused with both states: 409, as a page or as the part of one. */
export function staleAnswers(context: Context) {
  return async (error: unknown, req: Request, res: Response, next: NextFunction): Promise<void> => {
    const unit = error instanceof Stale ? (error.now ?? error.was) : null;
    if (!(error instanceof Stale) || !unit || res.headersSent) {
      next(error);
      return;
    }
    const { was, now } = error;
    const wording = wordingFor(res);
    const document = await documentOf(context, unit.documentId);
    const own = rowAddress(document.id, unit.position);
    const back = backPath(bodyOf(req).back, own);
    const view = staleView(was, now, document, wording);
    const data = {
      stale: view,
      written: written(req),
      again: now && view.repeatable ? { action: withoutQuery(req), seen: showing(now), fields: fieldsOf(req) } : null,
      leave: now ? toRow(back, now) : own,
      back,
    };
    const title = wording.t('stale.title');
    if (!wantsPart(req)) {
      show(req, res, {
        view: 'stale',
        section: 'documents',
        title,
        documentTitle: document.title,
        ...data,
        status: 409,
      });
      return;
    }
    const [row] = now ? rowsFor(req, [now], document, back, res) : [];
    showPart(
      req,
      res,
      'stale-part',
      { ...data, unit: row, ...(await surroundings(context, document, back, res)) },
      409,
    );
  };
}

function withoutQuery(req: Request): string {
  return req.originalUrl.split('?')[0] ?? '';
}

/** What the form was sent with, to be sent again. */
function fieldsOf(req: Request): { name: string; value: string }[] {
  return Object.entries(bodyOf(req))
    .filter(([name, value]) => !['_token', 'seen'].includes(name) && typeof value === 'string')
    .map(([name, value]) => ({ name, value: String(value) }));
}

function written(req: Request): string[] {
  return fieldsOf(req)
    .filter(({ name, value }) => WRITTEN.includes(name) && value.trim() !== '')
    .map(({ value }) => value);
}
