import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { type Identity, identityOf, matchDismissals } from '../../server/store/dismissals.js';
import { dismissDivergence, restoreDivergence } from '../../server/store/divergences.js';
import { createDocument, deleteDocument } from '../../server/store/documents.js';
import { addFlag, setFlagStatus } from '../../server/store/flags.js';
import { listLog } from '../../server/store/log.js';
import { compareDocument, realignDocument } from '../../server/store/realign.js';
import { replaceUnits } from '../../server/store/replace-units.js';
import type { Database } from '../../server/store/tables.js';
import type { DismissalReason } from '../../server/store/types.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { loadDocument } from '../../server/store/whole.js';
import type { ComparedUnit, Divergence, DivergenceSpan, NewDocument } from '../../server/types.js';
import { memoryDatabase } from './database.js';
import { numberDivergence, plainDocument, plainFlag, plainParts } from './generate.js';

const now = new Date('2026-03-04T05:06:07Z');
const later = new Date('2026-03-05T00:00:00Z');

/** A number found otherwise in two versions: "4" where the sentence of unit 4 of the plain document has it. */
const inBoth = (sentence: number, value: number): Divergence => ({
  ...{ ...numberDivergence, variant: 'odd' },
  spans: [span('en', sentence, 9, value), span('fr', sentence, 10, value)],
});
const span = (lang: string, sentence: number, start: number, value: number): DivergenceSpan => ({
  ...{ lang, sentence, start, end: start + String(value).length },
});

async function findings(db: Kysely<Database>, id: number) {
  const { units } = await listUnits(db, id, { filter: 'all' });
  return units.flatMap((unit) => unit.divergences.map((found) => ({ ...found, unitId: unit.id })));
}

/** Units of so many sentences of every version, one after the other, with what is found in each. */
function cut(lengths: number[], found: Divergence[][]): ComparedUnit[] {
  let start = 0;
  return lengths.map((length, n) => {
    const side = { start, end: start + length };
    start += length;
    return {
      ...{ sides: [side, side, side], confidence: 0.5, agreement: 0.4, parts: plainParts },
      divergences: found[n] ?? [],
    };
  });
}

/** Six units, a finding in each of the last two. */
function sixUnits(): NewDocument {
  const doc = plainDocument('Six', 6);
  for (const n of [4, 5]) (doc.aligned.units[n] as ComparedUnit).divergences = [inBoth(0, n + 1)];
  return doc;
}

async function replaced(db: Kysely<Database>, id: number, units: ComparedUnit[]) {
  await replaceUnits(db, await loadDocument(db, id), { units, notices: [] }, later);
  return (await findings(db, id)).map(({ dismissed, reason }) => (dismissed ? reason : null));
}

describe('a dismissal', () => {
  test.each<DismissalReason>(['right', 'editorial', 'mistake'])('has its reason: %s', async (reason) => {
    const db = await memoryDatabase();
    const id = await createDocument(db, sixUnits(), now);
    const [first] = await findings(db, id);
    await dismissDivergence(db, first?.id ?? 0, reason, later);
    await dismissDivergence(db, first?.id ?? 0, reason, later);
    expect(await findings(db, id)).toMatchObject([
      { dismissed: true, reason },
      { dismissed: false, reason: null },
    ]);
    const at = later.toISOString();
    expect((await listLog(db, id)).slice(1)).toMatchObject([
      { action: 'dismiss-divergence', detail: { type: 'number', before: null, after: { at, reason } } },
    ]);
  });

  test('may get another reason, and be taken back', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, sixUnits(), now);
    const [first] = await findings(db, id);
    await dismissDivergence(db, first?.id ?? 0, 'right', now);
    await dismissDivergence(db, first?.id ?? 0, 'mistake', later);
    expect((await findings(db, id))[0]?.reason).toBe('mistake');
    await restoreDivergence(db, first?.id ?? 0, later);
    await restoreDivergence(db, first?.id ?? 0, later);
    expect((await findings(db, id))[0]).toMatchObject({ dismissed: false, reason: null });
    expect(await db.selectFrom('dismissal').selectAll().execute()).toEqual([]);
    expect((await listLog(db, id)).slice(1).map(({ action }) => action)).toEqual([
      ...['dismiss-divergence', 'dismiss-divergence', 'restore-divergence'],
    ]);
  });

  test('needs a reason that there is', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, sixUnits(), now);
    const [first] = await findings(db, id);
    const act = dismissDivergence(db, first?.id ?? 0, 'dull' as DismissalReason, now);
    await expect(act).rejects.toMatchObject({ code: 'dismissal-reason' });
  });

  test('goes with its document', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, sixUnits(), now);
    const [first] = await findings(db, id);
    await dismissDivergence(db, first?.id ?? 0, 'right', now);
    await deleteDocument(db, id, later);
    expect(await db.selectFrom('dismissal').selectAll().execute()).toEqual([]);
  });

  test('raises the agreement that the finding had lowered', async () => {
    const db = await memoryDatabase();
    const doc = sixUnits();
    Object.assign(doc.aligned.units[4] as object, { agreement: 0.4, parts: { ...plainParts, findings: 0.5 } });
    const id = await createDocument(db, doc, now);
    const [first] = await findings(db, id);
    await dismissDivergence(db, first?.id ?? 0, 'right', now);
    const { units } = await listUnits(db, id, { filter: 'all' });
    expect(units[4]).toMatchObject({ agreement: 0.8, parts: { findings: 1 } });
  });
});

describe('a finding that is made again stays dismissed', () => {
  async function dismissed(doc: NewDocument): Promise<{ db: Kysely<Database>; id: number }> {
    const db = await memoryDatabase();
    const id = await createDocument(db, doc, now);
    const [first, second] = await findings(db, id);
    await dismissDivergence(db, first?.id ?? 0, 'editorial', now);
    await dismissDivergence(db, second?.id ?? 0, 'mistake', now);
    return { db, id };
  }

  test('where its unit was joined with others', async () => {
    const { db, id } = await dismissed(sixUnits());
    const joined = cut([1, 1, 1, 3], [[], [], [], [inBoth(1, 5), inBoth(2, 6)]]);
    expect(await replaced(db, id, joined)).toEqual(['editorial', 'mistake']);
  });

  test('where its unit was divided, and then joined again', async () => {
    const { db, id } = await dismissed(sixUnits());
    await replaced(db, id, cut([2, 2, 2], [[], [], [inBoth(0, 5), inBoth(1, 6)]]));
    const again = cut([1, 1, 1, 1, 1, 1], [[], [], [], [], [inBoth(0, 5)], [inBoth(0, 6)]]);
    expect(await replaced(db, id, again)).toEqual(['editorial', 'mistake']);
  });

  test('where it was not made in between', async () => {
    const { db, id } = await dismissed(sixUnits());
    expect(await replaced(db, id, cut([6], [[]]))).toEqual([]);
    expect(await replaced(db, id, cut([6], [[inBoth(5, 6), inBoth(4, 5)]]))).toEqual(['mistake', 'editorial']);
  });

  test('where its wording, severity, culprit or confidence is another', async () => {
    const { db, id } = await dismissed(sixUnits());
    const said: Partial<Divergence> = { params: { values: ['9'] }, severity: 'minor', culprit: null, confidence: 0.3 };
    const units = cut([5, 1], [[{ ...inBoth(4, 5), ...said }], [{ ...inBoth(0, 6), hint: true }]]);
    expect(await replaced(db, id, units)).toEqual(['editorial', 'mistake']);
  });

  test('but not where another check finds it, or other words', async () => {
    const { db, id } = await dismissed(sixUnits());
    const other = { ...inBoth(0, 6), type: 'name' };
    const words = { ...inBoth(4, 5), spans: [span('en', 4, 9, 5), span('fr', 4, 3, 100)] };
    expect(await replaced(db, id, cut([5, 1], [[words], [other]]))).toEqual([null, null]);
  });

  test('and a restored one does not turn dismissed', async () => {
    const { db, id } = await dismissed(sixUnits());
    await restoreDivergence(db, (await findings(db, id))[0]?.id ?? 0, later);
    const joined = cut([1, 1, 1, 3], [[], [], [], [inBoth(1, 5), inBoth(2, 6)]]);
    expect(await replaced(db, id, joined)).toEqual([null, 'mistake']);
  });

  test('through a real alignment', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, bridgeOfTwo(), now);
    await compareDocument(db, id);
    const before = await findings(db, id);
    const number = before.find(({ type, hint }) => type === 'number' && !hint);
    await dismissDivergence(db, number?.id ?? 0, 'right', now);
    // Stored as one unit; alignment cuts it into several.
    await realignDocument(db, id);
    const { total } = await listUnits(db, id, { filter: 'all' });
    expect(total).toBeGreaterThan(1);
    const again = (await findings(db, id)).filter(({ type, hint }) => type === 'number' && !hint);
    expect(again).toMatchObject([{ dismissed: true, reason: 'right' }]);
  });
});

/** Three sentences in one unit, with another year in French. */
function bridgeOfTwo(): NewDocument {
  const texts = [
    ['The old bridge was built in 1742.', 'The mayor opened it again in May.', 'Ships pass below at night.'],
    ['Le vieux pont fut construit en 1752.', 'Le maire l’a rouvert en mai.', 'Les navires passent dessous la nuit.'],
    ['Старый мост был построен в 1742 году.', 'Мэр снова открыл его в мае.', 'Корабли проходят под ним ночью.'],
  ];
  const doc = plainDocument('Bridge', 1);
  doc.aligned.versions.forEach((version, v) => {
    version.paragraphs = (texts[v] ?? []).map((text) => ({ kind: 'text', text }));
    version.sentences = (texts[v] ?? []).map((text, paragraph) => ({ paragraph, text, start: 0, end: text.length }));
  });
  doc.aligned.units = cut([3], [[]]);
  return doc;
}

describe('a flag made from a finding', () => {
  test('confirms it, remembers its check, and survives a new comparison', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, sixUnits(), now);
    const [first] = await findings(db, id);
    const flag = { ...plainFlag(first?.unitId ?? 0), divergenceId: first?.id ?? 0 };
    const flagId = await addFlag(db, flag, now);
    expect(await findings(db, id)).toMatchObject([{ confirmed: true }, { confirmed: false }]);
    const { units } = await listUnits(db, id, { filter: 'flagged' });
    expect(units[0]?.flags).toMatchObject([{ check: 'number' }]);
    await replaced(db, id, cut([1, 1, 1, 1, 1, 1], [[], [], [], [], [{ ...inBoth(0, 5), confidence: 0.2 }]]));
    expect(await findings(db, id)).toMatchObject([{ confirmed: true, confidence: 0.2 }]);
    await setFlagStatus(db, flagId, 'rejected', later);
    expect(await findings(db, id)).toMatchObject([{ confirmed: false }]);
  });

  test('has to be of the same unit', async () => {
    const db = await memoryDatabase();
    const id = await createDocument(db, sixUnits(), now);
    const [first, second] = await findings(db, id);
    const act = addFlag(db, { ...plainFlag(first?.unitId ?? 0), divergenceId: second?.id ?? 0 }, now);
    await expect(act).rejects.toMatchObject({ code: 'not-found', params: { what: 'divergence' } });
  });
});

test('comparing anew keeps units, their confidence and what was confirmed', async () => {
  const db = await memoryDatabase();
  const id = await createDocument(db, sixUnits(), now);
  const { units: before } = await listUnits(db, id, { filter: 'all' });
  await confirmUnit(db, before[1]?.id ?? 0, true, now);
  await compareDocument(db, id);
  const { units: after } = await listUnits(db, id, { filter: 'all' });
  const lasting = (units: typeof before) => units.map(({ id, sides, confidence }) => ({ id, sides, confidence }));
  expect(lasting(after)).toEqual(lasting(before));
  expect(after[1]?.confirmedAt).toBe(now.toISOString());
  expect((await listLog(db, id)).at(-1)?.action).toBe('compare-document');
});

describe('matchDismissals', () => {
  const at = (sentence: number, start = 0, words = 'four'): Identity => ({
    ...{ type: 'number', variant: 'odd', words: [['fr', words]], places: [['fr', sentence, start]] },
  });

  test.each<[string, Identity[], Identity[], (number | null)[]]>([
    ['the nearest of the same words', [at(7)], [at(1), at(8), at(3)], [1]],
    ['each once', [at(5), at(6)], [at(5)], [0, null]],
    ['the nearer finding first', [at(9), at(5)], [at(6)], [null, 0]],
    ['within a sentence, by the characters', [at(5, 40), at(5, 10)], [at(5, 12), at(5, 44)], [1, 0]],
    ['no other words', [at(5, 0, 'five')], [at(5)], [null]],
    ['nothing far away', [at(500)], [at(5)], [null]],
    ['nothing without dismissals', [at(1)], [], [null]],
  ])('%s', (_case, found, dismissed, matched) => expect(matchDismissals(found, dismissed)).toEqual(matched));

  test('stays by the versions that were not revised', () => {
    const found = (fr: number, en: number): Identity => ({
      ...{
        type: 'number',
        variant: 'odd',
        words: [
          ['en', 'four'],
          ['fr', 'cinq'],
        ],
      },
      places: [
        ['en', en, 0],
        ['fr', fr, 0],
      ],
    });
    // Fifty sentences were put in front of the French text.
    expect(matchDismissals([found(60, 10), found(62, 12)], [found(12, 12), found(10, 10)])).toEqual([1, 0]);
  });

  test('knows every finding again where nothing changed, whatever its order', () => {
    const identity = fc.record({ sentence: fc.nat(20), start: fc.nat(9), words: fc.constantFrom('one', 'two') });
    fc.assert(
      fc.property(fc.uniqueArray(identity, { selector: (i) => JSON.stringify(i) }), fc.nat(), (made, turn) => {
        const all = made.map(({ sentence, start, words }) => at(sentence, start, words));
        const turned = all.map((_, n) => all[(n + turn) % all.length] as Identity);
        const matched = matchDismissals(turned, all);
        expect(matched.map((d) => (d === null ? null : all[d]))).toEqual(turned);
      }),
    );
  });
});

test('a finding without spans has its place where its unit begins', () => {
  const unit = new Map([
    ['fr', [{ position: 7, text: 'Un.' }]],
    ['en', []],
  ]);
  const found = { type: 'counterpart', variant: 'absent', spans: [] };
  expect(identityOf(found, unit)).toMatchObject({ words: [], places: [['fr', 7, 0]] });
});
