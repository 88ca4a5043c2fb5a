import { describe, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { dismissDivergence, restoreDivergence } from '../../server/store/divergences.js';
import { createDocument, getDocument } from '../../server/store/documents.js';
import { addFlag, getFlag, listFlags, setFlagStatus } from '../../server/store/flags.js';
import { listLog } from '../../server/store/log.js';
import type { Database } from '../../server/store/tables.js';
import type { NewFlag, StoredUnit } from '../../server/store/types.js';
import { confirmUnit, getUnit, listUnits, type UnitQuery, unitCounts } from '../../server/store/units.js';
import { fill, memoryDatabase } from './database.js';
import { numberDivergence, plainDocument, plainFlag } from './generate.js';

const now = new Date('2026-03-04T05:06:07Z');
const later = new Date('2026-03-05T00:00:00Z');

/** Ten units: divergences in 1, 2 and 4, one of them of another type and one a hint only. */
async function reviewed(db: Kysely<Database>): Promise<{ id: number; units: StoredUnit[] }> {
  const doc = plainDocument('Reviewed', 10, [1, 2]);
  doc.aligned.units[2]?.divergences.push({ ...numberDivergence, type: 'name' });
  doc.aligned.units[4]?.divergences.push({ ...numberDivergence, hint: true });
  const id = await createDocument(db, doc, now);
  return { id, units: (await listUnits(db, id, { filter: 'all' })).units };
}

function unitId(units: StoredUnit[], position: number): number {
  return units[position]?.id ?? Number.NaN;
}

describe('listUnits', () => {
  test.each<[UnitQuery, number[], number]>([
    [{ filter: 'all' }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 10],
    [{ filter: 'all', from: 3, limit: 2 }, [3, 4], 10],
    [{ filter: 'all', from: 8 }, [8, 9], 10],
    [{ filter: 'all', from: 20, limit: 5 }, [], 10],
    [{ filter: 'divergent' }, [1, 2], 2],
    [{ filter: 'divergent', types: ['name'] }, [2], 1],
    [{ filter: 'all', types: ['number'] }, [1, 2], 2],
    [{ filter: 'flagged' }, [3], 1],
    [{ filter: 'flagged', types: ['number'] }, [], 0],
    [{ filter: 'unreviewed' }, [1, 2, 3, 4, 5, 6, 7, 8, 9], 9],
    [{ filter: 'unreviewed', from: 1, limit: 1 }, [2], 9],
  ])('%j', async (query, positions, total) => {
    const db = await memoryDatabase();
    const { id, units } = await reviewed(db);
    await fill(db, 'Another');
    await addFlag(db, plainFlag(unitId(units, 3)), now);
    const closed = await addFlag(db, plainFlag(unitId(units, 5)), now);
    await setFlagStatus(db, closed, 'fixed', now);
    await confirmUnit(db, unitId(units, 0), true, now);
    const found = await listUnits(db, id, query);
    expect(found.units.map(({ position }) => position)).toEqual(positions);
    expect(found.total).toBe(total);
  });

  test('agrees with what the counts promise', async () => {
    const db = await memoryDatabase();
    const id = await fill(db);
    const counts = await unitCounts(db, id);
    expect(counts).toEqual({
      filters: { all: 4, divergent: 2, flagged: 1, unreviewed: 3, changed: 0 },
      ...{ types: { number: 2 }, groups: { number: 2 } },
    });
    for (const filter of ['all', 'divergent', 'flagged', 'unreviewed'] as const)
      expect((await listUnits(db, id, { filter, limit: 1 })).total).toBe(counts.filters[filter]);
  });

  test('knows where a paragraph opens even at the top of a page', async () => {
    const db = await memoryDatabase();
    const doc = plainDocument('Run on', 3);
    const [english] = doc.aligned.versions;
    if (english) {
      english.paragraphs = [{ kind: 'quote', text: 'One. Two. Three.' }];
      english.sentences = [
        { paragraph: 0, start: 0, end: 4, text: 'One.' },
        { paragraph: 0, start: 5, end: 9, text: 'Two.' },
        { paragraph: 0, start: 10, end: 16, text: 'Three.' },
      ];
    }
    const id = await createDocument(db, doc, now);
    const { units } = await listUnits(db, id, { filter: 'all', from: 1, limit: 1 });
    expect(units[0]?.sides[0]).toEqual([
      { position: 1, text: 'Two.', paragraph: 0, kind: 'quote', opensParagraph: false },
    ]);
    expect(units[0]?.sides[1]?.[0]?.opensParagraph).toBe(true);
  });
});

describe('what reviewers do', () => {
  test('confirming and taking it back, each logged once', async () => {
    const db = await memoryDatabase();
    const { id, units } = await reviewed(db);
    const unit = unitId(units, 2);
    await confirmUnit(db, unit, true, later);
    await confirmUnit(db, unit, true, new Date('2027-01-01T00:00:00Z'));
    expect(await getUnit(db, unit)).toMatchObject({
      confirmedAt: later.toISOString(),
      updatedAt: later.toISOString(),
    });
    expect(await getDocument(db, id)).toMatchObject({ confirmed: 1, updatedAt: later.toISOString() });
    await confirmUnit(db, unit, false, later);
    expect((await getUnit(db, unit)).confirmedAt).toBeNull();
    const at = later.toISOString();
    expect((await listLog(db, id)).slice(1)).toEqual([
      { at, action: 'confirm-unit', unitId: unit, detail: { before: null, after: at, who: '' } },
      { at, action: 'unconfirm-unit', unitId: unit, detail: { before: at, after: null, who: '' } },
    ]);
  });

  test('dismissing a divergence takes it out of the figures, and it can come back', async () => {
    const db = await memoryDatabase();
    const { id, units } = await reviewed(db);
    const divergence = units[1]?.divergences[0]?.id ?? 0;
    await dismissDivergence(db, divergence, 'right', later);
    expect((await getUnit(db, unitId(units, 1))).divergences[0]?.dismissed).toBe(true);
    expect(await getDocument(db, id)).toMatchObject({ divergent: 1 });
    expect((await unitCounts(db, id)).types).toEqual({ name: 1, number: 1 });
    await restoreDivergence(db, divergence, later);
    expect(await getDocument(db, id)).toMatchObject({ divergent: 2 });
    const log = await listLog(db, id);
    expect(log.slice(1).map(({ action }) => action)).toEqual(['dismiss-divergence', 'restore-divergence']);
  });

  test('flags are added, found, decided and logged', async () => {
    const db = await memoryDatabase();
    const { id, units } = await reviewed(db);
    await fill(db, 'Another');
    const flag = plainFlag(unitId(units, 6), 'accuracy/omission');
    const flagId = await addFlag(db, flag, now);
    const stored = {
      ...flag,
      id: flagId,
      ...{ check: null, status: 'open', correction: '', who: '', edited: null, replies: [] },
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
    expect((await getUnit(db, flag.unitId)).flags).toEqual([stored]);
    const listed = { ...stored, documentId: id, documentTitle: 'Reviewed', unitPosition: 6 };
    expect(await getFlag(db, flagId)).toEqual(listed);
    expect(await listFlags(db, { documentId: id })).toEqual([listed]);
    expect(await listFlags(db)).toHaveLength(2);
    await setFlagStatus(db, flagId, 'fixed', later);
    await setFlagStatus(db, flagId, 'fixed', later);
    expect(await listFlags(db, { documentId: id, status: 'open' })).toEqual([]);
    expect(await listFlags(db, { status: 'fixed' })).toMatchObject([{ id: flagId, updatedAt: later.toISOString() }]);
    expect((await listLog(db, id)).slice(1)).toMatchObject([
      { action: 'add-flag', unitId: flag.unitId, detail: { flag: flagId, after: { category: 'accuracy/omission' } } },
      { action: 'set-flag-status', detail: { flag: flagId, before: 'open', after: 'fixed' } },
    ]);
  });

  test.each<[string, Partial<Record<keyof NewFlag, unknown>>]>([
    ['flag-category', { category: 'grammar' }],
    ['flag-severity', { severity: 'dire' }],
    ['flag-version', { lang: 'de' }],
    ['flag-version', { spans: [{ lang: 'de', sentence: 0, start: 0, end: 1 }] }],
    ['flag-span', { spans: [{ lang: 'fr', sentence: 1, start: 0, end: 1 }] }],
    ['flag-span', { spans: [{ lang: 'fr', sentence: -1, start: 0, end: 1 }] }],
    ['flag-span', { spans: [{ lang: 'fr', sentence: 0, start: 2, end: 2 }] }],
    ['flag-span', { spans: [{ lang: 'fr', sentence: 0, start: -1, end: 2 }] }],
    ['flag-span', { spans: [{ lang: 'fr', sentence: 0, start: 0, end: 13 }] }],
    ['flag-span', { spans: [{ lang: 'fr', sentence: 0, start: 0.5, end: 2 }] }],
    ['flag-span', { spans: [{ lang: 'fr', sentence: 0, start: Number.NaN, end: 2 }] }],
  ])('a flag that fits nothing is refused: %s %j', async (code, change) => {
    const db = await memoryDatabase();
    const { id, units } = await reviewed(db);
    const flag = { ...plainFlag(unitId(units, 0)), ...change } as NewFlag;
    await expect(addFlag(db, flag, now)).rejects.toMatchObject({ name: 'InputError', code });
    expect(await listFlags(db, { documentId: id })).toEqual([]);
    expect(await listLog(db, id)).toHaveLength(1);
  });

  test('a flag may point at nothing in particular, to the last character, or at no one version', async () => {
    const db = await memoryDatabase();
    const { units } = await reviewed(db);
    const whole = { lang: 'fr', sentence: 0, start: 0, end: 'La phrase 1.'.length };
    await addFlag(db, { ...plainFlag(unitId(units, 0)), lang: null, spans: [] }, now);
    await addFlag(db, { ...plainFlag(unitId(units, 0)), spans: [whole] }, now);
    expect((await getUnit(db, unitId(units, 0))).flags.map(({ spans }) => spans)).toEqual([[], [whole]]);
  });
});

describe('ids that do not exist', () => {
  test.each<[string, (db: Kysely<Database>) => Promise<unknown>, string]>([
    ['listUnits', (db) => listUnits(db, 99, { filter: 'all' }), 'document'],
    ['unitCounts', (db) => unitCounts(db, 99), 'document'],
    ['getUnit', (db) => getUnit(db, 99), 'unit'],
    ['confirmUnit', (db) => confirmUnit(db, 99, true, now), 'unit'],
    ['addFlag', (db) => addFlag(db, plainFlag(99), now), 'unit'],
    ['getFlag', (db) => getFlag(db, 99), 'flag'],
    ['setFlagStatus', (db) => setFlagStatus(db, 99, 'open', now), 'flag'],
    ['dismissDivergence', (db) => dismissDivergence(db, 99, 'right', now), 'divergence'],
    ['restoreDivergence', (db) => restoreDivergence(db, 99, now), 'divergence'],
  ])('%s says so', async (_name, act, what) => {
    const db = await memoryDatabase();
    await fill(db);
    await expect(act(db)).rejects.toMatchObject({ name: 'InputError', code: 'not-found', params: { what, id: 99 } });
  });
});
