import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createDocument, deleteDocument, getDocument } from '../../server/store/documents.js';
import { exportUnits } from '../../server/store/export.js';
import type { StoredUnit } from '../../server/store/types.js';
import { listUnits } from '../../server/store/units.js';
import type { NewDocument } from '../../server/types.js';
import { fill, memoryDatabase } from './database.js';
import { anyDocument, plainDocument } from './generate.js';

const now = new Date('2026-03-04T05:06:07Z');

test('whatever is stored comes back as it was', async () => {
  const db = await memoryDatabase();
  await fc.assert(
    fc.asyncProperty(anyDocument, async (doc) => {
      const id = await createDocument(db, doc, now);
      const { units, total } = await listUnits(db, id, { filter: 'all' });
      expect(total).toBe(doc.aligned.units.length);
      expect(units.map(asCompared)).toEqual(doc.aligned.units.map((unit) => expectedUnit(doc, unit)));
      expect(await getDocument(db, id)).toMatchObject({
        title: doc.title,
        notices: doc.aligned.notices,
        versions: doc.aligned.versions.map(({ tag, sentences }, index) => ({
          ...{ tag, sentences: sentences.length },
          ...{ name: doc.sources[index]?.name, isSource: doc.sources[index]?.isSource },
        })),
      });
      const exported = await collect(exportUnits(db, [id]));
      expect(exported.map(({ texts }) => texts)).toEqual(doc.aligned.units.map((unit) => expectedTexts(doc, unit)));
      await deleteDocument(db, id, now);
    }),
    { numRuns: 100 },
  );
});

type Compared = NewDocument['aligned']['units'][number];

function asCompared({ sides, confidence, agreement, parts, divergences }: StoredUnit) {
  return {
    ...{ sides, confidence, agreement, parts },
    divergences: divergences.map(
      ({ id: _id, dismissed: _dismissed, reason: _reason, confirmed: _confirmed, ...divergence }) => divergence,
    ),
  };
}

function expectedUnit(doc: NewDocument, { sides, confidence, agreement, parts, divergences }: Compared) {
  return {
    sides: sides.map(({ start, end }, column) => {
      const { sentences, paragraphs } = doc.aligned.versions[column] ?? { sentences: [], paragraphs: [] };
      return sentences.slice(start, end).map(({ text, paragraph }, index) => ({
        ...{ text, paragraph, position: start + index, kind: paragraphs[paragraph]?.kind },
        opensParagraph: sentences[start + index - 1]?.paragraph !== paragraph,
      }));
    }),
    ...{ confidence, agreement, parts, divergences },
  };
}

function expectedTexts(doc: NewDocument, unit: Compared) {
  const entries = doc.aligned.versions.map(({ tag, sentences }, column) => {
    const { start, end } = unit.sides[column] ?? { start: 0, end: 0 };
    return [tag, sentences.slice(start, end).map(({ text }) => text)] as const;
  });
  return Object.fromEntries(entries.filter(([, texts]) => texts.length > 0));
}

describe('exportUnits', () => {
  test('gives every unit of the documents asked for, in order, past the end of a batch', async () => {
    const db = await memoryDatabase();
    const first = await createDocument(db, plainDocument('First', 1203), now);
    const second = await fill(db, 'Second');
    const all = await collect(exportUnits(db, 'all'));
    expect(all).toHaveLength(1207);
    expect(all.slice(0, 1203).map(({ number }) => number)).toEqual(Array.from({ length: 1203 }, (_, i) => i + 1));
    const chosen = await collect(exportUnits(db, [second, first, second]));
    expect(chosen.map(({ document }) => document)).toEqual([...Array(4).fill('Second'), ...Array(1203).fill('First')]);
  });

  test('tells what a writer needs of a unit', async () => {
    const db = await memoryDatabase();
    const id = await fill(db, 'Bridge');
    const units = await collect(exportUnits(db, [id]));
    expect(units[1]).toEqual({
      begins: 'text',
      document: 'Bridge',
      documentId: String(id),
      number: 2,
      texts: { en: ['Sentence 2.'], fr: ['La phrase 2.'], ru: ['Предложение 2.'] },
      indexes: { en: [1], fr: [1], ru: [1] },
      confidence: 0.9,
      agreement: 0.8,
      status: 'unreviewed',
      flags: [
        {
          ...{ category: 'terminology', severity: 'minor', lang: 'fr', comment: 'Not the usual term.', correction: '' },
          ...{ status: 'open', who: '', spans: [{ lang: 'fr', sentence: 0, start: 3, end: 9 }] },
        },
      ],
      changed: new Date('2026-01-02T03:04:05Z'),
    });
    expect(units.map(({ status }) => status)).toEqual(['confirmed', 'unreviewed', 'unreviewed', 'unreviewed']);
  });

  test('an id that does not exist is an error before the first unit', async () => {
    const db = await memoryDatabase();
    const id = await fill(db);
    await expect(exportUnits(db, [id, 99]).next()).rejects.toMatchObject({ code: 'not-found', params: { id: 99 } });
  });
});

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
