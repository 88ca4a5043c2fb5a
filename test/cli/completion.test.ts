import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folderWith, tercet } from './tercet.js';

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;
const script = async (shell: string): Promise<string> => (await tercet(['completion', shell])).out;

describe('a script for each shell', () => {
  test.each(['bash', 'zsh', 'fish'])('%s: names every command and its options', async (shell) => {
    const text = await script(shell);
    for (const word of ['align', 'convert', 'glossary', 'add', 'format', 'jsonl', 'presegmented'])
      expect(text).toContain(word);
    const name = `tercet.${shell}`;
    const folder = folderWith({ [name]: text });
    if (has(shell)) expect(spawnSync(shell, ['-n', join(folder, name)], { encoding: 'utf8' }).stderr).toBe('');
  });

  test('another shell is refused, with those that there are', async () => {
    const { status, err } = await tercet(['completion', 'cmd']);
    expect(status).toBe(2);
    expect(err).toContain('bash, zsh, fish');
  });
});

const inBash = has('bash') ? test.each : test.skip.each;

describe('what bash offers', () => {
  inBash<[string[], string[]]>([
    [['al'], ['align']],
    [
      ['glossary', ''],
      ['add', 'list', 'remove', '-h', '--help'],
    ],
    [['glossary', 'add', '--na'], ['--name']],
    [
      ['split', '--format', ''],
      ['text', 'jsonl'],
    ],
    [['split', '--lang', 'fr', '--form'], ['--format']],
    [['split', 'not-a-comm', '--pres'], []],
  ])('%j', async (words, expected) => {
    const folder = folderWith({ 'tercet.bash': await script('bash') });
    const line = ['tercet', ...words].map((word) => `'${word}'`).join(' ');
    const program = `source ./tercet.bash; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _tercet; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync('bash', ['-c', program], { cwd: folder, encoding: 'utf8' });
    const offered = stdout.split('\n').filter((word) => word !== '' && word !== 'tercet.bash');
    expect(offered).toEqual(expected);
  });
});
