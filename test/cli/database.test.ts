import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MIGRATIONS } from '../../server/store/migrate.js';
import { folderWith, jsonLinesOf, tercet } from './tercet.js';

const EN = 'The bridge opened on Monday. It cost 12 million euros.';
const FR = 'Le pont a ouvert lundi. Il a coûté 12 millions d’euros.';
const RU = 'Мост открылся в понедельник. Он стоил 12 миллионов евро.';

function workspace(files: Record<string, string> = {}) {
  const folder = folderWith(files);
  const db = join(folder, 'new', 'tercet.db');
  return {
    folder,
    db,
    at: (name: string) => join(folder, name),
    tercet: (...args: string[]) => tercet([...args, '--db', db]),
  };
}

describe('import', () => {
  test('puts the versions of one document into a new database', async () => {
    const { at, tercet } = workspace({ 'x.en.txt': EN, 'x.fr.txt': FR, 'x.ru.txt': RU });
    const { status, out } = await tercet(
      'import',
      at('x.en.txt'),
      at('x.fr.txt'),
      at('x.ru.txt'),
      '--title',
      'The bridge',
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^1\tThe bridge\ten fr ru\t2 units, \d+ divergent\n1 document stored\.\n$/u);
    const list = await tercet('list', '--format', 'json');
    expect(JSON.parse(list.out)).toMatchObject([
      { id: 1, title: 'The bridge', units: 2, versions: [{ tag: 'en', sentences: 2 }, {}, {}] },
    ]);
    expect((await tercet('list')).out).toMatch(/^id +title +versions .*\n1 +The bridge +en fr ru +2 /u);
  });

  test('stores what it can of a folder, says what failed, and has status 1', async () => {
    const { folder, tercet } = workspace({
      'a/en.txt': EN,
      'a/fr.txt': FR,
      'b/en.txt': EN,
      'b/fr.txt': ' ',
      'c/en.txt': EN,
      'c/ru.txt': RU,
    });
    const { status, out, err } = await tercet('import', folder);
    expect(status).toBe(1);
    expect(out).toMatch(/\n2 documents stored, 1 failed\.\n$/u);
    expect(err).toMatch(new RegExp(`^tercet: ${join(folder, 'b')}: .+\\n`, 'u'));
    expect(JSON.parse((await tercet('list', '--format', 'json')).out)).toHaveLength(2);
  });

  test('does not store the same files twice, unless it is told to', async () => {
    const { at, tercet } = workspace({ 'x.en.txt': EN, 'x.fr.txt': FR });
    const args = ['import', at('x.en.txt'), at('x.fr.txt')];
    await tercet(...args);
    const again = await tercet(...args);
    expect(again).toMatchObject({ status: 0, out: '0 documents stored, 1 there already.\n' });
    expect(again.err).toContain('--force');
    expect((await tercet(...args, '--force')).out).toContain('1 document stored.');
  });

  test.each([
    ['--title for several documents', ['--title', 'x']],
    ['--lang for several documents', ['--lang', 'en,fr']],
  ])('%s is refused before anything is stored', async (_case, args) => {
    const { folder, db, tercet } = workspace({ 'a/en.txt': EN, 'a/fr.txt': FR, 'b/en.txt': EN, 'b/fr.txt': FR });
    expect((await tercet('import', folder, ...args)).status).toBe(2);
    expect(existsSync(db)).toBe(false);
  });

  test('one file is no document', async () => {
    const { at, tercet } = workspace({ 'x.en.txt': EN });
    expect((await tercet('import', at('x.en.txt'))).status).toBe(2);
  });
});

describe('export', () => {
  async function filled() {
    const space = workspace({ 'a/en.txt': EN, 'a/fr.txt': FR, 'b/en.txt': EN, 'b/ru.txt': RU });
    await space.tercet('import', space.folder);
    return space;
  }

  test('writes every document as TMX', async () => {
    const { tercet } = await filled();
    const { status, out, err } = await tercet('export');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.match(/<tu /gu)).toHaveLength(4);
    expect(out).toContain('<seg>Он стоил 12 миллионов евро.</seg>');
  });

  test('only the documents and languages asked for, in their order', async () => {
    const { tercet } = await filled();
    const jsonl = await tercet('export', '--format', 'jsonl', '--document', '2,1', '--languages', 'fr,EN');
    expect(jsonLinesOf(jsonl.out).map(({ documentId }) => documentId)).toEqual(['2', '2', '1', '1']);
    expect(jsonl.out).not.toContain('Мост');
    expect((await tercet('export', '--format', 'tsv', '--only-confirmed')).out).not.toContain('Monday');
  });

  test.each([
    ['a document', ['--document', '99']],
    ['a language', ['--languages', 'de']],
  ])('%s that is not there gives status 1 and no output', async (_case, args) => {
    const { tercet } = await filled();
    const { status, out, err } = await tercet('export', ...args);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^tercet: .+\n$/u);
  });

  test('-o writes a file, whole or not at all', async () => {
    const { at, folder, tercet } = await filled();
    expect(await tercet('export', '-o', at('out.tmx'))).toEqual({ status: 0, out: '', err: '' });
    expect(readFileSync(at('out.tmx'), 'utf8')).toMatch(/<\/tmx>\s*$/u);
    writeFileSync(at('kept.tmx'), 'before');
    expect((await tercet('export', '-o', at('kept.tmx'), '--document', '99')).status).toBe(1);
    expect((await tercet('export', '-o', at('kept.tmx'), '--languages', 'de')).status).toBe(1);
    expect(readFileSync(at('kept.tmx'), 'utf8')).toBe('before');
    expect((await tercet('export', '-o', at('no/such/folder.tmx'))).err).toContain(
      "can't be written: there is no such file",
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('the database', () => {
  const NAMES = Object.keys(MIGRATIONS);
  const APPLIED = NAMES.map((name) => `applied: ${name}\n`).join('');

  test('is where TERCET_DB says when --db does not', async () => {
    const folder = folderWith();
    const { status, out } = await tercet(['migrate'], '', { TERCET_DB: join(folder, 'here.db') });
    expect({ status, out }).toEqual({ status: 0, out: APPLIED });
    expect(existsSync(join(folder, 'here.db'))).toBe(true);
  });

  test('migrates up, down and says how far it is', async () => {
    const { tercet } = workspace();
    expect((await tercet('migrate')).out).toBe(APPLIED);
    expect((await tercet('migrate')).out).toBe('The database is up to date.\n');
    expect((await tercet('migrate', '--status')).out).toMatch(/^0001_documents {2}\d{4}-/u);
    for (const name of NAMES.toReversed())
      expect((await tercet('migrate', '--down')).out).toBe(`taken back: ${name}\n`);
    expect((await tercet('migrate', '--status')).out).toMatch(/^0001_documents {2}not applied\n/u);
    expect((await tercet('migrate', '--down')).out).toBe('There is nothing to take back.\n');
  });

  test('that is none is refused by its name', async () => {
    const folder = folderWith({ 'tercet.db': 'This is a letter, and no database at all. '.repeat(100) });
    const { status, err } = await tercet(['list', '--db', join(folder, 'tercet.db')]);
    expect(status).toBe(1);
    expect(err).toMatch(/^tercet: The database .*tercet\.db can't be opened: .+\n$/u);
  });

  test('that is empty lists nothing on standard output', async () => {
    const { tercet } = workspace();
    await tercet('migrate');
    expect(await tercet('list')).toMatchObject({ status: 0, out: '' });
    expect((await tercet('list', '--format', 'json')).out).toBe('[]\n');
  });
});
