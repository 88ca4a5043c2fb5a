import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addFlag, getFlag, listFlags, setFlagStatus } from '../../server/store/flags.js';
import { listLog } from '../../server/store/log.js';
import type { StoredUnit } from '../../server/store/types.js';
import { listUnits } from '../../server/store/units.js';
import { openSite, readable, type Site } from './site.js';

let site: Site;
let units: StoredUnit[];
beforeAll(async () => {
  site = await openSite();
  ({ units } = await listUnits(site.db, site.documentId, { filter: 'all' }));
});
afterAll(() => site.close());

const unit = (place: number): StoredUnit => units[place] as StoredUnit;
const now = new Date('2026-03-04T05:06:07Z');
const plain = { lang: 'fr', category: 'style', severity: 'minor', comment: '' } as const;
const flagAt = (place: number, other = {}, who = 'Ada') =>
  addFlag(site.db, { ...plain, spans: [], unitId: unit(place).id, ...other }, now, who);

describe('a reviewer’s name', () => {
  test('is asked for, kept, and signs what is done', async () => {
    const browser = site.visit();
    const page = await browser.get(`/documents/${site.documentId}`);
    expect(readable(page.text)).toContain(`href="/reviewer?back=%2Fdocuments%2F${site.documentId}">Your name…</a>`);
    const back = `/documents/${site.documentId}`;
    const done = await browser.post('/reviewer', { name: '  Ada   Lovelace\u202e ', back });
    expect(done.headers.location).toBe(back);
    const cookie = String(done.headers['set-cookie']);
    expect(cookie).toContain('tercet-name=Ada%20Lovelace; Max-Age=31536000;');
    expect(cookie).toContain('HttpOnly; SameSite=Lax');
    expect((await browser.get(back)).text).toContain('>You: Ada Lovelace</a>');
    const fields = { place: '', lang: 'fr', category: 'style', severity: 'minor', comment: 'x', correction: ' mieux ' };
    await browser.post(`/units/${unit(0).id}/flags`, fields);
    const flag = (await listFlags(site.db)).at(-1);
    expect(flag).toMatchObject({ who: 'Ada Lovelace', correction: 'mieux' });
    await browser.post(`/units/${unit(0).id}/confirm`, { confirmed: '1' });
    const log = await listLog(site.db, site.documentId);
    expect(log.slice(-2).map(({ detail }) => detail.who)).toEqual(['Ada Lovelace', 'Ada Lovelace']);
  });

  test('can be taken back', async () => {
    const browser = site.visit();
    await browser.post('/reviewer', { name: 'Ada' });
    const done = await browser.post('/reviewer', { name: ' ', back: '//elsewhere.example' });
    expect(done.headers.location).toBe('/');
    expect(String(done.headers['set-cookie'])).toContain('tercet-name=;');
    expect((await browser.get('/')).text).toContain('Your name…');
  });

  test.each([
    ['a'.repeat(300), 'a'.repeat(80)],
    ['<b>Ada</b>', '&lt;b&gt;Ada&lt;/b&gt;'],
    ['Анна\nИванова', 'Анна Иванова'],
  ])('%s is shown as %s', async (name, shown) => {
    const browser = site.visit('ru');
    await browser.post('/reviewer', { name });
    expect((await browser.get('/')).text).toContain(`>Вы: ${shown}</a>`);
  });

  test('that a cookie only pretends to be is none', async () => {
    const page = await site.visit().get('/').set('Cookie', 'tercet-name=j:{"a":1}');
    expect(page.text).toContain('Your name…');
  });
});

describe('a flag at its unit', () => {
  test('is changed in the form that it was raised in', async () => {
    const browser = site.visit();
    const spans = [{ lang: 'fr', sentence: 0, start: 1, end: 4 }];
    const id = await flagAt(3, { spans, comment: 'Odd.', category: 'linguistic-conventions/grammar' });
    const path = `/units/${unit(3).id}/flags/${id}/edit`;
    const form = readable((await browser.get(path)).text);
    expect(form).toContain(`action="${path}"`);
    expect(form).toContain(`<option value="f${id}" selected>`);
    expect(form).toContain('<option value="linguistic-conventions/grammar" selected>Grammar</option>');
    expect(form).toContain('Odd.</textarea>');
    const fields = { place: `f${id}`, lang: '', category: 'style/awkward', severity: 'critical', comment: 'Worse.' };
    const back = `/flags/${id}`;
    const done = await browser.post(path, { ...fields, correction: 'Mieux.', back });
    expect(done.headers.location).toBe(`${back}#u4`);
    const changed = { category: 'style/awkward', severity: 'critical', lang: null, correction: 'Mieux.', spans };
    expect(await getFlag(site.db, id)).toMatchObject({ ...changed, status: 'open', who: 'Ada' });
    const refused = await browser.post(path, { ...fields, place: 'fr.9.0.1' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Change the flag of unit 4');
    expect((await browser.get(`/units/${unit(0).id}/flags/${id}/edit`)).status).toBe(404);
  });

  test('is answered, and decided with the answer', async () => {
    const browser = site.visit();
    await browser.post('/reviewer', { name: 'Bo' });
    const id = await flagAt(3);
    const path = `/units/${unit(3).id}/flags/${id}/replies`;
    await browser.post(path, { text: 'Which one?', status: 'open' });
    await browser.post(path, { text: 'I see.', status: 'accepted' });
    expect((await browser.post(path, { text: ' ', status: 'accepted' })).status).toBe(422);
    expect((await browser.post(path, { text: 'x'.repeat(4001) })).status).toBe(422);
    const flag = await getFlag(site.db, id);
    expect(flag.status).toBe('accepted');
    expect(flag.replies.map(({ who, text, status }) => [who, text, status])).toEqual([
      ['Bo', 'Which one?', null],
      ['Bo', 'I see.', 'accepted'],
    ]);
    const page = (await browser.get(`/documents/${site.documentId}`)).text;
    expect(page).toContain('<p class="comment" dir="auto">Which one?</p>');
    expect(page).toMatch(/<bdi>Bo<\/bdi>, <time[^>]*>[^<]*<\/time>\s*· status: accepted/u);
  });

  test('is told to the script in its own words', async () => {
    const { agent, token } = site.visit('fr');
    const id = await flagAt(2);
    const _token = await token();
    const send = (path: string, fields: object) =>
      agent
        .post(path)
        .set('X-Part', '1')
        .type('form')
        .send({ _token, ...fields });
    const answered = await send(`/units/${unit(2).id}/flags/${id}/replies`, { text: 'Oui.', status: 'open' });
    expect(answered.text).toContain('Réponse ajoutée.');
    expect(answered.text).toContain(`data-deed="reply-f${id}"`);
    const fixed = await send(`/units/${unit(2).id}/flags/${id}/replies`, { text: '', status: 'fixed' });
    expect(fixed.text).toContain('Signalement marqué comme corrigé.');
    expect((await send(`/units/${unit(2).id}/flags/${id}`, { status: 'open' })).text).toContain('Signalement rouvert.');
  });
});

describe('the list of all flags', () => {
  let other: Site;
  const ids: number[] = [];
  beforeAll(async () => {
    other = await openSite();
    const found = (await listUnits(other.db, other.documentId, { filter: 'all' })).units;
    const add = async (place: number, more: object, who: string) =>
      ids.push(await addFlag(other.db, { ...plain, spans: [], unitId: found[place]?.id ?? 0, ...more }, now, who));
    await add(
      0,
      { comment: 'One', severity: 'critical', spans: [{ lang: 'fr', sentence: 0, start: 0, end: 5 }] },
      'Ada',
    );
    await add(1, { comment: 'Two', category: 'accuracy/omission', lang: null }, 'Анна');
    await add(3, { comment: 'Three', correction: '=1+1' }, '');
    await setFlagStatus(other.db, ids[2] ?? 0, 'rejected', now, 'Bo');
  });
  afterAll(() => other.close());

  const shown = (html: string) =>
    [...html.matchAll(/<p class="comment" dir="auto">(\w+)<\/p>/gu)].map(([, one]) => one);

  test.each([
    ['', ['One', 'Two']],
    ['status=all', ['One', 'Two', 'Three']],
    ['status=resolved', ['One', 'Two']],
    ['status=rejected', ['Three']],
    ['severity=critical', ['One']],
    ['category=accuracy', ['Two']],
    ['version=-', ['Two']],
    ['version=fr&status=all', ['One', 'Three']],
    ['who=%D0%90%D0%BD%D0%BD%D0%B0', ['Two']],
    ['who=-&status=all', ['Three']],
    ['check=-', ['One', 'Two']],
    ['check=number', []],
    ['document=1', ['One', 'Two']],
    ['document=9', []],
    ['sort=severity&status=all', ['One', 'Two', 'Three']],
    ['sort=newest&status=all', ['Three', 'Two', 'One']],
    ['severity=dire&sort=odd&page=x&document=1e99', ['One', 'Two']],
  ])('?%s', async (query, comments) => {
    const page = await other.visit().get(`/flags?${query}`);
    expect(page.status).toBe(200);
    expect(shown(page.text)).toEqual(comments);
  });

  test('says what one of its files has no place for', async () => {
    const left = 'MQM leaves out flags that name no version at fault';
    expect((await other.visit().get('/flags')).text).toContain(left);
    expect((await other.visit().get('/flags?check=number')).text).not.toContain(left);
  });

  test('counts by status, within what it is narrowed to', async () => {
    const page = readable((await other.visit().get('/flags?version=fr')).text);
    expect([...page.matchAll(/class="chip" href="([^"]*)"[^>]*>(\w+) <b>(\d)/gu)].map(([, ...found]) => found)).toEqual(
      [
        ['/flags?version=fr', 'Open', '1'],
        ['/flags?status=accepted&version=fr', 'Accepted', '0'],
        ['/flags?status=fixed&version=fr', 'Fixed', '0'],
        ['/flags?status=rejected&version=fr', 'Rejected', '1'],
        ['/flags?status=all&version=fr', 'All', '2'],
      ],
    );
    expect(page).toContain('<b>1 flag</b>');
    expect(page).toContain('href="/flags/file.csv?version=fr"');
    expect(page).toContain('Clear the filters');
  });

  test('turns pages', async () => {
    const many = await openSite();
    const [first] = (await listUnits(many.db, many.documentId, { filter: 'all' })).units;
    for (let n = 0; n < 51; n++)
      await addFlag(many.db, { ...plain, spans: [], unitId: first?.id ?? 0, comment: `n${n}` }, now);
    const browser = many.visit('ru');
    const page = readable((await browser.get('/flags')).text);
    expect(shown(page)).toHaveLength(50);
    expect(page).toContain('51 замечание');
    expect(page).toContain('<a rel="next" href="/flags?page=2">');
    expect(shown((await browser.get('/flags?page=2')).text)).toEqual(['n50']);
    expect((await browser.get('/flags?page=9&sort=newest')).headers.location).toBe('/flags?sort=newest&page=2');
    await many.close();
  });

  test('goes out in each format, as it is narrowed', async () => {
    const browser = other.visit();
    const csv = await browser.get('/flags/file.csv?status=all');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toBe('attachment; filename=flags.csv');
    expect(csv.text.trim().split('\r\n')).toHaveLength(4);
    expect(csv.text).toContain(",'=1+1,");
    const jsonl = await browser.get('/flags/file.jsonl?severity=critical').buffer(true);
    expect(JSON.parse(jsonl.text)).toMatchObject({ comment: 'One', who: 'Ada', status: 'open' });
    const mqm = (await browser.get('/flags/file.mqm?status=all')).text.trim().split('\n');
    // One blames no version, one was rejected.
    expect(mqm).toHaveLength(2);
    expect(mqm[1]).toContain('<v>');
    expect((await browser.get('/flags/file.xls')).status).toBe(422);
  });

  test('leads to a page for each flag', async () => {
    const browser = other.visit('fr');
    const page = readable((await browser.get(`/flags/${ids[0]}`)).text);
    expect(page).toContain('<h1>Style, unité 1</h1>');
    expect(page).toContain(`/documents/${other.documentId}#u1`);
    expect(page).toMatch(/<mark class="flagged"/u);
    expect(page).toContain('Marquer comme corrigé');
    expect((await browser.get('/flags/999')).status).toBe(404);
  });

  test('without a flag says how to raise one', async () => {
    const empty = await openSite();
    expect((await empty.visit().get('/flags')).text).toContain('Nothing has been flagged yet.');
    await empty.close();
  });

  test('nothing of this was a fault of the program', () => expect([...site.faults, ...other.faults]).toEqual([]));
});
