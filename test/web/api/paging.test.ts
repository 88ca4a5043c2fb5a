import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDocument } from '../../../server/store/documents.js';
import { bridge } from '../bridge.js';
import { type Call, type Client, connect } from './client.js';

/** Lists are read to their end by nothing but what each page says of the next. */

let client: Client;

/** Four units each. */
const BRIDGES = 550;

beforeAll(async () => {
  client = await connect({}, BRIDGES);
  for (let n = 1; n <= 4; n++)
    await createDocument(client.site.db, { ...bridge(), title: `Bridge ${n}` }, new Date('2025-11-23T10:00:00Z'));
});
afterAll(() => client.site.close());

interface Page {
  items: Record<string, unknown>[];
  total: number;
  next: string | null;
}

/** All items of a list; `between` is done after each page. */
async function all(id: string, call: Call, between: (page: Page, n: number) => unknown = () => {}): Promise<Page[]> {
  const pages: Page[] = [];
  let query = call.query ?? {};
  for (;;) {
    const { body, headers } = await client.call(id, { ...call, query });
    const page = body as Page;
    pages.push(page);
    expect(headers.link).toBe(page.next === null ? undefined : `<${page.next}>; rel="next"`);
    await between(page, pages.length);
    if (page.next === null) return pages;
    query = Object.fromEntries(new URL(page.next, client.site.url).searchParams);
  }
}

const itemsOf = (pages: Page[]): Page['items'] => pages.flatMap(({ items }) => items);

describe('units', () => {
  const document = { document: 1 };

  test('2,200 of them, each once and in order', async () => {
    const pages = await all('listUnits', { params: document, query: { limit: 300 } });
    expect(pages.map(({ items }) => items.length)).toEqual([300, 300, 300, 300, 300, 300, 300, 100]);
    expect(pages.every(({ total }) => total === 2200)).toBe(true);
    expect(itemsOf(pages).map(({ number }) => number)).toEqual(Array.from({ length: 2200 }, (_, n) => n + 1));
  });

  test('of a state, although they leave it while one reads', async () => {
    const seen = new Set<number>();
    await all('listUnits', { params: document, query: { show: 'unreviewed', limit: 500 } }, async ({ items }, n) => {
      for (const { id } of items) seen.add(id as number);
      // A part of what was read is confirmed before the next page is asked for.
      const chosen = items.slice(0, 3).map(({ id }) => id as number);
      for (const unit of n < 3 ? chosen : [])
        await client.call('confirmUnit', { params: { unit }, headers: { 'If-Match': '*' } });
    });
    expect(seen.size).toBe(2200);
  });

  test('from a number, and around one', async () => {
    const from = await client.call('listUnits', { params: document, query: { from: 2199 } });
    expect((from.body as Page).items.map(({ number }) => number)).toEqual([2199, 2200]);
    const around = await client.call('listUnits', { params: document, query: { around: 1000, limit: 5 } });
    expect((around.body as Page).items.map(({ number }) => number)).toEqual([998, 999, 1000, 1001, 1002]);
  });

  test('by check, and by family', async () => {
    const byCheck = await client.call('listUnits', { params: document, query: { check: ['number'], limit: 1 } });
    const byFamily = await client.call('listUnits', { params: document, query: { family: 'fact', limit: 1 } });
    expect([(byCheck.body as Page).total, (byFamily.body as Page).total]).toEqual([BRIDGES, BRIDGES]);
    const both = { family: 'fact', check: ['omission'] };
    const neither = await client.call('listUnits', { params: document, query: both });
    expect((neither.body as Page).total).toBe(0);
  });

  test('a cursor that no page gave is refused, in the language that is asked for', async () => {
    const call = { params: document, query: { cursor: 'x', limit: 0 }, headers: { 'Accept-Language': 'fr-CA' } };
    const { status, body, headers } = await client.call('listUnits', { ...call, query: { cursor: 'x' } });
    expect([status, headers['content-language']]).toEqual([400, 'fr']);
    expect(body).toMatchObject({
      title: 'Requête mal formée',
      mistakes: [{ in: 'query', path: '/cursor', code: 'cursor', message: expect.stringContaining('cursor') }],
    });
    const wrong = await client.call('listUnits', { ...call, query: { limit: 0 } });
    expect(wrong.body).toMatchObject({
      mistakes: [{ path: '/limit', code: 'too-small', message: 'La valeur doit être d’au moins 1.' }],
    });
  });
});

test('divergences, by state and severity', async () => {
  const call = { params: { document: 1 }, query: { limit: 400 } };
  const pages = await all('listDivergences', call);
  expect(itemsOf(pages)).toHaveLength(2 * BRIDGES);
  const hints = await client.call('listDivergences', {
    ...call,
    query: { hints: true, severity: ['minor'], limit: 1 },
  });
  expect(hints.body).toMatchObject({ total: BRIDGES, items: [{ type: 'name', hint: true }] });
  const dismissed = await client.call('listDivergences', { ...call, query: { state: 'dismissed' } });
  expect(dismissed.body).toEqual({ items: [], total: 0, next: null });
});

test('documents, the newest first, by title and version', async () => {
  const pages = await all('listDocuments', { query: { limit: 2 } });
  expect(itemsOf(pages).map(({ title }) => title)).toEqual([
    ...['Bridge 4', 'Bridge 3', 'Bridge 2', 'Bridge 1'],
    'The old <bridge>',
  ]);
  const found = await client.call('listDocuments', { query: { title: 'OLD', lang: 'ar' } });
  expect((found.body as Page).items).toMatchObject([{ id: 1, versions: [{ lang: 'en', source: true }, {}, {}, {}] }]);
  expect((await client.call('listDocuments', { query: { lang: 'ru' } })).body).toMatchObject({ total: 0 });
});

test('what a search finds', async () => {
  const pages = await all('search', { query: { q: 'вода OR "river since"', in: 'en', limit: 2 } });
  expect(itemsOf(pages)).toEqual([]);
  const found = await all('search', { query: { q: '"river since"', has: ['fr:boulangers'], document: 1, limit: 200 } });
  expect(itemsOf(found)).toHaveLength(BRIDGES);
  expect(found[0]?.items[0]).toMatchObject({ document: { id: 1 }, hits: [{ lang: 'en', sentence: 0 }, {}, {}] });
});

test('a version’s paragraphs, and its text as a whole', async () => {
  const params = { document: 2, lang: 'fr' };
  const pages = await all('listParagraphs', { params, query: { limit: 1 } });
  const texts = itemsOf(pages).map(({ text }) => text);
  const { text } = await client.call('getText', { params });
  expect(text).toBe(`${texts.join('\n\n')}\n`);
  expect(itemsOf(pages)[1]).toMatchObject({
    index: 1,
    kind: 'text',
    sentences: [{ index: 1, start: 0 }, { index: 2 }],
  });
});

test('the log', async () => {
  const pages = await all('listLog', { params: { document: 1 }, query: { limit: 2 } });
  const actions = itemsOf(pages).map(({ action }) => action);
  expect(actions).toEqual([...Array.from({ length: actions.length - 1 }, () => 'confirm-unit'), 'create-document']);
});
