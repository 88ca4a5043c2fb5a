import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Client, connect } from './client.js';

/** Two programs that change the same. */

let client: Client;

beforeEach(async () => {
  client = await connect();
});
afterEach(async () => {
  await client.site.close();
  expect(client.site.faults).toEqual([]);
});

const read = async (unit: number, lang = 'en') => {
  const { headers, body } = await client.call('getUnit', { params: { unit }, headers: { 'Accept-Language': lang } });
  return { etag: String(headers.etag), body };
};

describe('a unit', () => {
  test('is changed by one who has seen it, and not by the other', async () => {
    const [ada, boris] = [await read(2), await read(2)];
    expect(ada.etag).toBe(boris.etag);
    const flag = { category: 'style', severity: 'minor', comment: 'Stiff.' };
    const raised = { params: { unit: 2 }, body: flag, headers: { 'If-Match': ada.etag, 'Tercet-Reviewer': 'Ada' } };
    expect((await client.call('createFlag', raised)).status).toBe(201);
    const late = { params: { unit: 2 }, headers: { 'If-Match': boris.etag } };
    const refused = await client.call('confirmUnit', late);
    expect(refused.status).toBe(412);
    expect(refused.body).toMatchObject({
      kind: 'outdated',
      current: { id: 2, confirmedAt: null, flags: [{ comment: 'Stiff.', who: 'Ada' }] },
    });
    // What was told is what GET tells.
    const now = await read(2);
    expect((refused.body as { current: unknown }).current).toEqual(now.body);
    const done = await client.call('confirmUnit', { ...late, headers: { 'If-Match': now.etag } });
    expect([done.status, (done.body as { confirmedAt: unknown }).confirmedAt]).toEqual([200, expect.any(String)]);
    expect(done.headers.etag).toBe((await read(2)).etag);
  });

  test('is changed by who read it in another language, or before its findings changed', async () => {
    const [english, russian] = [await read(2), await read(2, 'ru')];
    expect(russian.etag).not.toBe(english.etag);
    expect(russian.etag.split('.')[0]).toBe(english.etag.split('.')[0]);
    await client.call('setChecks', { body: { number: 'off' } });
    const call = { params: { unit: 2 }, headers: { 'If-Match': `"nothing", ${russian.etag}` } };
    expect((await client.call('confirmUnit', call)).status).toBe(200);
  });

  test('is known again only as long as it reads the same', async () => {
    const { etag } = await read(2);
    const call = { params: { unit: 2 }, headers: { 'If-None-Match': etag, 'Accept-Language': 'en' } };
    expect((await client.call('getUnit', call)).status).toBe(304);
    await client.call('setChecks', { body: { number: 'off' } });
    expect((await client.call('getUnit', call)).status).toBe(200);
  });

  test('that is gone is not found', async () => {
    const { etag } = await read(2);
    const merge = { params: { unit: 2 }, body: { kind: 'merge', to: 'before' }, headers: { 'If-Match': etag } };
    const merged = await client.call('editUnit', merge);
    expect(merged.body).toMatchObject({ gone: [1, 2], units: [{ id: 1, number: 1 }] });
    expect((await client.call('editUnit', merge)).status).toBe(404);
  });
});

test('a flag is decided once', async () => {
  const body = { category: 'style', severity: 'minor', spans: [{ lang: 'fr', sentence: 0, start: 0, end: 2 }] };
  await client.call('createFlag', { params: { unit: 2 }, body, headers: { 'If-Match': '*' } });
  const { headers } = await client.call('getFlag', { params: { flag: 1 } });
  const decide = (status: string) =>
    client.call('changeFlag', { params: { flag: 1 }, body: { status }, headers: { 'If-Match': headers.etag ?? '' } });
  expect((await decide('accepted')).status).toBe(200);
  const second = await decide('rejected');
  expect([second.status, (second.body as { current: unknown }).current]).toMatchObject([412, { status: 'accepted' }]);
});

test('a document that was renamed meanwhile isn’t deleted', async () => {
  const { headers } = await client.call('getDocument', { params: { document: 1 } });
  await client.call('renameDocument', { params: { document: 1 }, body: { title: 'Keep' } });
  const late = { params: { document: 1 }, headers: { 'If-Match': headers.etag ?? '' } };
  expect((await client.call('deleteDocument', late)).body).toMatchObject({ current: { title: 'Keep' } });
  expect((await client.call('deleteDocument', { params: { document: 1 } })).status).toBe(204);
});

test('only the step that is meant is undone', async () => {
  const params = { document: 1 };
  const any = { 'If-Match': '*' };
  await client.call('confirmUnit', {
    params: { unit: 1 },
    headers: { ...any, 'Tercet-Reviewer': '%D0%90%D0%B4%D0%B0' },
  });
  const { body } = await client.call('getHistory', { params });
  const { undo } = body as { undo: { id: number } };
  expect(undo).toEqual({ id: expect.any(Number), action: 'confirm-unit', who: 'Ада', units: [1] });
  await client.call('confirmUnit', { params: { unit: 2 }, headers: any });
  expect((await client.call('undo', { params, body: { step: undo.id } })).status).toBe(409);
  expect((await client.call('undo', { params, body: {} })).body).toMatchObject({ numbers: [2], units: [2] });
  expect((await client.call('undo', { params, body: { step: undo.id } })).status).toBe(200);
  const nothing = await client.call('undo', { params, body: {} });
  expect(nothing.body).toMatchObject({ status: 409, code: 'nothing-to-undo', detail: 'There is nothing to undo.' });
});

test('a flag that was taken away comes back with its replies', async () => {
  const any = { 'If-Match': '*' };
  const raised = { category: 'style', severity: 'minor', divergence: 1 };
  await client.call('createFlag', { params: { unit: 2 }, body: raised, headers: any });
  await client.call('replyToFlag', { params: { flag: 1 }, body: { text: 'True.' }, headers: any });
  const { body: before } = await read(2);
  expect(before).toMatchObject({ divergences: [{ confirmed: true }] });
  expect((await client.call('deleteFlag', { params: { flag: 1 }, headers: any })).status).toBe(204);
  expect((await read(2)).body).toMatchObject({ flags: [], divergences: [{ confirmed: false }] });
  await client.call('undo', { params: { document: 1 }, body: {} });
  const { body: after } = await read(2);
  const same = ({ updatedAt: _, ...unit }: Record<string, unknown>) => unit;
  expect(same(after)).toEqual(same(before));
});

test('what stands in a list can be changed without asking for it alone', async () => {
  const inList = async (id: string, call: object) => {
    const { body } = await client.call(id, call);
    return (body as { items: { id: number; etag: string }[] }).items[0] as { id: number; etag: string };
  };
  const { id: unit, etag } = await inList('listUnits', { params: { document: 1 } });
  const body = { category: 'style', severity: 'minor' };
  const raised = await client.call('createFlag', { params: { unit }, body, headers: { 'If-Match': etag } });
  expect(raised.status).toBe(201);
  const again = await client.call('createFlag', { params: { unit }, body, headers: { 'If-Match': etag } });
  expect(again.status).toBe(412);
  const { id: flag, etag: seen } = await inList('listFlags', {});
  // A flag that was just raised is known by the answer too.
  for (const known of [seen, String(raised.headers.etag)]) {
    const reply = { params: { flag }, body: { text: 'True.' }, headers: { 'If-Match': known } };
    expect((await client.call('replyToFlag', reply)).status).toBe(known === seen ? 200 : 412);
  }
  const { id: document, etag: title } = await inList('listDocuments', {});
  const rename = { params: { document }, body: { title: 'Bridge' }, headers: { 'If-Match': title } };
  expect((await client.call('renameDocument', rename)).status).toBe(200);
  expect((await client.call('renameDocument', rename)).status).toBe(412);
});
