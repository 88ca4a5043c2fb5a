import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addFlag } from '../../server/store/flags.js';
import { transferList } from '../../server/web/transfers.js';
import { openSite, type Site } from './site.js';

let site: Site;
beforeAll(async () => {
  site = await openSite({}, 1000);
});
afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

const newTicket = () => randomBytes(16).toString('hex');
const file = (ticket: string, path = '/export/file?format=jsonl') => fetch(`${site.url}${path}&ticket=${ticket}`);

interface State {
  state: string;
  percent: number;
  text: string;
}

/** What a page is told, until the file has come to its end. */
async function told(ticket: string): Promise<State[]> {
  const { text } = await site.visit().get(`/export/transfers/${ticket}/events`);
  return [...text.matchAll(/^data: (.*)$/gmu)].map(([, data]) => JSON.parse(data ?? '') as State);
}

async function cancel(ticket: string): Promise<void> {
  const { status } = await site.visit().post(`/export/transfers/${ticket}/cancel`, {});
  expect(status).toBe(204);
}

describe('a file that is being sent', () => {
  test('is followed to its end', async () => {
    const ticket = newTicket();
    const states = told(ticket);
    const lines = (await (await file(ticket)).text()).trim().split('\n');
    expect(lines).toHaveLength(4000);
    const all = await states;
    expect(all.at(-1)).toEqual({
      ...{ state: 'done', percent: 100 },
      text: 'The file has been sent: 4,000 units were gone through.',
    });
    const running = all.filter(({ state }) => state === 'running').map(({ percent }) => percent);
    expect(running.length).toBeGreaterThan(0);
    expect(running).toEqual(running.toSorted((a, b) => a - b));
  });

  test('of several files comes to its end with the last of them', async () => {
    const ticket = newTicket();
    const states = told(ticket);
    // Six pairs of the four versions, and as many times the units.
    await (await file(ticket, '/export/file?format=tmx-pairs')).arrayBuffer();
    const all = await states;
    expect(all.at(-1)).toEqual({
      ...{ state: 'done', percent: 100 },
      text: 'The file has been sent: 4,000 units were gone through.',
    });
    const running = all.filter(({ state }) => state === 'running').map(({ percent }) => percent);
    expect(running.filter((percent) => percent < 100).length).toBeGreaterThan(running.length / 2);
    expect(running).toEqual(running.toSorted((a, b) => a - b));
  });

  test('of flags is followed, and stopped', async () => {
    for (let unit = 1; unit <= 40; unit++)
      await addFlag(
        site.db,
        { unitId: unit, lang: null, category: 'style', severity: 'minor', comment: '', spans: [] },
        new Date(),
      );
    const ticket = newTicket();
    const states = told(ticket);
    const lines = (await (await file(ticket, '/flags/file.jsonl?status=open')).text()).trim().split('\n');
    expect(lines).toHaveLength(40);
    expect((await states).at(-1)).toMatchObject({ percent: 100, text: expect.stringMatching(/40 flags/u) });
    const other = newTicket();
    await cancel(other);
    await expect(file(other, '/flags/file.csv?status=all').then((response) => response.text())).rejects.toThrow();
  });

  test('of hits is followed, and stopped', async () => {
    const path = '/search/hits.tsv?q=river&in=en';
    const ticket = newTicket();
    const states = told(ticket);
    const lines = (await (await file(ticket, path)).text()).trim().split('\n');
    expect(lines).toHaveLength(1001);
    expect((await states).at(-1)).toMatchObject({ percent: 100, text: expect.stringMatching(/1,000 units/u) });
    const other = newTicket();
    const half = await file(other, path);
    await cancel(other);
    await expect(half.text()).rejects.toThrow();
  });

  test('is stopped, and is half a file then', async () => {
    const ticket = newTicket();
    // Nobody reads it: it can't have come to its end.
    const half = await file(ticket);
    await cancel(ticket);
    expect((await told(ticket)).map(({ state }) => state)).toEqual(['cancelled']);
    await expect(half.text()).rejects.toThrow();
  });

  test('is stopped before it is begun', async () => {
    const ticket = newTicket();
    await cancel(ticket);
    await expect(file(ticket).then((response) => response.text())).rejects.toThrow();
  });

  test('whose reader goes away has come to its end, and is no fault of the program', async () => {
    const ticket = newTicket();
    const half = await file(ticket);
    const states = told(ticket);
    await half.body?.cancel();
    expect((await states).at(-1)?.state).toBe('cancelled');
  });

  test('needs no ticket', async () => {
    const { headers } = await site.visit().get('/export/file?format=jsonl&ticket=1&confirmed=1').buffer();
    expect(headers['content-disposition']).toContain('attachment');
    expect((await site.visit().get('/export/transfers/1/events')).status).toBe(404);
  });
});

test('old ones are forgotten', () => {
  const transfers = transferList();
  expect(transfers.get('0').state).toBe('waiting');
  for (let n = 0; n < 150; n++) transfers.begin(`${n}`, { what: 'units', total: 1, passes: 1 }).step();
  expect([0, 149].map((n) => transfers.get(`${n}`).done)).toEqual([0, 1]);
});
