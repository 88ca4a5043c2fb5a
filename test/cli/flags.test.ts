import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../server/store/connection.js';
import { addFlag, replyToFlag } from '../../server/store/flags.js';
import { listUnits } from '../../server/store/units.js';
import { folderWith, jsonLinesOf, tercet } from './tercet.js';

const TEXTS = {
  'en.txt': 'The council lifted the sanctions.\n\nNew sanctions may follow in spring.',
  'fr.txt': 'Le conseil a levé les sanctions.\n\nDe nouvelles mesures pourraient suivre au printemps.',
};

/** A database with two flags, the second rejected. */
async function flagged() {
  const folder = folderWith(TEXTS);
  const path = join(folder, 'tercet.db');
  await tercet(['import', join(folder, 'en.txt'), join(folder, 'fr.txt'), '--title', 'Council', '--db', path]);
  const db = openDatabase(path);
  const { units } = await listUnits(db, 1, { filter: 'all' });
  const at = new Date('2026-03-04T05:06:07Z');
  const spans = [{ lang: 'fr', sentence: 0, start: 3, end: 20 }];
  const mark = { lang: 'fr', category: 'accuracy/mistranslation', severity: 'major', comment: 'Too wide.' } as const;
  const unitId = units[1]?.id ?? 0;
  const first = await addFlag(db, { ...mark, unitId, correction: 'sanctions', spans }, at, 'Ada');
  await replyToFlag(db, first, { text: 'Right.', status: 'accepted' }, at, 'Bo');
  const second = await addFlag(db, { ...mark, unitId, category: 'style', lang: 'en', spans: [] }, at);
  await replyToFlag(db, second, { status: 'rejected' }, at);
  await db.destroy();
  return { folder, flags: (...args: string[]) => tercet(['flags', ...args, '--db', path]) };
}

describe('tercet flags', () => {
  test('lists what reviewers said, and what was answered', async () => {
    const { flags } = await flagged();
    expect(await flags()).toEqual({
      ...{ status: 0, err: '' },
      out: `1  Council, unit 2: accuracy/mistranslation (major, fr, accepted) – Too wide. → sanctions
    “nouvelles mesures” · Ada · 2026-03-04
    > Bo · 2026-03-04 · accepted · Right.
2  Council, unit 2: style (major, en, rejected) – Too wide.
    2026-03-04
    > 2026-03-04 · rejected
`,
    });
  });

  test('narrows the list', async () => {
    const { flags } = await flagged();
    const ids = async (...args: string[]) =>
      jsonLinesOf((await flags('--format', 'jsonl', ...args)).out).map((f) => f.id);
    expect(await ids('--status', 'open,accepted')).toEqual([1]);
    expect(await ids('--category', 'accuracy')).toEqual([1]);
    expect(await ids('--by', 'Ada', '--lang', 'fr', '--severity', 'major', '--document', '1')).toEqual([1]);
    expect(await ids('--lang', 'en', '--sort', 'newest')).toEqual([2]);
    expect(await flags('--status', 'fixed')).toEqual({ status: 0, out: '', err: 'tercet: There are no such flags.\n' });
  });

  test('writes tables, and the errors among them as WMT does', async () => {
    const { folder, flags } = await flagged();
    const file = join(folder, 'flags.csv');
    expect((await flags('--format', 'csv', '-o', file)).out).toBe('');
    expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(3);
    const { out } = await flags('--format', 'mqm');
    expect(out.trim().split('\n').slice(1)).toEqual([
      [
        ...['fr', 'Council', '1', '2', 'Ada', 'New sanctions may follow in spring.'],
        'De <v>nouvelles mesures</v> pourraient suivre au printemps.',
        ...['Accuracy/Mistranslation', 'Major'],
      ].join('\t'),
    ]);
    expect((await flags('--format', 'mqm', '--status', 'rejected')).out.trim().split('\n')).toHaveLength(2);
  });

  test('says what there is none of', async () => {
    const { flags } = await flagged();
    expect(await flags('--document', '7')).toMatchObject({ status: 1, err: expect.stringContaining('no document 7') });
    for (const args of [
      ['--status', 'resolved'],
      ['--category', 'grammar'],
      ['--severity', 'dire'],
      ['--lang', '!'],
    ])
      expect(await flags(...args)).toMatchObject({ status: 2, out: '' });
  });
});
