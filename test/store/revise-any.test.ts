import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readRevision } from '../../server/pipeline.js';
import { createDocument } from '../../server/store/documents.js';
import { addFlag, listFlags } from '../../server/store/flags.js';
import { undo } from '../../server/store/history.js';
import { reviseVersion } from '../../server/store/revise.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { memoryDatabase } from './database.js';
import { documentOf } from './texts.js';

const now = new Date('2026-04-05T06:07:08Z');

const EN = [
  'The bridge closed.',
  'Two cracks were found.',
  'A ferry carries people.',
  'It is free.',
  'Nobody knew why.',
];
const FR = ['Le pont a fermé.', 'Deux fissures.', 'Un bac transporte les gens.', 'Il est gratuit.', 'Nul ne savait.'];

const some = (texts: string[]) => fc.array(fc.constantFrom(...texts), { maxLength: 2 });
const unit = fc
  .record({ en: some(EN), fr: some(FR), confirmed: fc.boolean(), flagged: fc.boolean() })
  .filter(({ en, fr }) => en.length + fr.length > 0);
const units = fc
  .array(unit, { minLength: 1, maxLength: 6 })
  .filter((all) => all.some(({ en }) => en.length > 0) && all.some(({ fr }) => fr.length > 0));
/** For each sentence: kept, changed a little, taken out, or one put in before it. */
const edits = fc.array(fc.constantFrom('keep', 'keep', 'change', 'drop', 'add', 'replace'), { minLength: 12 });

const edited = (sentences: string[], how: string[]): string[] =>
  sentences.flatMap((sentence, n) => {
    const edit = how[n % how.length];
    if (edit === 'drop') return [];
    if (edit === 'add') return ['Entirely other words stand here.', sentence];
    if (edit === 'replace') return ['Something else altogether was written.'];
    return [edit === 'change' ? sentence.replace('.', ' today.') : sentence];
  });

test('whatever is revised, no flag is lost, nor a confirmation of what reads as before; and undo takes all of it back', async () => {
  await fc.assert(
    fc.asyncProperty(units, edits, async (wanted, how) => {
      const db = await memoryDatabase();
      const texts = wanted.map(({ en, fr }) => ({ en, fr }));
      const id = await createDocument(db, documentOf('Bridge', ['en', 'fr'], texts), now);
      const before = await listUnits(db, id, { filter: 'all' });
      const next = edited(
        wanted.flatMap(({ en }) => en),
        how,
      );
      fc.pre(next.length > 0);
      for (const [n, { confirmed, flagged, en }] of wanted.entries()) {
        const unitId = before.units[n]?.id ?? 0;
        const flag = { unitId, lang: 'en', category: 'style', severity: 'minor', comment: String(n) } as const;
        if (flagged)
          await addFlag(
            db,
            { ...flag, spans: en.length > 0 ? [{ lang: 'en', sentence: 0, start: 0, end: 3 }] : [] },
            now,
          );
        if (confirmed) await confirmUnit(db, unitId, true, now);
      }
      const decided = await listUnits(db, id, { filter: 'all' });
      const flags = await listFlags(db);
      const text = await readRevision({ name: 'en.txt', bytes: new TextEncoder().encode(next.join('\n\n')) }, 'en');
      try {
        await reviseVersion(db, id, 'en', text, { who: 'Ada', now });
      } catch (error) {
        if ((error as { code?: string }).code !== 'same-text') throw error;
        return;
      }
      const after = await listUnits(db, id, { filter: 'all' });
      expect(after.units.flatMap(({ sides }) => sides[0] ?? []).map((sentence) => sentence.text)).toEqual(next);
      expect((await listFlags(db)).map(({ comment }) => comment).sort()).toEqual(
        flags.map(({ comment }) => comment).sort(),
      );
      const read = ({ sides }: (typeof after.units)[number]) =>
        sides.map((side) => side.map((one) => one.text).join(' '));
      for (const was of decided.units) {
        const is = after.units.find((one) => one.id === was.id);
        if (was.confirmedAt === null) continue;
        if (is) expect(is.confirmedAt !== null).toBe(read(is)[0] === read(was)[0]);
        // Only one that had nothing but what was taken out is gone.
        else expect(was.sides[1]).toEqual([]);
        if (is) expect(read(is)[1]).toBe(read(was)[1]);
      }
      for (const { flags: own, sides } of after.units)
        for (const { lang, sentence, end } of own.flatMap(({ spans }) => spans))
          expect(end).toBeLessThanOrEqual(sides[lang === 'en' ? 0 : 1]?.[sentence]?.text.length ?? 0);
      await undo(db, id, 'Ada', now);
      expect(await listUnits(db, id, { filter: 'all' })).toEqual(decided);
      await db.destroy();
    }),
    { numRuns: 40 },
  );
});
