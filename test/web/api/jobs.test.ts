import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { inProcess } from '../../../server/web/jobs/in-process.js';
import type { JobProgress, JobRunner } from '../../../server/web/jobs/job.js';
import { UPLOADS } from '../../../server/web/upload-folder.js';
import { zipOf } from '../../import/containers/archive.js';
import { type Call, type Client, connect, finished } from './client.js';
import { MEMORY, TEXTS } from './examples.js';

let client: Client | undefined;
let stop = (): void => {};
let advance: JobProgress = () => {};

/** Goes on as the test says, and ends with document 1 or when it is stopped. */
const byHand: JobRunner = (_request, progress, signal) =>
  new Promise((resolve, reject) => {
    advance = progress;
    stop = () => resolve(1);
    signal?.addEventListener('abort', () => reject(new Error('stopped')));
  });

beforeEach(() => {
  client = undefined;
});
afterEach(async () => {
  await client?.site.close();
  expect(client?.site.faults).toEqual([]);
});

const jobIn = ({ body }: { body: unknown }) => body as { id: string; state: string; done: number };

describe('a job', () => {
  test('tells how far it is until it is done', async () => {
    client = await connect({ run: byHand });
    const begun = await client.call('createDocument', { body: TEXTS });
    const { id } = jobIn(begun);
    expect(begun.headers.location).toBe(`/api/v1/jobs/${id}`);
    const ask = async () => jobIn(await (client as Client).call('getJob', { params: { job: id } }));
    expect(await ask()).toMatchObject({ state: 'running', step: 'read', done: 0, document: null, problem: null });
    advance('align', 0.5);
    const { done } = await ask();
    expect(done).toBeGreaterThan(0.3);
    advance('store', 0);
    expect((await ask()).done).toBeGreaterThan(done);
    stop();
    expect((await finished(client, begun)).body).toMatchObject({ state: 'done', done: 1, document: 1 });
  });

  test('is followed to its end', async () => {
    client = await connect({ run: byHand });
    const { id } = jobIn(await client.call('createDocument', { body: TEXTS }));
    const answer = await fetch(`${client.site.url}/api/v1/jobs/${id}/events`);
    const events: { state: string; step: string }[] = [];
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body as ReadableStream<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      const found = [...text.matchAll(/^event: job\ndata: (.*)\n\n/gmu)];
      for (const [, data = ''] of found.slice(events.length)) events.push(JSON.parse(data));
      // Each event is waited for before the job goes on.
      if (events.length === 1) advance('align', 0.5);
      if (events.length === 2) stop();
    }
    expect(events.map(({ state }) => state)).toEqual(['running', 'running', 'done']);
    expect(events.map(({ step }) => step)).toEqual(['read', 'align', 'align']);
  });

  test('is stopped', async () => {
    client = await connect({ run: byHand });
    const { id } = jobIn(await client.call('realignDocument', { params: { document: 1 }, body: { from: 2 } }));
    const stopped = await client.call('cancelJob', { params: { job: id } });
    expect(stopped.body).toMatchObject({ state: 'cancelled', document: 1 });
    expect((await client.call('cancelJob', { params: { job: id } })).body).toEqual(stopped.body);
  });

  test('says why it failed, as a problem', async () => {
    client = await connect();
    const versions = TEXTS.versions.map((version, n) => ({ ...version, lang: n === 0 ? 'no tag' : 'fr' }));
    const begun = await client.call('createDocument', { body: { versions } });
    expect((await finished(client, begun)).body).toMatchObject({
      state: 'failed',
      problem: { status: 422, code: 'bad-language-tag', params: { tag: 'no tag' } },
    });
  });
});

describe('jobs are listed', () => {
  const ids = ({ body }: { body: unknown }) => (body as { items: { id: string }[] }).items.map(({ id }) => id);

  test('the newest first, by state, a page at a time', async () => {
    client = await connect({ run: byHand });
    const { call } = client;
    expect((await call('listJobs')).body).toEqual({ items: [], total: 0, next: null });
    const begun: string[] = [];
    for (let n = 0; n < 3; n++) {
      const answer = await call('compareDocument', { params: { document: 1 } });
      begun.unshift(jobIn(answer).id);
      if (n === 0) stop();
      if (n === 0) await finished(client, answer);
    }
    expect(ids(await call('listJobs'))).toEqual(begun);
    expect(ids(await call('listJobs', { query: { state: ['running'] } }))).toEqual(begun.slice(0, 2));
    await call('cancelJob', { params: { job: String(begun[1]) } });
    const over = await call('listJobs', { query: { state: ['done', 'cancelled'] } });
    expect(over.body).toMatchObject({
      total: 2,
      items: [
        { id: begun[1], state: 'cancelled', endedAt: expect.any(String) },
        { id: begun[2], state: 'done', result: '/api/v1/documents/1', address: `/api/v1/jobs/${begun[2]}` },
      ],
    });
    const first = await call('listJobs', { query: { limit: 2 } });
    const { next } = first.body as { next: string };
    // A job that is begun meanwhile pushes none into the next page.
    await call('compareDocument', { params: { document: 1 } });
    const second = await call('listJobs', { query: Object.fromEntries(new URL(next, client.site.url).searchParams) });
    expect([...ids(first), ...ids(second)]).toEqual(begun);
    stop();
  });
});

describe('a job that imports several documents', () => {
  const texts = (n: number) => ({
    [`en/${n}.txt`]: `The ferry number ${n} leaves at nine.\n\nIt is white.`,
    [`fr/${n}.txt`]: `Le bac numéro ${n} part à neuf heures.\n\nIl est blanc.`,
  });

  const archived = () => zipOf({ ...texts(1), ...texts(2), ...texts(3) });

  async function begun(parts: Parameters<typeof connect>[0]): Promise<string> {
    client = await connect(parts);
    const sent = request(client.site.url).post('/api/v1/imports').set('Tercet-Request', '1');
    return jobIn(await sent.attach('whole', await archived(), 'ferries.zip')).id;
  }

  const page = async (job: string, lang: string): Promise<string> =>
    (await (client as Client).site.visit(lang).get(`/jobs/${job}`)).text;

  test('tells of them as they are stored, and keeps those where it is stopped', async () => {
    const job = await begun({ run: byHand });
    const { call } = client as Client;
    advance('index', 0.3, { stored: [{ id: 1, title: 'The old <bridge>' }] });
    advance('read', 0.3, { failed: [{ name: '2', failure: { code: 'no-text', params: { lang: 'fr' } } }] });
    expect((await call('getJob', { params: { job } })).body).toMatchObject({
      ...{ state: 'running', document: 1, result: null },
      imported: { stored: [{ id: 1 }], failed: [{ name: '2', problem: { code: 'no-text' } }], known: [] },
    });
    expect((await call('cancelJob', { params: { job } })).body).toMatchObject({
      ...{ state: 'cancelled', document: 1, result: '/api/v1/documents/1' },
      imported: { stored: [{ id: 1, title: 'The old <bridge>' }] },
    });
    const text = await page(job, 'en');
    expect(text).toContain('1 document was stored before that, and stays:');
    expect(text).toContain('<a href="/documents/1" dir="auto">The old &lt;bridge&gt;</a>');
    expect(text).not.toContain('Nothing of it was stored');
    expect(await page(job, 'fr')).toContain('1 document avait déjà été enregistré');
    expect(await page(job, 'ru')).toContain('До этого сохранён 1 документ');
  });

  test('says that there is nothing where it was stopped before', async () => {
    const job = await begun({ run: byHand });
    await (client as Client).call('cancelJob', { params: { job } });
    expect(await page(job, 'en')).toContain('Nothing of it was stored');
  });

  test('stores each by itself', async () => {
    client = await connect();
    const { db } = client.site;
    const stored: string[] = [];
    const stopping = new AbortController();
    const asked = { import: { name: 'a.zip', bytes: await archived() }, ...{ title: '', presegmented: false } };
    const done = inProcess(db)(
      { ...asked, compare: true, again: false },
      (_step, _done, news) => {
        stored.push(...(news?.stored ?? []).map(({ title }) => title));
        if (stored.length === 2) stopping.abort();
      },
      stopping.signal,
    );
    await expect(done).rejects.toThrow();
    const { body } = await client.call('listDocuments', { query: { limit: 2 } });
    expect((body as { items: { title: string }[]; total: number }).total).toBe(3);
    expect((body as { items: { title: string }[] }).items.map(({ title }) => title)).toEqual(stored.toReversed());
  });
});

describe('a job that is stopped when all is stored', () => {
  test('is done all the same', async () => {
    client = await connect({ run: byHand });
    const { call } = client;
    const { id: job } = jobIn(await call('createDocument', { body: TEXTS }));
    advance('index', 0, { stored: [{ id: 1, title: 'x' }] });
    expect((await call('cancelJob', { params: { job } })).body).toMatchObject({ state: 'running', document: 1 });
    stop();
  });

  test('also where that was told only then', async () => {
    client = await connect({
      run: (_request, progress, signal) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            progress('index', 0, { stored: [{ id: 1, title: 'x' }] });
            reject(new Error('stopped'));
          });
        }),
    });
    const { id: job } = jobIn(await client.call('createDocument', { body: TEXTS }));
    const { body } = await client.call('cancelJob', { params: { job } });
    expect(body).toMatchObject({ state: 'done', document: 1, result: '/api/v1/documents/1', imported: null });
  });

  test.each(['createDocument', 'realignDocument', 'reviseVersion'])('%s says when that is', async (id) => {
    const steps: string[] = [];
    client = await connect({
      run: async (request, progress) => {
        const { db } = (client as Client).site;
        return inProcess(db)(request, (step, done, news) => {
          steps.push(step);
          progress(step, done, news);
        });
      },
    });
    const calls: Record<string, Call> = {
      createDocument: { body: TEXTS },
      realignDocument: { params: { document: 1 }, body: {} },
      reviseVersion: { params: { document: 1, lang: 'en' }, body: { text: 'The old bridge\n\nThe end.' } },
    };
    const job = await client.call(id, calls[id]);
    expect((await finished(client, job)).body).toMatchObject({ state: 'done', step: 'index' });
    expect(steps.filter((step) => step === 'index')).toHaveLength(1);
  });
});

describe('a document is made', () => {
  const made = async (response: Parameters<typeof finished>[1]) => {
    const { body } = await finished(client as Client, response);
    const { document } = body as { document: number };
    const units = await (client as Client).call('listUnits', { params: { document } });
    const about = await (client as Client).call('getDocument', { params: { document } });
    return { document: about.body, units: (units.body as { items: { sides: { sentences: unknown[] }[] }[] }).items };
  };

  test('of texts', async () => {
    client = await connect();
    const { document, units } = await made(await client.call('createDocument', { body: TEXTS }));
    expect(document).toMatchObject({
      title: 'Two sentences',
      versions: [
        { lang: 'en', source: true, sentences: 2, name: 'English' },
        { lang: 'fr', source: false },
      ],
    });
    expect(units.map(({ sides }) => sides.map(({ sentences }) => sentences.length))).toEqual([
      [1, 1],
      [1, 1],
    ]);
    const again = await client.call('createDocument', { body: TEXTS });
    expect(again.body).toMatchObject({ status: 409, code: 'already-stored', documents: [{ id: 2 }] });
    expect((await client.call('createDocument', { body: { ...TEXTS, again: true } })).status).toBe(202);
  });

  test('of sentences, and of paragraphs of sentences', async () => {
    client = await connect();
    const versions = [
      { lang: 'en', text: [['One', 'Two.\nStill two.'], ['Three.']] },
      { lang: 'ru', text: ['Раз', 'Два. Ещё два.', 'Три.'] },
    ];
    const { document } = await made(await client.call('createDocument', { body: { versions } }));
    expect(document).toMatchObject({ versions: [{ sentences: 3 }, { sentences: 3 }] });
    const mixed = [versions[0], { lang: 'fr', text: 'Un. Deux. Trois.' }];
    const refused = await client.call('createDocument', { body: { versions: mixed } });
    expect(refused.body).toMatchObject({ status: 400, mistakes: [{ in: 'body', path: '/versions' }] });
  });

  test('of files, in any formats', async () => {
    client = await connect();
    const html = '<!doctype html><html lang="fr"><body><h1>Le bac</h1><p>Il part à neuf heures.</p></body></html>';
    const files = [
      { field: 'files', name: 'ferry.en.txt', text: 'The ferry\n\nIt leaves at nine.' },
      { field: 'files', name: 'bac.html', text: html },
    ];
    const fields = { document: JSON.stringify({ title: 'Le bac', source: 1, languages: [null, 'fr-CA'] }) };
    const { document } = await made(await client.call('createDocument', { files, fields }));
    expect(document).toMatchObject({
      title: 'Le bac',
      versions: [
        { lang: 'en', file: 'ferry.en.txt', source: false },
        { lang: 'fr-CA', file: 'bac.html', source: true },
      ],
    });
    for (const document of ['{', '{"titel": "x"}'])
      expect((await client.call('createDocument', { files, fields: { document } })).status).toBe(400);
  });
});

describe('a file is imported', () => {
  const whole = (name: string, text: string) => [{ field: 'whole', name, text }];

  test('of aligned units, and is gone from the disk then', async () => {
    client = await connect();
    const fields = { title: 'Ferry' };
    const begun = await client.call('importFile', { files: whole('ferry.tmx', MEMORY), fields });
    const { body } = await finished(client, begun);
    expect(body).toMatchObject({
      ...{ state: 'done', document: 2, problem: null },
      imported: { stored: [{ id: 2, title: 'Ferry' }], known: [], failed: [], leftOut: [], alone: [] },
    });
    expect((await client.call('getDocument', { params: { document: 2 } })).body).toMatchObject({ units: 2 });
    expect(readdirSync(UPLOADS)).toEqual([]);
    const again = await client.call('importFile', { files: whole('other.tmx', MEMORY) });
    expect(again.body).toMatchObject({ status: 409, documents: [{ id: 2, title: 'Ferry' }] });
    expect(readdirSync(UPLOADS)).toEqual([]);
  });

  test('not without a file, nor one that can’t be read', async () => {
    client = await connect();
    const none = await client.call('importFile', { files: [], fields: { title: 'x' } });
    expect(none.body).toMatchObject({ status: 400, mistakes: [{ path: '/whole' }] });
    const begun = await client.call('importFile', { files: whole('ferry.tmx', MEMORY.slice(0, 400)) });
    const failed = await finished(client, begun);
    expect(failed.body).toMatchObject({ state: 'failed', document: null, problem: { status: 422 } });
    expect(readdirSync(UPLOADS)).toEqual([]);
  });
});

test('a new text keeps what stays, and the old one can be read', async () => {
  client = await connect();
  const params = { document: 1, lang: 'en' };
  await client.call('confirmUnit', { params: { unit: 4 }, headers: { 'If-Match': '*' } });
  const text = 'The old bridge\n\nIt has crossed the river since 1742. Bakers loved it.\n\nThe end.';
  const preview = await client.call('previewRevision', { params, body: { text } });
  expect(preview.body).toMatchObject({ figures: { changed: 1, removed: 1, added: 0 } });
  const files = [{ field: 'file', name: 'new.txt', text }];
  const begun = await client.call('reviseVersion', { params, files, headers: { 'Tercet-Reviewer': 'Ada' } });
  expect((await finished(client, begun)).body).toMatchObject({ state: 'done', document: 1 });
  expect((await client.call('getText', { params })).text).toBe(`${text.replaceAll('\n\n', '\n\n')}\n`);
  const { body } = await client.call('listRevisions', { params: { document: 1 } });
  expect(body).toMatchObject({ items: [{ lang: 'en', who: 'Ada', file: 'en.txt' }] });
  const old = await client.call('getRevision', { params: { revision: 1 } });
  expect(old.body).toMatchObject({ document: 1, next: null, paragraphs: [{ kind: 'heading' }, {}, {}] });
  const changed = await client.call('listUnits', { params: { document: 1 }, query: { show: 'changed' } });
  expect(changed.body).toMatchObject({ total: 1, items: [{ number: 2, changes: [{ lang: 'en' }] }] });
});
