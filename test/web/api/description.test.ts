import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { OPERATIONS } from '../../../server/web/api/operations/index.js';
import { type Client, connect } from './client.js';

let client: Client;

beforeAll(async () => {
  client = await connect();
});
afterAll(() => client.site.close());

test('is OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(client.description));
  expect([valid, errors]).toEqual([true, undefined]);
});

test('has every operation once, with a name of its own', () => {
  const described = Object.values(client.description.paths).flatMap((methods) => Object.values(methods));
  expect(described).toHaveLength(OPERATIONS.length);
  expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(OPERATIONS.length);
});

test('names every parameter of every path', () => {
  for (const [path, methods] of Object.entries(client.description.paths))
    for (const { parameters = [] } of Object.values(methods)) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect([path, inPath.sort()]).toEqual([
        path,
        [...path.matchAll(/\{(\p{L}+)\}/gu)].map(([, name]) => name).sort(),
      ]);
    }
});

test('refers to nothing that isn’t there', () => {
  const text = JSON.stringify(client.description);
  const { schemas, responses } = client.description.components;
  for (const [, kind, name] of text.matchAll(/"#\/components\/(schemas|responses)\/([^"]+)"/gu))
    expect([kind, name, (kind === 'schemas' ? schemas : responses)[name ?? ''] !== undefined]).toEqual([
      kind,
      name,
      true,
    ]);
});

test('knows of a schema whether a field must be there', () => {
  const { Unit, NewFlag } = client.description.components.schemas as Record<string, { required: string[] }>;
  expect(Unit?.required).toContain('divergences');
  expect(NewFlag?.required).toEqual(['category', 'severity']);
});

test('is known again', async () => {
  const first = await client.call('getDescription');
  const again = await client.call('getDescription', { headers: { 'If-None-Match': first.headers.etag ?? '' } });
  expect(again.status).toBe(304);
});
