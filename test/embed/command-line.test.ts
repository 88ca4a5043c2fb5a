import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { run } from '../../server/cli/run.js';
import { processFiles, processFilesEmbedded } from '../../server/pipeline.js';
import { inventedEncoder, meaning, say } from './invented.js';
import { folderWith } from './model-files.js';

const TEXTS = { 'a.qaa.txt': 'Bababade lolo.\n', 'a.qab.txt': 'ჩოჩო ყუყუ.\n' };

async function said(args: string[]): Promise<{ status: number; err: string; out: string }> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const status = await run(args, { stdin: Readable.from([]), stdout, stderr, env: {}, status: 0 });
  return { status, err: String(stderr.read() ?? ''), out: String(stdout.read() ?? '') };
}

test.each(['align', 'import', 'align --jsonl'])(
  'tercet %s --embeddings says that the folder is missing',
  async (command) => {
    const folder = folderWith(TEXTS);
    const files = command.endsWith('jsonl') ? [] : Object.keys(TEXTS).map((name) => join(folder, name));
    const database = command === 'import' ? ['--db', join(folder, 'a.db')] : [];
    const missing = join(folder, 'labse');
    const { status, err, out } = await said([...command.split(' '), ...files, ...database, '--embeddings', missing]);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain(`There is no folder “${missing}”.`);
  },
);

test('files are aligned with an encoder, the rest as without', async () => {
  const file = (tag: string, invented: string, ...numbers: number[]) => ({
    ...{ name: `a.${tag}.txt`, tag },
    bytes: Buffer.from(numbers.map((n) => say(invented, meaning(n))).join('\n')),
  });
  const files = [file('la', 'qaa', 1, 2, 3, 4, 5, 6, 7), file('ka', 'qab', 1, 2, 3, 5, 6, 7)];
  const shares: number[] = [];
  const options = {
    presegmented: true,
    progress: (step: string, done: number) => step === 'align' && shares.push(done),
  };
  const { aligned, ...rest } = await processFilesEmbedded(files, inventedEncoder(), options);
  expect(aligned.units.map(({ sides }) => sides.map(({ start }) => start))).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
    [5, 4],
    [6, 5],
  ]);
  const { aligned: plain, ...same } = await processFiles(files, { presegmented: true });
  expect(rest).toEqual(same);
  expect(aligned.versions).toEqual(plain.versions);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});
