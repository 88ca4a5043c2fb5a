import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addFlag } from '../../server/store/flags.js';
import { listUnits } from '../../server/store/units.js';
import { openSite, readable, type Site } from './site.js';

let site: Site;
let path: string;
beforeAll(async () => {
  site = await openSite();
  path = `/documents/${site.documentId}`;
});
afterAll(() => site.close());

async function page(query = '', lang = 'en'): Promise<string> {
  return (
    await site
      .visit(lang)
      .get(path + query)
      .expect(200)
  ).text;
}

describe('the side-by-side page', () => {
  test('has a column for each version with its language and direction', async () => {
    const html = await page();
    expect(html).toContain('<p lang="ar" dir="rtl">');
    expect(html).toContain('<p lang="fr-x-2" dir="ltr">');
    expect(html).toContain('<b>FR\u00a02</b> French (2)');
    expect(html.match(/<article /gu)).toHaveLength(4);
  });

  test('marks a finding in every column, and the version at fault more', async () => {
    const html = await page();
    expect(html.match(/<mark class="fact" data-ids="d1"[^>]*>1742<\/mark>/gu)).toHaveLength(2);
    expect(html).toMatch(/<mark class="fact odd" data-ids="d1"[^>]*>1724<\/mark>/u);
    expect(html).toContain('“1724” in FR\u00a02');
  });

  test('prints texts, titles and comments as text, whatever is in them', async () => {
    const [, , third] = (await listUnits(site.db, site.documentId, { filter: 'all' })).units;
    const comment = '<img src=x onerror=alert(1)> {{constructor}}';
    const flag = {
      unitId: third?.id ?? 0,
      lang: null,
      category: 'style',
      severity: 'minor',
      comment,
      spans: [],
    } as const;
    await addFlag(site.db, { ...flag, spans: [] }, new Date());
    const html = await page();
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
    expect(html).toContain('such as &lt;script&gt;alert(1)&lt;/script&gt; &amp; {{this}} stay text.');
    expect(html).toContain('The old &lt;bridge&gt;');
    expect(html).toContain('{{constructor}}');
  });

  test('shows where a version has nothing, headings as such, and where paragraphs start', async () => {
    const html = await page();
    expect(html.match(/class="cell none"/gu)).toHaveLength(3);
    expect(html).toContain('class="cell heading"');
    expect(html.match(/class="row unit para/gu)).toHaveLength(3);
  });

  test.each([
    ['', [1, 2, 3, 4]],
    ['?show=divergent', [2, 3]],
    ['?show=unreviewed', [1, 2, 3, 4]],
    ['?check=number', [2]],
    ['?show=nonsense&page=abc&diff[]=1', [1, 2, 3, 4]],
    ['?check=nothing-of-the-kind', []],
  ])('filters by %s', async (query, numbers) => {
    const html = await page(query);
    expect([...html.matchAll(/<article [^>]*id="u(\d+)"/gu)].map(([, number]) => Number(number))).toEqual(numbers);
  });

  test('keeps hints for those who ask', async () => {
    expect(await page()).not.toContain('<li class="note name');
    expect(await page('?hints=1')).toContain('<li class="note name weaker');
  });

  test('sets two versions in one language against each other, word by word', async () => {
    expect(await page()).not.toContain('<del>vieux');
    const html = await page('?diff=fr-x-2');
    expect(html).toContain('Il <del>franchit</del> la');
    expect(html).toContain('Il <ins>enjambe</ins> la');
    expect(html).toMatch(/<ins><mark class="fact odd"[^>]*>1724<\/mark><\/ins>/u);
  });

  test('leads from one divergence to the next', async () => {
    expect(await page()).toContain('href="#u3" data-next');
  });

  test.each([
    ['en', 'no counterpart', '4 units'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'sans équivalent', '4 unités'],
    ['ru', 'соответствия нет', '4 единицы'],
    ['de', 'no counterpart', '4 units'],
  ])('speaks %s', async (lang, none, units) => {
    const html = await page('', lang);
    expect(html).toContain(none);
    expect(html).toContain(units);
  });
});

describe('a long document', () => {
  let long: Site;
  beforeAll(async () => {
    long = await openSite({}, 150);
  });
  afterAll(() => long.close());

  test('is shown 100 units at a time', async () => {
    const html = readable((await long.visit().get(`/documents/${long.documentId}?page=2`)).text);
    expect(html.match(/<article /gu)).toHaveLength(100);
    expect(html).toContain('101–200 of 600');
    expect(html).toMatch(/rel="next" href="[^"]*page=3#units"/u);
    expect(html).toContain('href="/documents/1?page=3#units" data-next');
  });

  test('sends who asks for a page after the last to the last', async () => {
    await long
      .visit()
      .get(`/documents/${long.documentId}?page=99&show=divergent`)
      .expect('Location', /show=divergent&page=3$/u);
  });
});
