import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FLAG_WRITERS } from '../../../server/export/flags/flags.js';
import { HIT_WRITERS } from '../../../server/export/hits.js';
import { WRITERS } from '../../../server/export/index.js';
import { type Client, connect } from './client.js';

/** Files of all formats, of what was asked for and nothing else. */

let client: Client;

beforeAll(async () => {
  client = await connect();
  const headers = { 'If-Match': '*' };
  await client.call('confirmUnit', { params: { unit: 4 }, headers });
  const body = { category: 'style', severity: 'minor', comment: 'Stiff.', lang: 'fr' };
  await client.call('createFlag', { params: { unit: 2 }, body, headers });
});
afterAll(async () => {
  await client.site.close();
  expect(client.site.faults).toEqual([]);
});

const file = ({ headers }: { headers: Record<string, string> }): string =>
  /filename="?([^";]+)/u.exec(headers['content-disposition'] ?? '')?.[1] ?? '';

test.each(WRITERS.map(({ id }) => id))('units as %s', async (format) => {
  const response = await client.call('exportUnits', { query: { format, document: ['1'], lang: ['en', 'fr'] } });
  expect(response.status).toBe(200);
  const name = file(response);
  expect(name).toMatch(/^The old .*bridge.*\.\p{L}/u);
  expect(Number(response.headers['content-length'] ?? response.text?.length ?? response.body.length)).not.toBe(0);
});

const unitsIn = async (query: Record<string, string | string[] | boolean | number>): Promise<number[]> => {
  const { text } = await client.call('exportUnits', { query: { format: 'jsonl', ...query } }).then(asText);
  const lines = text.trim().split('\n');
  return lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { number: number }).number);
};

/** Supertest leaves text alone only where it knows the type. */
const asText = (response: { text?: string; body: unknown }): { text: string } => ({
  text: response.text ?? String(response.body),
});

test.each([
  ['all', {}, [1, 2, 3, 4]],
  ['confirmed ones', { confirmed: true }, [4]],
  ['by state', { state: ['flagged', 'confirmed'] }, [2, 4]],
  ['without flagged ones', { unflagged: true, lang: ['fr', 'ar'] }, [1, 4]],
  ['complete ones', { complete: true, lang: ['en', 'fr'] }, [1, 2, 4]],
  ['that the aligner is sure of', { minConfidence: 0.98 }, []],
])('units: %s', async (_, query, numbers) => {
  expect(await unitsIn(query)).toEqual(numbers);
});

test.each(FLAG_WRITERS.map(({ id }) => id))('flags as %s', async (format) => {
  const response = await client.call('exportFlags', { query: { format, document: 1, status: ['open'] } });
  expect(asText(response).text).toContain('1742');
  expect(file(response)).toMatch(/^flags\./u);
});

test.each(HIT_WRITERS.map(({ id }) => id))('hits as %s', async (format) => {
  const response = await client.call('exportHits', { query: { format, q: '"the river"', in: 'en' } });
  expect(asText(response).text).toContain('1742');
  const nothing = await client.call('exportHits', { query: { format, q: '"' } });
  expect(nothing.body).toMatchObject({ status: 400, mistakes: [{ path: '/q' }] });
});
