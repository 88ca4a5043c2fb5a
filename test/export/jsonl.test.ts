import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonl } from '../../server/export/jsonl.js';
import { collected, context, flag, HARD_CHARACTERS, unit } from './unit.js';

test('a line, key by key', async () => {
  const text = await collected(
    jsonl.write(
      [unit({ texts: { en: ['A.', 'B.'] }, indexes: { en: [3, 4], fr: [] }, flags: [flag({ comment: 'why' })] })],
      context,
    ),
  );
  expect(text).toBe(
    '{"document":"The ferry","documentId":"ferry","number":1,"status":"unreviewed","changed":"2026-02-03T04:05:06.789Z",' +
      '"en":["A.","B."],"fr":[],"indexes":{"en":[3,4],"fr":[]},"confidence":0.97,"agreement":1,' +
      '"flags":[{"category":"mistranslation","severity":"major","lang":"fr","comment":"why","correction":"",' +
      '"status":"open","who":"","spans":[]}]}\n',
  );
});

test('divergences where they are given', async () => {
  const divergences = [
    { type: 'number', severity: 'major' as const, culprit: 'fr', confidence: 0.9, message: '3 ≠ 4', spans: [] },
  ];
  const text = await collected(jsonl.write([unit({ divergences })], context));
  expect(JSON.parse(text).divergences).toEqual(divergences);
});

test('no unit, no line', async () => {
  expect(await collected(jsonl.write([], context))).toBe('');
});

test('any text comes back as it was, each unit on one line whatever counts as a line end', async () => {
  const hard = fc.array(fc.constantFrom(...HARD_CHARACTERS)).map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(hard), { minLength: 1 }), async (all) => {
      const units = all.map((en) => unit({ texts: { en } }));
      const lines = (await collected(jsonl.write(units, context))).split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u);
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => JSON.parse(line).en)).toEqual(all);
    }),
  );
});
