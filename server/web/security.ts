import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { doubleCsrf } from 'csrf-csrf';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { Refusal } from './refusal.js';

/** What a browser may do with our pages, and who may send us forms. */

const VISITOR = 'tercet-visitor';
const TOKEN = 'tercet-token';
/** The name of the form field. */
export const TOKEN_FIELD = '_token';

export function headers(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // The server speaks plain HTTP, on the machine itself: asking browsers for HTTPS would lock the user out.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/**
 * Refuses requests that name another host: a page elsewhere could have its name point to this machine (DNS rebinding)
 * and then read documents as if it were this site. Addresses in figures can't be pointed elsewhere.
 */
export function knownHost(extra: readonly string[]): RequestHandler {
  const names = new Set(['localhost', ...extra.map((name) => name.toLowerCase())]);
  return (req, _res, next) => {
    const name = (req.headers.host ?? '').replace(/:\d+$/u, '').toLowerCase();
    const known = names.has(name) || name.endsWith('.localhost') || isIP(name.replace(/^\[|\]$/gu, '')) > 0;
    next(known ? undefined : new Refusal(403, 'host'));
  };
}

/** Refuses forms sent from other sites before anything of them is read. The token says so again afterwards. */
export function ownOrigin(req: Request, _res: Response, next: NextFunction): void {
  const site = req.headers['sec-fetch-site'];
  const { origin, host } = req.headers;
  const foreign = site === 'cross-site' || (origin !== undefined && origin !== 'null' && hostOf(origin) !== host);
  const reads = req.method === 'GET' || req.method === 'HEAD';
  next(foreign && !reads ? new Refusal(403, 'forged') : undefined);
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/**
 * Double-submit tokens. The secret lives as long as the process: after a restart an old page's form is refused with a
 * page that says to load it again.
 */
export function formTokens(): {
  visitor: RequestHandler;
  protect: RequestHandler;
  token(req: Request, res: Response): string;
} {
  const secret = randomBytes(32).toString('hex');
  const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (req) => String(req.cookies[VISITOR] ?? ''),
    cookieName: TOKEN,
    cookieOptions: { sameSite: 'strict', path: '/', secure: false, httpOnly: true },
    getCsrfTokenFromRequest: (req) => {
      const body = req.body as Record<string, unknown> | undefined;
      const field = body?.[TOKEN_FIELD];
      return typeof field === 'string' ? field : undefined;
    },
  });
  return { visitor: giveVisitorId, protect: doubleCsrfProtection, token: (req, res) => generateCsrfToken(req, res) };
}

/** Tokens are bound to a browser by a random name that says nothing of its user. */
function giveVisitorId(req: Request, res: Response, next: NextFunction): void {
  if (typeof req.cookies[VISITOR] !== 'string') {
    const id = randomBytes(16).toString('hex');
    req.cookies[VISITOR] = id;
    res.cookie(VISITOR, id, { sameSite: 'strict', path: '/', httpOnly: true });
  }
  next();
}
