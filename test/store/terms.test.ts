import { expect, test } from '@jest/globals';
import type { LearntPair } from '../../server/learn/learn.js';
import { listLog } from '../../server/store/log.js';
import {
  addGlossary,
  countTerms,
  listGlossaries,
  listTerms,
  removeGlossary,
  replaceLearnt,
} from '../../server/store/terms.js';
import { memoryDatabase } from './database.js';

const now = new Date('2026-03-04T05:06:07Z');
const HULL = [
  { tag: 'en', text: 'hull' },
  { tag: 'fr', text: 'coque' },
];
const CARGO = [
  { tag: 'en', text: 'cargo' },
  { tag: 'en', text: 'freight' },
  { tag: 'ru', text: 'груз' },
];
const pair = (en: string, fr: string): LearntPair => ({ tags: ['en', 'fr'], texts: [en, fr], units: 4, score: 20.5 });

test('glossaries and what was learnt never share a concept', async () => {
  const db = await memoryDatabase();
  await addGlossary(db, 'ships', [HULL, CARGO], now);
  await replaceLearnt(db, [pair('mast', 'mât'), pair('sail', 'voile')], now);
  await addGlossary(db, 'more', [HULL], now);
  const terms = await listTerms(db);
  expect(terms.map(({ text }) => text)).toEqual(
    'hull coque cargo freight груз mast mât sail voile hull coque'.split(' '),
  );
  expect(terms.map(({ concept }) => concept)).toEqual([0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4]);
  expect((await listTerms(db, 'learned')).map(({ text }) => text)).toEqual(['mast', 'mât', 'sail', 'voile']);
  expect(await countTerms(db)).toBe(11);
});

test('what is learnt takes the place of what was', async () => {
  const db = await memoryDatabase();
  await replaceLearnt(db, [pair('mast', 'mât'), pair('sail', 'voile')], now);
  await addGlossary(db, 'ships', [HULL], now);
  await replaceLearnt(db, [pair('oar', 'rame')], now);
  expect((await listTerms(db)).map(({ text }) => text)).toEqual(['hull', 'coque', 'oar', 'rame']);
  const { detail } = (await listLog(db, null)).at(-1) ?? {};
  expect(detail).toEqual({ before: 2, after: 1 });
});

test('a glossary is replaced by one of its name, listed and removed', async () => {
  const db = await memoryDatabase();
  expect(await listGlossaries(db)).toEqual([]);
  expect(await addGlossary(db, 'ships', [HULL, CARGO], now)).toEqual({ replaced: false });
  expect(await addGlossary(db, 'ships', [CARGO], now)).toEqual({ replaced: true });
  await addGlossary(db, 'hulls', [HULL], now);
  expect(await listGlossaries(db)).toEqual([
    { name: 'hulls', tags: ['en', 'fr'], concepts: 1, terms: 2, createdAt: now.toISOString() },
    { name: 'ships', tags: ['en', 'ru'], concepts: 1, terms: 3, createdAt: now.toISOString() },
  ]);
  await removeGlossary(db, 'ships', now);
  expect((await listGlossaries(db)).map(({ name }) => name)).toEqual(['hulls']);
  await expect(removeGlossary(db, 'ships', now)).rejects.toMatchObject({
    code: 'glossary-unknown',
    params: { glossary: 'ships' },
  });
  expect((await listLog(db, null)).map(({ action }) => action)).toEqual([
    ...['add-glossary', 'add-glossary', 'add-glossary', 'remove-glossary'],
  ]);
});

test('what a glossary says of its terms is kept, and only its terms are to be used', async () => {
  const db = await memoryDatabase();
  await addGlossary(db, 'ships', [[...HULL, { tag: 'fr', text: 'fond', status: 'forbidden' }]], now);
  await replaceLearnt(db, [pair('mast', 'mât')], now);
  expect(await listTerms(db)).toEqual([
    { concept: 0, tag: 'en', text: 'hull', glossary: true },
    { concept: 0, tag: 'fr', text: 'coque', glossary: true },
    { concept: 0, tag: 'fr', text: 'fond', glossary: true, status: 'forbidden' },
    { concept: 1, tag: 'en', text: 'mast' },
    { concept: 1, tag: 'fr', text: 'mât' },
  ]);
});
