import { expect, test } from '@jest/globals';
import { processFiles } from '../../../server/pipeline.js';
import { createDocument } from '../../../server/store/documents.js';
import { editUnits } from '../../../server/store/edits.js';
import { listRevisions } from '../../../server/store/old-texts.js';
import { listUnits } from '../../../server/store/units.js';
import { type Asides, asidesHere } from '../../../server/web/jobs/asides.js';
import { inProcess } from '../../../server/web/jobs/in-process.js';
import { memoryDatabase } from '../../store/database.js';

const now = new Date('2026-04-05T06:07:08Z');

const EN = ['The lighthouse opens again.', 'It was closed for 12 years.', 'Entry is free.'];
const FR = ['Le phare rouvre.', 'Il est resté fermé 12 ans.', 'L’entrée est libre.'];

const file = (lang: string, sentences: readonly string[]) => ({
  name: `light.${lang}.txt`,
  bytes: new TextEncoder().encode(sentences.join('\n\n')),
});

async function stored() {
  const db = await memoryDatabase();
  const id = await createDocument(db, await processFiles([file('en', EN), file('fr', FR)]), now);
  // as they come from another thread
  const here = asidesHere(db);
  const asides: Asides = {
    preview: async (request) => structuredClone(await here.preview(structuredClone(request))),
    oldText: async (text) => structuredClone(await here.oldText(text)),
    step: async (request) => structuredClone(await here.step(structuredClone(request))),
    tidy: here.tidy,
  };
  return { db, id, asides };
}

const next = file('en', [EN[0] ?? '', 'It was closed for 13 years.', 'Nobody knew why.', EN[2] ?? '']);

test('a preview says what would change, in which units, and which words, and stores nothing', async () => {
  const { db, id, asides } = await stored();
  const preview = await asides.preview({ documentId: id, tag: 'en', file: next, presegmented: false });
  expect(preview).toMatchObject({ figures: { same: 2, changed: 1, added: 1, removed: 0 }, notices: [] });
  expect(preview.steps).toEqual([
    { kind: 'same', count: 1 },
    {
      kind: 'changed',
      unit: 1,
      before: EN[1],
      after: 'It was closed for 13 years.',
      words: { removed: [{ start: 18, end: 20 }], added: [{ start: 18, end: 20 }] },
    },
    { kind: 'added', unit: null, before: '', after: 'Nobody knew why.', words: expect.anything() },
    { kind: 'same', count: 1 },
  ]);
  expect(await listRevisions(db, id)).toEqual([]);
});

test('what can’t be previewed is refused as it is elsewhere', async () => {
  const { id, asides } = await stored();
  const request = { documentId: id, tag: 'en', file: file('en', EN), presegmented: false };
  await expect(asides.preview(request)).rejects.toMatchObject({ code: 'same-text' });
  await expect(asides.preview({ ...request, tag: 'de' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(asides.oldText(99)).rejects.toMatchObject({ code: 'not-found' });
});

test('an old text tells what the next one changed in it', async () => {
  const { db, id, asides } = await stored();
  await inProcess(db)({ revise: id, tag: 'en', file: next, who: 'Ada' }, () => {});
  const [old] = await listRevisions(db, id);
  expect(await asides.oldText(old?.id ?? 0)).toEqual({
    figures: { same: 2, changed: 1, added: 1, removed: 0 },
    marks: [
      [],
      [
        { start: 0, end: EN[1]?.length, mark: 'changed' },
        { start: 18, end: 20, mark: 'gone' },
      ],
      [],
    ],
  });
});

test('a step is taken back and done again', async () => {
  const { db, id, asides } = await stored();
  const { units } = await listUnits(db, id, { filter: 'all' });
  await editUnits(db, { kind: 'merge', unit: units[0]?.id ?? 0 }, { who: 'Ada', now });
  const step = { documentId: id, who: 'Ada', now };
  expect(await asides.step({ ...step, way: 'undo' })).toMatchObject({ action: 'merge-units', places: [0, 1] });
  expect((await listUnits(db, id, { filter: 'all' })).total).toBe(3);
  await expect(asides.step({ ...step, way: 'redo', expected: 99 })).rejects.toMatchObject({ code: 'step-meanwhile' });
  expect(await asides.step({ ...step, way: 'redo' })).toMatchObject({ position: 0 });
  expect(await asides.step({ ...step, way: 'redo' })).toBeNull();
});
