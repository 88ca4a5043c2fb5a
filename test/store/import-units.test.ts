import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { InputError } from '../../server/errors.js';
import type { ExportUnit } from '../../server/export/types.js';
import { createDocument, getDocument, listDocuments } from '../../server/store/documents.js';
import { exportUnits } from '../../server/store/export.js';
import { importFiles } from '../../server/store/import-files.js';
import { type ImportUnitsOptions, importUnits } from '../../server/store/import-units.js';
import { listLog } from '../../server/store/log.js';
import { compareDocument, realignDocument } from '../../server/store/realign.js';
import { searchUnits } from '../../server/store/search.js';
import type { Database } from '../../server/store/tables.js';
import { openUnitFiles } from '../../server/store/unit-files.js';
import { listUnits } from '../../server/store/units.js';
import type { FileUnit } from '../../server/types.js';
import { memoryDatabase } from './database.js';
import { plainDocument } from './generate.js';
import { fileOf, readerOf } from './unit-reader.js';

const now = new Date('2026-03-04T05:06:07Z');

const BRIDGE: FileUnit[] = [
  { texts: { fr: ['Le pont a 12 arches.'], en: ['The bridge has 12 arches.'] }, begins: 'heading', confidence: 0.5 },
  { texts: { fr: ['Il est vieux.'], en: ['It is old.', 'Very old.'] }, begins: 'text', confirmed: true, changed: now },
  { texts: { en: ['Nobody crosses it.'] } },
  { texts: { fr: ['Il a 3 piles.'], en: ['It has 4 piers.'] } },
];

async function imported(db: Kysely<Database>, units: FileUnit[], options: ImportUnitsOptions = {}, failure?: Error) {
  const files = await openUnitFiles(readerOf(units, failure, 'en'), [fileOf('bridge.tmx')]);
  return importUnits(db, files, options, now);
}

async function rowsIn(db: Kysely<Database>): Promise<number> {
  const tables = ['document', 'version', 'paragraph', 'unit', 'sentence', 'divergence', 'flag', 'log'] as const;
  let rows = 0;
  for (const table of tables) rows += (await db.selectFrom(table).selectAll().execute()).length;
  return rows;
}

describe('a file of units', () => {
  test('becomes a document with its source in front, compared', async () => {
    const db = await memoryDatabase();
    const { documents } = await imported(db, BRIDGE);
    expect(documents).toEqual([{ id: 1, title: 'bridge', tags: ['en', 'fr'], units: 4 }]);
    const document = await getDocument(db, 1);
    expect(document).toMatchObject({ units: 4, confirmed: 1 });
    expect(document?.versions).toMatchObject([
      { tag: 'en', name: 'bridge.tmx', isSource: true, words: 17, sentences: 5 },
      { tag: 'fr', isSource: false, words: 12, sentences: 3 },
    ]);
    const { units } = await listUnits(db, 1, { filter: 'all' });
    expect(units[0]).toMatchObject({ confidence: 0.5, confirmedAt: null });
    expect(units[1]).toMatchObject({ confirmedAt: now.toISOString(), updatedAt: now.toISOString() });
    expect(units[3]?.divergences).toMatchObject([{ type: 'number', variant: expect.any(String) }]);
    expect(units.map(({ sides }) => sides.flat().map(({ paragraph, kind }) => `${paragraph} ${kind}`))).toEqual([
      ['0 heading', '0 heading'],
      ['1 text', '1 text', '1 text'],
      ['1 text'],
      ['1 text', '1 text'],
    ]);
  });

  test('has a paragraph a unit where it says nothing of paragraphs', async () => {
    const db = await memoryDatabase();
    await imported(
      db,
      BRIDGE.map(({ texts }) => ({ texts })),
    );
    const { units } = await listUnits(db, 1, { filter: 'all' });
    expect(units.map(({ sides }) => sides[0]?.map(({ paragraph }) => paragraph))).toEqual([[0], [1, 1], [2], [3]]);
  });

  test('is stored as it is, and not compared, where that is wanted', async () => {
    const db = await memoryDatabase();
    await imported(db, [{ ...(BRIDGE[3] as FileUnit), agreement: 0.25 }], { compare: false });
    const { units } = await listUnits(db, 1, { filter: 'all' });
    expect(units).toMatchObject([{ agreement: 0.25, parts: null, divergences: [] }]);
    await compareDocument(db, 1);
    expect((await listUnits(db, 1, { filter: 'all' })).units[0]?.divergences).toMatchObject([{ type: 'number' }]);
  });

  test('keeps its notes in the log; what Tercet noted of flags becomes flags again', async () => {
    const db = await memoryDatabase();
    const flags =
      'Flags: accuracy/omission (major, fr) – Missing:\u00A0the age. → Il est vieux.\nterminology (minor, fixed)';
    await imported(db, [{ ...(BRIDGE[0] as FileUnit), notes: ['Ask Ada.', flags, 'Flags: of all countries'] }]);
    const { units } = await listUnits(db, 1, { filter: 'all' });
    expect(units[0]?.flags).toMatchObject([
      {
        ...{ category: 'accuracy/omission', severity: 'major', lang: 'fr', status: 'open' },
        ...{ comment: 'Missing: the age.', correction: 'Il est vieux.' },
      },
      { category: 'terminology', severity: 'minor', lang: null, status: 'fixed', comment: '', correction: '' },
    ]);
    const notes = (await listLog(db, 1)).filter(({ action }) => action === 'note-unit');
    expect(notes.map(({ unitId, detail }) => [unitId, detail.note])).toEqual([
      [units[0]?.id, 'Ask Ada.'],
      [units[0]?.id, 'Flags: of all countries'],
    ]);
    for await (const unit of exportUnits(db, 'all'))
      expect(unit.notes).toEqual(['Ask Ada.', 'Flags: of all countries']);
  });

  test('can be searched at once', async () => {
    const db = await memoryDatabase();
    await imported(db, BRIDGE);
    const { rows } = await sql`select * from search_stale`.execute(db);
    expect(rows).toEqual([]);
    const { found } = await searchUnits(db, { conditions: [{ lang: null, has: true, words: 'piles' }] }, { limit: 9 });
    expect(found.map(({ unit }) => unit.position)).toEqual([3]);
  });

  test('of several documents becomes several; what is in one language is left out', async () => {
    const db = await memoryDatabase();
    const [first, second] = BRIDGE as [FileUnit, FileUnit];
    const units = [
      { ...first, document: 'A' },
      { texts: { en: ['Alone.'] }, document: 'B' },
      { ...second, document: 'C' },
      { ...second, document: 'A' },
    ];
    const { documents, alone } = await imported(db, units, { title: 'Not for several' });
    expect(documents.map(({ title, units: count }) => [title, count])).toEqual([
      ['A', 2],
      ['C', 1],
    ]);
    expect(alone).toEqual(['B']);
  });

  test('comes out as it went in', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('Déjà !', 'Да\nнет', '日本。'),
    );
    const some = fc.array(
      text.filter((one) => /\S/u.test(one) && !/\p{Cs}/u.test(one)),
      { minLength: 1, maxLength: 3 },
    );
    const unit = fc.record(
      {
        texts: fc.record({ en: some, fr: some, ja: some }, { requiredKeys: [] }),
        begins: fc.constantFrom('text', 'heading', 'list'),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
        confirmed: fc.boolean(),
      },
      { requiredKeys: ['texts'] },
    );
    const db = await memoryDatabase();
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 8 }), fc.boolean(), async (made, compare) => {
        const units = [...(made as FileUnit[]), { texts: { en: ['One.'], fr: ['Un.'], ja: ['一。'] } }];
        const said = units.filter(({ texts }) => Object.keys(texts).length > 0);
        const { documents } = await imported(db, units, { compare });
        const out: ExportUnit[] = [];
        for await (const exported of exportUnits(db, [documents[0]?.id ?? 0])) out.push(exported);
        expect(out.map(({ texts, confidence, status }) => ({ texts, confidence, status }))).toEqual(
          said.map(({ texts, confidence = 1, confirmed }) => {
            return { texts, confidence, status: confirmed ? 'confirmed' : 'unreviewed' };
          }),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('nothing is stored', () => {
  test.each<[string, Error, FileUnit[]]>([
    ['of a file that is broken further on', new InputError('xml-broken', { name: 'bridge.tmx', line: 9 }), BRIDGE],
    ['of a file that a program’s fault breaks', new Error('a fault'), BRIDGE],
  ])('%s', async (_case, failure, units) => {
    const db = await memoryDatabase();
    await expect(imported(db, units, {}, failure)).rejects.toBe(failure);
    expect(await rowsIn(db)).toBe(0);
  });

  test.each(['compare', 'store'] as const)('when it is stopped in the step %s', async (at) => {
    const db = await memoryDatabase();
    const stop = new Error('stopped');
    const progress = (step: string, done: number) => {
      if (step === at && (at === 'compare' || done > 0)) throw stop;
    };
    await expect(imported(db, BRIDGE, { progress })).rejects.toBe(stop);
    expect(await rowsIn(db)).toBe(0);
  });

  test.each<[string, string, FileUnit[], ImportUnitsOptions]>([
    ['no units', 'units-none', [], {}],
    ['units without text', 'units-none', [{ texts: {} }, { texts: { en: [] } }], {}],
    ['one language', 'units-one-language', [{ texts: { en: ['One.'] } }], {}],
    ['another source', 'source-unknown', BRIDGE, { source: 'ru' }],
  ])('of a file with %s', async (_case, code, units, options) => {
    const db = await memoryDatabase();
    await expect(imported(db, units, options)).rejects.toMatchObject({ code });
    expect(await rowsIn(db)).toBe(0);
  });
});

test('the same file is not stored twice, unless that is wanted', async () => {
  const db = await memoryDatabase();
  const files = { reader: readerOf(BRIDGE), files: [fileOf('a.tmx', 'x')] };
  expect(await importFiles(db, files, {}, now)).toMatchObject({ state: 'stored', documents: [{ id: 1 }] });
  const again = { ...files, files: [fileOf('b.tmx', 'x')] };
  expect(await importFiles(db, again, {}, now)).toEqual({ state: 'known', documents: [{ id: 1, title: 'a' }] });
  await importFiles(db, again, { again: true }, now);
  expect(await listDocuments(db)).toHaveLength(2);
});

test('a document that is too long to be aligned is refused to be, with the figures', async () => {
  const db = await memoryDatabase();
  const id = await createDocument(db, plainDocument('Long', 1), now);
  const [row] = await db.selectFrom('sentence').selectAll().limit(1).execute();
  await sql`
    insert into sentence (version_id, position, paragraph_id, start, "end", unit_id)
    with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 60000)
    select ${row?.version_id}, n, ${row?.paragraph_id}, 0, 1, ${row?.unit_id} from counted`.execute(db);
  const refusal = { code: 'too-long-whole', params: { title: 'Long', lang: 'en', sentences: 60_001, limit: 60_000 } };
  await expect(realignDocument(db, id)).rejects.toMatchObject(refusal);
  await expect(compareDocument(db, id)).rejects.toMatchObject(refusal);
});
