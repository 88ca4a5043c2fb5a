import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ExportOptions, type ExportUnit, selectUnits } from '../../server/export/index.js';
import { flag, unit } from './unit.js';

async function numbers(units: ExportUnit[], options: ExportOptions): Promise<number[]> {
  const found: number[] = [];
  for await (const { number } of selectUnits(units, options)) found.push(number);
  return found;
}

const REVIEWED = [
  unit({ number: 1, status: 'confirmed' }),
  unit({ number: 2, status: 'confirmed', flags: [flag({ status: 'accepted' })] }),
  unit({ number: 3, flags: [flag({ status: 'fixed' })], confidence: 0.4 }),
  unit({ number: 4, flags: [flag()], confidence: 0.5 }),
];

test.each<[string, ExportOptions, number[]]>([
  ['confirmed', { states: ['confirmed'] }, [1, 2]],
  ['unreviewed', { states: ['unreviewed'] }, [3, 4]],
  ['flagged: what is still to be done', { states: ['flagged'] }, [2, 4]],
  ['one or the other', { states: ['confirmed', 'flagged'] }, [1, 2, 4]],
  ['none', { states: [] }, []],
  ['confirmed, nothing to be done', { states: ['confirmed'], withoutFlagged: true }, [1]],
  ['sure enough', { minConfidence: 0.5 }, [1, 2, 4]],
])('%s', async (_, options, expected) => {
  expect(await numbers(REVIEWED, options)).toEqual(expected);
});

test('of units that say the same in the chosen versions, only the first', async () => {
  const units = [
    unit({ number: 1, texts: { en: ['Yes.'], fr: ['Oui.'] } }),
    unit({ number: 2, texts: { en: ['Yes.'], fr: ['Si.'] } }),
    unit({ number: 3, texts: { fr: ['Oui.'], en: ['Yes.'] }, document: 'Another', documentId: '2' }),
    unit({ number: 4, texts: { en: ['Yes.'] } }),
    unit({ number: 5, texts: { en: ['Ye', 's.'] } }),
  ];
  expect(await numbers(units, { deduplicate: true })).toEqual([1, 2, 4, 5]);
  expect(await numbers(units, { deduplicate: true, languages: ['en'] })).toEqual([1, 5]);
  expect(await numbers(units, { complete: true, languages: ['en', 'fr'] })).toEqual([1, 2, 3]);
});

test('any texts: the same as with a set', async () => {
  const text = fc.nat({ max: 3000 }).map((n) => `No. ${n}.`);
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1500, maxLength: 3000 }), async (texts) => {
      const units = texts.map((en, at) => unit({ number: at, texts: { en: [en] } }));
      const first = texts.flatMap((one, at) => (texts.indexOf(one) === at ? [at] : []));
      expect(await numbers(units, { deduplicate: true })).toEqual(first);
    }),
    { numRuns: 5 },
  );
});

test('a paragraph whose first unit is left out begins with the next', async () => {
  const units = [
    unit({ number: 1, begins: 'heading', flags: [flag()] }),
    unit({ number: 2, begins: 'list', flags: [flag()] }),
    unit({ number: 3 }),
    unit({ number: 4 }),
    unit({ number: 5, begins: 'text', flags: [flag()] }),
    unit({ number: 1, documentId: '2' }),
  ];
  const found: (string | undefined)[] = [];
  for await (const { begins } of selectUnits(units, { withoutFlagged: true })) found.push(begins);
  expect(found).toEqual(['list', undefined, undefined]);
  expect(units[2]?.begins).toBeUndefined();
});
