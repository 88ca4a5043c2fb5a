import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addFlag, replyToFlag } from '../../server/store/flags.js';
import { listUnits } from '../../server/store/units.js';
import { openSite, readable, type Site } from './site.js';

let site: Site;
let path: string;
beforeAll(async () => {
  site = await openSite();
  path = `/documents/${site.documentId}/report`;
  const { units } = await listUnits(site.db, site.documentId, { filter: 'all' });
  const now = new Date('2026-01-02T12:00:00Z');
  const at = (unit: number) => units[unit]?.id ?? 0;
  const spans = [{ lang: 'fr', sentence: 0, start: 30, end: 34 }];
  const flag = { lang: 'fr', category: 'accuracy/mistranslation', severity: 'major' } as const;
  const fixed = await addFlag(
    site.db,
    { ...flag, unitId: at(1), comment: 'Wrong <year>', correction: '1724 & not 1742', spans },
    now,
    'Ada',
  );
  await replyToFlag(site.db, fixed, { text: 'Mended.', status: 'fixed' }, now, 'Boris');
  const rejected = await addFlag(site.db, { ...flag, unitId: at(3), comment: 'No error at all', spans: [] }, now, '');
  await replyToFlag(site.db, rejected, { status: 'rejected' }, now, '');
});
afterAll(() => site.close());

async function report(query = '', lang = 'en'): Promise<string> {
  const { text } = await site
    .visit(lang)
    .get(path + query)
    .expect(200);
  return readable(text);
}

describe('the report', () => {
  test('needs nothing but itself', async () => {
    const html = await report('?download=1');
    expect(html).not.toMatch(/<(?:script|link|img|iframe)|\ssrc=|@import|url\(|style="/u);
    expect(html).not.toMatch(/href="\/(?!documents\/\d+)/u);
    expect(html).not.toContain('class="tools"');
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/u);
    expect(html.trimEnd()).toMatch(/<\/html>$/u);
    expect(html.match(/<style>/gu)).toHaveLength(1);
    expect(html).not.toContain('<!--');
  });

  test('may use its own style sheet, and no other', async () => {
    const { text, headers } = await site.visit().get(path).expect(200);
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/u.exec(text) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    const other = await site.visit().get('/').expect(200);
    expect(other.headers['content-security-policy']).toContain("style-src 'self'");
  });

  test('shows flags that count, with the versions side by side, marks, comment, correction and replies', async () => {
    const html = await report();
    const [entry = '', ...more] = html.match(/<article class="entry[\s\S]*?<\/article>/gu) ?? [];
    expect(more).toEqual([]);
    expect(entry).toContain('columns-4');
    expect(entry).toContain('<h3>Unit 2</h3>');
    expect(entry).toMatch(/depuis <mark class="flagged" aria-describedby="f1">1742<\/mark>/u);
    expect(entry).toContain('Il enjambe la rivière depuis 1724');
    expect(entry).toContain('dir="rtl"');
    expect(entry).toContain('Wrong &lt;year&gt;');
    expect(entry).toContain('1724 & not 1742');
    expect(entry).toMatch(/Ada<\/span>, <time datetime="2026-01-02T12:00:00.000Z">2 January 2026/u);
    expect(entry).toContain('Mended.');
    expect(html).not.toContain('No error at all');
    expect(html).toContain('1 error flagged by a reviewer');
    expect(html).toContain('The old &lt;bridge&gt;');
  });

  test('has the scores as a table, and the pictures', async () => {
    const html = await report();
    expect(html).toMatch(/FR French<\/th><td class="figure">0<\/td><td class="figure">1<\/td>/u);
    expect(html.match(/<svg class="chart /gu)?.length).toBe(5);
  });

  test('has the findings that nobody decided for those who ask', async () => {
    expect(await report()).not.toContain('stands alone nowhere');
    expect(await report()).not.toContain('Findings not decided yet</h2>');
    const html = await report('?findings=1');
    expect(html).toContain('Findings not decided yet</h2>');
    expect(html).toMatch(/<mark class="fact odd" aria-describedby="d1">1724<\/mark>/u);
    expect(html).toContain('such as &lt;script&gt;alert(1)&lt;/script&gt; & {{this}} stay text.');
    expect(html).toMatch(/<li class="note lost" id="d\d+">/u);
    expect(html).toContain(`href="${path}?findings=1&download=1"`);
  });

  test('can be taken along under the document’s name', async () => {
    const { headers } = await site.visit().get(`${path}?download=1`).expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename="The old bridge.html"');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  });

  test.each([
    ['fr', 'Relecture de traduction', 'Erreurs signalées'],
    ['ru', 'Проверка перевода', 'Отмеченные ошибки'],
  ])('speaks %s', async (lang, title, heading) => {
    const html = await report('?findings=1', lang);
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain(title);
    expect(html).toContain(`<h2>${heading}</h2>`);
    expect(html).not.toMatch(/>[^<]*\b(?:report|mqm|overview|status)\.[a-z]/u);
  });

  test('on what isn’t there is not found', async () => {
    await site.visit().get('/documents/99/report').expect(404);
  });
});
