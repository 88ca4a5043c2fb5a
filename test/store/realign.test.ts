import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { dismissDivergence } from '../../server/store/divergences.js';
import { createDocument, getDocument } from '../../server/store/documents.js';
import { addFlag, listFlags, setFlagStatus } from '../../server/store/flags.js';
import { listLog } from '../../server/store/log.js';
import { realignDocument } from '../../server/store/realign.js';
import { replaceUnits } from '../../server/store/replace-units.js';
import type { Database } from '../../server/store/tables.js';
import { addGlossary } from '../../server/store/terms.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { countSettled, loadDocument, settledUnits, type WholeDocument } from '../../server/store/whole.js';
import type { ComparedUnit, Divergence, Range } from '../../server/types.js';
import { countingStatements, memoryDatabase } from './database.js';
import { anyDocument, numberDivergence, plainDocument, plainFlag, plainParts } from './generate.js';

const now = new Date('2026-03-04T05:06:07Z');
const later = new Date('2026-03-05T00:00:00Z');

/** One sentence of each version a unit, without divergences, but for those joined: [0, 1] makes one of the first two. */
function units(document: WholeDocument, joined: [number, number][] = [], divergences: Divergence[] = []) {
  const count = document.versions[0]?.sentences.length ?? 0;
  const made: ComparedUnit[] = [];
  for (let n = 0; n < count; n++) {
    const end = joined.find(([first]) => first === n)?.[1] ?? n;
    const sides = document.versions.map(() => ({ start: n, end: end + 1 }));
    made.push({ sides, confidence: 0.5, agreement: 0.4, parts: plainParts, divergences });
    n = end;
  }
  return { units: made, notices: [] };
}

const rowsOf = async (db: Kysely<Database>, id: number) => (await listUnits(db, id, { filter: 'all' })).units;

describe('a document is loaded whole', () => {
  test('whatever it is', async () => {
    const db = await memoryDatabase();
    await fc.assert(
      fc.asyncProperty(anyDocument, async (doc) => {
        const id = await createDocument(db, doc, now);
        const whole = await loadDocument(db, id);
        expect(whole.versions).toEqual(doc.aligned.versions);
        expect(whole.notices).toEqual(doc.aligned.notices);
        expect(whole.units.map(({ sides }) => sides)).toEqual(doc.aligned.units.map(({ sides }) => sides));
        expect(settledUnits(whole)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('or refused where there is none', async () => {
    await expect(loadDocument(await memoryDatabase(), 9)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('with what is settled: confirmed, or with a flag of any state', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, plainDocument('Settled', 5), now);
    const rows = await rowsOf(db, id);
    await confirmUnit(db, rows[0]?.id ?? 0, true, now);
    await addFlag(db, plainFlag(rows[2]?.id ?? 0), now);
    const closed = await addFlag(db, plainFlag(rows[3]?.id ?? 0), now);
    await setFlagStatus(db, closed, 'rejected', now);
    const whole = await loadDocument(db, id);
    expect(whole.units.map(({ settled }) => settled)).toEqual([true, false, true, true, false]);
    expect(await countSettled(db, id)).toBe(3);
    expect(settledUnits(whole)[1]).toEqual([1, 2, 3].map(() => ({ start: 2, end: 3 })));
  });
});

describe('realigning', () => {
  test('loses nothing, and leaves what is settled as it was', async () => {
    const db = await memoryDatabase();
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.array(fc.nat(), { maxLength: 6 }), async (doc, picks) => {
        const id = await createDocument(db, doc, now);
        const before = await rowsOf(db, id);
        for (const [n, pick] of picks.entries()) {
          const unit = before[pick % Math.max(1, before.length)];
          if (!unit) continue;
          if (n % 2) await confirmUnit(db, unit.id, true, now);
          else await addFlag(db, { ...plainFlag(unit.id), lang: null, spans: [] }, now);
        }
        const settled = (await rowsOf(db, id)).filter(({ confirmedAt, flags }) => confirmedAt || flags.length > 0);
        const flags = await listFlags(db, { documentId: id });
        await realignDocument(db, id);

        expect((await loadDocument(db, id)).versions).toEqual(doc.aligned.versions);
        const after = await rowsOf(db, id);
        expect(after.map(({ position }) => position)).toEqual(after.map((_, position) => position));
        doc.aligned.versions.forEach(({ sentences }, version) => {
          const placed = after.flatMap(({ sides }) => sides[version] ?? []);
          expect(placed.map(({ text }) => text)).toEqual(sentences.map(({ text }) => text));
        });
        const lasting = ({ id, sides, confirmedAt, confidence, flags }: (typeof after)[number]) => ({
          ...{ id, sides, confirmedAt, confidence, flags },
        });
        const kept = after.filter(({ id }) => settled.some((unit) => unit.id === id));
        expect(kept.map(lasting)).toEqual(settled.map(lasting));
        const stable = (flag: (typeof flags)[number]) => ({ ...flag, unitPosition: 0 });
        expect((await listFlags(db, { documentId: id })).map(stable)).toEqual(flags.map(stable));

        // the same text and the same knowledge: nothing is left to change
        expect(await realignDocument(db, id)).toMatchObject({ made: 0, kept: after.length });
        expect(await rowsOf(db, id)).toEqual(after);
      }),
      { numRuns: 80 },
    );
  });

  test('uses the glossaries of the database', async () => {
    const db = await memoryDatabase();
    const doc = plainDocument('Terms', 3);
    const texts = [
      ['Glarbin stood.', 'Wobbin fell.', 'Snerd.'],
      ['Kitopo.', 'Tasepi.', 'Fosuke.'],
      ['Мылыр.', 'Жужен.', 'Рыхол.'],
    ];
    doc.aligned.versions.forEach((version, v) => {
      // French lacks the first sentence: nothing but a glossary can tell
      const own = (texts[v] ?? []).slice(version.tag === 'fr' ? 1 : 0);
      version.paragraphs = own.map((text) => ({ kind: 'text', text }));
      version.sentences = own.map((text, paragraph) => ({ paragraph, text, start: 0, end: text.length }));
    });
    doc.aligned.units.forEach(({ sides }, n) => {
      sides[1] = { start: Math.min(n, 2), end: Math.min(n + 1, 2) };
    });
    const id = await createDocument(db, doc, now);
    const entry = (en: string, fr: string, ru: string) => [
      ...[
        { tag: 'en', text: en },
        { tag: 'fr', text: fr },
      ],
      { tag: 'ru', text: ru },
    ];
    const entries = [entry('wobbin', 'tasepi', 'жужен'), entry('snerd', 'fosuke', 'рыхол')];
    const shape = async () => (await rowsOf(db, id)).map(({ sides }) => sides.map((side) => side.length).join('-'));
    await realignDocument(db, id);
    expect(await shape()).not.toEqual(['1-0-1', '1-1-1', '1-1-1']);
    await addGlossary(
      db,
      'odd',
      [
        ...entries,
        [
          { tag: 'en', text: 'glarbin' },
          { tag: 'ru', text: 'мылыр' },
        ],
      ],
      now,
    );
    await realignDocument(db, id);
    expect(await shape()).toEqual(['1-0-1', '1-1-1', '1-1-1']);
  });
});

describe('new units', () => {
  test('take their place, and what is settled keeps its own', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, plainDocument('Joined', 6, [0, 5]), now);
    const before = await rowsOf(db, id);
    await confirmUnit(db, before[3]?.id ?? 0, true, now);
    const whole = await loadDocument(db, id);
    const replaced = await replaceUnits(db, whole, units(whole, [[0, 2]]), later);
    expect(replaced).toEqual({ kept: 3, made: 1 });
    const after = await rowsOf(db, id);
    expect(after.map((unit) => unit.sides[0]?.map(({ position }) => position))).toEqual([[0, 1, 2], [3], [4], [5]]);
    expect(after.slice(1).map((unit) => unit.id)).toEqual(before.slice(3).map((unit) => unit.id));
    expect(after.map(({ confidence }) => confidence)).toEqual([0.5, 0.9, 0.5, 0.5]);
    expect(after.map(({ agreement }) => agreement)).toEqual([0.4, 0.4, 0.4, 0.4]);
    expect(after.flatMap(({ divergences }) => divergences)).toEqual([]);
    expect(await getDocument(db, id)).toMatchObject({ units: 4, confirmed: 1, updatedAt: later.toISOString() });
    expect((await listLog(db, id)).at(-1)).toEqual({
      at: later.toISOString(),
      action: 'realign-document',
      unitId: null,
      detail: { before: 6, after: 4, kept: 3 },
    });
  });

  test('dismissals stay with findings that are made again, also where a unit was cut otherwise', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, plainDocument('Dismissed', 4, [0, 1, 2, 3]), now);
    for (const { divergences } of await rowsOf(db, id))
      await dismissDivergence(db, divergences[0]?.id ?? 0, 'right', now);
    const whole = await loadDocument(db, id);
    const again = { ...numberDivergence, confidence: 0.6, severity: 'minor' as const };
    const after = units(whole, [[2, 3]], [again]);
    // the same sentences, but something else is said of them
    (after.units[1] as ComparedUnit).divergences = [{ ...again, variant: 'missing' }];
    await replaceUnits(db, whole, after, later);
    const rows = await rowsOf(db, id);
    expect(rows.map(({ divergences }) => divergences.map(({ dismissed }) => dismissed))).toEqual([
      [true],
      [false],
      [true],
    ]);
    expect(rows[0]?.divergences[0]).toMatchObject({ severity: 'minor', confidence: 0.6 });
  });

  test('are refused where the document was changed in the meantime', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, plainDocument('Busy', 3), now);
    const whole = await loadDocument(db, id);
    const [first] = await rowsOf(db, id);
    // at the very same time by the clock
    await confirmUnit(db, first?.id ?? 0, true, now);
    await expect(replaceUnits(db, whole, units(whole, [[0, 1]]), now)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      params: { title: 'Busy' },
    });
    expect(await getDocument(db, id)).toMatchObject({ units: 3, confirmed: 1 });
  });

  test.each<[string, (sides: Range[][]) => Range[][]]>([
    ['leave a sentence out', (sides) => sides.slice(0, -1)],
    ['are out of order', (sides) => sides.toReversed()],
    ['cut through what is settled', () => [[0, 1, 2].map(() => ({ start: 0, end: 3 }))]],
  ])('that %s are a fault, and change nothing', async (_case, spoil) => {
    const db = await memoryDatabase();
    const id = await createDocument(db, plainDocument('Whole', 3), now);
    await confirmUnit(db, (await rowsOf(db, id))[1]?.id ?? 0, true, now);
    const before = await rowsOf(db, id);
    const whole = await loadDocument(db, id);
    const spoilt = spoil(whole.units.map(({ sides }) => sides));
    const made = spoilt.map((sides) => ({
      ...{ sides, confidence: 1, agreement: 1, parts: plainParts, divergences: [] },
    }));
    await expect(replaceUnits(db, whole, { units: made, notices: [] }, later)).rejects.toThrow(/new units/u);
    expect(await rowsOf(db, id)).toEqual(before);
  });

  test('of a long text take a statement for hundreds of units, not for each', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, plainDocument('Long', 4_000, [5]), now);
    const whole = await loadDocument(db, id);
    const pairs = Array.from({ length: 1_000 }, (_, n): [number, number] => [4 * n, 4 * n + 1]);
    const counted = countingStatements(db);
    expect(await replaceUnits(counted.db, whole, units(whole, pairs), later)).toEqual({ kept: 2_000, made: 1_000 });
    // As it is, there are 40.
    expect(counted.statements()).toBeLessThan(100);
    expect(await getDocument(db, id)).toMatchObject({ units: 3_000 });
  });
});
