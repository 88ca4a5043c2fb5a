import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folderWith, tercet } from './tercet.js';

const EN = 'The harbour opens at six.\n\nTwo cranes unload the ships.\n\nNobody works on Sundays.';
const TEXTS = {
  'en.txt': EN,
  'fr.txt': 'Le port ouvre à six heures.\n\nDeux grues déchargent les navires.\n\nPersonne ne travaille le dimanche.',
  'new/en.txt': EN.replace('Two cranes', 'Three cranes').replace('\n\nNobody', '\n\nA pilot meets them.\n\nNobody'),
};

async function revising() {
  const folder = folderWith(TEXTS);
  const db = join(folder, 'tercet.db');
  await tercet(['import', join(folder, 'en.txt'), join(folder, 'fr.txt'), '--title', 'Harbour', '--db', db]);
  const next = join(folder, 'new', 'en.txt');
  const revise = (...args: string[]) => tercet(['revise', '1', ...args, '--db', db]);
  const exported = async () => (await tercet(['export', '--format', 'jsonl', '--db', db])).out;
  return { folder, next, revise, exported };
}

const CHANGES = '- Two cranes unload the ships.\n+ Three cranes unload the ships.\n\n+ A pilot meets them.\n\n';

describe('tercet revise', () => {
  test('prints what would change, and changes nothing', async () => {
    const { next, revise, exported } = await revising();
    const before = await exported();
    const { status, out, err } = await revise(next, '--lang', 'en', '--dry-run');
    expect({ status, out }).toEqual({ status: 0, out: CHANGES });
    expect(err).toBe('tercet: en: 2 sentences stay, 1 changed, 1 put in, 0 taken out.\n');
    expect(await exported()).toBe(before);
  });

  test('puts the new text in the place of the old', async () => {
    const { next, revise, exported } = await revising();
    const { status, out, err } = await revise(next, '--lang', 'EN', '--who', 'Ada');
    expect({ status, out }).toEqual({ status: 0, out: CHANGES });
    expect(err).toContain('tercet: Harbour: 2 units changed; 3 kept, 1 new.\n');
    expect(await exported()).toContain('Three cranes');
    expect(await revise(next, '--lang', 'en')).toMatchObject({
      status: 1,
      err: expect.stringContaining('this very text'),
    });
  });

  test('says what it was not told, and what there isn’t', async () => {
    const { folder, next, revise } = await revising();
    expect(await revise(next)).toMatchObject({ status: 2, err: expect.stringContaining('--lang') });
    expect(await revise(next, '--lang', 'de')).toMatchObject({ status: 1, err: expect.stringContaining('EN and FR') });
    expect(await revise(join(folder, 'no.txt'), '--lang', 'en')).toMatchObject({ status: 1, out: '' });
  });
});
