import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folderWith, jsonLinesOf, tercet } from './tercet.js';

const TEXTS = {
  'en.txt': 'The council lifted the sanctions.\n\nNew sanctions may follow in spring.',
  'fr.txt': 'Le conseil a levé les sanctions.\n\nDe nouvelles mesures pourraient suivre au printemps.',
};

async function searching() {
  const folder = folderWith(TEXTS);
  const db = join(folder, 'tercet.db');
  await tercet(['import', join(folder, 'en.txt'), join(folder, 'fr.txt'), '--title', 'Council', '--db', db]);
  return (...args: string[]) => tercet(['search', ...args, '--db', db]);
}

describe('tercet search', () => {
  test('prints each unit that is found, with all of its versions', async () => {
    const search = await searching();
    const { status, out, err } = await search('sanction', '--lang', 'en', '--lacks', 'fr:sanctions');
    expect({ status, err }).toEqual({ status: 0, err: 'tercet: 1 unit found.\n' });
    expect(out).toBe(
      'Council, unit 2\n  en  New sanctions may follow in spring.\n  fr  De nouvelles mesures pourraient suivre au printemps.\n',
    );
  });

  test('writes hits for programs', async () => {
    const search = await searching();
    const { out } = await search('"les sanctions"', '--format', 'jsonl');
    expect(jsonLinesOf(out)).toMatchObject([{ number: 1, hits: [{ lang: 'fr', sentence: 0, start: 18, end: 31 }] }]);
    expect((await search('sanct*', '--format', 'tsv')).out.trim().split('\n')).toHaveLength(4);
    expect((await search('sanction', '--exact')).err).toBe('tercet: Nothing found.\n');
  });

  test('says what it doesn’t know, and what it can’t look for', async () => {
    const search = await searching();
    expect(await search('x', '--lang', 'de')).toMatchObject({
      status: 1,
      err: expect.stringContaining('There are: en, fr.'),
    });
    expect(await search('x', '--document', '7')).toMatchObject({
      status: 1,
      err: expect.stringContaining('no document 7'),
    });
    expect(await search('x', '--check', 'moon')).toMatchObject({ status: 1, err: expect.stringContaining('number') });
    for (const args of [['…'], ['x', '--has', 'fr'], ['x', '--state', 'odd'], ['x', '--document', 'y']])
      expect(await search(...args)).toMatchObject({ status: 2, out: '' });
  });
});
