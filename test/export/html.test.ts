import { expect, test } from '@jest/globals';
import { parseHTML } from 'linkedom';
import type { ExportContext, ExportUnit } from '../../server/export/index.js';
import { html } from '../../server/export/paper/html.js';
import { collected, context, flag, unit } from './unit.js';

async function page(units: ExportUnit[], other: Partial<ExportContext> = {}) {
  const text = await collected(html.write(units, { ...context, ...other }));
  return { text, document: parseHTML(text).document };
}

test('a table a document, with flags and room for remarks', async () => {
  const units = [
    unit({ begins: 'heading', status: 'confirmed' }),
    unit({ number: 2, texts: { en: ['<script>alert(1)</script> & "so"'] }, flags: [flag({ comment: 'a < b' })] }),
    unit({ document: 'Second', documentId: '2' }),
  ];
  const { document } = await page(units);
  expect([...document.querySelectorAll('h1')].map(({ textContent }) => textContent)).toEqual(['The ferry', 'Second']);
  const rows = [...document.querySelectorAll('tr')].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );
  const head = ['Unit', 'English', 'French', 'Russian', 'Flags', 'Remarks'];
  expect(rows).toEqual([
    head,
    ['1 ✓', 'The ferry left.', 'Le bac est parti.', 'Паром ушёл.', '', ''],
    ['2', '<script>alert(1)</script> & "so"', '', '', 'mistranslation (major, fr) – a < b', ''],
    head,
    ['1', 'The ferry left.', 'Le bac est parti.', 'Паром ушёл.', '', ''],
  ]);
  expect(document.querySelectorAll('script')).toHaveLength(0);
  expect(document.querySelectorAll('thead')).toHaveLength(2);
});

test('is whole by itself', async () => {
  const { text } = await page([unit()]);
  expect(text).not.toMatch(/(?:src|href)=|url\(|@import|https?:/u);
});

test('every text says its language and which way it runs; the page is turned from three languages on', async () => {
  const { document, text } = await page([unit({ texts: { ar: ['نعم.'], en: ['Yes.'] } })], { languages: ['ar', 'en'] });
  const cells = [...document.querySelectorAll('tbody td[lang]')];
  expect(cells.map((cell) => [cell.getAttribute('lang'), cell.getAttribute('dir')])).toEqual([
    ['ar', 'rtl'],
    ['en', 'ltr'],
  ]);
  expect(text).toContain('size: A4 portrait');
  expect((await page([unit()])).text).toContain('size: A4 landscape');
});
