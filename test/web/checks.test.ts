import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dismissDivergence } from '../../server/store/divergences.js';
import { addFlag } from '../../server/store/flags.js';
import { listUnits } from '../../server/store/units.js';
import { plainFlag } from '../store/generate.js';
import { openSite, readable, type Site } from './site.js';

let site: Site;
let path: string;
beforeAll(async () => {
  site = await openSite();
  path = `/documents/${site.documentId}`;
});
afterAll(() => site.close());

const textOf = async (address: string, lang = 'en'): Promise<string> =>
  readable((await site.visit(lang).get(address).expect(200)).text);

const checked = (html: string, check: string): string | undefined =>
  new RegExp(`name="check-${check}" value="([a-z]+)"[^>]* checked`, 'u').exec(html)?.[1];

describe('how checks are shown', () => {
  test('is a choice for each check, with what it comes as', async () => {
    const html = await textOf('/checks');
    expect(checked(html, 'number')).toBe('on');
    expect(html).toContain('Off <span class="quiet">(by default)</span>');
    expect(html).toContain('A number that differs');
    expect(await textOf('/checks', 'fr')).toContain('Un nombre différent');
    expect(await textOf('/checks', 'ru')).toContain('лишнее число');
  });

  test('holds at once: quiet makes hints, off takes away, on brings back', async () => {
    const browser = site.visit();
    const saved = await browser.post('/checks', { 'check-number': 'quiet' });
    expect(saved.headers.location).toBe('/checks?saved=1');
    expect(await textOf(path)).not.toContain('“1724” in FR');
    expect(await textOf(`${path}?hints=1`)).toContain('“1724” in FR');
    expect(await textOf(path)).toContain('1 divergent');
    await browser.post('/checks', { 'check-number': 'off' });
    expect(await textOf(`${path}?hints=1`)).not.toContain('“1724” in FR');
    await browser.post('/checks', { 'check-number': 'on' });
    expect(await textOf(path)).toContain('“1724” in FR');
    expect(await site.db.selectFrom('check_setting').selectAll().execute()).toEqual([]);
  });

  test('in one document goes before what holds in general', async () => {
    const browser = site.visit();
    expect(checked(await textOf(`${path}/checks`), 'number')).toBe('general');
    await browser.post('/checks', { 'check-number': 'off' });
    await browser.post(`${path}/checks`, { 'check-number': 'on' });
    expect(checked(await textOf(`${path}/checks`), 'number')).toBe('on');
    expect(await textOf(path)).toContain('“1724” in FR');
    await browser.post(`${path}/checks`, { 'check-number': 'general' });
    expect(await textOf(path)).not.toContain('“1724” in FR');
    await browser.post('/checks', { 'check-number': 'on' });
  });

  test('is not changed for checks that nobody knows', async () => {
    await site.visit().post('/checks', { 'check-nonsense': 'off', 'check-name': 'loud' });
    expect(await site.db.selectFrom('check_setting').selectAll().execute()).toEqual([]);
  });

  test('offers to compare again where a check has not looked yet', async () => {
    expect(await textOf(`${path}/checks`)).not.toContain('Compare again');
    await site.db.updateTable('any_document').set({ compared_by: '["name"]' }).execute();
    expect(await textOf(`${path}/checks`)).toContain('Compare again');
    expect(await textOf('/checks')).toContain('1 document hasn’t been looked at');
    const { units: before } = await listUnits(site.db, site.documentId, { filter: 'all' });
    const browser = site.visit();
    const job = await browser.post(`${path}/compare`, {});
    expect(job.headers.location).toMatch(/^\/jobs\//u);
    for (let n = 0; n < 50; n++) {
      const { state } = (await browser.get(`${job.headers.location}/state`)).body as { state: string };
      if (state !== 'running') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await browser.get(String(job.headers.location))).headers.location).toBe(path);
    expect(await textOf(`${path}/checks`)).not.toContain('Compare again');
    const { units: after } = await listUnits(site.db, site.documentId, { filter: 'all' });
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(site.faults).toEqual([]);
  });
});

describe('the chips of families', () => {
  test('show the checks of the one that is chosen, and let go', async () => {
    const other = await openSite();
    const get = async (query: string) =>
      readable((await other.visit().get(`/documents/${other.documentId}${query}`)).text);
    expect(await get('')).toContain(`?family=fact"><span class="swatch fact"`);
    expect(await get('')).not.toContain('class="inside"');
    const html = await get('?family=fact');
    expect(html.match(/<article /gu)).toHaveLength(1);
    expect(html).toContain('aria-label="Checks of this kind"');
    expect(html).toContain(`?check=number">Numbers <b>1</b>`);
    expect(html).toContain(`href="/documents/${other.documentId}" aria-current="true"><span class="swatch fact"`);
    const inside = await get('?check=number');
    expect(inside).toContain(`?family=fact" aria-current="true">Numbers`);
    await other.close();
  });
});

describe('the statistics', () => {
  test('tell what was found and decided, check by check', async () => {
    const other = await openSite();
    const { units } = await listUnits(other.db, other.documentId, { filter: 'all' });
    const get = async (query = '', lang = 'en') => (await other.visit(lang).get(`/stats${query}`).expect(200)).text;
    expect(await get()).toContain('none decided');
    const now = new Date();
    const number = units[1]?.divergences[0]?.id ?? 0;
    await addFlag(other.db, { ...plainFlag(units[1]?.id ?? 0), spans: [], divergenceId: number }, now);
    await dismissDivergence(other.db, units[2]?.divergences[0]?.id ?? 0, 'mistake', now);
    const html = await get();
    expect(html).toContain('too few to tell');
    expect(html).toContain('<rect class="mistake" x="50%" width="50%" height="8"/>');
    expect(html).not.toContain('Reason unknown');
    expect(await get(`?document=${other.documentId}`)).toContain(`<option value="${other.documentId}" selected>`);
    expect(await get('?document=nonsense', 'ru')).toContain('пока мало решений');
    expect(await get('', 'fr')).toContain('Erreur de l’outil');
    await other.close();
  });

  test('say so where there is nothing', async () => {
    const other = await openSite();
    await other.db.deleteFrom('any_document').execute();
    expect((await other.visit().get('/stats').expect(200)).text).toContain('Nothing has been found yet.');
    await other.close();
  });
});
