import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DescribedOperation } from '../../../server/web/api/description.js';
import { type Call, type Client, connect } from './client.js';
import { examples } from './examples.js';

/** Whatever is sent, the answer is one that the description has, and no fault of the program. */

let client: Client;
let operations: DescribedOperation[];

beforeAll(async () => {
  client = await connect();
  const all = Object.values(client.description.paths).flatMap((methods) => Object.values(methods));
  operations = all.filter(({ operationId }) => !operationId.startsWith('delete') && operationId !== 'followJob');
});
afterAll(async () => {
  await client.site.close();
  expect(client.site.faults).toEqual([]);
});

const odd = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e400',
    'NaN',
    '9007199254740993',
    'true',
    '__proto__',
    'fr',
    'eyJhZnRlciI6OTl9',
    '"',
  ),
);

const calls = fc
  .tuple(fc.nat(), fc.dictionary(fc.nat({ max: 9 }).map(String), odd, { maxKeys: 3 }), fc.jsonValue(), fc.boolean())
  .map(([n, values, json, whole]): [string, Call] => {
    const { operationId, parameters = [] } = operations[n % operations.length] as DescribedOperation;
    const example = examples('none', { unit: 2, divergence: 1 })[operationId] ?? {};
    const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    const query = Object.fromEntries(
      Object.entries(values).flatMap(([at, value]) =>
        names.length > 0 ? [[names[Number(at) % names.length], value]] : [],
      ),
    );
    if (example.body === undefined) return [operationId, { ...example, query }];
    // All of the body is another, or a field of it.
    const [field = ''] = Object.keys(example.body as object);
    const body = whole ? JSON.stringify(json) : { ...(example.body as object), [field]: json };
    return [operationId, { ...example, query, body }];
  });

test('nothing that is sent makes the program fail', async () => {
  await fc.assert(
    fc.asyncProperty(calls, async ([id, call]) => {
      const { status } = await client.call(id, call);
      expect([id, status < 500]).toEqual([id, true]);
    }),
    { numRuns: 400 },
  );
});
