import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OPERATIONS } from '../../../server/web/api/operations/index.js';
import { KINDS } from '../../../server/web/api/problem-kinds.js';
import { UPLOADS } from '../../../server/web/upload-folder.js';
import { openSite, type Site } from '../site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

const pageIn = async (lang: string): Promise<string> => (await site.visit(lang).get('/api')).text;

test.each([
  ['en', 'What holds for all of them', 'Parameters'],
  ['fr', 'Ce qui vaut pour toutes', 'Paramètres'],
  ['ru', 'Общее для всех операций', 'Параметры'],
])('the page speaks %s around the description', async (lang, basics, parameters) => {
  const text = await pageIn(lang);
  for (const word of [basics, `<h4>${parameters}</h4>`]) expect(text).toContain(word);
  expect(text).not.toMatch(/api\.\p{L}+\.\p{L}+</u);
});

test('each operation, each schema and each sort of problem has its place, and every link leads to one', async () => {
  const text = await pageIn('en');
  const places = new Set([...text.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id));
  for (const { id } of OPERATIONS) expect([id, places.has(id)]).toEqual([id, true]);
  for (const kind of KINDS) expect([kind, places.has(`problem-${kind}`)]).toEqual([kind, true]);
  for (const [, target] of text.matchAll(/href="#([^"]+)"/gu))
    expect([target, places.has(target)]).toEqual([target, true]);
});

test('descriptions are told as text', async () => {
  const text = await pageIn('en');
  expect(text).toContain('<code>If-Match</code>');
  expect(text).toContain('<b>Who may ask.</b>');
  expect(text).not.toContain('**');
});

test('programs are neither given cookies nor known by them', async () => {
  const browser = site.visit();
  await browser.post('/reviewer', { name: 'Ada' });
  await browser.get('/?lang=ru');
  const units = await browser.agent.get('/api/v1/documents/1/units?limit=1').set('Accept-Language', 'fr');
  expect([units.headers['set-cookie'], units.headers['content-language']]).toEqual([undefined, 'fr']);
  const confirmed = await browser.agent.put('/api/v1/units/2/confirmation').set('If-Match', '*');
  expect(confirmed.status).toBe(200);
  const log = await browser.agent.get('/api/v1/documents/1/log?limit=1');
  expect((log.body as { items: unknown[] }).items).toMatchObject([{ action: 'confirm-unit', who: '' }]);
});

test('other addresses and methods are refused as problems', async () => {
  const { agent } = site.visit('fr');
  const nowhere = await agent.get('/api/v1/nothing');
  expect([nowhere.status, nowhere.type]).toEqual([404, 'application/problem+json']);
  const method = await agent.post('/api/v1/units/2').set('Tercet-Request', '1');
  expect([method.status, method.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  expect(JSON.parse(method.text)).toMatchObject({ kind: 'method', title: 'Méthode impossible' });
  const broken = await agent.patch('/api/v1/documents/1').type('application/json').send('{"title":');
  expect(broken.status).toBe(400);
  expect((await agent.get('/api/v1/documents/%E0%A4%A')).status).toBe(400);
});

test('what can be done at an address is told', async () => {
  const { agent } = site.visit();
  const options = await agent.options('/api/v1/documents/1');
  expect([options.status, options.headers.allow]).toEqual([204, 'GET, PATCH, DELETE, HEAD, OPTIONS']);
  expect(options.headers['access-control-allow-origin']).toBeUndefined();
  const foreign = await agent.options('/api/v1/documents/1').set('Origin', 'http://evil.example');
  expect(foreign.status).toBe(403);
});

test.each(['/documents/1', '/documents/1/units?limit=1', '/export?format=tmx', '/documents/1/versions/fr/text'])(
  'HEAD %s says what GET would, and nothing more',
  async (path) => {
    const { agent } = site.visit();
    const get = await agent.get(`/api/v1${path}`).buffer();
    const head = await agent.head(`/api/v1${path}`);
    for (const name of ['content-type', 'etag', 'link', 'content-disposition'])
      expect([name, head.headers[name]]).toEqual([name, get.headers[name]]);
    expect([head.status, head.text ?? '']).toEqual([200, '']);
  },
);

test('only what stands at an address has an ETag', async () => {
  const { agent } = site.visit();
  const refused = await agent.get('/api/v1/documents/99');
  const begun = await agent.post('/api/v1/documents/1/comparison').set('Tercet-Request', '1');
  const set = await agent.patch('/api/v1/checks').send({});
  expect([refused, begun, set].map(({ status, headers }) => [status, headers.etag])).toEqual([
    [404, undefined],
    [202, undefined],
    [200, undefined],
  ]);
});

test('what may be left out needn’t be sent', async () => {
  const { agent } = site.visit();
  const undo = () => agent.post('/api/v1/documents/99/undo');
  expect((await undo().set('Tercet-Request', '1')).status).toBe(404);
  expect((await undo().set('Content-Type', 'application/json')).status).toBe(404);
  const bare = await undo();
  expect([bare.status, bare.headers.accept]).toEqual([415, 'application/json']);
  const rename = await agent.patch('/api/v1/documents/1');
  expect(JSON.parse(rename.text)).toMatchObject({ status: 400, mistakes: [{ path: '/title', code: 'missing' }] });
});

test('content that is compressed in another way is refused', async () => {
  const { agent } = site.visit('fr');
  const sent = await agent
    .patch('/api/v1/documents/1')
    .set('Content-Type', 'application/json')
    .set('Content-Encoding', 'lzma')
    .send('x');
  expect([sent.status, JSON.parse(sent.text)]).toMatchObject([415, { detail: expect.stringContaining('comprimé') }]);
});

describe('a form that can’t be read', () => {
  /** Nothing of it is left on the disk, a moment after it was answered. */
  async function emptied(): Promise<void> {
    const left = () => (existsSync(UPLOADS) ? readdirSync(UPLOADS) : []);
    for (let tries = 0; tries < 100 && left().length > 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(left()).toEqual([]);
  }

  const part = (name: string): string =>
    `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a.txt"\r\n\r\nabc`;

  test.each([
    ['/imports', 'multipart/form-data', part('whole')],
    ['/imports', 'multipart/form-data; boundary=x', 'nothing of the sort'],
    ['/imports', 'multipart/form-data; boundary=x', part('whole')],
    ['/documents', 'multipart/form-data; boundary=x', part('files')],
  ])('%s, %s', async (path, type, content) => {
    const { agent } = site.visit();
    const sent = await agent.post(`/api/v1${path}`).set('Tercet-Request', '1').set('Content-Type', type).send(content);
    expect([sent.status, JSON.parse(sent.text)]).toMatchObject([400, { mistakes: [{ in: 'body', code: 'form' }] }]);
    await emptied();
  });

  test('nor one with two files, of which one is taken', async () => {
    const { agent } = site.visit();
    const sent = await agent
      .post('/api/v1/imports')
      .set('Tercet-Request', '1')
      .attach('whole', Buffer.from('Only a text.'), 'a.txt')
      .attach('whole', Buffer.from('Another.'), 'b.txt');
    expect(sent.status).toBe(422);
    await emptied();
  });
});

test('what is changed is told to open pages', async () => {
  const { agent } = site.visit();
  const before = await agent.get('/api/v1/documents/1/changes');
  const { latest } = before.body as { latest: number };
  const page = await fetch(`${site.url}/documents/1/events?since=${latest}`);
  await agent.delete('/api/v1/units/2/confirmation').set('If-Match', '*').set('Tercet-Reviewer', 'Ada');
  let text = '';
  for await (const chunk of page.body as ReadableStream<Uint8Array>) {
    text += new TextDecoder().decode(chunk);
    if (text.includes('event: change')) break;
  }
  expect(text).toContain('Ada');
  const after = await agent.get(`/api/v1/documents/1/changes?since=${latest}`);
  expect((after.body as { changes: unknown[] }).changes).toMatchObject([
    { action: 'unconfirm-unit', unit: 2, who: 'Ada' },
  ]);
});
