import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonLine, listLine } from '../../server/cli/lines.js';

test('a line with a long list is the same in pieces', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ж', '😀', '\u2028', '"', '\n', '\ud800') });
  fc.assert(
    fc.property(text, fc.array(text), fc.integer({ min: 0, max: 40_000 }), (id, texts, length) => {
      const items = [...texts.map((own) => ({ own })), 'я'.repeat(length), 'z'.repeat(length)];
      const line = Buffer.concat(listLine({ id, other: null }, 'units', items)).toString();
      expect(line).toBe(jsonLine({ id, other: null, units: items }));
    }),
    { numRuns: 30 },
  );
});
