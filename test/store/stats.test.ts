import { describe, expect, test } from '@jest/globals';
import {
  checkStates,
  checksMissing,
  comparisonSettings,
  countOutdated,
  setChecks,
  settingOf,
} from '../../server/store/check-settings.js';
import { dismissDivergence } from '../../server/store/divergences.js';
import { createDocument, deleteDocument, getDocument } from '../../server/store/documents.js';
import { exportUnits } from '../../server/store/export.js';
import { addFlag, setFlagStatus } from '../../server/store/flags.js';
import { listLog } from '../../server/store/log.js';
import { type CheckFigures, checkFigures, decisionsOf, shareConfirmed } from '../../server/store/stats.js';
import { listUnits, unitCounts } from '../../server/store/units.js';
import { memoryDatabase } from './database.js';
import { numberDivergence, plainDocument, plainFlag } from './generate.js';

const now = new Date('2026-03-04T05:06:07Z');

/** A finding in each of eight units, all of one check but for a hint and two names. */
function eightFindings() {
  const doc = plainDocument('Eight', 8, [0, 1, 2, 3, 4, 5, 6, 7]);
  const [first, second, third] = doc.aligned.units;
  first?.divergences.push({ ...numberDivergence, type: 'name' });
  second?.divergences.push({ ...numberDivergence, type: 'name' });
  third?.divergences.push({ ...numberDivergence, variant: 'added', hint: true });
  return doc;
}

const figuresOf = (all: CheckFigures[], check: string) => all.find((of) => of.check === check);

describe('the figures of a check', () => {
  test('count what is shown, and every decision with its reason', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, eightFindings(), now);
    const { units } = await listUnits(db, id, { filter: 'all' });
    const finding = (unit: number) => units[unit]?.divergences[0]?.id ?? 0;
    for (const [unit, reason] of [
      [0, 'right'],
      [1, 'editorial'],
      [2, 'mistake'],
      [3, 'mistake'],
    ] as const)
      await dismissDivergence(db, finding(unit), reason, now);
    for (const unit of [4, 4, 5])
      await addFlag(db, { ...plainFlag(units[unit]?.id ?? 0), divergenceId: finding(unit) }, now);
    const dropped = await addFlag(db, { ...plainFlag(units[6]?.id ?? 0), divergenceId: finding(6) }, now);
    await setFlagStatus(db, dropped, 'rejected', now);
    await addFlag(db, plainFlag(units[7]?.id ?? 0), now);
    const figures = await checkFigures(db);
    const number = figuresOf(figures, 'number') as CheckFigures;
    expect(number).toEqual({
      ...{ check: 'number', shown: 8, hints: 1, undecided: 2, confirmed: 2 },
      dismissed: { right: 1, editorial: 1, mistake: 2, unknown: 0 },
    });
    expect(decisionsOf(number)).toBe(6);
    expect(shareConfirmed(number)).toBeCloseTo(2 / 6);
    const name = figuresOf(figures, 'name') as CheckFigures;
    expect([name.shown, name.undecided, shareConfirmed(name)]).toEqual([2, 2, null]);
  });

  test('are those of one document where it is asked for', async () => {
    const db = await memoryDatabase();
    const first = await createDocument(db, eightFindings(), now);
    await createDocument(db, plainDocument('Other', 2, [1]), now);
    expect(figuresOf(await checkFigures(db, first), 'number')?.shown).toBe(8);
    expect(figuresOf(await checkFigures(db), 'number')?.shown).toBe(9);
    await expect(checkFigures(db, 99)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the setting of a check', () => {
  test('changes what is counted, listed and exported, at once', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, eightFindings(), now);
    const seen = async () => {
      const { units } = await listUnits(db, id, { filter: 'all' });
      const exported: number[] = [];
      for await (const { divergences } of exportUnits(db, [id], ({ type }) => type))
        exported.push(divergences?.length ?? 0);
      return {
        names: units.flatMap((unit) => unit.divergences).filter(({ type }) => type === 'name').length,
        hints: units.flatMap((unit) => unit.divergences).filter(({ hint }) => hint).length,
        types: (await unitCounts(db, id)).types,
        divergent: (await getDocument(db, id))?.divergent,
        exported: exported.reduce((sum, n) => sum + n, 0),
      };
    };
    const before = { names: 2, hints: 1, types: { name: 2, number: 8 }, divergent: 8, exported: 10 };
    expect(await seen()).toEqual(before);
    await setChecks(db, null, { name: 'quiet' }, now);
    expect(await seen()).toEqual({ names: 2, hints: 3, types: { number: 8 }, divergent: 8, exported: 8 });
    await setChecks(db, id, { name: 'off', number: 'off' }, now);
    expect(await seen()).toEqual({ names: 0, hints: 0, types: {}, divergent: 0, exported: 0 });
    expect((await listUnits(db, id, { filter: 'divergent' })).total).toBe(0);
    expect(figuresOf(await checkFigures(db), 'number')).toMatchObject({ shown: 0, hints: 0, undecided: 0 });
    await setChecks(db, id, { name: null, number: null }, now);
    await setChecks(db, null, { name: null }, now);
    expect(await seen()).toEqual(before);
  });

  test('is logged, and set once however often it is said', async () => {
    const db = await memoryDatabase();
    for (const _ of [1, 2]) await setChecks(db, null, { name: 'quiet' }, now);
    expect((await listLog(db, null)).map(({ action, detail }) => ({ action, detail }))).toEqual([
      { action: 'set-check', detail: { check: 'name', before: null, after: 'quiet' } },
    ]);
    const name = (await checkStates(db, null)).find(({ id }) => id === 'name');
    expect(name && settingOf(name)).toBe('quiet');
    await expect(setChecks(db, null, { nonsense: 'on' }, now)).rejects.toMatchObject({ code: 'check-unknown' });
    await expect(setChecks(db, 99, { name: 'on' }, now)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('leaves the comparison as it is: what is hidden is found all the same', async () => {
    const db = await memoryDatabase();
    await setChecks(db, null, { name: 'off', number: 'quiet' }, now);
    expect(await comparisonSettings(db, null)).toMatchObject({ name: 'on', number: 'on' });
  });

  test('goes with its document', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, plainDocument('One', 1), now);
    await setChecks(db, id, { name: 'off' }, now);
    await deleteDocument(db, id, now);
    expect(await db.selectFrom('check_setting').selectAll().execute()).toEqual([]);
  });

  test('tells which documents a check has not looked at', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, plainDocument('One', 1), now, { name: 'off' });
    expect(await checksMissing(db, id)).toEqual(['name']);
    expect(await countOutdated(db)).toBe(1);
    await setChecks(db, id, { name: 'off' }, now);
    expect(await checksMissing(db, id)).toEqual([]);
    expect(await countOutdated(db)).toBe(0);
  });
});
