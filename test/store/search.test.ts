import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { openDatabase } from '../../server/store/connection.js';
import { createDocument, deleteDocument } from '../../server/store/documents.js';
import { addFlag } from '../../server/store/flags.js';
import { migrateUp } from '../../server/store/migrate.js';
import { asksSomething, type SearchQuery, searchAll, searchScope, searchUnits } from '../../server/store/search.js';
import type { Database } from '../../server/store/tables.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { connect, memoryDatabase } from './database.js';
import { numberDivergence, plainDocument, plainFlag } from './generate.js';
import { documentOf, type Texts } from './texts.js';

const NOW = new Date('2026-03-04T05:06:07Z');
const TAGS = ['en', 'fr', 'ru'];

const UNITS: Texts[] = [
  { en: 'The council lifted the sanctions.', fr: 'Le conseil a levé les sanctions.', ru: 'Совет отменил санкции.' },
  { en: 'New sanctions follow.', fr: 'De nouvelles mesures suivent.', ru: 'Готовится пакет санкций.' },
  { en: 'A pupil drank the water.', fr: 'L’élève but l’eau.', ru: 'Ученик выпил воду — ещё раз.' },
  {
    en: 'The pupils’ well-known school.',
    fr: ['L\u2019école des élèves.', 'Elle est connue.'],
    ru: 'Мой йод, мои иоды.',
  },
  { fr: 'Un cœur de naïf, 1\u202f000,5 mètres.', ru: 'Вице‑премьер Ёлкин.' },
];

/** The numbers of the units found, from 1; documents are told by their order. */
async function numbers(db: Kysely<Database>, query: SearchQuery): Promise<number[]> {
  const { found, total } = await searchUnits(db, query, { limit: 100 });
  expect(found).toHaveLength(total);
  return found.map(({ unit }) => unit.position + 1);
}

const has = (words: string, lang: string | null = null): SearchQuery => ({ conditions: [{ lang, has: true, words }] });

describe('words', () => {
  let db: Kysely<Database>;
  beforeAll(async () => {
    db = openDatabase(':memory:');
    await migrateUp(db);
    await createDocument(db, documentOf('Council', TAGS, UNITS), NOW);
  });

  test.each<[string, string, string | null, number[]]>([
    ['a word, in any version', 'sanctions', null, [1, 2]],
    ['in one version', 'sanctions', 'fr', [1]],
    ['in a version that no document has', 'sanctions', 'de', []],
    ['a language’s tag in capitals', 'sanctions', 'FR', [1]],
    ['capitals or none', 'SaNcTions', 'fr', [1]],
    ['other forms of it', 'санкции', null, [1, 2]],
    ['the same from another form', 'санкций', null, [1, 2]],
    ['other forms in English and French', 'sanction', null, [1, 2]],
    ['as it is written, between quotes', '"санкции"', null, [1]],
    ['a form that is not there, between quotes', '"sanction"', null, []],
    ['several words, anywhere in one version', 'sanctions council', null, [1]],
    ['not one in one version and one in another', 'council conseil', null, []],
    ['in two sentences of one version', 'école connue', null, [4]],
    ['a phrase', '"the sanctions"', null, [1]],
    ['a phrase in other quotes', '«the sanctions»', null, [1]],
    ['a phrase whose quotes were left open', '“the sanctions', null, [1]],
    ['words in another order are no phrase', '"sanctions the"', null, []],
    ['a phrase doesn’t run over a sentence’s end', '"élèves elle"', null, []],
    ['a beginning', 'sanct*', 'en', [1, 2]],
    ['a beginning in Russian', 'санкц*', null, [1, 2]],
    ['a beginning of the last word of a phrase', '"the sanct*"', null, [1]],
    ['without accents', 'eleve', null, [3, 4]],
    ['with accents', 'élèves', null, [3, 4]],
    ['after an elision', 'eau', null, [3]],
    ['with its elision, straight', "l'eau", null, [3]],
    ['with its elision, typographic', 'l’eau', null, [3]],
    ['е for ё', 'еще', null, [3]],
    ['ё for ё', 'ещё', null, [3]],
    ['a name with ё', 'Елкин', null, [5]],
    ['й is not и', '"йод"', null, [4]],
    ['й is not и, the other way', '"иод"', null, []],
    ['œ', 'coeur', null, [5]],
    ['ï', 'naif', null, [5]],
    ['a hyphen of another kind', 'вице-премьер', null, [5]],
    ['another form after a hyphen', 'вице-премьера', null, [5]],
    ['a hyphen', 'well-known', null, [4]],
    ['a space for a hyphen', '"well known"', null, [4]],
    ['a number with its signs', '1 000,5', null, [5]],
  ])('%s', async (_case, words, lang, expected) => {
    expect(await numbers(db, has(words, lang))).toEqual(expected);
  });

  test('with inflection off, words are as they are written', async () => {
    expect(await numbers(db, { ...has('санкции'), exact: true })).toEqual([1]);
    expect(await numbers(db, { ...has('eleve'), exact: true })).toEqual([3]);
  });

  test('one version has, another lacks', async () => {
    const conditions = [
      { lang: 'en', has: true, words: 'sanctions' },
      { lang: 'fr', has: false, words: 'sanctions' },
    ];
    expect(await numbers(db, { conditions })).toEqual([2]);
  });

  test('a version that has nothing in a unit lacks the word; one that the document hasn’t got does not', async () => {
    expect(await numbers(db, { conditions: [{ lang: 'en', has: false, words: 'the' }] })).toEqual([2, 5]);
    expect(await numbers(db, { conditions: [{ lang: 'de', has: false, words: 'the' }] })).toEqual([]);
    expect(await numbers(db, { conditions: [{ lang: null, has: false, words: 'санкции' }] })).toEqual([3, 4, 5]);
  });

  test('says where the words stand', async () => {
    const { found } = await searchUnits(db, has('eleve'), { limit: 10 });
    const places = found.map(({ unit, document, hits }) =>
      hits.map(({ lang, sentence, start, end }) => {
        const text = unit.sides[document.tags.indexOf(lang)]?.[sentence]?.text ?? '';
        return [lang, sentence, text.slice(start, end)];
      }),
    );
    expect(places).toEqual([[['fr', 0, 'élève']], [['fr', 0, 'élèves']]]);
  });

  test('whatever is typed can be read', async () => {
    const signs = fc.constantFrom(
      ...'"*()^:+-{}.,;\'«»“” ',
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      'fr:',
      'le',
      'санкции',
      '\u0000',
      '\ud800',
      '制裁',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(signs, { maxLength: 12 }), fc.boolean(), async (parts, exact) => {
        for (const words of [parts.join(''), parts.join(' ')])
          for (const conditions of [has(words).conditions, [{ lang: 'fr', has: false, words }]])
            expect((await searchUnits(db, { conditions, exact }, { limit: 3 })).total).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
    expect(asksSomething(has(' "*" — '))).toBe(false);
    expect(asksSomething(has('a'))).toBe(true);
  });
});

describe('which units', () => {
  test('are narrowed to a document, a state, a finding', async () => {
    const db = await memoryDatabase();
    const first = await createDocument(db, plainDocument('First', 4, [1, 2]), NOW);
    const second = await createDocument(db, plainDocument('Second', 2), NOW);
    const { units } = await listUnits(db, first, { filter: 'all' });
    await confirmUnit(db, units[0]?.id ?? 0, true, NOW);
    await addFlag(db, plainFlag(units[3]?.id ?? 0), NOW);
    const phrase = has('phrase');
    expect(await numbers(db, phrase)).toEqual([1, 2, 1, 2, 3, 4]);
    expect(await numbers(db, { ...phrase, documentId: second })).toEqual([1, 2]);
    expect(await numbers(db, { ...phrase, state: 'confirmed' })).toEqual([1]);
    expect(await numbers(db, { ...phrase, state: 'flagged' })).toEqual([4]);
    expect(await numbers(db, { ...phrase, state: 'divergent' })).toEqual([2, 3]);
    expect(await numbers(db, { ...phrase, check: numberDivergence.type, documentId: first })).toEqual([2, 3]);
    expect(await numbers(db, { ...phrase, check: 'name' })).toEqual([]);
    expect((await searchUnits(db, phrase, { from: 4, limit: 5 })).found.map(({ unit }) => unit.position)).toEqual([
      2, 3,
    ]);
    const scope = await searchScope(db);
    expect(scope.tags).toEqual(TAGS);
    expect(scope.documents.map(({ title }) => title)).toEqual(['Second', 'First']);
    const all: number[] = [];
    for await (const { unit } of searchAll(db, phrase)) all.push(unit.position + 1);
    expect(all).toEqual([1, 2, 1, 2, 3, 4]);
  });
});

describe('the index', () => {
  const words = ['sanctions', 'measures', 'water', 'council', 'pupil'];

  /** What a search finds, and what reading all units finds. */
  async function expectTrue(db: Kysely<Database>): Promise<void> {
    const { documents } = await searchScope(db);
    const texts = new Map<string, string[]>();
    for (const { id } of documents)
      for (const { position, sides } of (await listUnits(db, id, { filter: 'all' })).units)
        texts.set(
          `${id} ${position}`,
          sides.map((side) => side.map(({ text }) => text).join(' ')),
        );
    for (const [version, tag] of ['en', 'fr'].entries())
      for (const word of words) {
        const { found } = await searchUnits(db, { ...has(word, tag), exact: true }, { limit: 1000 });
        const wanted = [...texts].filter(([, sides]) => sides[version]?.split(/\P{L}+/u).includes(word));
        const places = found.map(({ unit }) => `${unit.documentId} ${unit.position}`);
        expect([tag, word, places.toSorted()]).toEqual([tag, word, wanted.map(([key]) => key).toSorted()]);
      }
  }

  const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
  const unit = fc.record({ en: fc.array(sentence, { maxLength: 3 }), fr: fc.array(sentence, { maxLength: 2 }) });
  const change = fc.record({
    sort: fc.constantFrom('move', 'text', 'border', 'drop sentence', 'drop unit', 'drop document'),
    at: fc.nat(1000),
    text: sentence,
  });

  async function apply(db: Kysely<Database>, { sort, at, text }: { sort: string; at: number; text: string }) {
    const pick = (table: string) =>
      sql`(select id from ${sql.table(table)} order by id limit 1 offset ${at} % max(1, (select count(*) from ${sql.table(table)})))`;
    if (sort === 'move')
      await sql`
        update sentence set unit_id = (
          select unit.id from unit join version on version.document_id = unit.document_id
          where version.id = sentence.version_id order by unit.id desc limit 1)
        where id = ${pick('sentence')}`.execute(db);
    if (sort === 'text')
      await sql`update paragraph set text = ${text} || substr(text, ${text.length + 1}) where id = ${pick('paragraph')}`.execute(
        db,
      );
    if (sort === 'border')
      await sql`update sentence set "end" = "end" - 1 where id = ${pick('sentence')} and "end" > start + 1`.execute(db);
    if (sort === 'drop sentence') await sql`delete from sentence where id = ${pick('sentence')}`.execute(db);
    if (sort === 'drop unit') await sql`delete from unit where id = ${pick('unit')}`.execute(db);
    if (sort === 'drop document')
      await sql`delete from any_document where id = ${pick('document')} and ${at} % 3 = 0`.execute(db);
  }

  test('stays true to the texts, whoever changes them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(unit, { minLength: 1, maxLength: 5 }),
        fc.array(change, { maxLength: 8 }),
        async (units, changes) => {
          const db = openDatabase(':memory:');
          try {
            await migrateUp(db);
            for (const title of ['A', 'B']) await createDocument(db, documentOf(title, ['en', 'fr'], units), NOW);
            await expectTrue(db);
            for (const one of changes) await apply(db, one);
            await expectTrue(db);
          } finally {
            await db.destroy();
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('is built for documents that were there before it, and forgets deleted ones', async () => {
    const db = connect(':memory:');
    await migrateUp(db, '0006_revisions');
    for (const statement of OLD) await sql.raw(statement).execute(db);
    await migrateUp(db);
    expect((await sql`select * from search_stale`.execute(db)).rows).toEqual([]);
    expect(await numbers(db, has('boats'))).toEqual([2]);
    await deleteDocument(db, 1, NOW);
    expect(await numbers(db, has('boats'))).toEqual([]);
    expect((await sql`select rowid from search`.execute(db)).rows).toEqual([]);
    expect((await sql`select * from search_stale`.execute(db)).rows).toEqual([]);
  });
});

const OLD = [
  `insert into document (id, title, created_at, updated_at) values (1, 'Old', '', '')`,
  `insert into version (id, document_id, position, tag, name, encoding, sha256, words) values (1, 1, 0, 'en', '', 'utf-8', 'a', 4)`,
  `insert into paragraph (id, version_id, position, kind, text) values (1, 1, 0, 'text', 'Three men. Four boats.')`,
  `insert into unit (id, document_id, position, confidence, agreement, updated_at) values (1, 1, 0, 1, 1, ''), (2, 1, 1, 1, 1, '')`,
  `insert into sentence (version_id, position, paragraph_id, start, "end", unit_id) values (1, 0, 1, 0, 10, 1), (1, 1, 1, 11, 22, 2)`,
];

test('pages go through documents from the newest on, however long these are, and past the end nothing is found', async () => {
  const db = await memoryDatabase();
  const old = await createDocument(db, plainDocument('Short', 3, [1]), NOW);
  // longer than what is looked through first
  const long = await createDocument(db, plainDocument('Long', 5_100, [7]), NOW);
  const found = async (query: SearchQuery, from: number, limit = 4) => {
    const { found: units, total } = await searchUnits(db, query, { from, limit });
    return { total, units: units.map(({ document, unit }) => [document.id, unit.position]) };
  };
  const all = has('sentence');
  const [first, last] = [[0, 1, 2, 3].map((n) => [long, n]), [[long, 5_099], ...[0, 1, 2].map((n) => [old, n])]];
  expect(await found(all, 0)).toEqual({ total: 5_103, units: first });
  expect(await found(all, 5_099)).toEqual({ total: 5_103, units: last });
  expect(await found(all, 6_000)).toEqual({ total: 5_103, units: [] });
  const divergent = [
    [long, 7],
    [old, 1],
  ];
  expect(await found({ ...all, state: 'divergent' }, 0)).toEqual({ total: 2, units: divergent });
  expect(await found({ ...all, check: 'number', documentId: old }, 0)).toEqual({ total: 1, units: [[old, 1]] });
  expect(await found({ ...all, documentId: old }, 0)).toEqual({ total: 3, units: last.slice(1) });
});
