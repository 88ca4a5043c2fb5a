import { describe, expect, test } from '@jest/globals';
import { folderWith, tercet } from './tercet.js';

const COMMANDS = [
  ...['split', 'align', 'check', 'convert', 'import', 'list', 'search', 'export'],
  ...['report', 'stats', 'checks', 'realign', 'learn', 'glossary', 'serve', 'migrate', 'completion'],
];

describe('help', () => {
  test('names every command, on standard output', async () => {
    const { status, out, err } = await tercet(['--help']);
    expect(status).toBe(0);
    expect(err).toBe('');
    for (const command of COMMANDS) expect(out).toContain(`\n  ${command} `);
  });

  test.each(COMMANDS)('of %s has an example', async (command) => {
    const { status, out } = await tercet([command, '--help']);
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`Examples?:\n  tercet ${command}`, 'u'));
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  test.each(['add', 'list', 'remove'])('of glossary %s has one too', async (command) => {
    expect((await tercet(['glossary', command, '--help'])).out).toContain(`Example:\n  tercet glossary ${command}`);
  });
});

test('--version', async () => {
  expect(await tercet(['--version'])).toEqual({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u), err: '' });
});

describe('what is not called as it should be has status 2, and says so on standard error', () => {
  test.each([
    [[]],
    [['frob']],
    [['split', '--nonsense', '--lang', 'en']],
    [['split']],
    [['split', '--lang', 'not a tag']],
    [['align']],
    [['align', 'one.txt']],
    [['align', 'a.txt', 'b.txt', '--lang', 'en']],
    [['align', 'a.txt', 'b.txt', '--format', 'pdf']],
    [['convert']],
    [['align', '--jsonl', 'a.txt']],
    [['check']],
    [['check', '--jsonl', 'a.tmx']],
    [['check', 'README.md']],
    [['check', 'a.tmx', '--fail-on', 'dire']],
    [['import']],
    [['export', '--document', '1,x']],
    [['realign', '1,x']],
    [['search', 'x', '--has', 'fr']],
    [['stats', '--document', 'x']],
    [['checks', '--check', 'number=loud']],
    [['glossary', 'add']],
    [['glossary', 'frob']],
    [['serve', '--port', '70000']],
    [['migrate', '--down', '--status']],
  ])('%j', async (args) => {
    const { status, out, err } = await tercet(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).not.toBe('');
  });
});

test.each([
  [['split', '--lang', 'fr', 'missing.txt'], /missing\.txt can't be read: there is no such file/u],
  [['align', 'missing.en.txt', 'missing.fr.txt'], /missing\.(?:en|fr)\.txt can't be read/u],
  [['check', 'missing.tmx'], /missing\.tmx can't be read/u],
  [['check', 'missing.jsonl'], /missing\.jsonl can't be read/u],
  [['import', 'missing'], /missing can't be read/u],
  [['list', '--db', 'missing/tercet.db'], /There is no database at missing\/tercet\.db/u],
  [['export', '--db', 'missing/tercet.db'], /There is no database/u],
  [['migrate', '--down', '--db', 'missing/tercet.db'], /There is no database/u],
])('what is missing is named: %j', async (args, message) => {
  const { status, out, err } = await tercet(args);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toMatch(message);
});

describe('split', () => {
  test('one sentence a line, a blank line between paragraphs', async () => {
    const text = '\ufeffIl est parti. Elle\r\nreste  ici.\r\n \t\r\n\r\nFin.';
    expect(await tercet(['split', '--lang', 'fr'], text)).toEqual({
      status: 0,
      out: 'Il est parti.\nElle reste ici.\n\nFin.\n',
      err: '',
    });
  });

  test('reads other encodings, from a file', async () => {
    const file = `${folderWith({ 'ru.txt': Buffer.from('\ufeffОн ушёл. Она осталась.', 'utf16le') })}/ru.txt`;
    expect((await tercet(['split', '--lang', 'ru', file])).out).toBe('Он ушёл.\nОна осталась.\n');
  });

  test('leaves no line end in a sentence, whatever a reader takes for one', async () => {
    const { out } = await tercet(['split', '--lang', 'en'], 'One\u2028two\u0085three\u000bfour.');
    expect(out).toBe('One two three four.\n');
  });
});
