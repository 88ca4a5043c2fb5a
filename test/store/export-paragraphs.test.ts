import { expect, test } from '@jest/globals';
import { alignedUnits } from '../../server/cli/aligned-units.js';
import { processFiles } from '../../server/pipeline.js';
import { createDocument } from '../../server/store/documents.js';
import { exportUnits } from '../../server/store/export.js';
import { memoryDatabase } from './database.js';

const file = (tag: string, text: string) => ({ name: `ferry.${tag}.txt`, bytes: Buffer.from(text), tag });

test('units say where paragraphs begin, stored or not', async () => {
  const document = await processFiles([
    file('en', 'The ferry\n\nIt left at nine. It was full.\n\nNobody saw it again.'),
    file('fr', 'Le bac\n\nIl est parti à neuf heures. Il était plein.\n\nPersonne ne l’a revu.'),
  ]);
  const aligned = [...alignedUnits(document, { hints: false, message: () => '' })];
  const begins = aligned.map(({ begins }) => begins);
  expect(begins).toEqual([expect.any(String), 'text', undefined, 'text']);
  const db = await memoryDatabase();
  await createDocument(db, document, new Date(0));
  const stored: (string | undefined)[] = [];
  for await (const unit of exportUnits(db, 'all')) stored.push(unit.begins);
  expect(stored).toEqual(begins);
  await db.destroy();
});
