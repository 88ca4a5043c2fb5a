import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addFlag } from '../../server/store/flags.js';
import type { StoredUnit } from '../../server/store/types.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { lagsIn } from '../../server/web/revision-view.js';
import { type Browser, openSite, readable, type Site } from './site.js';

const now = new Date('2025-11-23T10:00:00Z');

const NEXT = [
  'The old bridge',
  'It has crossed the wide river since 1742. Bakers used it.',
  'Tags such as <script>alert(1)</script> & {{this}} stay text. The end.',
].join('\n\n');

let site: Site;
let units: StoredUnit[];
let address: string;
beforeAll(async () => {
  site = await openSite();
  ({ units } = await listUnits(site.db, site.documentId, { filter: 'all' }));
  address = `/documents/${site.documentId}`;
  for (const { id } of units) await confirmUnit(site.db, id, true, now);
  const flag = { lang: 'en', category: 'style', severity: 'minor', comment: 'x' } as const;
  const span = { lang: 'en', sentence: 0, start: 19, end: 24 };
  await addFlag(site.db, { ...flag, spans: [span], unitId: units[1]?.id ?? 0 }, now);
});
afterAll(() => site.close());

async function outcome(browser: Browser, job: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const response = await browser.get(job);
    if (response.status === 303 || !response.text.includes('data-job')) return response;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The job never ended.');
}

/** Sends the form with a file or a text; gives the answer. */
async function send(browser: Browser, fields: Record<string, string>, file?: string) {
  const token = await browser.token();
  const sent = browser.agent.post(`${address}/revise`).field('_token', token);
  for (const [name, value] of Object.entries(fields)) sent.field(name, value);
  if (file !== undefined) sent.attach('file', Buffer.from(file), 'bridge.en.txt');
  return sent;
}

describe('a new text for a version', () => {
  test('is asked for on the document’s page', async () => {
    const browser = site.visit();
    expect((await browser.get(address)).text).toContain(`href="${address}/revise"`);
    const form = await browser.get(`${address}/revise?version=fr`);
    expect(form.text).toContain('<option value="fr" selected>');
    expect((await browser.get('/documents/999/revise')).status).toBe(404);
  });

  test('is refused where there is none, or two, or the same', async () => {
    const browser = site.visit();
    const none = await send(browser, { tag: 'en' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('There is no new text.');
    expect((await send(browser, { tag: 'en', text: 'x' }, 'y')).text).toContain('both a pasted text and a file');
    expect((await send(browser, { tag: 'de', text: 'x' })).text).toContain('no such version');
    const { agent } = browser;
    expect((await agent.post(`${address}/revise`).field('tag', 'en').field('text', 'x')).status).toBe(403);
  });

  test('is looked at first, stored then, and keeps what was done to the rest', async () => {
    const browser = site.visit();
    const sent = await send(browser, { tag: 'en' }, NEXT);
    expect(sent.status).toBe(303);
    const preview = await browser.get(String(sent.headers.location));
    expect(preview.text).toContain('What would change in EN');
    expect(preview.text).toContain('4 sentences unchanged');
    expect(preview.text).toContain('1 changed');
    expect(preview.text).toMatch(/<ins>wide\s*<\/ins>/u);
    expect((await listUnits(site.db, site.documentId, { filter: 'changed' })).total).toBe(0);
    const draft = /name="draft" value="([^"]+)"/u.exec(preview.text)?.[1] ?? '';
    expect((await browser.get(`${address}/revise?draft=${draft}`)).text).toContain('Already here: bridge.en.txt');
    const stored = await browser.post(`${address}/revise`, { draft, action: 'store' });
    const done = await outcome(browser, String(stored.headers.location));
    expect(done.headers.location).toBe(address);
    const after = (await listUnits(site.db, site.documentId, { filter: 'all' })).units;
    expect(after.map(({ id }) => id)).toEqual(units.map(({ id }) => id));
    expect(after.map(({ confirmedAt }) => confirmedAt !== null)).toEqual([true, false, true, true]);
    expect(after[1]?.flags[0]?.spans).toEqual([{ lang: 'en', sentence: 0, start: 24, end: 29 }]);
  });

  test('is shown against the old, and who has not followed is said, until the unit is confirmed', async () => {
    const browser = site.visit();
    const page = (await browser.get(address)).text;
    expect(page).toMatch(/EN was changed in 1 place on [^;]+; FR, FR\s2 and AR not since\./u);
    expect(page).toMatch(/EN was changed on \d/u);
    expect(page).toMatch(/<ins>wide\s*<\/ins>/u);
    expect(readable(page)).toContain(`${address}?show=changed`);
    expect((await browser.get(`${address}?show=changed`)).text.match(/<article /gu)).toHaveLength(1);
    await confirmUnit(site.db, units[1]?.id ?? 0, true, now);
    const after = (await browser.get(address)).text;
    expect(after).not.toContain('not since');
    expect(after).not.toContain('<ins>wide');
    expect(after).toContain('1 earlier text');
  });

  test('leaves the old one readable', async () => {
    const browser = site.visit();
    const list = (await browser.get(`${address}/revisions`)).text;
    const old = /href="(\/revisions\/\d+)"/u.exec(list)?.[1] ?? '';
    const text = (await browser.get(old)).text;
    expect(text).toContain('The old bridge');
    expect(text).toContain('<span class="otherwise">It has crossed the river since 1742.</span>');
    expect(text).toContain('&lt;script&gt;');
    expect((await site.visit('ru').get(old)).text).toContain('EN до ');
    expect((await browser.get('/revisions/99')).status).toBe(404);
  });

  test('says so where it is the text that is there', async () => {
    const browser = site.visit();
    const sent = await send(browser, { tag: 'en' }, NEXT);
    const same = await browser.get(String(sent.headers.location));
    expect(same.status).toBe(422);
    expect(same.text).toContain('already has this very text');
  });

  test('nothing of this was a fault of the program', () => expect(site.faults).toEqual([]));
});

describe('which versions have not followed', () => {
  const change = (unitId: number, tag: string, day: number) => ({ unitId, tag, at: `2026-11-0${day}T10:00:00Z` });
  const lags = (...changes: ReturnType<typeof change>[]) =>
    lagsIn(changes, ['en', 'fr', 'ru']).map(({ tag, places, behind }) => [
      tag,
      places,
      ...behind.map((other) => `${other.tag} ${other.places}`),
    ]);

  test('those that were not changed in these places, or were before', () => {
    expect(lags(change(1, 'en', 3), change(2, 'en', 3))).toEqual([['en', 2, 'fr 2', 'ru 2']]);
    expect(lags(change(1, 'en', 5), change(1, 'fr', 4))).toEqual([
      ['en', 1, 'fr 1', 'ru 1'],
      ['fr', 1, 'ru 1'],
    ]);
  });

  test('not those that followed, nor those that they followed', () => {
    expect(lags(change(1, 'en', 3), change(2, 'en', 3), change(1, 'fr', 4), change(2, 'ru', 3))).toEqual([
      ['en', 2, 'fr 1', 'ru 1'],
      ['fr', 1, 'ru 1'],
      ['ru', 1, 'fr 1'],
    ]);
    expect(lags(change(1, 'en', 3), change(1, 'fr', 3), change(1, 'ru', 4))).toEqual([]);
  });
});
