import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, openSite, type Site } from './site.js';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await openSite({}, 75);
  browser = site.visit();
});
afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

async function rows(query: string) {
  const { text } = await browser.get(`/documents/${site.documentId}/rows?${query}`).set('X-Part', '1');
  const [, index, total] = /data-index="(\d+)" data-total="(\d+)"/u.exec(text) ?? [];
  const numbers = [...text.matchAll(/<article[^>]* id="u(\d+)"/gu)].map(([, number]) => Number(number));
  return { index: Number(index), total: Number(total), first: numbers[0], last: numbers.at(-1), count: numbers.length };
}

describe('rows of a long document', () => {
  test.each([
    ['from=0', { index: 0, first: 1, last: 100, count: 100 }],
    ['from=250&limit=20', { index: 250, first: 251, last: 270, count: 20 }],
    ['from=290', { index: 290, first: 291, last: 300, count: 10 }],
    ['from=1000', { count: 0 }],
    ['after=120&limit=50', { index: 120, first: 121, last: 170, count: 50 }],
    ['after=300', { count: 0 }],
    ['before=120&limit=50', { index: 69, first: 70, last: 119, count: 50 }],
    ['before=11&limit=50', { index: 0, first: 1, last: 10, count: 10 }],
    ['before=1', { count: 0 }],
    ['around=150&limit=20', { index: 139, first: 140, last: 159, count: 20 }],
    ['around=2&limit=20', { index: 0, first: 1, last: 20, count: 20 }],
    ['around=299&limit=20', { index: 280, first: 281, last: 300, count: 20 }],
    ['from=x&limit=-3', { index: 0, count: 100 }],
  ])('%s', async (query, expected) => {
    expect(await rows(query)).toMatchObject({ total: 300, ...expected });
  });

  test('of a filtered list are found by a unit, wherever it has come to stand', async () => {
    expect(await rows('show=divergent&after=10&limit=4')).toMatchObject({
      ...{ index: 5, total: 150, first: 11, last: 18, count: 4 },
    });
    expect(await rows('show=divergent&before=11&limit=2')).toMatchObject({ index: 3, first: 7, last: 10, count: 2 });
    expect(await rows('family=lost&from=3&limit=2')).toMatchObject({ total: 75, first: 15, last: 19 });
    expect(await rows('check=number&around=100&limit=10')).toMatchObject({ total: 75, count: 10 });
  });
});

describe('the next unit of a kind', () => {
  test.each([
    ['from=1&what=divergent', 2],
    ['from=3&what=divergent', 6],
    ['from=299&what=divergent', null],
    ['from=6&what=divergent&way=-1', 3],
    ['from=1&what=flagged', null],
    ['from=1', 2],
    ['from=1&check=number&what=unit', 2],
    ['from=2&check=number&what=divergent', 6],
  ])('%s', async (query, number) => {
    expect((await browser.get(`/documents/${site.documentId}/next?${query}`)).body).toEqual({ number });
  });
});

test('the field leads to the page with the unit', async () => {
  const to = async (number: string) =>
    (await browser.get(`/documents/${site.documentId}/at?number=${number}`)).headers.location;
  expect(await to('250')).toBe(`/documents/${site.documentId}?page=3#u250`);
  expect(await to('9999')).toBe(`/documents/${site.documentId}?page=3#u300`);
  expect(await to('-1')).toBe(`/documents/${site.documentId}#u1`);
  expect(await to('x')).toBe(`/documents/${site.documentId}#u1`);
});

test('all of it can be printed', async () => {
  const { text, status } = await browser.get(`/documents/${site.documentId}/print`);
  expect(status).toBe(200);
  expect(text.match(/class="row unit/gu)).toHaveLength(300);
  expect(text).toContain('300 units');
  expect(text.trimEnd().endsWith('</html>')).toBe(true);
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{this}}');
});
