import { describe, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { createDocument, getDocument } from '../../server/store/documents.js';
import { exportFlags } from '../../server/store/flag-export.js';
import { countFlags, type FlagPage, type FlagQuery, flagScope, listFlags } from '../../server/store/flag-list.js';
import { addFlag, editFlag, getFlag, replyToFlag, setFlagStatus } from '../../server/store/flags.js';
import { nextSteps, redo, undo } from '../../server/store/history.js';
import { listLog } from '../../server/store/log.js';
import type { Database } from '../../server/store/tables.js';
import type { NewFlag } from '../../server/store/types.js';
import { getUnit, listUnits } from '../../server/store/units.js';
import { fill, memoryDatabase } from './database.js';
import { plainDocument, plainFlag } from './generate.js';

const day = (n: number) => new Date(Date.UTC(2026, 2, n));

async function flagged(): Promise<{ db: Kysely<Database>; id: number; unitId: number; flagId: number }> {
  const db = await memoryDatabase();
  const id = await createDocument(db, plainDocument('Reviewed', 4, [1]), day(1));
  const unitId = (await listUnits(db, id, { filter: 'all' })).units[1]?.id ?? 0;
  const flag = { ...plainFlag(unitId), correction: 'le bon mot' };
  return { db, id, unitId, flagId: await addFlag(db, flag, day(2), 'Ada') };
}

describe('what becomes of a flag', () => {
  test('it keeps who raised it and what is proposed', async () => {
    const { db, flagId } = await flagged();
    const raised = { who: 'Ada', createdAt: day(2).toISOString(), edited: null, replies: [] };
    expect(await getFlag(db, flagId)).toMatchObject({ status: 'open', correction: 'le bon mot', ...raised });
  });

  test('each status is set by somebody at some time, and answers stand between', async () => {
    const { db, id, flagId } = await flagged();
    await replyToFlag(db, flagId, { text: '  Are you sure?\n' }, day(3), 'Bo');
    await setFlagStatus(db, flagId, 'accepted', day(4), 'Cy');
    await setFlagStatus(db, flagId, 'accepted', day(5), 'Bo');
    await replyToFlag(db, flagId, { text: 'Done.', status: 'fixed' }, day(6), 'Ada');
    const flag = await getFlag(db, flagId);
    expect(flag).toMatchObject({ status: 'fixed', updatedAt: day(6).toISOString() });
    expect(flag.replies.map(({ at, who, text, status }) => [at.slice(8, 10), who, text, status])).toEqual([
      ['03', 'Bo', 'Are you sure?', null],
      ['04', 'Cy', '', 'accepted'],
      ['06', 'Ada', 'Done.', 'fixed'],
    ]);
    expect((await listLog(db, id)).slice(2)).toMatchObject([
      { action: 'reply-to-flag', detail: { flag: flagId, text: 'Are you sure?', who: 'Bo' } },
      { action: 'set-flag-status', detail: { before: 'open', after: 'accepted', who: 'Cy' } },
      { action: 'set-flag-status', detail: { before: 'accepted', after: 'fixed', text: 'Done.', who: 'Ada' } },
    ]);
  });

  test.each([
    ['open', 1, 1],
    ['accepted', 1, 1],
    ['fixed', 0, 1],
    ['rejected', 0, 0],
  ] as const)(
    '%s: the unit is flagged %d times, the finding confirmed %d times',
    async (status, pending, confirmed) => {
      const { db, id, unitId } = await flagged();
      const [finding] = (await getUnit(db, unitId)).divergences;
      const [first] = await listFlags(db);
      await setFlagStatus(db, first?.id ?? 0, 'rejected', day(3));
      const flagId = await addFlag(db, { ...plainFlag(unitId), divergenceId: finding?.id ?? null }, day(3));
      await setFlagStatus(db, flagId, status, day(4));
      expect(await getDocument(db, id)).toMatchObject({ flagged: pending });
      expect((await listUnits(db, id, { filter: 'flagged' })).total).toBe(pending);
      expect((await getUnit(db, unitId)).divergences.filter((found) => found.confirmed)).toHaveLength(confirmed);
    },
  );

  test('what it says can be changed, and its status stays', async () => {
    const { db, id, flagId } = await flagged();
    await setFlagStatus(db, flagId, 'accepted', day(3), 'Bo');
    const { unitId: _, ...content } = plainFlag(0, 'linguistic-conventions/grammar');
    const spans = [{ lang: 'ru', sentence: 0, start: 0, end: 5 }];
    await editFlag(db, flagId, { ...content, lang: 'ru', severity: 'critical', spans }, day(4), 'Cy');
    expect(await getFlag(db, flagId)).toMatchObject({
      ...{ status: 'accepted', lang: 'ru', severity: 'critical', category: 'linguistic-conventions/grammar', spans },
      ...{ correction: '', who: 'Ada', edited: { at: day(4).toISOString(), who: 'Cy' } },
    });
    const log = await listLog(db, id);
    expect(log.at(-1)).toMatchObject({
      action: 'edit-flag',
      detail: { before: { correction: 'le bon mot', lang: 'fr' }, after: { lang: 'ru' }, who: 'Cy' },
    });
    await editFlag(db, flagId, { ...content, lang: 'ru', severity: 'critical', spans }, day(5), 'Cy');
    expect(await listLog(db, id)).toHaveLength(log.length);
  });

  test.each([
    ['flag-reply', {}],
    ['flag-reply', { text: ' \n' }],
    ['flag-status', { status: 'resolved' }],
  ])('%s: %j is refused and changes nothing', async (code, reply) => {
    const { db, id, flagId } = await flagged();
    const before = [await getFlag(db, flagId), await listLog(db, id)];
    await expect(replyToFlag(db, flagId, reply as { text?: string }, day(3))).rejects.toMatchObject({ code });
    expect([await getFlag(db, flagId), await listLog(db, id)]).toEqual(before);
  });

  test('a place outside the unit is refused when it is changed, too', async () => {
    const { db, flagId } = await flagged();
    const { unitId: _, ...content } = plainFlag(0);
    const spans = [{ lang: 'fr', sentence: 7, start: 0, end: 1 }];
    await expect(editFlag(db, flagId, { ...content, spans }, day(3))).rejects.toMatchObject({ code: 'flag-span' });
  });

  test('all of it is undone and done again', async () => {
    const { db, id, flagId } = await flagged();
    const states = [await listFlags(db)];
    const { unitId: _, ...content } = plainFlag(0, 'style');
    const deeds = [
      () => replyToFlag(db, flagId, { text: 'Why?' }, day(3), 'Bo'),
      () => editFlag(db, flagId, content, day(4), 'Ada'),
      () => replyToFlag(db, flagId, { text: 'So.', status: 'accepted' }, day(5), 'Ada'),
      () => setFlagStatus(db, flagId, 'fixed', day(6), 'Bo'),
    ];
    for (const deed of deeds) {
      await deed();
      states.push(await listFlags(db));
    }
    expect(await nextSteps(db, id)).toMatchObject({ undo: { action: 'set-flag-status' }, redo: null });
    for (const state of states.slice(0, -1).toReversed()) {
      await undo(db, id, 'Ada', day(7));
      expect(await listFlags(db)).toEqual(state);
    }
    await undo(db, id, 'Ada', day(7));
    expect(await listFlags(db)).toEqual([]);
    for (const state of states) {
      await redo(db, id, 'Ada', day(8));
      expect(await listFlags(db)).toEqual(state);
    }
  });
});

/** Five flags over two documents; the numbers of their comments are the order in which they were raised. */
async function several(): Promise<Kysely<Database>> {
  const db = await memoryDatabase();
  const first = await createDocument(db, plainDocument('First', 3, [0]), day(1));
  const second = await createDocument(db, plainDocument('Second', 3), day(1));
  const units = [first, second].map(async (id) => (await listUnits(db, id, { filter: 'all' })).units);
  const [own = [], others = []] = await Promise.all(units);
  const add = async (n: number, unit: (typeof own)[number] | undefined, other: Partial<NewFlag>, who: string) =>
    addFlag(db, { ...plainFlag(unit?.id ?? 0), comment: String(n), ...other }, day(n), who);
  await add(1, own[0], { severity: 'major', divergenceId: own[0]?.divergences[0]?.id ?? 0 }, 'Ada');
  await add(2, others[2], { category: 'style/register', severity: 'critical' }, 'Bo');
  await add(3, own[2], { category: 'style', lang: null, spans: [] }, '');
  const accepted = await add(4, others[0], { category: 'accuracy/omission', lang: 'en', spans: [] }, 'Ada');
  const fixed = await add(5, own[2], { category: 'style/awkward' }, 'Ada');
  await setFlagStatus(db, fixed, 'fixed', day(20), 'Bo');
  await setFlagStatus(db, accepted, 'accepted', day(21), 'Bo');
  return db;
}

describe('flags over all documents', () => {
  test.each<[FlagQuery, FlagPage, string]>([
    [{}, {}, '4 2 1 3 5'],
    [{}, { order: 'newest' }, '5 4 3 2 1'],
    [{}, { order: 'changed' }, '4 5 3 2 1'],
    [{}, { order: 'severity' }, '2 1 4 3 5'],
    [{}, { from: 1, limit: 2 }, '2 1'],
    [{ status: 'open' }, {}, '2 1 3'],
    [{ status: ['fixed', 'accepted'] }, {}, '4 5'],
    [{ severity: 'major' }, {}, '1'],
    [{ category: 'style' }, {}, '2 3 5'],
    [{ category: 'style/awkward' }, {}, '5'],
    [{ category: 'accuracy' }, {}, '4'],
    [{ lang: 'en' }, {}, '4'],
    [{ lang: null }, {}, '3'],
    [{ documentId: 1 }, {}, '1 3 5'],
    [{ check: 'number' }, {}, '1'],
    [{ check: null, documentId: 1 }, {}, '3 5'],
    [{ who: 'Ada' }, {}, '4 1 5'],
    [{ who: '' }, {}, '3'],
    [{ who: 'Ada', status: 'open', severity: 'minor' }, {}, ''],
  ])('%j in %j are %s', async (query, page, comments) => {
    const db = await several();
    expect((await listFlags(db, query, page)).map(({ comment }) => comment).join(' ')).toBe(comments);
    const exported: string[] = [];
    for await (const { comment } of exportFlags(db, query, page.order)) exported.push(comment);
    if (page.limit === undefined) expect(exported.join(' ')).toBe(comments);
  });

  test('are counted by status, whatever status is asked for', async () => {
    const db = await several();
    expect(await countFlags(db, {})).toEqual({ open: 3, accepted: 1, fixed: 1, rejected: 0 });
    expect(await countFlags(db, { documentId: 1, status: 'open' })).toEqual({
      ...{ open: 2, accepted: 0, fixed: 1, rejected: 0 },
    });
  });

  test('can be narrowed to what some flag has', async () => {
    expect(await flagScope(await several())).toEqual({
      documents: [
        { id: 2, title: 'Second' },
        { id: 1, title: 'First' },
      ],
      langs: [null, 'en', 'fr'],
      categories: ['accuracy/omission', 'terminology', 'style/register', 'style/awkward', 'style'],
      checks: [null, 'number'],
      authors: ['', 'Ada', 'Bo'],
    });
  });

  test('go out with their words and their unit', async () => {
    const db = await memoryDatabase();
    await fill(db);
    const found = [];
    for await (const flag of exportFlags(db)) found.push(flag);
    expect(found).toMatchObject([
      {
        ...{ document: 'Bridge', documentId: '1', number: 2, quotes: ['phrase'], languages: ['en', 'fr', 'ru'] },
        texts: { en: ['Sentence 2.'], fr: ['La phrase 2.'], ru: ['Предложение 2.'] },
      },
    ]);
  });
});
