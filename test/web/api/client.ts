import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import request from 'supertest';
import type { Description } from '../../../server/web/api/description.js';
import { openSite, type Site } from '../site.js';

/**
 * A program that knows the API only by its description: it calls operations by their names, and takes no answer that the
 * description doesn't have.
 */
export interface Client {
  site: Site;
  description: Description;
  call(id: string, call?: Call): Promise<request.Response>;
  /** The operations that were called, each with the statuses that came back. */
  seen: Map<string, Set<number>>;
}

export interface Call {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | readonly string[]>;
  body?: unknown;
  /** Files of a form, beside its fields. */
  files?: { field: string; name: string; text: string }[];
  fields?: Record<string, string>;
  headers?: Record<string, string>;
}

export async function connect(
  parts: Parameters<typeof openSite>[0] = {},
  repeat = 1,
  seen: Client['seen'] = new Map(),
): Promise<Client> {
  const site = await openSite(parts, repeat);
  const { body } = await request(site.url).get('/api/v1/openapi.json');
  const description = body as Description;
  const check = checker(description);
  return {
    site,
    description,
    seen,
    call: async (id, call = {}) => {
      const { path, method } = operationOf(description, id);
      const response = await send(site, path, method, call);
      seen.set(id, (seen.get(id) ?? new Set()).add(response.status));
      check(path, method, response);
      return response;
    },
  };
}

export function operationOf(description: Description, id: string): { path: string; method: string } {
  for (const [path, methods] of Object.entries(description.paths))
    for (const [method, { operationId }] of Object.entries(methods)) if (operationId === id) return { path, method };
  throw new Error(`There is no operation ${id}.`);
}

function send(site: Site, path: string, method: string, call: Call): request.Test {
  const { params = {}, query = {}, body, files, fields = {}, headers = {} } = call;
  const filled = path.replaceAll(/\{(\p{L}+)\}/gu, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  const address = `/api/v1${filled}${search.size > 0 ? `?${search}` : ''}`;
  const test = request(site.url)[method as 'get'](address);
  for (const [name, value] of Object.entries(headers)) test.set(name, value);
  if (files) {
    test.set('Tercet-Request', '1');
    for (const [name, value] of Object.entries(fields)) test.field(name, value);
    for (const { field, name, text } of files) test.attach(field, Buffer.from(text), name);
    return test;
  }
  if (body !== undefined) {
    if (!headers['Content-Type']) test.type('application/json');
    return test.send(typeof body === 'string' ? body : JSON.stringify(body));
  }
  return method === 'post' && !('Content-Type' in headers) ? test.set('Tercet-Request', '1') : test;
}

/** Throws where an answer isn't in the description. */
function checker(description: Description) {
  const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema(description, 'openapi.json', undefined, false);
  const compiled = new Map<string, ValidateFunction>();
  const validate = (pointer: string): ValidateFunction => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi.json#${pointer}` });
    compiled.set(pointer, known);
    return known;
  };
  return (path: string, method: string, { status, type, body, headers }: request.Response): void => {
    const where = `${method.toUpperCase()} ${path} ${status}`;
    const response = description.paths[path]?.[method]?.responses[status];
    if (!response) throw new Error(`${where}: not in the description: ${JSON.stringify(body)}`);
    const reference = /^#(\/components\/responses\/.+)$/u.exec(String(response.$ref ?? ''))?.[1];
    const found = (reference ? pointed(description, reference) : response) as {
      content?: Record<string, { schema?: unknown }>;
      headers?: Record<string, unknown>;
    };
    const content = found.content ?? {};
    const media = Object.keys(content);
    if (media.length === 0 ? type !== '' : !media.includes(type)) throw new Error(`${where}: came as ${type}`);
    for (const name of ['ETag', 'Location'])
      if (found.headers && name in found.headers && !headers[name.toLowerCase()])
        throw new Error(`${where}: without ${name}`);
    if (!content[type]?.schema) return;
    const own = reference ?? `/paths/${escaped(path)}/${method}/responses/${status}`;
    const valid = validate(`${own}/content/${escaped(type)}/schema`);
    const value: unknown = type === 'application/problem+json' ? JSON.parse(textOf(body)) : body;
    if (!valid(value)) throw new Error(`${where}: ${ajv.errorsText(valid.errors)}\n${JSON.stringify(value)}`);
  };
}

/** Supertest reads what ends in +json as JSON too. */
const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

const escaped = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

function pointed(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((value, key) => (value as Record<string, unknown>)[key], root);
}

/** Waits until a job that an answer tells of is over. */
export async function finished(client: Client, { body }: request.Response): Promise<request.Response> {
  for (;;) {
    const answer = await client.call('getJob', { params: { job: (body as { id: string }).id } });
    if ((answer.body as { state: string }).state !== 'running') return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
