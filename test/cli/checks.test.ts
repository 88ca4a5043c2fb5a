import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../server/store/connection.js';
import { dismissDivergence } from '../../server/store/divergences.js';
import { folderWith, jsonLinesOf, tercet } from './tercet.js';

const EN = 'The mill was sold in 1902. It cost 12 thousand crowns. The wheel is still there.';
const FR = 'Le moulin fut vendu en 1902. Il a coûté 14 mille couronnes. La roue est toujours là.';
const RU = 'Мельницу продали в 1902 году. Она стоила 12 тысяч крон. Колесо всё ещё там.';
const UNIT = JSON.stringify({ id: 'u1', en: 'It cost 12 crowns.', fr: 'Il a coûté 14 couronnes.' });

const found = (out: string) =>
  jsonLinesOf(out).flatMap(({ divergences }) => divergences as { type: string; culprit: string; hint?: boolean }[]);

function mill() {
  const folder = folderWith({ 'mill.en.txt': EN, 'mill.fr.txt': FR, 'mill.ru.txt': RU });
  const db = join(folder, 'tercet.db');
  return { db, folder, tercet: (...args: string[]) => tercet([...args, '--db', db]) };
}

describe('--check', () => {
  test.each<[string[], (boolean | undefined)[]]>([
    [[], [undefined]],
    [['--check', 'number=on'], [undefined]],
    [['--check', 'number=quiet'], []],
    [['--check', 'number=quiet', '--hints'], [true]],
    [['--check', 'number=off', '--hints'], []],
    [['--check', 'number=off', '--check', 'number=on'], [undefined]],
  ])('%j', async (args, hints) => {
    const { out } = await tercet(['check', '--jsonl', ...args], UNIT);
    const numbers = found(out).filter(({ type }) => type === 'number');
    expect(numbers.map(({ hint }) => hint)).toEqual(hints);
  });

  test.each([
    [['align', 'a.txt', 'b.txt', '--check', 'nonsense=on']],
    [['check', '--jsonl', '--check', 'nonsense=off']],
    [['check', '--jsonl', '--check', 'number=loud']],
    [['check', '--jsonl', '--check', 'number']],
    [['check', '--jsonl', '--source', 'no tag']],
  ])('%j is not how it is called', async (args) => {
    const { status, out } = await tercet(args, UNIT);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });
});

describe('--source', () => {
  test.each([
    [[], null],
    [['--source', 'en'], 'fr'],
    [['--source', 'fr'], 'en'],
  ])('%j makes %j the one at fault', async (args: string[], culprit) => {
    const { out } = await tercet(['check', '--jsonl', ...args], UNIT);
    expect(found(out)).toMatchObject([{ type: 'number', culprit }]);
    const document = JSON.stringify({ id: 'x', versions: { en: EN, fr: FR } });
    const aligned = jsonLinesOf((await tercet(['align', '--jsonl', ...args], document)).out)[0]?.units as object[];
    const [number] = found(aligned.map((unit) => JSON.stringify(unit)).join('\n'));
    expect(number).toMatchObject({ type: 'number', culprit });
  });

  test('has to be one of the versions, and is kept with the document', async () => {
    const { folder, tercet: run } = mill();
    const files = ['en', 'fr'].map((tag) => join(folder, `mill.${tag}.txt`));
    const refused = await run('import', ...files, '--source', 'ru');
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('There is no version RU that could be the source. There are EN and FR.');
    await run('import', ...files, '--source', 'EN');
    const [document] = JSON.parse((await run('list', '--format', 'json')).out) as { versions: object[] }[];
    expect(document?.versions).toMatchObject([
      { tag: 'en', isSource: true },
      { tag: 'fr', isSource: false },
    ]);
    expect(found((await run('export', '--format', 'jsonl')).out)).toMatchObject([{ type: 'number', culprit: 'fr' }]);
  });
});

describe('checks', () => {
  test('are listed without a database, as they come', async () => {
    const { out, status } = await tercet(['checks'], '', { TERCET_DB: join(folderWith(), 'none.db') });
    expect(status).toBe(0);
    expect(out).toMatch(/^id +setting +by default +name\n/u);
    expect(out).toMatch(/^number +on +on +Number$/mu);
  });

  test('are switched in a database, in general and for a document, and it shows', async () => {
    const { folder, tercet: run } = mill();
    await run('import', folder);
    expect((await run('checks', '--check', 'number=quiet')).out).toMatch(/^number +quiet +on +Number$/mu);
    expect((await run('checks', '--document', '1', '--check', 'number=off')).out).toMatch(/^number +off /mu);
    expect((await run('checks')).out).toMatch(/^number +quiet /mu);
    expect(found((await run('export', '--format', 'jsonl')).out)).toEqual([]);
    await run('checks', '--document', '1', '--reset', 'number');
    expect(jsonLinesOf((await run('checks', '--reset', 'number', '--format', 'jsonl')).out)).toContainEqual(
      expect.objectContaining({ id: 'number', setting: 'on', byDefault: 'on' }),
    );
    expect(found((await run('export', '--format', 'jsonl')).out)).toMatchObject([
      { type: 'number', culprit: 'fr', message: '“14 mille” in FR, “12 thousand” in EN and RU.' },
    ]);
    expect((await run('checks', '--document', '9')).err).toContain('There is no document 9');
    expect((await run('checks', '--check', 'nonsense=on')).err).toContain('There is no check “nonsense”');
  });

  test('that come switched off find something once they are on, and the document is compared again', async () => {
    const { folder, tercet: run } = mill();
    await run('import', folder);
    await run('checks', '--check', 'typography=on');
    const { out, status } = await run('realign', '--keep-units', '--all');
    expect({ out, status }).toEqual({ out: expect.stringMatching(/^1\t.*\t3 units compared\n$/u), status: 0 });
  });
});

describe('stats', () => {
  test('tell check by check what was found and decided', async () => {
    const { db, folder, tercet: run } = mill();
    await run('import', folder);
    const opened = openDatabase(db);
    const { id } = await opened
      .selectFrom('divergence')
      .select('id')
      .where('type', '=', 'number')
      .executeTakeFirstOrThrow();
    await dismissDivergence(opened, id, 'editorial', new Date());
    await opened.destroy();
    expect((await run('stats')).out).toMatch(/^number +1 +\d+ +0 +0 +0 +1 +0 +0 +-$/mu);
    const lines = jsonLinesOf((await run('stats', '--format', 'jsonl', '--document', '1')).out);
    expect(lines.find(({ check }) => check === 'number')).toEqual({
      ...{ check: 'number', shown: 1, hints: expect.any(Number), undecided: 0, confirmed: 0 },
      ...{ dismissed: { right: 0, editorial: 1, mistake: 0, unknown: 0 }, decided: 1, shareConfirmed: null },
    });
    expect((await run('stats', '--document', '7')).status).toBe(1);
  });

  test('say so where nothing was found', async () => {
    const { tercet: run, folder } = mill();
    await run('import', join(folder, 'mill.en.txt'), join(folder, 'mill.ru.txt'));
    await run('checks', '--check', 'number=off');
    expect((await run('stats')).err).toContain('Nothing was found yet.');
  });
});
