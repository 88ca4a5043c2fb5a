import { expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { dismissDivergence, restoreDivergence } from '../../server/store/divergences.js';
import { createDocument } from '../../server/store/documents.js';
import { addFlag, setFlagStatus } from '../../server/store/flags.js';
import { nextSteps, redo, undo } from '../../server/store/history.js';
import type { Database } from '../../server/store/tables.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { bridge } from '../web/bridge.js';
import { memoryDatabase } from './database.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 3, 5, 6, minute));

/** Every row that a decision touches. */
async function dump(db: Kysely<Database>) {
  const tables = ['unit', 'divergence', 'dismissal', 'flag', 'change'] as const;
  return Promise.all(tables.map((table) => db.selectFrom(table).selectAll().orderBy('id').execute()));
}

test('what is decided is undone to the letter, and done again', async () => {
  const db = await memoryDatabase();
  const id = await createDocument(db, bridge(), at(0));
  const { units } = await listUnits(db, id, { filter: 'all' });
  const unit = units[1]?.id ?? 0;
  const finding = units[1]?.divergences[0]?.id ?? 0;
  let flag = 0;
  const made = { unitId: unit, divergenceId: finding, lang: 'fr', category: 'style', severity: 'minor' } as const;
  const deeds = [
    () => confirmUnit(db, unit, true, at(1), 'Ada'),
    () => dismissDivergence(db, finding, 'right', at(2), 'Ada'),
    () => dismissDivergence(db, finding, 'editorial', at(3), 'Ben'),
    () => restoreDivergence(db, finding, at(4), 'Ada'),
    async () => {
      flag = await addFlag(db, { ...made, comment: 'No.', spans: [] }, at(5), 'Ada');
    },
    () => setFlagStatus(db, flag, 'accepted', at(6), 'Ben'),
    () => confirmUnit(db, unit, false, at(7), 'Ada'),
  ];
  const states = [await dump(db)];
  for (const deed of deeds) {
    await deed();
    states.push(await dump(db));
  }
  expect(await nextSteps(db, id)).toMatchObject({
    undo: { action: 'unconfirm-unit', who: 'Ada', places: [1] },
    redo: null,
  });
  for (const state of states.slice(0, -1).reverse()) {
    expect(await undo(db, id, 'Ada', at(8))).toMatchObject({ position: 1, unitIds: [unit], gone: [unit], places: [1] });
    expect(await dump(db)).toEqual(state);
  }
  expect(await undo(db, id, 'Ada', at(8))).toBeNull();
  for (const state of states.slice(1)) {
    expect(await redo(db, id, 'Ada', at(9))).not.toBeNull();
    expect(await dump(db)).toEqual(state);
  }
  expect(await redo(db, id, 'Ada', at(9))).toBeNull();
});

test('what is done anew takes the place of what was undone', async () => {
  const db = await memoryDatabase();
  const id = await createDocument(db, bridge(), at(0));
  const { units } = await listUnits(db, id, { filter: 'all' });
  await confirmUnit(db, units[0]?.id ?? 0, true, at(1));
  await undo(db, id, '', at(2));
  await confirmUnit(db, units[3]?.id ?? 0, true, at(3));
  expect(await nextSteps(db, id)).toMatchObject({ undo: { places: [3] }, redo: null });
});

test('a confirmation says that what a revision changed has been seen', async () => {
  const db = await memoryDatabase();
  const id = await createDocument(db, bridge(), at(0));
  const unit = (await listUnits(db, id, { filter: 'all' })).units[1]?.id ?? 0;
  const { id: version } = await db.selectFrom('version').select('id').limit(1).executeTakeFirstOrThrow();
  await db
    .insertInto('change')
    .values({ unit_id: unit, version_id: version, at: at(1).toISOString(), before: 'It was otherwise.' })
    .execute();
  const changes = () => db.selectFrom('change').select('before').execute();
  await confirmUnit(db, unit, true, at(2));
  expect(await changes()).toEqual([]);
  await undo(db, id, '', at(3));
  expect(await changes()).toEqual([{ before: 'It was otherwise.' }]);
});
