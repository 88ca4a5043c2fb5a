import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deleteDocument } from '../../server/store/documents.js';
import { editUnits } from '../../server/store/edits.js';
import { listUnits } from '../../server/store/units.js';
import { inProcess } from '../../server/web/jobs/in-process.js';
import { type Browser, openSite, readable, type Site, tokenOf } from './site.js';

let site: Site;
let browser: Browser;

beforeEach(async () => {
  site = await openSite();
  browser = site.visit();
});
afterEach(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

/** The stamp of a row, as the page that was got last has it. */
async function seenIn(path: string, row: string): Promise<string> {
  const { text } = await browser.get(path);
  return new RegExp(`id="${row}" data-unit="\\d+" data-seen="([^"]+)"`, 'u').exec(text)?.[1] ?? '';
}

const unitsOf = async () => (await listUnits(site.db, site.documentId, { filter: 'all' })).units;
const now = new Date('2026-01-02T03:04:05Z');

describe('a change by who has seen something else', () => {
  test('is taken where nothing was changed', async () => {
    const seen = await seenIn(`/documents/${site.documentId}`, 'u2');
    expect(seen).not.toBe('');
    expect((await browser.post(`/units/2/confirm?seen=${seen}`, { confirmed: '1' })).status).toBe(303);
    expect((await unitsOf())[1]?.confirmedAt).not.toBeNull();
  });

  test('is refused with both states, and can be done all the same', async () => {
    const seen = await seenIn(`/documents/${site.documentId}`, 'u2');
    await browser.post('/units/2/flags', {
      place: '',
      category: 'style',
      severity: 'minor',
      comment: 'Stiff.',
      lang: 'fr',
    });
    const refused = await browser.post(`/units/2/confirm?seen=${seen}`, { confirmed: '1' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Unit 2 was changed after you had loaded it.');
    expect(refused.text).toMatch(/Flags<\/th><td>none<\/td><td>.*Stiff\./u);
    expect((await unitsOf())[1]?.confirmedAt).toBeNull();
    const fresh = /name="seen" value="([^"]+)"/u.exec(refused.text)?.[1] ?? '';
    expect((await browser.post('/units/2/confirm', { seen: fresh, confirmed: '1' })).status).toBe(303);
    expect((await unitsOf())[1]?.confirmedAt).not.toBeNull();
  });

  test('shows the texts, word by word, and what was written', async () => {
    const seen = await seenIn(`/documents/${site.documentId}`, 'u2');
    await editUnits(site.db, { kind: 'move', unit: 2, version: 0, sentences: 1, to: 'after' }, { who: 'Ada', now });
    const fields = { place: '', category: 'style', severity: 'minor', comment: 'My own words.', lang: 'fr', seen };
    const refused = await browser.post('/units/2/flags', fields);
    expect(refused.status).toBe(409);
    expect(refused.text).toMatch(
      /<td lang="en" dir="ltr">It has crossed the river since 1742\.\s*<del>\s*Bakers used it/u,
    );
    expect(refused.text).toContain('My own words.');
    expect(refused.text).not.toContain('Do it all the same');
    expect((await unitsOf()).flatMap(({ flags }) => flags)).toEqual([]);
  });

  test('is refused where the unit is gone', async () => {
    const seen = await seenIn(`/documents/${site.documentId}`, 'u2');
    await editUnits(site.db, { kind: 'merge', unit: 1 }, { who: '', now });
    const refused = await browser.post(`/units/2/confirm?seen=${seen}`, { confirmed: '1' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Unit 2 is no longer there');
  });

  test('is a part of a page for the script, with the row as it is', async () => {
    const seen = await seenIn(`/documents/${site.documentId}`, 'u2');
    await browser.post('/units/2/confirm', { confirmed: '1' });
    const _token = await browser.token();
    const edit = browser.agent.post('/units/2/edit').type('form').set('X-Part', '1');
    const refused = await edit.send({ _token, seen, do: 'merge.after' });
    expect(refused.status).toBe(409);
    expect(refused.text).toMatch(/^<article class="row unit[^>]*data-unit="2"/u);
    expect(refused.text).toContain('<td>not confirmed</td><td>confirmed</td>');
    expect(await unitsOf()).toHaveLength(4);
  });

  test('is refused in all that can be done to a row', async () => {
    const { text } = await browser.get(`/documents/${site.documentId}?hints=1`);
    const page = readable(text);
    const actions = [...page.matchAll(/formaction="(\/units\/[^"]+)"/gu)].map(([, path]) => path ?? '');
    expect(actions.length).toBeGreaterThan(8);
    for (const path of actions) expect([path, /\?seen=[\w-]{12}$/u.test(path)]).toEqual([path, true]);
    for (const form of ['/units/2/flag', '/units/2/edit'])
      expect((await browser.get(form)).text).toMatch(/name="seen" value="[\w-]{12}"/u);
  });

  test('to the history: only the step that was named is undone', async () => {
    await browser.post('/units/1/confirm', { confirmed: '1' });
    const step = /name="step" value="(\d+)" data-history="undo"/u.exec(
      (await browser.get(`/documents/${site.documentId}`)).text,
    )?.[1];
    await browser.post('/units/2/confirm', { confirmed: '1' });
    const refused = await browser.post(`/documents/${site.documentId}/undo`, { step: step ?? '' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Something else has been done meanwhile');
    expect((await unitsOf()).map(({ confirmedAt }) => confirmedAt !== null)).toEqual([true, true, false, false]);
  });
});

describe('an open page', () => {
  /** The events of a document until `wanted` of them have come. */
  async function listen(since: number, wanted: number, meanwhile: () => Promise<unknown>): Promise<Event[]> {
    const address = `${site.url}/documents/${site.documentId}/events?since=${since}`;
    const stop = new AbortController();
    const response = await fetch(address, { signal: stop.signal, headers: { 'Accept-Language': 'en' } });
    expect(response.headers.get('Content-Type')).toContain('text/event-stream');
    const events: Event[] = [];
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await meanwhile();
    let text = '';
    while (events.length < wanted) {
      const { value, done } = await reader.read();
      if (done) break;
      text += new TextDecoder().decode(value);
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const found = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/u.exec(block);
        if (found) events.push({ id: Number(found[1]), event: found[2] ?? '', data: JSON.parse(found[3] ?? '') });
      }
    }
    stop.abort();
    return events;
  }

  interface Event {
    id: number;
    event: string;
    data: { units: { id: number; seen: string }[] | null; said: string };
  }

  test('is told at once what was done through this server', async () => {
    await browser.post('/reviewer', { name: 'Ada' });
    const [news] = await listen(1, 1, () => browser.post('/units/2/confirm', { confirmed: '1' }));
    expect(news).toMatchObject({ event: 'change', data: { said: 'Unit 2 was changed by Ada.' } });
    expect(news?.data.units).toMatchObject([{ id: 2, seen: await seenIn(`/documents/${site.documentId}`, 'u2') }]);
  });

  test('is told what it missed', async () => {
    await browser.post('/units/2/confirm', { confirmed: '1' });
    const { text } = await browser.get(`/documents/${site.documentId}`);
    const revision = Number(/data-revision="(\d+)"/u.exec(text)?.[1]);
    await browser.post('/units/3/confirm', { confirmed: '1' });
    const [news] = await listen(revision, 1, async () => {});
    expect(news?.data.units?.map(({ id }) => id)).toEqual([3]);
    expect(news?.data.said).toBe('Unit 3 was changed in another window.');
  });

  test('is told within a second what another process did', async () => {
    const [news] = await listen(1, 1, () => editUnits(site.db, { kind: 'merge', unit: 1 }, { who: 'Ada', now }));
    expect(news?.data).toEqual({ units: null, said: 'This document was changed by Ada.' });
  });

  test('is told who has changed the document as a whole', async () => {
    const file = { name: 'en.txt', tag: 'en', bytes: Buffer.from('The bridge is gone.') };
    const revise = { revise: site.documentId, tag: 'en', file, who: 'Ada' };
    const [news] = await listen(1, 1, () => inProcess(site.db)(revise, () => {}));
    expect(news?.data).toEqual({ units: null, said: 'This document was changed by Ada.' });
  });

  test('is told that its document is gone', async () => {
    const events = await listen(1, 1, () => deleteDocument(site.db, site.documentId, now));
    expect(events.map(({ event }) => event)).toEqual(['deleted']);
  });

  test('asks which of its rows are still what they were, and for those that are not', async () => {
    await editUnits(site.db, { kind: 'merge', unit: 2 }, { who: '', now });
    const { body } = await browser.get(`/documents/${site.documentId}/stamps?ids=1,2,3,4`);
    const { units } = body as { units: { id: number; number: number; seen: string }[] };
    expect(units.map(({ id, number }) => [id, number])).toEqual([
      [1, 1],
      [2, 2],
      [4, 3],
    ]);
    expect(units[1]?.seen).toBe(await seenIn(`/documents/${site.documentId}`, 'u2'));
    const row = await browser.get('/units/2').set('X-Part', '1');
    expect(row.text).toContain('data-unit="2"');
    expect((await browser.get('/units/2')).headers.location).toBe(`/documents/${site.documentId}#u2`);
    const around = await browser.get(`/documents/${site.documentId}/around`).set('X-Part', '1');
    expect(around.text).toContain('id="history"');
  });
});

test('a form without a stamp, from elsewhere, is taken as before', async () => {
  const { text } = await browser.get('/documents/new');
  expect(tokenOf(text)).not.toBe('');
  expect((await browser.post('/units/2/confirm', { confirmed: '1' })).status).toBe(303);
});
