import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { InputError } from '../../server/errors.js';
import { processFiles, readRevision } from '../../server/pipeline.js';
import { dismissDivergence, restoreDivergence } from '../../server/store/divergences.js';
import { createDocument } from '../../server/store/documents.js';
import { editUnits } from '../../server/store/edits.js';
import { addFlag, deleteFlag, editFlag, listFlags, replyToFlag } from '../../server/store/flags.js';
import { redo, undo } from '../../server/store/history.js';
import { compareDocument, realignDocument } from '../../server/store/realign.js';
import { reviseVersion } from '../../server/store/revise.js';
import type { Database } from '../../server/store/tables.js';
import { joinParagraphs, joinSentences, splitParagraph, splitSentence } from '../../server/store/text-edits.js';
import type { StoredUnit } from '../../server/store/types.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { memoryDatabase } from './database.js';
import { expectWhole, type Rows, rowsOf } from './invariants.js';

const TAGS = ['en', 'fr', 'ru'];
const TEXTS = [
  `The bridge closed on 4 May. Two cracks were found in the arch. It is free.

A ferry carries 1,200 people a day. It is free. Anna Petrova did not expect this. The crossing costs 30 euros.`,
  `Le pont a fermé le 4 mai. Deux fissures ont été trouvées dans l’arche. C’est gratuit.

Un bac transporte 1 300 personnes par jour. C’est gratuit. Anna Petrova s’y attendait.`,
  `Мост закрыли 4 мая. В арке нашли две трещины.

Паром перевозит 1200 человек в день. Это бесплатно.

Анна Петрова этого не ожидала. Переправа стоит 20 евро.`,
];

const KINDS = [
  ...['merge', 'split', 'move', 'unlink', 'split sentence', 'join sentences', 'split paragraph', 'join paragraphs'],
  ...['confirm', 'unconfirm', 'flag', 'flag', 'edit flag', 'reply', 'delete flag', 'dismiss', 'restore'],
  ...['realign', 'realign from', 'compare', 'revise', 'undo', 'redo'],
] as const;

const deed = fc.record({ kind: fc.constantFrom(...KINDS), at: fc.nat(999), v: fc.nat(2), n: fc.nat(99) });
type Deed = Parameters<Parameters<typeof deed.map>[0]>[0];

const minute = (n: number): Date => new Date(Date.UTC(2026, 3, 5, 6, n));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const spansIn = ({ sides }: StoredUnit, n: number) =>
  sides.flatMap((side, v) =>
    side.flatMap(({ text }, sentence) => {
      const start = (n * (v + 1)) % text.length;
      const end = start + 1 + ((n * 7) % (text.length - start));
      return (n + v + sentence) % 3 === 0 ? [] : [{ lang: TAGS[v] ?? '', sentence, start, end }];
    }),
  );

async function act(db: Kysely<Database>, id: number, { kind, at, v, n }: Deed, now: Date): Promise<void> {
  const { units } = await listUnits(db, id, { filter: 'all' });
  const stored = units[at % units.length] as StoredUnit;
  const { id: unit, sides } = stored;
  const author = { who: n % 2 ? 'Ada' : '', now };
  const place = { unit, version: v, sentence: n % Math.max(1, sides[v]?.length ?? 1) };
  const flags = await listFlags(db);
  const flag = flags[at % flags.length];
  const findings = units.flatMap(({ divergences }) => divergences);
  const finding = findings[at % findings.length];
  const said = { lang: TAGS[n % 4] ?? null, category: 'style', severity: 'minor', comment: `${n}` } as const;
  const divergenceId = stored.divergences[0]?.id ?? null;
  const deeds: Record<Exclude<Deed['kind'], 'undo' | 'redo'>, () => Promise<unknown>> = {
    merge: () => editUnits(db, { kind: 'merge', unit }, author),
    split: () =>
      editUnits(db, { kind: 'split', unit, first: sides.map((side, m) => (n + m) % (side.length + 1)) }, author),
    move: () =>
      editUnits(db, { kind: 'move', unit, version: v, sentences: 1 + (n % 2), to: n % 3 ? 'after' : 'before' }, author),
    unlink: () => editUnits(db, { kind: 'unlink', unit, version: v }, author),
    'split sentence': () => splitSentence(db, { ...place, offset: n % 40 }, author),
    'join sentences': () => joinSentences(db, place, author),
    'split paragraph': () => splitParagraph(db, place, author),
    'join paragraphs': () => joinParagraphs(db, place, author),
    confirm: () => confirmUnit(db, unit, true, now, author.who),
    unconfirm: () => confirmUnit(db, unit, false, now, author.who),
    flag: () => addFlag(db, { ...said, unitId: unit, divergenceId, spans: spansIn(stored, n) }, now, author.who),
    'edit flag': async () => {
      const own = units.find((one) => one.id === flag?.unitId);
      if (flag && own) await editFlag(db, flag.id, { ...said, spans: spansIn(own, n) }, now, author.who);
    },
    reply: async () =>
      flag && replyToFlag(db, flag.id, { text: `${n}`, status: n % 2 ? 'rejected' : undefined }, now, author.who),
    'delete flag': async () => flag && deleteFlag(db, flag.id, now, author.who),
    dismiss: async () => finding && dismissDivergence(db, finding.id, n % 2 ? 'right' : 'mistake', now, author.who),
    restore: async () => finding && restoreDivergence(db, finding.id, now, author.who),
    realign: () => realignDocument(db, id),
    'realign from': () => realignDocument(db, id, undefined, undefined, { from: unit }),
    compare: () => compareDocument(db, id),
    revise: async () => reviseVersion(db, id, TAGS[v] ?? '', await revised(db, id, v, n), author),
  };
  if (kind !== 'undo' && kind !== 'redo') await deeds[kind]();
}

/** What a version says now, with some sentences changed, taken out or put in. */
async function revised(db: Kysely<Database>, id: number, v: number, n: number) {
  const { units } = await listUnits(db, id, { filter: 'all' });
  const sentences = units.flatMap(({ sides }) => sides[v] ?? []).map(({ text }) => text);
  const next = sentences.flatMap((text, place) => {
    const way = (place * 5 + n) % 7;
    if (way === 0 && sentences.length > 1) return [];
    return way === 1 ? [`${text} 7.`] : way === 2 ? ['8.', text] : [text];
  });
  return readRevision({ name: 'next.txt', bytes: bytes(next.join(n % 2 ? ' ' : '\n\n')) }, TAGS[v] ?? '');
}

/** Whether it was done, and not refused. */
async function isDone(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

test('whatever is done in whatever order, the rows are whole, and all of it is undone and done again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 16 }), async (deeds) => {
      const db = await memoryDatabase();
      const files = TEXTS.map((text, v) => ({ name: `${TAGS[v]}.txt`, bytes: bytes(text) }));
      const id = await createDocument(db, await processFiles(files), minute(0));
      const states: Rows[] = [await rowsOf(db)];
      let at = 0;
      const step = async (way: 'undo' | 'redo') => {
        const there = at + (way === 'undo' ? -1 : 1);
        const done = await (way === 'undo' ? undo : redo)(db, id, '', minute(0));
        if (states[there]) at = there;
        expect(done !== null).toBe(at === there);
        expect(await rowsOf(db)).toEqual(states[at]);
        return done !== null;
      };
      for (const [n, one] of deeds.entries()) {
        if (one.kind === 'undo' || one.kind === 'redo') await step(one.kind);
        else if (await isDone(() => act(db, id, one, minute(n + 1)))) {
          const { length } = await db.selectFrom('step').select('id').where('state', '=', 'done').execute();
          if (length === at) expect(await rowsOf(db)).toEqual(states[at]);
          else states.splice(++at, states.length, await rowsOf(db));
          expect(length).toBe(at);
        } else expect(await rowsOf(db)).toEqual(states[at]);
        await expectWhole(db, states[at] as Rows);
      }
      while (await step('undo'));
      while (await step('redo'));
      await expectWhole(db, states[at] as Rows);
      await db.destroy();
    }),
    { numRuns: 12 },
  );
});
