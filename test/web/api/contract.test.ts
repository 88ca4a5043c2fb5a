import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import BetterSqlite from 'better-sqlite3';
import { openDatabase } from '../../../server/store/connection.js';
import { createDocument } from '../../../server/store/documents.js';
import { migrateUp } from '../../../server/store/migrate.js';
import { problemsOf } from '../../../server/web/api/operation.js';
import { OPERATIONS } from '../../../server/web/api/operations/index.js';
import { PROBLEM_KINDS, type ProblemKind } from '../../../server/web/api/problem-kinds.js';
import { bridge } from '../bridge.js';
import { type Call, type Client, connect, finished } from './client.js';
import { examples, IN_THE_WAY, TEXTS, UNUSABLE } from './examples.js';

/** Every operation, and every problem that it documents, is met here at least once. */

/** Bytes: enough for what the examples send. */
const SIZE = 20_000;

let client: Client;
let calls: Record<string, Call>;

beforeAll(async () => {
  client = await connect({ limits: { size: SIZE, whole: SIZE } });
  const version = { document: 1, lang: 'fr' };
  const job = await client.call('reviseVersion', { params: version, body: { text: 'Le vieux pont\n\nFin.' } });
  expect((await finished(client, job)).body).toMatchObject({ state: 'done', document: 1 });
  const found = await client.call('listDivergences', { params: { document: 1 } });
  const [divergence] = (found.body as { items: { id: number; unit: number }[] }).items;
  calls = examples((job.body as { id: string }).id, { divergence: divergence?.id ?? 0, unit: divergence?.unit ?? 0 });
  expect((await client.call('createFlag', callOf('createFlag'))).headers.location).toBe('/api/v1/flags/1');
});
afterAll(() => client.site.close());

const having = (kind: ProblemKind) => OPERATIONS.filter((operation) => problemsOf(operation).includes(kind));
const names = (kind: ProblemKind): string[] => having(kind).map(({ id }) => id);
const callOf = (id: string): Call => calls[id] ?? {};

async function meets(id: string, kind: ProblemKind, call: Call, at: Client = client): Promise<void> {
  const { status, body } = await at.call(id, call);
  expect([id, status, (body as { kind: unknown }).kind]).toEqual([id, PROBLEM_KINDS[kind], kind]);
}

describe('what goes wrong', () => {
  test.each(names('invalid-request'))('%s says what of a request doesn’t fit', async (id) => {
    const { query, body, ...rest } = callOf(id);
    const wrong =
      body === undefined ? { ...rest, query: { ...query, nonsense: '1' } } : { ...rest, query, body: '[1]' };
    const response = await client.call(id, wrong as Call);
    expect([response.status, (response.body as { mistakes: unknown[] }).mistakes.length]).toEqual([400, 1]);
  });

  test.each(names('refused'))('%s refuses names that aren’t the server’s, and other sites’ pages', async (id) => {
    const call = callOf(id);
    await meets(id, 'refused', { ...call, headers: { ...call.headers, Host: 'evil.example' } });
    if (OPERATIONS.find((operation) => operation.id === id)?.method === 'get') return;
    await meets(id, 'refused', { ...call, headers: { ...call.headers, Origin: 'http://evil.example' } });
    await meets(id, 'refused', { ...call, headers: { ...call.headers, 'Sec-Fetch-Site': 'cross-site' } });
  });

  test.each(names('not-found'))('%s says that there is no such thing', async (id) => {
    const { params, query, ...rest } = callOf(id);
    const nowhere = (values: object = {}) =>
      Object.fromEntries(Object.keys(values).map((name) => [name, name === 'document' || name === 'unit' ? 999 : 998]));
    if (params) {
      await meets(id, 'not-found', { ...rest, params: nowhere(params), ...(query ? { query } : {}) });
      if (!('job' in params || 'glossary' in params))
        await meets(id, 'not-found', { ...rest, params: { ...params, [Object.keys(params)[0] ?? '']: 'x' } });
    } else
      await meets(id, 'not-found', { ...rest, query: { ...query, document: id === 'exportUnits' ? ['999'] : 999 } });
  });

  test.each(names('outdated'))('%s refuses who has seen something else', async (id) => {
    await meets(id, 'outdated', { ...callOf(id), headers: { 'If-Match': '"something else"' } });
    await meets(id, 'outdated', { ...callOf(id), headers: { 'If-Match': 'W/"weak"' } });
  });

  test.each(names('match-required'))('%s asks what was seen', async (id) => {
    await meets(id, 'match-required', { ...callOf(id), headers: {} });
  });

  test.each(names('too-large'))('%s takes no more than it says', async (id) => {
    const call = callOf(id);
    const files = call.files?.map((file) => ({ ...file, text: 'x'.repeat(SIZE + 1) }));
    const larger = files ? { files } : { body: JSON.stringify({ text: 'x'.repeat(SIZE) }) };
    await meets(id, 'too-large', { ...call, ...larger });
  });

  test.each(names('media-type'))('%s takes JSON, and nothing that a form could send', async (id) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const { headers, files: _, fields: __, ...call } = callOf(id);
      await meets(id, 'media-type', { ...call, body: '{}', headers: { ...headers, 'Content-Type': type } });
    }
  });

  test.each(names('unusable'))('%s says why it can’t be done', async (id) => {
    await meets(id, 'unusable', UNUSABLE[id] ?? {});
  });

  test.each(names('conflict'))('%s says what stands in the way', async (id) => {
    const first = IN_THE_WAY[id] ?? {};
    if (id === 'createDocument' || id === 'importFile') await finished(client, await client.call(id, first));
    await meets(id, 'conflict', IN_THE_WAY[id] ?? {});
  });
});

describe('while something else writes for long', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tercet-busy-'));
  const path = join(folder, 'tercet.db');
  const other = new BetterSqlite(path);
  const db = openDatabase(path, { patience: 20 });
  let busy: Client;
  beforeAll(async () => {
    await migrateUp(db);
    await createDocument(db, bridge(), new Date('2025-11-22T10:00:00Z'));
    busy = await connect({ db }, 1, client.seen);
    await busy.call('createFlag', { ...callOf('createFlag'), params: { unit: 2 } });
    await busy.call('putGlossary', callOf('putGlossary'));
    await busy.call('search', callOf('search'));
    // What was written since is to be indexed before anything is searched.
    await busy.call('editUnit', { ...callOf('editUnit'), params: { unit: 3 } });
    other.exec('begin immediate');
  });
  afterAll(async () => {
    other.exec('rollback');
    other.close();
    await busy.site.close();
    await db.destroy();
    rmSync(folder, { recursive: true });
  });

  test.each(names('busy'))('%s says to try again', async (id) => {
    await meets(id, 'busy', callOf(id), busy);
    const { headers } = await busy.call(id, callOf(id));
    expect(headers['retry-after']).toBe('5');
  });

  test('whoever reads doesn’t wait', async () => {
    expect((await busy.call('listUnits', callOf('listUnits'))).status).toBe(200);
  });
});

test('a fault of the program is a problem too, and reported', async () => {
  const broken = await connect({}, 1, client.seen);
  await broken.site.db.destroy();
  for (const id of names('fault')) await meets(id, 'fault', IN_THE_WAY[id] ?? callOf(id), broken);
  // The search for inconsistencies, once begun, fails by itself.
  expect(broken.site.faults).toHaveLength(names('fault').length + 1);
  await broken.site.close();
});

/** After these, the others have nothing left to speak of. */
const LAST = ['deleteFlag', 'reviseVersion', 'editUnit', 'deleteDocument'];

test('every operation does what it is for', async () => {
  const stored = { ...TEXTS, title: 'Again', again: true };
  for (const { id, answers, method } of OPERATIONS) {
    const call = id === 'createDocument' ? { body: stored } : callOf(id);
    if (LAST.includes(id)) continue;
    const response = await client.call(id, call);
    expect([id, response.status]).toEqual([id, answers.status]);
    if (answers.status === 202 && id !== 'searchConsistency') await finished(client, response);
    const { etag } = response.headers;
    if (method !== 'get' || !etag) continue;
    const again = await client.call(id, { ...call, headers: { 'If-None-Match': etag } });
    expect([id, again.status]).toEqual([id, 304]);
  }
  for (const id of LAST) {
    const response = await client.call(id, callOf(id));
    expect([id, response.status]).toEqual([id, OPERATIONS.find((one) => one.id === id)?.answers.status]);
    if (id === 'reviseVersion') await finished(client, response);
  }
});

test('nothing that is described was left out', () => {
  const left = Object.values(client.description.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId, responses }) => {
      const seen = client.seen.get(operationId) ?? new Set();
      return Object.keys(responses)
        .filter((status) => !seen.has(Number(status)))
        .map((status) => `${operationId} ${status}`);
    }),
  );
  expect(left).toEqual([]);
  expect(client.site.faults).toEqual([]);
});
