import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OPERATIONS } from '../../../server/web/api/operations/index.js';
import { KINDS } from '../../../server/web/api/problem-kinds.js';
import { openSite, type Site } from '../site.js';

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

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
  expect([method.status, method.headers.allow]).toEqual([405, 'GET, HEAD']);
  expect(JSON.parse(method.text)).toMatchObject({ kind: 'method', title: 'Méthode impossible' });
  const broken = await agent.patch('/api/v1/documents/1').type('application/json').send('{"title":');
  expect(broken.status).toBe(400);
  expect((await agent.get('/api/v1/documents/%E0%A4%A')).status).toBe(400);
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
