import { describe, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { processFiles, readRevision } from '../../server/pipeline.js';
import { dismissDivergence } from '../../server/store/divergences.js';
import { createDocument, deleteDocument } from '../../server/store/documents.js';
import { editUnits } from '../../server/store/edits.js';
import { addFlag, listFlags } from '../../server/store/flags.js';
import { redo, undo } from '../../server/store/history.js';
import { countRevisions, listRevisions, readOldText } from '../../server/store/old-texts.js';
import { reviseVersion } from '../../server/store/revise.js';
import type { Database } from '../../server/store/tables.js';
import { textChangesIn } from '../../server/store/text-changes.js';
import { splitSentence } from '../../server/store/text-edits.js';
import type { StoredUnit } from '../../server/store/types.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { memoryDatabase } from './database.js';
import { documentOf } from './texts.js';

const now = new Date('2026-04-05T06:07:08Z');
const later = new Date('2026-04-06T06:07:08Z');
const author = { who: 'Ada', now };

const EN = [
  'The bridge over the Tamar will close on 4 May.',
  'Engineers found cracks in two of its eleven arches.',
  'Ferries will carry 1,200 people a day.',
  'The crossing is free.',
  'The mayor did not expect this.',
];
const FR = [
  'Le pont sur la Tamar fermera le 4 mai.',
  'Des ingénieurs ont trouvé des fissures dans deux de ses onze arches.',
  'Des bacs transporteront 1 200 personnes par jour.',
  'La traversée est gratuite.',
  'Le maire ne s’y attendait pas.',
];
const RU = [
  'Мост через Теймар закроют 4 мая.',
  'Инженеры нашли трещины в двух из одиннадцати его арок.',
  'Паромы будут перевозить 1200 человек в день.',
  'Переправа бесплатная.',
  'Мэр этого не ожидал.',
];

const file = (lang: string, sentences: string[]) => ({
  name: `bridge.${lang}.txt`,
  bytes: new TextEncoder().encode(`${sentences.join('\n\n')}\n`),
});

async function stored(): Promise<{ db: Kysely<Database>; id: number }> {
  const db = await memoryDatabase();
  return {
    db,
    id: await createDocument(db, await processFiles([file('en', EN), file('fr', FR), file('ru', RU)]), now),
  };
}

const unitsOf = async (db: Kysely<Database>, id: number) => (await listUnits(db, id, { filter: 'all' })).units;

const textChanges = async (db: Kysely<Database>, id: number) =>
  textChangesIn(
    db,
    (await unitsOf(db, id)).map((unit) => unit.id),
  );

const english = async (db: Kysely<Database>, id: number) =>
  (await unitsOf(db, id)).map(({ sides }) => sides[0]?.map(({ text }) => text).join(' '));

const revise = async (db: Kysely<Database>, id: number, sentences: string[]) =>
  reviseVersion(db, id, 'en', await readRevision(file('en', sentences), 'en'), author);

const noted = { category: 'style', severity: 'minor', comment: '' } as const;

describe('a version gets a new text', () => {
  test('what stayed keeps its unit, its confirmation and its flags; what changed is told', async () => {
    const { db, id } = await stored();
    const before = await unitsOf(db, id);
    for (const unit of before) await confirmUnit(db, unit.id, true, now);
    const start = (EN[1] ?? '').indexOf('cracks');
    const span = { lang: 'en', sentence: 0, start, end: start + 6 };
    await addFlag(db, { ...noted, unitId: before[1]?.id ?? 0, lang: 'en', spans: [span] }, now);
    const next = EN.with(1, 'On Monday engineers found deep cracks in three of its eleven arches.');
    expect(await revise(db, id, next)).toEqual({
      documentId: id,
      title: expect.any(String),
      changed: 1,
      kept: 5,
      made: 0,
    });
    const after = await unitsOf(db, id);
    expect(after.map((unit) => unit.id)).toEqual(before.map((unit) => unit.id));
    expect(await english(db, id)).toEqual(next);
    expect(after.map(({ confirmedAt }) => confirmedAt !== null)).toEqual([true, false, true, true, true]);
    const [flag] = await listFlags(db);
    const [place] = flag?.spans ?? [];
    expect(flag?.unitId).toBe(before[1]?.id);
    expect(place && next[1]?.slice(place.start, place.end)).toBe('cracks');
    expect(after[1]?.divergences.map(({ type, culprit }) => [type, culprit])).toContainEqual(['number', 'en']);
    expect(await textChanges(db, id)).toEqual([
      { unitId: before[1]?.id, tag: 'en', at: now.toISOString(), before: EN[1] },
    ]);
  });

  test('what was put in is aligned; what was taken out leaves its counterparts, and no flag is lost', async () => {
    const { db, id } = await stored();
    const before = await unitsOf(db, id);
    await addFlag(db, { ...noted, unitId: before[3]?.id ?? 0, lang: 'fr', spans: [] }, now);
    const next = EN.toSpliced(3, 1).toSpliced(1, 0, 'Nobody knows yet for how long.');
    const { changed, kept, made } = await revise(db, id, next);
    expect([changed, kept, made]).toEqual([2, 5, 1]);
    expect(await english(db, id)).toEqual([EN[0], 'Nobody knows yet for how long.', EN[1], EN[2], '', EN[4]]);
    const [flag] = await listFlags(db);
    expect(flag?.unitPosition).toBe(4);
  });

  test('a flag whose unit is gone with its text goes to the unit where the rest of its words stand', async () => {
    const db = await memoryDatabase();
    const units = [
      { en: ['The bridge closed.', 'Two cracks were found.'], fr: 'Deux fissures.' },
      { en: 'It is free.', fr: 'Il est gratuit.' },
    ];
    const id = await createDocument(db, documentOf('Bridge', ['en', 'fr'], units), now);
    const [first] = await unitsOf(db, id);
    const spans = [0, 1].map((sentence) => ({ lang: 'en', sentence, start: 4, end: 10 }));
    const flag = { lang: 'en', category: 'style', severity: 'minor', comment: 'Hm.', spans } as const;
    await addFlag(db, { ...flag, spans, unitId: first?.id ?? 0 }, now);
    await editUnits(db, { kind: 'split', unit: first?.id ?? 0, first: [1, 0] }, author);
    const next = await readRevision(file('en', ['Two cracks were found.', 'It is free.']), 'en');
    await reviseVersion(db, id, 'en', next, author);
    const after = await unitsOf(db, id);
    expect(after.map(({ flags, flagParts }) => [flags.map((one) => one.spans), flagParts])).toEqual([
      [[[{ lang: 'en', sentence: 0, start: 4, end: 10 }]], []],
      [[], []],
    ]);
  });

  test('a document that is deleted meanwhile is told to be gone', async () => {
    const { db, id } = await stored();
    const next = await readRevision(file('en', EN.slice(1)), 'en');
    let deleting: Promise<void> | undefined;
    const revising = reviseVersion(db, id, 'en', next, author, undefined, () => {
      deleting = deleteDocument(db, id, now);
    });
    await expect(revising).rejects.toMatchObject({ code: 'not-found' });
    await deleting;
  });

  test('the old text stays readable', async () => {
    const { db, id } = await stored();
    await revise(db, id, EN.slice(0, 4));
    const [old] = await listRevisions(db, id);
    expect(old).toMatchObject({ tag: 'en', who: 'Ada', name: 'bridge.en.txt', changed: 1 });
    const read = await readOldText(db, old?.id ?? 0);
    expect(read.version.sentences.map(({ text }) => text)).toEqual(EN);
  });

  test('it is one step, to be undone and done again', async () => {
    const { db, id } = await stored();
    const before = await unitsOf(db, id);
    await revise(db, id, EN.toSpliced(1, 2, 'All is new here.', 'So is this, entirely.'));
    const after = await unitsOf(db, id);
    await undo(db, id, 'Ada', now);
    expect(await unitsOf(db, id)).toEqual(before);
    await redo(db, id, 'Ada', now);
    expect(await unitsOf(db, id)).toEqual(after);
  });

  test('the same text, no text, or a version that is not there are refused', async () => {
    const { db, id } = await stored();
    await expect(revise(db, id, EN)).rejects.toThrow('same-text');
    await expect(readRevision(file('en', ['  ']), 'en')).rejects.toThrow('empty-file');
    await expect(reviseVersion(db, id, 'de', await readRevision(file('de', EN), 'de'), author)).rejects.toThrow(
      'not-found',
    );
  });

  test('a version that follows another is put where the other is, also beside flags; what was noted stays', async () => {
    const { db, id } = await stored();
    const inserted = 'The council will decide in June how long the repair of the bridge takes.';
    await revise(db, id, EN.toSpliced(2, 0, inserted));
    const alone = (await unitsOf(db, id))[2];
    expect(alone?.sides.map(({ length }) => length)).toEqual([1, 0, 0]);
    const span = { lang: 'en', sentence: 0, start: 4, end: 11 };
    await addFlag(db, { ...noted, unitId: alone?.id ?? 0, lang: 'fr', spans: [span] }, now);
    const translation = 'Le conseil décidera en juin combien de temps durera la réparation du pont.';
    const french = await readRevision(file('fr', FR.toSpliced(2, 0, translation)), 'fr');
    await reviseVersion(db, id, 'fr', french, { who: 'Bo', now: later });
    const unit = (await unitsOf(db, id))[2];
    expect(unit).toMatchObject({ id: alone?.id, flags: [{ spans: [span] }] });
    expect(unit?.sides.map(({ length }) => length)).toEqual([1, 1, 0]);
    expect(await textChanges(db, id)).toEqual([
      { unitId: alone?.id, tag: 'en', at: now.toISOString(), before: '' },
      { unitId: alone?.id, tag: 'fr', at: later.toISOString(), before: '' },
    ]);
  });

  test('what reads as it did before the first revision isn’t changed any more', async () => {
    const { db, id } = await stored();
    await revise(db, id, EN.with(3, 'The crossing is free for all.'));
    expect(await textChanges(db, id)).toHaveLength(1);
    await revise(db, id, EN);
    expect(await textChanges(db, id)).toEqual([]);
  });

  test('dismissals stay, however far the text is moved, and undo puts them back', async () => {
    const { db, id } = await stored();
    await revise(db, id, EN.with(2, 'Ferries will carry 1,300 people a day.'));
    const before = await unitsOf(db, id);
    for (const { id: finding } of before[2]?.divergences ?? [])
      await dismissDivergence(db, finding, 'editorial', now, 'Ada');
    const rows = await db.selectFrom('dismissal').selectAll().execute();
    const many = Array.from({ length: 60 }, (_, n) => `Note number ${n + 1} stands here for the readers.`);
    await revise(db, id, [...many, ...EN.with(2, 'Ferries will carry 1,300 people a day.')]);
    const placesIn = async () =>
      (await db.selectFrom('dismissal').select('places').execute()).map(({ places }) => JSON.parse(places)[0]);
    expect(await placesIn()).toEqual(rows.map(() => ['en', 62, expect.any(Number)]));
    const unit = (await unitsOf(db, id)).find(({ sides }) => sides[0]?.[0]?.text.startsWith('Ferries'));
    const shown = (found: StoredUnit | undefined) => found?.divergences.filter(({ dismissed }) => !dismissed) ?? [];
    expect(unit?.divergences).not.toEqual([]);
    expect(shown(unit)).toEqual([]);
    await revise(db, id, [...many, ...EN.with(2, 'From now on ferries will carry 1,300 people a day.')]);
    expect(shown((await unitsOf(db, id)).find((one) => one.id === unit?.id))).toEqual([]);
    await undo(db, id, 'Ada', now);
    await undo(db, id, 'Ada', now);
    expect(await db.selectFrom('dismissal').selectAll().execute()).toEqual(rows);
  });

  test('what was changed is known after its unit was merged with others, and after that was undone', async () => {
    const { db, id } = await stored();
    const next = 'Engineers found deep cracks in two of its eleven arches.';
    await revise(db, id, EN.with(1, next));
    const before = await unitsOf(db, id);
    await editUnits(db, { kind: 'merge', unit: before[0]?.id ?? 0 }, author);
    const [merged] = await unitsOf(db, id);
    expect(merged?.changes).toEqual([{ tag: 'en', at: now.toISOString(), before: `${EN[0]} ${EN[1]}` }]);
    await undo(db, id, 'Ada', now);
    expect(await unitsOf(db, id)).toEqual(before);
  });

  test('sentences that people have cut or joined stay so where their paragraph stays', async () => {
    const { db, id } = await stored();
    const [unit] = await unitsOf(db, id);
    await splitSentence(db, { unit: unit?.id ?? 0, version: 0, sentence: 0, offset: 27 }, author);
    const [cut] = await unitsOf(db, id);
    await confirmUnit(db, cut?.id ?? 0, true, now);
    expect(cut?.sides[0]).toHaveLength(2);
    await revise(db, id, EN.with(4, 'Nobody had expected this.'));
    const [after] = await unitsOf(db, id);
    expect(after).toMatchObject({ id: cut?.id, sides: cut?.sides });
    expect(after?.confirmedAt).not.toBeNull();
  });

  test('a revision that was undone is none', async () => {
    const { db, id } = await stored();
    const at = (seconds: number) => ({ who: 'Ada', now: new Date(now.getTime() + 1000 * seconds) });
    const to = async (last: string, seconds: number) =>
      reviseVersion(db, id, 'en', await readRevision(file('en', EN.with(4, last)), 'en'), at(seconds));
    await to('One.', 1);
    await to('Two.', 2);
    await undo(db, id, 'Ada', now);
    expect(await listRevisions(db, id)).toMatchObject([{ at: at(1).now.toISOString() }]);
    await to('Three.', 3);
    const [last, first] = await listRevisions(db, id);
    expect(await countRevisions(db, id)).toBe(2);
    expect((await readOldText(db, last?.id ?? 0)).version.sentences.at(-1)?.text).toBe('One.');
    expect(await readOldText(db, first?.id ?? 0)).toMatchObject({ next: last?.id });
  });
});
