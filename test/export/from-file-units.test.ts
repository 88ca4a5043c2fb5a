import { expect, test } from '@jest/globals';
import { type ExportUnit, exportUnitsOf } from '../../server/export/index.js';
import type { FileUnit } from '../../server/types.js';

test('documents and sentences are counted, the rest is handed on', async () => {
  const changed = new Date('2026-01-02T03:04:05Z');
  const units: FileUnit[] = [
    { texts: { en: ['A.', 'B.'], fr: ['C.'] }, begins: 'heading', id: 'x', notes: ['seen'], confirmed: true },
    { texts: { fr: ['D.'] }, confidence: 0.5, agreement: 0.25, changed },
    { texts: { en: ['E.'] }, document: 'Second' },
  ];
  const defaults = { document: 'First', changed: new Date('2026-03-01T00:00:00Z') };
  const found: ExportUnit[] = [];
  for await (const one of exportUnitsOf(units, defaults)) found.push(one);
  const plain = { confidence: 1, agreement: 1, flags: [], changed: defaults.changed };
  expect(found).toEqual([
    {
      ...{ ...plain, document: 'First', documentId: '1', number: 1, status: 'confirmed' },
      ...{ id: 'x', begins: 'heading', notes: ['seen'] },
      ...{ texts: units[0]?.texts, indexes: { en: [0, 1], fr: [0] } },
    },
    {
      ...{ ...plain, document: 'First', documentId: '1', number: 2, status: 'unreviewed' },
      ...{ confidence: 0.5, agreement: 0.25, changed, texts: units[1]?.texts, indexes: { fr: [1] } },
    },
    {
      ...{ ...plain, document: 'Second', documentId: '2', number: 1, status: 'unreviewed' },
      ...{ texts: units[2]?.texts, indexes: { en: [0] } },
    },
  ]);
});

test('a document that goes on after another is the same; one of the same title with another identity is not', async () => {
  const places: [string, string | undefined][] = [
    ['A', '7'],
    ['A', '9'],
    ['B', undefined],
    ['A', '7'],
    ['B', undefined],
  ];
  const units = places.map(([document, documentId]): FileUnit => {
    return { document, ...(documentId === undefined ? {} : { documentId }), texts: { en: ['x'] } };
  });
  const found: string[] = [];
  for await (const one of exportUnitsOf(units, { document: '', changed: new Date(0) }))
    found.push(`${one.documentId}-${one.number} ${one.indexes.en}`);
  expect(found).toEqual(['1-1 0', '2-1 0', '3-1 0', '1-2 1', '3-2 1']);
});

test('notes that were flags are flags, of any version that is known', async () => {
  const notes = [
    'Flags: style (minor, ru, fixed) – Dry. → Wet.\naccuracy/omission (major)',
    'style is all',
    'style (minor, xx)',
  ];
  const defaults = { document: 'A', changed: new Date(0), languages: ['en', 'ru'] };
  for await (const one of exportUnitsOf([{ texts: { en: ['x'] }, notes }], defaults)) {
    expect(one.flags).toMatchObject([
      { category: 'style', severity: 'minor', lang: 'ru', status: 'fixed', comment: 'Dry.', correction: 'Wet.' },
      { category: 'accuracy/omission', severity: 'major', lang: null, status: 'open', who: '', spans: [] },
    ]);
    expect(one.notes).toEqual(['style is all', 'style (minor, xx)']);
  }
});
