import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../errors.js';
import type { Context } from '../context.js';
import { ownOrigin } from '../security.js';
import { takeUpload, type UploadLimits } from '../upload.js';
import { etagOf, statesIn } from './etag.js';
import { InvalidRequest, read } from './invalid-request.js';
import { languageOf } from './language.js';
import type { Mistake } from './mistake.js';
import type { Answer, Asked, Operation } from './operation.js';
import { OPERATIONS } from './operations/index.js';
import { Problematic } from './problem.js';
import { bodyReaders, filesOf, isForm } from './request-body.js';
import { reviewerIn } from './reviewer-field.js';

/** All operations. */
export function apiRoutes(context: Context, limits: UploadLimits): Router {
  const api = Router();
  api.use(ownOrigin, tellingOthers(context));
  for (const operation of plainFirst(OPERATIONS)) {
    const readers = bodyReaders(operation, limits);
    api[operation.method](expressPath(operation.path), ...readers, answering(context, operation));
  }
  for (const path of new Set(OPERATIONS.map(({ path }) => path))) api.all(expressPath(path), otherMethod(path));
  api.use(() => {
    throw new Problematic('not-found');
  });
  return api;
}

/** Names go before what stands for any: `/flags/export` is no flag. */
const plainFirst = (operations: readonly Operation[]): Operation[] => {
  const names = ({ path }: Operation): number => path.split('{').length;
  return [...operations].sort((a, b) => names(a) - names(b));
};

const expressPath = (path: string): string => path.replaceAll(/\{(\p{L}+)\}/gu, ':$1');

/** After whatever may have written something, open pages are told. */
function tellingOthers({ live }: Context): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') res.on('finish', live.look);
    next();
  };
}

function otherMethod(path: string): RequestHandler {
  const methods = OPERATIONS.filter((operation) => operation.path === path).map(({ method }) => method.toUpperCase());
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return (req, res) => {
    res.set('Allow', allowed);
    if (req.method !== 'OPTIONS') throw new Problematic('method');
    res.status(204).end();
  };
}

function answering(context: Context, operation: Operation): RequestHandler {
  const lists = listsIn(operation.query);
  return async (req: Request, res: Response, next: NextFunction) => {
    try {
      const answer = await operation.handle(context, askedOf(operation, lists, req, res));
      if (answer.send) await answer.send(req, res);
      else send(operation, answer, res);
    } catch (error) {
      next(error);
    }
  };
}

function send({ method, answers }: Operation, { body, state, location, next }: Answer<unknown>, res: Response): void {
  res.status(answers.status).set('Cache-Control', 'private, no-cache');
  if (location !== undefined) res.set('Location', location);
  if (next) res.set('Link', `<${next}>; rel="next"`);
  if (answers.status === 204) {
    res.end();
    return;
  }
  const text = JSON.stringify(body);
  res.type('application/json; charset=utf-8');
  // What was done is told of, not what stands at an address: `send` would make up an ETag for it.
  if (method !== 'get' && !answers.tagged) res.end(text);
  else res.set('ETag', etagOf(text, state)).send(text);
}

/** @throws InvalidRequest; InputError `not-found` for a path that names nothing; Problematic `match-required`. */
function askedOf(
  operation: Operation,
  lists: ReadonlySet<string>,
  req: Request,
  res: Response,
): Asked<unknown, unknown, unknown> {
  const wording = languageOf(req, res);
  const mistakes: Mistake[] = [];
  const { params = NOTHING, query = NOTHING, body, upload, ifMatch } = operation;
  const found = read(params, req.params, 'path', mistakes);
  if (mistakes.length > 0 && !operation.creates) throw new InputError('not-found', { what: 'address', id: req.path });
  const asked = read(query, asLists(req.query, lists), 'query', mistakes);
  const schema = isForm(req) ? upload : (body ?? upload);
  const sent = schema ? read(schema, req.body === undefined ? {} : req.body, 'body', mistakes) : undefined;
  if (mistakes.length > 0) throw new InvalidRequest(mistakes);
  const match = req.get('If-Match');
  if (ifMatch === 'required' && match === undefined) throw new Problematic('match-required');
  return {
    ...{
      params: found,
      query: asked,
      body: sent,
      files: filesOf(req),
      takeWhole: () => takeUpload(req),
      wording,
      who: reviewerIn(req),
    },
    ...{ expected: match === undefined ? undefined : statesIn(match), url: req.originalUrl },
  };
}

const NOTHING = z.strictObject({});
/** The parameters that may be given several times over. */
function listsIn(query: z.ZodObject | undefined): Set<string> {
  if (!query) return new Set();
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' });
  const names = Object.entries(properties).filter(
    ([, schema]) => typeof schema === 'object' && schema.type === 'array',
  );
  return new Set(names.map(([name]) => name));
}

/** A parameter that is given once is a list of one. */
const asLists = (query: Request['query'], lists: ReadonlySet<string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, lists.has(name) && !Array.isArray(value) ? [value] : value]),
  );
