import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type ConsistencyOptions, findInconsistencies, type Inconsistency } from '../../server/store/consistency.js';
import { consistencyReport, corpusRevision } from '../../server/store/consistency-report.js';
import { createDocument, deleteDocument } from '../../server/store/documents.js';
import { addGlossary } from '../../server/store/terms.js';
import { memoryDatabase } from './database.js';
import { HARBOUR, HULL, ISLAND, translated } from './translated.js';

const now = new Date('2026-03-04T05:06:07Z');

async function corpus() {
  const db = await memoryDatabase();
  const ids = [await createDocument(db, HARBOUR, now), await createDocument(db, ISLAND, now)];
  await addGlossary(db, 'ships', [HULL], now);
  return { db, ids };
}

type Corpus = Awaited<ReturnType<typeof corpus>>;

async function listed({ db }: Pick<Corpus, 'db'>, options: ConsistencyOptions = {}): Promise<Inconsistency[]> {
  const found: Inconsistency[] = [];
  for await (const one of findInconsistencies(db, options)) found.push(one);
  return found;
}

const shown = ({ kind, lang, others, value, ways }: Inconsistency): string =>
  `${kind} ${lang} (${others.join(' ')}: ${value}): ${ways.map(({ text, count }) => `${count} ${text}`).join(' / ')}`;

test('texts, names and terms are found across documents, with their places', async () => {
  const found = await listed(await corpus());
  expect(found.map(shown)).toEqual([
    'segment fr (en ru: The old bridge was closed again.): 1 Le vieux pont a été fermé de nouveau. / 1 On ne passait plus la rivière.',
    'name en (ru: Островский): 1 Ostrovskiy / 1 Ostrovsky',
    'term fr (en ru: hull): 1 carène / 1 coque',
  ]);
  expect(found[0]?.ways.map(({ places }) => places)).toEqual([
    [{ documentId: 1, document: 'Harbour', unit: 2 }],
    [{ documentId: 2, document: 'Island', unit: 1 }],
  ]);
});

test('only in the documents that are asked for', async () => {
  const { db, ids } = await corpus();
  expect(await listed({ db }, { documentIds: ids.slice(0, 1) })).toEqual([]);
  expect(await listed({ db }, { documentIds: [] })).toEqual([]);
  await deleteDocument(db, ids[1] as number, now);
  expect(await listed({ db })).toEqual([]);
  expect(await listed({ db }, { documentIds: [7] })).toEqual([]);
});

test('what the source says in two ways is no inconsistency, and what it repeats is', async () => {
  const texts = {
    en: ['The bridge was closed on Monday.', 'Nobody crossed the bridge on Monday.'],
    fr: ['Le pont était fermé lundi.', 'Le pont était fermé lundi.'],
  };
  for (const [source, found] of [
    ['en', []],
    ['fr', ['segment en']],
    [null, ['segment en']],
  ] as const) {
    const db = await memoryDatabase();
    await createDocument(db, translated('Bridge', texts, source), now);
    expect((await listed({ db })).map(({ kind, lang }) => `${kind} ${lang}`)).toEqual(found);
  }
});

test('where only function words differ, it is a hint', async () => {
  const db = await memoryDatabase();
  const en = ['The bridge was closed on Monday.', 'The bridge was closed on Monday.'];
  await createDocument(
    db,
    translated('A', { en, fr: ['Le pont était fermé lundi.', 'Ce pont a été fermé lundi.'] }),
    now,
  );
  expect(await listed({ db })).toEqual([]);
  expect(await listed({ db }, { hints: true })).toMatchObject([{ kind: 'segment', hint: true }]);
});

test('many documents: the ways in order, ten places of each at most', async () => {
  const db = await memoryDatabase();
  const text = (fr: string) => translated(fr, { en: ['The bridge was closed on Monday.'], fr: [fr] });
  for (let n = 0; n < 12; n++) await createDocument(db, text('Le pont était fermé lundi.'), now);
  await createDocument(db, text('On ne passait plus le pont.'), now);
  const [found] = await listed({ db });
  expect(found?.ways.map(({ count, places }) => [count, places.length])).toEqual([
    [12, 10],
    [1, 1],
  ]);
});

test('nothing is left behind, and a second search finds the same', async () => {
  const { db } = await corpus();
  const first = await listed({ db });
  expect((await sql`select name from temp.sqlite_schema`.execute(db)).rows).toEqual([]);
  expect(await listed({ db })).toEqual(first);
  for await (const _ of findInconsistencies(db)) break;
  expect((await sql`select name from temp.sqlite_schema`.execute(db)).rows).toEqual([]);
});

test('a report counts all, and tells when it was overtaken', async () => {
  const { db } = await corpus();
  const steps: number[] = [];
  const report = await consistencyReport(db, now, (done) => steps.push(done));
  expect(report).toMatchObject({ at: now.toISOString(), counts: { segment: 1, name: 1, term: 1 } });
  expect(steps).toEqual([0, 0.5]);
  expect(await corpusRevision(db)).toBe(report.revision);
  await createDocument(db, translated('C', { en: ['x'], fr: ['y'] }), now);
  expect(await corpusRevision(db)).toBeGreaterThan(report.revision);
});
