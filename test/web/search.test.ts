import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDocument } from '../../server/store/documents.js';
import { linesOf, sortLines } from '../../server/web/search-lines.js';
import { readSearch, searchAddress } from '../../server/web/search-request.js';
import { documentOf } from '../store/texts.js';
import { openSite, readable, type Site } from './site.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  const units = [
    {
      en: 'The water rose by twelve metres.',
      fr: 'L’eau a monté de douze mètres.',
      ru: 'Вода поднялась на 12 метров.',
    },
    { en: 'Nobody drank cold water.', fr: 'Personne n’en a bu.', ru: 'Никто не пил холодной воды.' },
  ];
  await createDocument(site.db, documentOf('River', ['en', 'fr', 'ru'], units), new Date());
});
afterAll(() => site.close());

const page = async (query: string, lang = 'en') =>
  readable((await site.visit(lang).get(`/search${query}`).expect(200)).text);

test('the field is on every page, and on the search page only once', async () => {
  const { text } = await site.visit().get('/export').expect(200);
  expect(text).toMatch(/<form class="find" role="search" action="\/search">/u);
  expect((await page('')).match(/id="find"/gu)).toHaveLength(1);
});

describe('what is found', () => {
  test('stands beside the other versions, hits and their counterparts marked', async () => {
    const text = await page('?q=water');
    expect(text).toContain('<b>2 units</b>');
    expect(text).toContain('The <mark class="hit">water</mark> rose');
    expect(text).toContain('L’<mark class="counterpart">eau</mark> a monté');
    expect(text).toContain('<mark class="counterpart">Вода</mark> поднялась');
    expect(text).toContain('href="/documents/2#u1"');
    expect(text).toContain('<title>Search: water · Tercet</title>');
  });

  test('is what one version has and another lacks', async () => {
    const text = await page('?q=water&in=en&v=fr&c=lacks&w=eau&v=&c=has&w=');
    expect(text).toContain('<b>1 unit</b>');
    expect(text).toContain('cold <mark class="hit">water</mark>');
    expect(text).toContain('<details open>');
  });

  test('can be shown as lines, sorted', async () => {
    const text = await page('?q=water&view=lines&sort=before');
    const lines = [...text.matchAll(/<span class="before"><span>([^<]*)<\/span><\/span><mark class="hit">/gu)].map(
      ([, before]) => before,
    );
    expect(lines).toEqual(['Nobody drank cold ', 'The ']);
    expect(text).toContain('2 hits');
  });

  test('by what versions lack alone makes no lines', async () => {
    const query = '?v=fr&c=lacks&w=eau&document=2';
    expect(await page(query)).toContain('<b>1 unit</b>');
    expect(await page(`${query}&view=lines`)).toContain('there is nothing to line up');
  });

  test('may be nothing; and a request may hold no word, or come from anywhere', async () => {
    expect(await page('?q=aardvark')).toContain('Nothing found.');
    expect(await page('?q=%22%22%20*')).toContain('role="alert"');
    expect(await page('?q=%3Cscript%3E&in=<b>&page=x&sort=9&w=a&w=b&v[]=c&document=-1')).not.toContain('<script>');
    expect(await page('?q=ещё', 'fr')).toContain('Aucun résultat.');
    const { headers } = await site.visit().get('/search?q=water&page=7').expect(303);
    expect(headers.location).toBe('/search?q=water');
  });

  test('is written as a file: a row a hit, or a line a unit', async () => {
    const { headers, text } = await site.visit().get('/search/hits.tsv?q=water').buffer().expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename=hits.tsv');
    const rows = text
      .slice(1)
      .trim()
      .split('\n')
      .map((row) => row.split('\t'));
    expect(rows.map((row) => row.slice(0, 7))).toEqual([
      ['document', 'unit', 'status', 'version', 'before', 'hit', 'after'],
      ['River', '1', 'unreviewed', 'en', 'The ', 'water', ' rose by twelve metres.'],
      ['River', '2', 'unreviewed', 'en', 'Nobody drank cold ', 'water', '.'],
    ]);
    const lines = (await site.visit().get('/search/hits.jsonl?q=water').buffer().expect(200)).text.trim().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ hits: [{ lang: 'en', sentence: 0, start: 4, end: 9 }] });
    await site.visit().get('/search/hits.docx?q=water').expect(422);
  });
});

test('lines are sorted by what follows, each version by itself', () => {
  const line = (lang: string, before: string, hit: string, after: string) => ({
    lang,
    before,
    hit,
    after,
    documentId: 1,
    title: '',
    position: 0,
  });
  const lines = [
    line('fr', '', 'a', ' zoo'),
    line('ru', '', 'а', ' бог'),
    line('fr', '', 'a', ' — Été'),
    line('fr', '', 'a', ', ère'),
  ];
  expect(sortLines(lines, 'after').map(({ after }) => after)).toEqual([', ère', ' — Été', ' zoo', ' бог']);
  expect(linesOf({ unit: { sides: [] }, document: { tags: [] }, hits: [] } as never)).toEqual([]);
});

test('an address asks for what it was made of', () => {
  const address =
    '/search?q=eau&in=fr&forms=exact&document=3&state=flagged&check=number&v=en&c=lacks&w=water&view=lines&sort=after&page=2';
  const request = readSearch(Object.fromEntries(new URL(address, 'http://localhost').searchParams));
  expect(searchAddress(request)).toBe(address);
});
