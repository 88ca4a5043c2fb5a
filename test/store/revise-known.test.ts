import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { processFiles, readRevision } from '../../server/pipeline.js';
import { createDocument } from '../../server/store/documents.js';
import { redo, undo } from '../../server/store/history.js';
import { compareDocument } from '../../server/store/realign.js';
import { reviseVersion } from '../../server/store/revise.js';
import type { Database } from '../../server/store/tables.js';
import { addGlossary } from '../../server/store/terms.js';
import { listUnits } from '../../server/store/units.js';
import { memoryDatabase } from './database.js';

/** A revision compares what it changed, and what stands around; of the rest, what was said of it holds. */

const now = new Date('2026-04-05T06:07:08Z');
const author = { who: 'Ada', now };

const PEOPLE = ['Hamilton', 'Duval', 'Petrov', 'Moreau'];
const LINES: [en: (n: number, who: string) => string, fr: (n: number, who: string) => string][] = [
  [
    (n, who) => `Mayor ${who} opened ${n + 3} new schools in the old harbour.`,
    (n, who) => `Le maire ${who} a ouvert ${n + 3} nouvelles écoles dans le vieux port.`,
  ],
  [(n) => `The river did not rise for ${n + 20} days.`, (n) => `Le fleuve n’est pas monté pendant ${n + 20} jours.`],
  [
    (n, who) => `According to ${who}, the bridge will cost ${n + 5} million euros.`,
    (n, who) => `Selon ${who}, le pont coûtera ${n + 5} millions d’euros.`,
  ],
  [() => 'The council meets again next week.', () => 'Le conseil se réunit de nouveau la semaine prochaine.'],
];
const COUNT = 44;
const text = (lang: 0 | 1): string[] =>
  Array.from({ length: COUNT }, (_, n) => (LINES[n % 4]?.[lang] ?? String)(n, PEOPLE[(n >> 2) % 4] ?? ''));
const [EN, FR] = [text(0), text(1)];

/** Three sentences a paragraph. */
const file = (lang: string, sentences: readonly string[]) => ({
  name: `town.${lang}.txt`,
  bytes: new TextEncoder().encode(
    Array.from({ length: Math.ceil(sentences.length / 3) }, (_, n) => sentences.slice(3 * n, 3 * n + 3).join(' ')).join(
      '\n\n',
    ),
  ),
});

async function stored(): Promise<{ db: Kysely<Database>; id: number }> {
  const db = await memoryDatabase();
  return { db, id: await createDocument(db, await processFiles([file('en', EN), file('fr', FR)]), now) };
}

const revise = async (db: Kysely<Database>, id: number, sentences: readonly string[]) =>
  reviseVersion(db, id, 'en', await readRevision(file('en', sentences), 'en'), author);

/** What the comparison says of each unit. */
async function said(db: Kysely<Database>, id: number) {
  const { units } = await listUnits(db, id, { filter: 'all' });
  return units.map(({ id: unit, agreement, parts, confidence, divergences, sides }) => {
    const found = divergences.map(({ id: _, ...rest }) => rest);
    const [own, document] = [false, true].map((whole) =>
      found.filter(({ type }) => (type === 'consistency') === whole),
    );
    const words = sides.map((side) => side.map((sentence) => sentence.text).join(' '));
    return { unit, said: { agreement, parts, own }, document, confidence, words };
  });
}

const edit = fc.record({
  kind: fc.constantFrom('number', 'drop', 'add', 'replace', 'repeat'),
  at: fc.nat(COUNT - 1),
});

test('says of what it changed what a comparison of the whole document would, and leaves the rest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(edit, { minLength: 1, maxLength: 2, selector: ({ at }) => at }), async (edits) => {
      const { db, id } = await stored();
      const before = new Map((await said(db, id)).map((unit) => [unit.unit, unit]));
      const next = EN.flatMap((sentence, n) => {
        const kind = edits.find(({ at }) => at === n)?.kind;
        if (kind === 'drop') return [];
        if (kind === 'add') return [sentence, 'Nobody in the town had asked for it.'];
        if (kind === 'replace') return ['Trains are late on Sundays.'];
        if (kind === 'repeat') return [EN[0] ?? ''];
        return [kind === 'number' ? sentence.replace(/\d+/u, '77').replace(' next', ' this') : sentence];
      });
      if (next.join() === EN.join()) return;
      await revise(db, id, next);
      const after = await said(db, id);
      await compareDocument(db, id);
      const whole = await said(db, id);
      expect(after.map(({ words }) => words)).toEqual(whole.map(({ words }) => words));
      // what shows over the whole document only is looked for in all of it
      expect(after.map(({ document }) => document)).toEqual(whole.map(({ document }) => document));
      let left = 0;
      for (const [n, unit] of after.entries()) {
        const was = before.get(unit.unit);
        const changed = JSON.stringify(unit.words) !== JSON.stringify(was?.words);
        if (!changed) expect(unit.confidence).toBe(was?.confidence);
        const kept = JSON.stringify(unit.said) === JSON.stringify(was?.said);
        if (kept) left++;
        if (changed || !kept) expect(unit.said).toEqual(whole[n]?.said);
      }
      expect(left).toBeGreaterThan(0);
      await db.destroy();
    }),
    { numRuns: 6 },
  );
});

/** Something that no comparison would say. */
const mark = (db: Kysely<Database>) => db.updateTable('unit').set({ agreement: 0.12345 }).execute();
const marked = async (db: Kysely<Database>, id: number): Promise<number[]> =>
  (await said(db, id)).flatMap(({ said: { agreement } }, n) => (agreement === 0.12345 ? [n] : []));

test('what stands far from any change is not compared', async () => {
  const { db, id } = await stored();
  await mark(db);
  await revise(db, id, EN.with(30, 'The mayor will open 4 schools.'));
  const left = await marked(db, id);
  expect(left).toEqual(Array.from({ length: COUNT }, (_, n) => n).filter((n) => n < 27 || n > 33));
});

test('all is compared where a glossary came since, or a comparison was undone', async () => {
  const { db, id } = await stored();
  const terms = ['en', 'fr'].map((tag, n) => ({ tag, text: ['council', 'conseil'][n] ?? '' }));
  await addGlossary(db, 'town', [terms], now);
  await mark(db);
  await revise(db, id, EN.with(30, 'The mayor will open 4 schools.'));
  expect(await marked(db, id)).toEqual([]);
  await undo(db, id, 'Ada', now);
  expect(await marked(db, id)).toHaveLength(COUNT);
  await revise(db, id, EN.with(31, 'The mayor will open 5 schools.'));
  expect(await marked(db, id)).toEqual([]);
});

test('only what changes is written, and put back by undoing it', async () => {
  const { db, id } = await stored();
  const rows = async () => ({
    sentence: await db.selectFrom('sentence').selectAll().orderBy('id').execute(),
    paragraph: await db.selectFrom('paragraph').selectAll().orderBy('id').execute(),
    unit: await db.selectFrom('unit').selectAll().orderBy('id').execute(),
    divergence: await db.selectFrom('divergence').selectAll().orderBy('id').execute(),
  });
  const before = await rows();
  await revise(db, id, EN.toSpliced(33, 0, 'Nobody in the town had asked for it.'));
  const after = await rows();
  const ids = (table: { id: number }[]) => table.map((row) => row.id);
  expect(ids(after.sentence).slice(0, -1)).toEqual(ids(before.sentence));
  expect(ids(before.paragraph).filter((one) => !ids(after.paragraph).includes(one))).toEqual([]);
  await undo(db, id, 'Ada', now);
  expect(await rows()).toEqual(before);
  await redo(db, id, 'Ada', now);
  expect(await rows()).toEqual(after);
});
