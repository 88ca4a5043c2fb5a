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
