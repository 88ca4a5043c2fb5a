import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDocument } from '../../server/store/documents.js';
import { addFlag } from '../../server/store/flags.js';
import { listUnits } from '../../server/store/units.js';
import { OPERATIONS } from '../../server/web/api/operations/index.js';
import { documentOf } from '../store/texts.js';
import { openSite, readable, type Site } from './site.js';

/* What is being imported is seen by nobody: no page and no answer of the API tells of it, nor is it found by a number. */

const now = new Date('2026-03-04T05:06:07Z');
let site: Site;
/** Of the document that nobody sees. */
let hidden: Record<'document' | 'unit' | 'divergence' | 'flag', number>;
let shown: typeof hidden;

beforeAll(async () => {
  site = await openSite();
  const { db } = site;
  const ferry = documentOf(
    'Ferry',
    ['en', 'gsw'],
    [{ en: 'The ferry has 10 seats.', gsw: 'Die Fähre hat 11 Plätze.' }],
  );
  ferry.aligned.units[0]?.divergences.push({
    ...{ type: 'number', variant: 'differs', params: {}, severity: 'major', culprit: null, confidence: 0.9, spans: [] },
  });
  const ids = [];
  for (const document of [site.documentId, await createDocument(db, ferry, now)]) {
    const { units } = await listUnits(db, document, { filter: 'divergent' });
    const unit = units[0]?.id ?? 0;
    const flag = { lang: null, category: 'style', severity: 'minor', comment: 'Hm.', spans: [] } as const;
    const divergence = units[0]?.divergences[0]?.id ?? 0;
    ids.push({ document, unit, divergence, flag: await addFlag(db, { ...flag, spans: [], unitId: unit }, now) });
  }
  [shown, hidden] = ids as [typeof hidden, typeof hidden];
  await db.updateTable('any_document').set({ unseen: 'import-1' }).where('id', '=', hidden.document).execute();
});
afterAll(() => site.close());

const MARKS = /Ferry|Fähre|ferry|\/documents\/2\b|gsw/u;

/** The same address of the document that nobody sees; null where it names no document. */
function elsewhere(address: string): string | null {
  const other = address
    .replace(/\/documents\/\d+/u, `/documents/${hidden.document}`)
    .replace(/\/units\/\d+/u, `/units/${hidden.unit}`)
    .replace(/\/flags\/\d+/u, `/flags/${hidden.flag}`);
  return other === address ? null : other;
}

test('no page that a link leads to', async () => {
  const { agent } = site.visit();
  // One address of each kind.
  const found = new Map([['/', '/']]);
  for (const address of found.values()) {
    const page = await agent.get(address).buffer(true);
    expect([address, page.status, MARKS.test(page.text ?? '')]).toEqual([address, 200, false]);
    const other = elsewhere(address);
    if (other) expect([other, (await agent.get(other)).status]).toEqual([other, 404]);
    for (const [, href = ''] of readable(page.text ?? '').matchAll(/href="(\/[^"#]*)/gu))
      if (!/^\/(assets|events)|back=|lang=|\/jobs\//u.test(href)) {
        const kind = href.replace(/\d+/gu, '0').replace(/=[^&]*/gu, '=');
        if (!found.has(kind)) found.set(kind, href);
      }
  }
  expect(found.size).toBeGreaterThan(20);
});

test('nothing that can be asked of the API', async () => {
  const { agent } = site.visit();
  const gets = OPERATIONS.filter(({ method, path }) => method === 'get' && !/job|events|glossar/u.test(path));
  const within = (path: string, ids: Record<string, number>) =>
    `/api/v1${path.replace(/\{(\w+)\}/gu, (_, name: string) => (name === 'lang' ? 'en' : `${ids[name] ?? 1}`))}`;
  for (const { id, path } of gets) {
    const query = id.startsWith('search') || id.endsWith('Hits') ? '?q=ferry&words=ferry' : '';
    const { status, text } = await agent.get(within(path, shown) + query);
    expect([id, status < 500, MARKS.test(text.replaceAll('words=ferry', ''))]).toEqual([id, true, false]);
    if (path.includes('{') && !path.includes('{check}') && !path.includes('{revision}'))
      expect([id, (await agent.get(within(path, hidden))).status]).toEqual([id, 404]);
  }
});
