import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dismissDivergence } from '../../server/store/divergences.js';
import { createDocument } from '../../server/store/documents.js';
import { addFlag, replyToFlag } from '../../server/store/flags.js';
import { bandsOf, blameCounts, divergentUnits, flagsOf, unitsAt } from '../../server/store/overview.js';
import { confirmUnit, listUnits, unitCounts } from '../../server/store/units.js';
import { memoryDatabase } from './database.js';
import { anyDocument, numberDivergence, plainDocument, plainFlag } from './generate.js';

const now = new Date('2026-03-04T05:06:07Z');

/** Ten units; findings in the second, third and sixth; the third is confirmed, the fifth and the sixth are flagged. */
async function ten() {
  const db = await memoryDatabase();
  const id = await createDocument(db, plainDocument('Ten', 10, [1, 2, 5]), now);
  const { units } = await listUnits(db, id, { filter: 'all' });
  const unitId = (position: number) => units[position]?.id ?? 0;
  await confirmUnit(db, unitId(2), true, now);
  const flags = [await addFlag(db, plainFlag(unitId(4)), now), await addFlag(db, plainFlag(unitId(5)), now)];
  return { db, id, units, unitId, flags };
}

describe('bands', () => {
  test('of one unit each, in the first state that holds', async () => {
    const { db, id } = await ten();
    const bands = await bandsOf(db, id, 300);
    const states = bands.map(({ confirmed, flagged, divergent, open }) =>
      [confirmed, flagged, divergent, open].join(''),
    );
    expect(states).toEqual(['0001', '0010', '1000', '0001', '0100', '0100', '0001', '0001', '0001', '0001']);
    expect(bands.map(({ first, units }) => [first, units])).toEqual(bands.map((_, index) => [index, 1]));
    expect(bands[1]?.types).toEqual({ number: 1 });
    expect(bands[5]?.types).toEqual({});
  });

  test('of several, with their sums', async () => {
    const { db, id } = await ten();
    const bands = await bandsOf(db, id, 3);
    expect(bands.map(({ first, units }) => [first, units])).toEqual([
      [0, 4],
      [4, 4],
      [8, 2],
    ]);
    expect(bands.map(({ confirmed, flagged, divergent, open }) => [confirmed, flagged, divergent, open])).toEqual([
      [1, 0, 1, 2],
      [0, 2, 0, 2],
      [0, 0, 0, 2],
    ]);
    expect(bands.map(({ withFlags }) => withFlags)).toEqual([0, 2, 0]);
  });

  test('know nothing of findings that were dismissed, nor of flags that are done with', async () => {
    const { db, id, units, flags } = await ten();
    await dismissDivergence(db, units[1]?.divergences[0]?.id ?? 0, 'right', now);
    await replyToFlag(db, flags[0] ?? 0, { status: 'fixed' }, now, '');
    const [band] = await bandsOf(db, id, 1);
    expect(band).toMatchObject({ confirmed: 1, flagged: 1, divergent: 0, open: 8, withFlags: 1, types: {} });
  });

  test('of whatever document: all text and all units, each once', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.integer({ min: 1, max: 9 }), async (doc, most) => {
        const db = await memoryDatabase();
        const id = await createDocument(db, doc, now);
        const bands = await bandsOf(db, id, most);
        const { filters } = await unitCounts(db, id);
        expect(bands.length).toBeLessThanOrEqual(most);
        const sum = (of: (band: (typeof bands)[number]) => number) =>
          bands.reduce((total, band) => total + of(band), 0);
        expect(sum(({ units }) => units)).toBe(doc.aligned.units.length);
        expect(sum((b) => b.confirmed + b.flagged + b.divergent + b.open)).toBe(filters.all);
        // Nothing is confirmed or flagged here.
        expect(sum(({ divergent }) => divergent)).toBe(filters.divergent);
        doc.aligned.versions.forEach(({ sentences }, version) => {
          const length = sentences.reduce((total, { start, end }) => total + end - start, 0);
          expect(sum(({ lengths }) => lengths[version] ?? 0)).toBe(length);
        });
        await db.destroy();
      }),
      { numRuns: 25 },
    );
  });

  test('of no document are refused', async () => {
    await expect(bandsOf(await memoryDatabase(), 7, 10)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('findings by the version that they blame, without what was dismissed', async () => {
  const db = await memoryDatabase();
  const doc = plainDocument('Blame', 4, [0, 1, 2]);
  doc.aligned.units[3]?.divergences.push({ ...numberDivergence, type: 'name', culprit: null });
  const id = await createDocument(db, doc, now);
  const { units } = await listUnits(db, id, { filter: 'all' });
  await dismissDivergence(db, units[0]?.divergences[0]?.id ?? 0, 'mistake', now);
  expect(await blameCounts(db, id)).toEqual([
    { type: 'name', culprit: null, count: 1 },
    { type: 'number', culprit: numberDivergence.culprit, count: 2 },
  ]);
});

test('divergent units from a place on, and how many there are in all', async () => {
  const { db, id } = await ten();
  const units = [1, 2, 5].map((position) => ({ position, types: ['number'] }));
  expect(await divergentUnits(db, id, { most: 9 })).toEqual({ units, total: 3 });
  expect(await divergentUnits(db, id, { from: 2, most: 1 })).toEqual({ units: units.slice(1, 2), total: 3 });
});

test('flags with their places, and units by theirs', async () => {
  const { db, id } = await ten();
  expect((await flagsOf(db, id)).map(({ position, status }) => [position, status])).toEqual([
    [4, 'open'],
    [5, 'open'],
  ]);
  expect((await unitsAt(db, id, [5, 4, 99])).map(({ position, flags }) => [position, flags.length])).toEqual([
    [4, 1],
    [5, 1],
  ]);
});
