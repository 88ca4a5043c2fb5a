import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Call, type Client, connect } from './client.js';

/** What others change between two pages neither hides an entry nor shows it twice. */

let client: Client;

/** Four units each; each has two findings, and a flag is put on each. */
const BRIDGES = 6;
const UNITS = 4 * BRIDGES;

beforeEach(async () => {
  client = await connect({}, BRIDGES);
  for (let unit = 1; unit <= UNITS; unit++) {
    const severity = (['minor', 'critical', 'major'] as const)[unit % 3];
    await client.call('createFlag', { params: { unit }, body: { category: 'style', severity }, headers: any });
  }
});
afterEach(async () => {
  await client.site.close();
  expect(client.site.faults).toEqual([]);
});

const any = { 'If-Match': '*' };

interface Page {
  items: Record<string, unknown>[];
  next: string | null;
}

async function read(id: string, call: Call, between: (n: number) => Promise<unknown>): Promise<Page['items']> {
  const items: Page['items'] = [];
  let query = call.query ?? {};
  for (let n = 1; ; n++) {
    const { body } = await client.call(id, { ...call, query });
    const page = body as Page;
    items.push(...page.items);
    if (page.next === null) return items;
    await between(n);
    query = Object.fromEntries(new URL(page.next, client.site.url).searchParams);
  }
}

/** Units 1 and 2 become one: every other one stands a place nearer the beginning. */
const mergeFirst = () =>
  client.call('editUnit', { params: { unit: 1 }, body: { kind: 'merge', to: 'after' }, headers: any });
const undo = () => client.call('undo', { params: { document: 1 }, body: {} });
const deleteFlag = (flag: number) => client.call('deleteFlag', { params: { flag }, headers: any });

const ids = (items: Page['items']): number[] => items.map(({ id }) => id as number);
const numbered = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

describe('flags', () => {
  test.each(['place', 'newest', 'changed', 'severity'])('by %s, while some are taken away', async (sort) => {
    const before = ids(await read('listFlags', { query: { sort } }, async () => {}));
    expect(new Set(before).size).toBe(UNITS);
    // The first three are read and gone when the next page is asked for, and with them the one that it began after.
    const found = await read('listFlags', { query: { sort, limit: 3 } }, async (n) => {
      if (n === 1) for (const id of before.slice(0, 3)) await deleteFlag(id);
    });
    expect(ids(found)).toEqual(before);
  });

  test.each(['place', 'severity'])('by %s, while their units move', async (sort) => {
    const before = ids(await read('listFlags', { query: { sort } }, async () => {}));
    const found = await read('listFlags', { query: { sort, limit: 5 } }, (n) => (n % 2 === 1 ? mergeFirst() : undo()));
    expect(ids(found)).toEqual(before);
  });

  test('a new one doesn’t push another out of its place', async () => {
    const raise = (n: number) =>
      client.call('createFlag', {
        ...{ params: { unit: n }, headers: any },
        body: { category: 'style', severity: 'critical' },
      });
    const found = await read('listFlags', { query: { sort: 'newest', limit: 4 } }, raise);
    expect(ids(found)).toEqual(numbered(1, UNITS).reverse());
  });
});

test('findings, while units move and are decided', async () => {
  const call = { params: { document: 1 }, query: { hints: true, limit: 3 } };
  const before = ids(await read('listDivergences', call, async () => {}));
  expect(new Set(before).size).toBe(before.length);
  // Findings of the merged units are made anew, with other numbers.
  const found = ids(await read('listDivergences', call, (n) => (n === 2 ? mergeFirst() : Promise.resolve())));
  expect(found).toEqual(before);
  const state = { ...call, query: { state: 'open', limit: 3 } };
  const open = await read('listDivergences', state, async () => {});
  const left = await read('listDivergences', state, async () => {
    const { unit, id } = open[0] as { unit: number; id: number };
    await client.call('dismissDivergence', {
      ...{ params: { unit, divergence: id }, headers: any },
      body: { reason: 'right' },
    });
  });
  expect(ids(left)).toEqual(ids(open));
});

test('what a search finds, and units, while units before them are merged', async () => {
  const found = await read('search', { query: { q: 'the', in: 'en', limit: 4 } }, (n) =>
    n === 1 ? mergeFirst() : Promise.resolve(),
  );
  const units = found.map(({ unit }) => (unit as { id: number }).id);
  expect(units).toEqual([...new Set(units)]);
  const { body } = await client.call('search', { query: { q: 'the', in: 'en' } });
  const now = (body as Page).items.map(({ unit }) => (unit as { id: number }).id);
  expect(now.filter((id) => !units.includes(id))).toEqual([]);
  await undo();
  const listed = await read('listUnits', { params: { document: 1 }, query: { limit: 5 } }, (n) =>
    n === 1 ? mergeFirst() : Promise.resolve(),
  );
  expect(ids(listed)).toEqual(numbered(1, UNITS));
});

test('units, where the one that a page ended with is gone', async () => {
  const listed = await read('listUnits', { params: { document: 1 }, query: { limit: 2 } }, (n) =>
    n === 1 ? mergeFirst() : Promise.resolve(),
  );
  expect(ids(listed)).toEqual(numbered(1, UNITS));
});

describe('a cursor is refused', () => {
  const cursorOf = async (id: string, call: Call): Promise<string> => {
    const { body } = await client.call(id, { ...call, query: { limit: 1, ...call.query } });
    return new URL((body as Page).next ?? '', client.site.url).searchParams.get('cursor') ?? '';
  };
  const refused = async (id: string, call: Call) => {
    const { status, body } = await client.call(id, call);
    expect([status, body]).toMatchObject([400, { mistakes: [{ in: 'query', path: '/cursor', code: 'cursor' }] }]);
  };

  test('of another list, or of another order', async () => {
    const place = await cursorOf('listFlags', { query: { sort: 'place' } });
    expect((await client.call('listFlags', { query: { sort: 'place', cursor: place } })).status).toBe(200);
    await refused('listFlags', { query: { sort: 'newest', cursor: place } });
    await refused('listDocuments', { query: { cursor: place } });
    await refused('search', { query: { q: 'the', cursor: await cursorOf('listUnits', { params: { document: 1 } }) } });
  });

  test('that was cut, or has something added', async () => {
    const cursor = await cursorOf('search', { query: { q: 'the' } });
    for (const wrong of [cursor.slice(0, -3), `${cursor}AA`, `${cursor}=`, '', 'null', 'W10'])
      await refused('search', { query: { q: 'the', cursor: wrong } });
  });
});
