import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { InputError } from '../../server/errors.js';
import { processFiles, readRevision } from '../../server/pipeline.js';
import { createDocument } from '../../server/store/documents.js';
import { editUnits } from '../../server/store/edits.js';
import { exportFlags } from '../../server/store/flag-export.js';
import { addFlag, deleteFlag, listFlags, replyToFlag } from '../../server/store/flags.js';
import { redo, undo } from '../../server/store/history.js';
import { realignDocument } from '../../server/store/realign.js';
import { reviseVersion } from '../../server/store/revise.js';
import type { Database } from '../../server/store/tables.js';
import { joinParagraphs, joinSentences, splitParagraph, splitSentence } from '../../server/store/text-edits.js';
import { listUnits } from '../../server/store/units.js';
import { memoryDatabase } from './database.js';

/** Flags stay with the words that they speak of, whatever becomes of the units around them. */

const now = new Date('2026-04-05T06:07:08Z');
const author = { who: 'Ada', now };

const EN = [
  'The bridge over the Tamar will close on 4 May.',
  'Engineers found cracks in two of its eleven arches.',
  'Ferries will carry 1,200 people a day.',
  'They leave every ten minutes.',
  'The crossing is free.',
  'The mayor did not expect this.',
];
const FR = [
  'Le pont sur la Tamar fermera le 4 mai.',
  'Des ingénieurs ont trouvé des fissures dans deux de ses onze arches.',
  'Des bacs transporteront 1 200 personnes par jour.',
  'Ils partent toutes les dix minutes.',
  'La traversée est gratuite.',
  'Le maire ne s’y attendait pas.',
];
const RU = [
  'Мост через Теймар закроют 4 мая.',
  'Инженеры нашли трещины в двух из одиннадцати его арок.',
  'Паромы будут перевозить 1200 человек в день.',
  'Они отходят каждые десять минут.',
  'Переправа бесплатная.',
  'Мэр этого не ожидал.',
];
const TAGS = ['en', 'fr', 'ru'];

const file = (lang: string, sentences: readonly string[]) => ({
  name: `bridge.${lang}.txt`,
  bytes: new TextEncoder().encode(`${sentences.join('\n\n')}\n`),
});

async function stored(): Promise<{ db: Kysely<Database>; id: number }> {
  const db = await memoryDatabase();
  const files = [file('en', EN), file('fr', FR), file('ru', RU)];
  return { db, id: await createDocument(db, await processFiles(files), now) };
}

const unitsOf = async (db: Kysely<Database>, id: number) => (await listUnits(db, id, { filter: 'all' })).units;

/** Each flag's words, by its comment. */
async function words(db: Kysely<Database>): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const { comment, quotes } of exportFlags(db)) found.set(comment, quotes);
  return found;
}

interface Mark {
  unit: number;
  version: number;
  start: number;
  length: number;
  whole: boolean;
}

const mark: fc.Arbitrary<Mark> = fc.record({
  unit: fc.nat(5),
  version: fc.nat(2),
  start: fc.nat(20),
  length: fc.integer({ min: 4, max: 30 }),
  whole: fc.boolean(),
});

/** Flags with a reply each, some of them of whole units. */
async function flagged(db: Kysely<Database>, id: number, marks: readonly Mark[]): Promise<void> {
  const units = await unitsOf(db, id);
  for (const [n, { unit: place, version, start, length, whole }] of marks.entries()) {
    const unit = units[place % units.length];
    const text = unit?.sides[version]?.[0]?.text;
    if (!unit || text === undefined) continue;
    const lang = TAGS[version] ?? '';
    const from = Math.min(start, text.length - 2);
    const spans = whole ? [] : [{ lang, sentence: 0, start: from, end: Math.min(text.length, from + length) }];
    const flag = {
      unitId: unit.id,
      lang,
      category: 'style',
      severity: 'minor',
      comment: `${lang} ${n}`,
      spans,
    } as const;
    const flagId = await addFlag(db, flag, now, 'Ada');
    await replyToFlag(db, flagId, { text: `To ${n}` }, now, 'Bo');
  }
}

const replies = async (db: Kysely<Database>) =>
  (await listFlags(db)).map(({ comment, replies: own }) => [comment, own.map(({ text }) => text)]).sort();

describe('editing the alignment', () => {
  const deed = fc.record({
    kind: fc.constantFrom('merge', 'split', 'move', 'unlink', 'join', 'cut', 'paste'),
    unit: fc.nat(9),
    version: fc.nat(2),
    to: fc.constantFrom('before' as const, 'after' as const),
    first: fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
  });

  test('keeps every flag at its words, with what was answered, and undoing brings all of it back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(mark, { minLength: 1, maxLength: 4 }),
        fc.array(deed, { minLength: 1, maxLength: 5 }),
        async (marks, deeds) => {
          const { db, id } = await stored();
          await flagged(db, id, marks);
          const before = { words: await words(db), replies: await replies(db), flags: await listFlags(db) };
          let done = 0;
          for (const { kind, unit: number, version, to, first } of deeds) {
            const units = await unitsOf(db, id);
            const unit = units[number % units.length]?.id ?? 0;
            const place = { unit, version, sentence: 0 };
            try {
              if (kind === 'merge') await editUnits(db, { kind, unit }, author);
              else if (kind === 'split') await editUnits(db, { kind, unit, first }, author);
              else if (kind === 'move') await editUnits(db, { kind, unit, version, sentences: 1, to }, author);
              else if (kind === 'unlink') await editUnits(db, { kind, unit, version }, author);
              else if (kind === 'join') await joinSentences(db, place, author);
              else if (kind === 'cut') await splitParagraph(db, place, author);
              else await joinParagraphs(db, place, author);
              done++;
            } catch (error) {
              if (!(error instanceof InputError)) throw error;
            }
          }
          expect(await words(db)).toEqual(before.words);
          expect(await replies(db)).toEqual(before.replies);
          for (let n = 0; n < done; n++) await undo(db, id, 'Ada', now);
          expect(await listFlags(db)).toEqual(before.flags);
          for (let n = 0; n < done; n++) await redo(db, id, 'Ada', now);
          expect(await words(db)).toEqual(before.words);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('where a sentence is cut within what a flag speaks of, it speaks of both sides, and of one again once joined', async () => {
    const { db, id } = await stored();
    const [unit] = await unitsOf(db, id);
    await flagged(db, id, [{ unit: 0, version: 1, start: 3, length: 20, whole: false }]);
    const [before] = await words(db);
    const place = { unit: unit?.id ?? 0, version: 1, sentence: 0 };
    await splitSentence(db, { ...place, offset: (FR[0] ?? '').indexOf('sur') }, author);
    expect([...(await words(db)).values()]).toEqual([['pont', 'sur la Tamar fe']]);
    await joinSentences(db, place, author);
    expect([...(await words(db))]).toEqual([before]);
  });
});

/** A flag whose words stand in several versions, and what it points to in which unit, by the units' numbers. */
describe('a flag of words in two versions', () => {
  const FLAG = { category: 'accuracy/mistranslation', severity: 'major', comment: 'Not the same.' } as const;
  const place = (lang: string, sentence: number, text: string, word: string) => {
    const start = text.indexOf(word);
    return { lang, sentence, start, end: start + word.length };
  };

  /** The first two units as one, with a flag of words of the first sentence in English, of the second in French. */
  async function merged(lang: string | null) {
    const { db, id } = await stored();
    const [first] = await unitsOf(db, id);
    await editUnits(db, { kind: 'merge', unit: first?.id ?? 0 }, author);
    const spans = [place('en', 0, EN[0] ?? '', 'Tamar'), place('fr', 1, FR[1] ?? '', 'onze arches')];
    const flag = await addFlag(db, { ...FLAG, unitId: first?.id ?? 0, lang, spans }, now, 'Ada');
    return { db, id, flag, unit: first?.id ?? 0 };
  }

  async function places(db: Kysely<Database>, id: number): Promise<string[]> {
    return (await unitsOf(db, id)).flatMap(({ position, sides, flags, flagParts }) => {
      const told = (spans: { lang: string; sentence: number; start: number; end: number }[], sort: string) =>
        spans.map(({ lang, sentence, start, end }) => {
          const text = sides[TAGS.indexOf(lang)]?.[sentence]?.text ?? '';
          return `${sort} ${position + 1} ${lang} ${text.slice(start, end)}`;
        });
      return [
        ...flags.flatMap(({ spans }) => told(spans, 'own')),
        ...flagParts.flatMap(({ spans, unitPosition }) => told(spans, `of ${unitPosition + 1}:`)),
      ];
    });
  }

  test.each([
    ['goes with the words of the version at fault', 'fr', ['of 2: 1 en Tamar', 'own 2 fr onze arches']],
    ['else with the first', null, ['own 1 en Tamar', 'of 1: 2 fr onze arches']],
  ])('that come to stand in two units %s; the others are a part of it there', async (_, lang, expected) => {
    const { db, id, unit } = await merged(lang);
    const before = await places(db, id);
    await editUnits(db, { kind: 'split', unit, first: [1, 1, 1] }, author);
    const split = await places(db, id);
    expect(split).toEqual(expected);
    await editUnits(db, { kind: 'merge', unit }, author);
    expect((await places(db, id)).toSorted()).toEqual(before);
    await undo(db, id, 'Ada', now);
    expect(await places(db, id)).toEqual(split);
    await undo(db, id, 'Ada', now);
    expect(await places(db, id)).toEqual(before);
    await redo(db, id, 'Ada', now);
    expect(await places(db, id)).toEqual(split);
  });

  test('stays where both units are aligned anew, and follows a revision of either', async () => {
    const { db, id, unit } = await merged('fr');
    await editUnits(db, { kind: 'split', unit, first: [1, 1, 1] }, author);
    const split = await places(db, id);
    await realignDocument(db, id);
    expect(await places(db, id)).toEqual(split);
    const next = ['Nobody knew it.', 'Yet the bridge over the Tamar will close on 4 May.', ...EN.slice(1)];
    await reviseVersion(db, id, 'en', await readRevision(file('en', next), 'en'), author);
    expect(await places(db, id)).toEqual(['of 3: 2 en Tamar', 'own 3 fr onze arches']);
    const without = ['Nobody knew it.', ...EN.slice(1)];
    await reviseVersion(db, id, 'en', await readRevision(file('en', without), 'en'), author);
    expect(await places(db, id)).toEqual([expect.stringContaining('fr onze arches')]);
    await undo(db, id, 'Ada', now);
    await undo(db, id, 'Ada', now);
    expect(await places(db, id)).toEqual(split);
  });

  test('comes back whole where it was taken away by mistake', async () => {
    const { db, id, unit, flag } = await merged('fr');
    await editUnits(db, { kind: 'split', unit, first: [1, 1, 1] }, author);
    const split = await places(db, id);
    await deleteFlag(db, flag, now, 'Ada');
    expect(await places(db, id)).toEqual([]);
    await undo(db, id, 'Ada', now);
    expect(await places(db, id)).toEqual(split);
  });

  test('has all of its words wherever its units are cut and joined', async () => {
    const deed = fc.record({
      kind: fc.constantFrom('merge', 'split', 'move', 'unlink'),
      unit: fc.nat(9),
      version: fc.nat(2),
      to: fc.constantFrom('before' as const, 'after' as const),
      first: fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('en', 'fr', null), fc.array(deed, { maxLength: 6 }), async (lang, deeds) => {
        const { db, id } = await merged(lang);
        for (const { kind, unit: number, version, to, first } of deeds) {
          const units = await unitsOf(db, id);
          const unit = units[number % units.length]?.id ?? 0;
          try {
            if (kind === 'merge') await editUnits(db, { kind, unit }, author);
            else if (kind === 'split') await editUnits(db, { kind, unit, first }, author);
            else if (kind === 'move') await editUnits(db, { kind, unit, version, sentences: 1, to }, author);
            else await editUnits(db, { kind: 'unlink', unit, version }, author);
          } catch (error) {
            if (!(error instanceof InputError)) throw error;
          }
        }
        const told = (await places(db, id)).map((one) => one.replace(/^.*(?=(?:en|fr) )/u, ''));
        expect(told.toSorted()).toEqual(['en Tamar', 'fr onze arches']);
      }),
      { numRuns: 8 },
    );
  });
});

describe('realigning', () => {
  test('leaves units with a flag as they are, whatever became of the flag', async () => {
    const { db, id } = await stored();
    // A person has merged two units that the aligner would part again.
    const units = await unitsOf(db, id);
    await editUnits(db, { kind: 'merge', unit: units[2]?.id ?? 0 }, author);
    await flagged(db, id, [
      { unit: 2, version: 1, start: 4, length: 4, whole: false },
      { unit: 0, version: 2, start: 0, length: 4, whole: false },
    ]);
    const [first, second] = await listFlags(db);
    await replyToFlag(db, first?.id ?? 0, { status: 'rejected' }, now, 'Bo');
    await replyToFlag(db, second?.id ?? 0, { status: 'fixed' }, now, 'Bo');
    const before = { words: await words(db), flags: await listFlags(db), sides: (await unitsOf(db, id))[2]?.sides };
    await realignDocument(
      db,
      id,
      () => {},
      () => {},
      { who: 'Ada' },
    );
    expect(await words(db)).toEqual(before.words);
    expect(await listFlags(db)).toEqual(before.flags);
    expect((await unitsOf(db, id))[2]?.sides).toEqual(before.sides);
  });
});

describe('revising a version', () => {
  const revise = async (db: Kysely<Database>, id: number, tag: string, sentences: readonly string[]) =>
    reviseVersion(db, id, tag, await readRevision(file(tag, sentences), tag), author);

  test('loses no flag; those of other versions, and of sentences that stayed, keep their words', async () => {
    const change = fc.constantFrom('keep', 'keep', 'drop', 'alter', 'insert', 'replace');
    await fc.assert(
      fc.asyncProperty(
        fc.array(mark, { minLength: 1, maxLength: 5 }),
        fc.array(change, { minLength: 6, maxLength: 6 }),
        async (marks, changes) => {
          const { db, id } = await stored();
          await flagged(db, id, marks);
          const before = { words: await words(db), replies: await replies(db), flags: await listFlags(db) };
          const next = EN.flatMap((sentence, n) => {
            if (changes[n] === 'drop') return [];
            if (changes[n] === 'alter') return [sentence.replace(' ', ' certainly ')];
            if (changes[n] === 'insert') return ['Nobody had foreseen it.', sentence];
            return [changes[n] === 'replace' ? 'Quite another story begins at this point.' : sentence];
          });
          if (next.length === 0 || next.join() === EN.join()) return;
          await revise(db, id, 'en', next);
          const after = await words(db);
          expect([...after.keys()].sort()).toEqual([...before.words.keys()].sort());
          expect(await replies(db)).toEqual(before.replies);
          for (const [comment, quotes] of before.words) {
            const [quote = ''] = quotes;
            const stayed = EN.some((sentence) => sentence.includes(quote) && next.includes(sentence));
            if (!comment.startsWith('en') || stayed) expect([comment, after.get(comment)]).toEqual([comment, quotes]);
          }
          await undo(db, id, 'Ada', now);
          expect(await listFlags(db)).toEqual(before.flags);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('even where a version alone has the unit and loses it', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, await processFiles([file('en', EN), file('fr', FR.slice(0, 4))]), now);
    const alone = (await unitsOf(db, id)).find(({ sides }) => sides[1]?.length === 0);
    expect(alone).toBeDefined();
    const flag = { lang: 'en', category: 'accuracy/addition', severity: 'major', comment: 'Why?' } as const;
    await addFlag(db, { ...flag, spans: [], unitId: alone?.id ?? 0 }, now);
    await revise(db, id, 'en', EN.slice(0, 4));
    expect((await listFlags(db)).map(({ comment }) => comment)).toEqual(['Why?']);
  });

  test('even where nothing of the text is left', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, await processFiles([file('en', EN), file('fr', FR.slice(0, 4))]), now);
    const alone = (await unitsOf(db, id)).find(({ sides }) => sides[1]?.length === 0);
    const flag = { lang: 'en', category: 'accuracy/addition', severity: 'major', comment: 'Why?' } as const;
    const flagId = await addFlag(db, { ...flag, spans: [], unitId: alone?.id ?? 0 }, now, 'Ada');
    await replyToFlag(db, flagId, { text: 'Because.' }, now, 'Bo');
    const before = await listFlags(db);
    const other = ['A wholly different tale.', 'Rivers flow elsewhere.', 'Nobody sails.', 'Fog covers everything.'];
    await revise(db, id, 'en', other);
    expect(await listFlags(db)).toMatchObject([{ comment: 'Why?', replies: [{ text: 'Because.' }] }]);
    await undo(db, id, 'Ada', now);
    expect(await listFlags(db)).toEqual(before);
  });
});
