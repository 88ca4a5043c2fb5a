import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { folderWith, PROGRAM } from './tercet.js';

/** What only a process of its own can show. */

const LINE = `${JSON.stringify({ id: 1, versions: { en: ['A bridge.'], fr: ['Un pont.'] } })}\n`;

describe('the program', () => {
  test('has the exit status of its command', () => {
    const status = (...args: string[]) => spawnSync(process.execPath, [PROGRAM, ...args], { input: 'One.' }).status;
    expect([status('split', '--lang', 'en'), status('split', '--lang', 'en', 'missing'), status('split')]).toEqual([
      0, 1, 2,
    ]);
  });

  test('gives each result as soon as it is done, before the input has ended', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'align', '--jsonl']);
    for (let round = 0; round < 3; round++) {
      child.stdin.write(LINE);
      const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
      expect(JSON.parse(chunk.toString())).toMatchObject({ id: 1 });
    }
    child.stdin.end();
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });

  test('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'align', '--jsonl']);
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    // It ends before its input does: that pipe breaks as well.
    child.stdin.on('error', () => {});
    child.stdin.write(LINE.repeat(2000));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code, signal] = await once(child, 'close');
    child.stdin.destroy();
    expect({ code, signal, said: Buffer.concat(said).toString() }).toEqual({ code: 0, signal: null, said: '' });
  });

  test.each([
    [['--version'], ['better-sqlite3', 'express', 'i18next', 'cli-progress']],
    [
      ['split', '--lang', 'en'],
      ['better-sqlite3', 'express', 'i18next', 'cli-progress'],
    ],
    [
      ['align', '--jsonl'],
      ['better-sqlite3', 'express', 'cli-progress'],
    ],
  ])('%j loads only what it needs', (args, unwanted) => {
    const hook = `${folderWith({
      'hook.cjs': `process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')));`,
    })}/hook.cjs`;
    const { stderr, status } = spawnSync(process.execPath, ['--require', hook, PROGRAM, ...args], { input: LINE });
    expect(status).toBe(0);
    const loaded = stderr.toString();
    expect(loaded).toContain('commander');
    expect(unwanted.filter((name) => loaded.includes(`/node_modules/${name}/`))).toEqual([]);
  });
});
