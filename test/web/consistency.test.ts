import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { consistencyReport } from '../../server/store/consistency-report.js';
import { createDocument } from '../../server/store/documents.js';
import { addGlossary } from '../../server/store/terms.js';
import { HARBOUR, HULL, ISLAND, translated } from '../store/translated.js';
import { type Browser, openSite, readable, type Site } from './site.js';

const now = new Date('2025-11-23T10:00:00Z');

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await createDocument(site.db, HARBOUR, now);
  await createDocument(site.db, ISLAND, now);
  await addGlossary(site.db, 'ships', [HULL], now);
});
afterAll(() => site.close());

async function searched(browser: Browser): Promise<string> {
  expect((await browser.post('/consistency', {})).headers.location).toBe('/consistency');
  for (let tries = 0; tries < 200; tries += 1) {
    const { text } = await browser.get('/consistency');
    if (!text.includes('data-job')) return readable(text);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The search never ended.');
}

test('is asked for, and then lists what is rendered in two ways', async () => {
  const browser = site.visit();
  const before = await browser.get('/consistency');
  expect(before.text).toContain('Look through all documents');
  expect(before.text).not.toContain('class="chip"');
  const text = await searched(browser);
  expect(text).toContain('The old bridge was closed again.');
  expect(text).toContain('On ne passait plus la rivière.');
  expect(text).toContain('href="/documents/3#u1"');
  expect(text).toContain('aria-label="Island, Unit 1"');
  expect(text).toMatch(/Names <b>1<\/b>/u);
  expect(text).not.toContain('something has changed');
});

test('by kind', async () => {
  const browser = site.visit();
  await searched(browser);
  const { text } = await browser.get('/consistency?kind=term');
  expect(text).toContain('carène');
  expect(text).not.toContain('Ostrovsk');
  expect((await browser.get('/consistency?kind=none')).status).toBe(200);
});

test.each([
  ['fr', 'Cohérence', 'Textes répétés'],
  ['ru', 'Единообразие', 'Повторы текста'],
])('in %s', async (lang, title, kind) => {
  const browser = site.visit(lang);
  const text = await searched(browser);
  expect(text).toContain(`<h1>${title}</h1>`);
  expect(text).toContain(kind);
});

test('says when something has changed since', async () => {
  const browser = site.visit();
  await searched(browser);
  await createDocument(site.db, translated('New', { en: ['x'], fr: ['y'] }), now);
  expect((await browser.get('/consistency')).text).toContain('something has changed since then');
});

test('shows how far it is, and that it failed', async () => {
  let fail: (error: Error) => void = () => {};
  const other = await openSite({
    findInconsistencies: (progress) => {
      progress(0.25);
      return new Promise((_, reject) => {
        fail = reject;
      });
    },
  });
  try {
    const browser = other.visit();
    await browser.post('/consistency', {});
    expect((await browser.get('/consistency')).text).toContain('Reading the documents. 25%');
    expect((await browser.get('/consistency/state')).body).toMatchObject({ state: 'running', percent: 25 });
    fail(new Error('No.'));
    expect((await browser.get('/consistency')).text).toContain('The search broke off');
    expect(other.faults).toHaveLength(1);
  } finally {
    await other.close();
  }
});

test('is stopped, and keeps what the search before it found', async () => {
  let searches = 0;
  const other = await openSite({
    findInconsistencies: (progress, signal) => {
      searches++;
      progress(0.5);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
    },
  });
  try {
    const browser = other.visit();
    await browser.post('/consistency', {});
    const { text } = await browser.get('/consistency');
    expect(text).toContain('action="/consistency/cancel"');
    expect((await browser.post('/consistency/cancel', {})).headers.location).toBe('/consistency');
    const stopped = (await browser.get('/consistency')).text;
    expect(stopped).toContain('The search was stopped.');
    expect(stopped).toContain('Look through all documents');
    await browser.post('/consistency', {});
    expect(searches).toBe(2);
    await browser.post('/consistency/cancel', {});
    expect(other.faults).toEqual([]);
  } finally {
    await other.close();
  }
});

test('stops between two stretches of a document', async () => {
  const stop = new AbortController();
  const looking = consistencyReport(site.db, now, () => stop.abort(new Error('enough')), stop.signal);
  await expect(looking).rejects.toThrow('enough');
  expect(await consistencyReport(site.db, now)).toMatchObject({ counts: { name: 1 } });
});

test('needs the form’s token', async () => {
  const { agent } = site.visit();
  expect((await agent.post('/consistency')).status).toBe(403);
});
