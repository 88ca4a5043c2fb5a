import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folderWith, jsonLinesOf, tercet } from './tercet.js';

const FILES = {
  'en.txt': 'The harbour opens at six.\n\nTwo cranes unload the ships.',
  'fr.txt': 'Le port ouvre à six heures.\n\nDeux grues déchargent les navires.',
  'new.txt': 'The harbour opens at six.\n\nThree cranes unload the ships.',
  'words.csv': 'en,fr\ncrane,grue\n',
};

describe('what a command tells, as JSON Lines', () => {
  test('of a database', async () => {
    const folder = folderWith(FILES);
    const db = join(folder, 'tercet.db');
    const lines = async (...args: string[]) => {
      const { status, out } = await tercet([...args, '--format', 'jsonl', '--db', db]);
      expect(status).toBe(0);
      return jsonLinesOf(out);
    };
    expect((await lines('migrate')).at(-1)).toMatchObject({ done: 'applied' });
    await tercet(['import', join(folder, 'en.txt'), join(folder, 'fr.txt'), '--title', 'Harbour', '--db', db]);
    expect(await lines('realign', '1')).toMatchObject([{ id: 1, title: 'Harbour', settled: 0 }]);
    expect(await lines('realign', '1', '--keep-units')).toEqual([{ id: 1, title: 'Harbour', units: 2 }]);
    expect(await lines('revise', '1', join(folder, 'new.txt'), '--lang', 'en')).toEqual([
      { before: ['Two cranes unload the ships.'], after: ['Three cranes unload the ships.'] },
    ]);
    await tercet(['glossary', 'add', join(folder, 'words.csv'), '--db', db]);
    expect(await lines('glossary', 'list')).toMatchObject([{ name: 'words', tags: ['en', 'fr'] }]);
    expect(await lines('migrate', '--status')).toContainEqual({
      name: '0001_documents',
      appliedAt: expect.any(String),
    });
  });

  test('a document that can’t be realigned is a line too', async () => {
    const folder = folderWith(FILES);
    const db = join(folder, 'tercet.db');
    await tercet(['import', join(folder, 'en.txt'), join(folder, 'fr.txt'), '--db', db]);
    expect((await tercet(['realign', '7', '--format', 'jsonl', '--db', db])).status).toBe(1);
  });

  test('of a text: a paragraph a line', async () => {
    const { out } = await tercet(['split', '--lang', 'fr', '--format', 'jsonl'], 'M. Leroy part. Il pleut.\n\nRien.');
    expect(out).toBe('["M. Leroy part.","Il pleut."]\n["Rien."]\n');
  });
});
