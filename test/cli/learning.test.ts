import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../server/store/connection.js';
import { listTerms } from '../../server/store/terms.js';
import { confirmUnit, listUnits } from '../../server/store/units.js';
import { concepts, randomFrom, sentence, text } from '../learn/invented.js';
import { folderWith, jsonLinesOf, tercet } from './tercet.js';

function workspace(files: Record<string, string> = {}) {
  const folder = folderWith(files);
  const db = join(folder, 'tercet.db');
  return {
    db,
    at: (name: string) => join(folder, name),
    tercet: (...args: string[]) => tercet([...args, '--db', db]),
  };
}

/** A text in the invented languages, a sentence a line, and one of which some sentences lack a version. */
function inventedFiles() {
  const random = randomFrom(1);
  const taught = Array.from({ length: 60 }, () => concepts(random));
  const other = text(30, 0.3, randomFrom(2));
  return {
    'taught.tlh.txt': taught.map((said) => sentence(said, 0, random)).join('\n\n'),
    'taught.jbo.txt': taught.map((said) => sentence(said, 1, random)).join('\n\n'),
    'other.tlh.txt': other.sentences[0].join('\n'),
    'other.jbo.txt': other.sentences[1].join('\n'),
  };
}

async function confirmAll(path: string, documentId: number): Promise<void> {
  const db = openDatabase(path);
  for (const { id } of (await listUnits(db, documentId, { filter: 'all' })).units)
    await confirmUnit(db, id, true, new Date());
  await db.destroy();
}

async function termCount(path: string): Promise<number> {
  const db = openDatabase(path);
  const terms = await listTerms(db);
  await db.destroy();
  return terms.length;
}

describe('learn and realign', () => {
  test('what was confirmed in one document mends another', async () => {
    const { db, at, tercet } = workspace(inventedFiles());
    await tercet('import', at('taught.tlh.txt'), at('taught.jbo.txt'), '--presegmented');
    await tercet('import', at('other.tlh.txt'), at('other.jbo.txt'), '--presegmented');

    const few = await tercet('learn');
    expect({ status: few.status, out: few.out }).toEqual({ status: 1, out: '' });
    expect(few.err).toMatch(/too little to learn from: 20 confirmed units .* Nothing was changed\.\n$/u);

    await confirmAll(db, 1);
    const dry = await tercet('learn', '--dry-run');
    expect(dry.out).toMatch(/^languages +word +means +units +score\njbo-tlh +\p{L}+ +\p{L}+ +\d+ +\d+\.\d\n/u);
    expect(dry.out).toMatch(/\n\d\d pairs found; nothing was stored\.\n$/u);
    expect(await termCount(db)).toBe(0);

    expect((await tercet('learn', '--document', '1')).out).toMatch(/\n\d\d pairs learnt\.\n$/u);
    const learnt = await termCount(db);
    expect(learnt).toBeGreaterThan(100);
    await tercet('learn');
    expect(await termCount(db)).toBe(learnt);

    const { status, out } = await tercet('realign', '--all');
    expect(status).toBe(0);
    const [first, second] = out.split('\n');
    expect(first).toMatch(/^1\t.*\t60 settled, 0 as before, 0 new$/u);
    expect(second).toMatch(/^2\t.*\t0 settled, \d+ as before, [1-9]\d* new$/u);
    expect((await tercet('realign', '2')).out).toMatch(/\t0 settled, \d+ as before, 0 new\n$/u);
  });

  test('import and align use what was learnt; align only where it is told to', async () => {
    const { db, at, tercet: withDb } = workspace(inventedFiles());
    await withDb('import', at('taught.tlh.txt'), at('taught.jbo.txt'), '--presegmented');
    await confirmAll(db, 1);
    await withDb('learn');
    const files = [at('other.tlh.txt'), at('other.jbo.txt'), '--presegmented'];
    const shape = ({ out }: { out: string }) => jsonLinesOf(out).map(({ indexes }) => indexes);
    const [plain, taught] = [await tercet(['align', ...files], '', { TERCET_DB: db }), await withDb('align', ...files)];
    expect(shape(taught)).not.toEqual(shape(plain));
    await withDb('import', ...files);
    expect(shape(await withDb('export', '--format', 'jsonl', '--document', '2'))).toEqual(shape(taught));
    const line = `${JSON.stringify({ id: 1, versions: { tlh: inventedFiles()['other.tlh.txt'].split('\n'), jbo: inventedFiles()['other.jbo.txt'].split('\n') } })}\n`;
    const streamed = await tercet(['align', '--jsonl', '--db', db], line);
    const [result] = jsonLinesOf(streamed.out) as { units: { indexes: unknown }[] }[];
    expect(result?.units.map(({ indexes }) => indexes)).toEqual(shape(taught));
  });

  test.each([
    [['realign'], 2, ''],
    [['realign', '1', '--all'], 2, '--all'],
    [['realign', 'x'], 2, "no document's number"],
    [['realign', '7'], 1, 'There is no document 7'],
    [['learn', '--document', '7'], 1, 'There is no document 7'],
    [['glossary', 'remove', 'ships'], 1, 'There is no glossary “ships”'],
    [['glossary', 'add', 'missing.csv'], 1, "missing.csv can't be read: there is no such file"],
    [['align', 'a.txt', 'b.txt'], 1, "can't be read"],
  ])('%j is refused', async (args, status, message) => {
    const { tercet } = workspace();
    await tercet('migrate');
    const result = await tercet(...args);
    expect({ status: result.status, out: result.out }).toEqual({ status, out: '' });
    expect(result.err.toLowerCase()).toContain(message.toLowerCase());
  });
});

describe('glossary', () => {
  const TABLE = 'en,fr,ru\nhull,coque,корпус\ncargo|freight,fret,груз\nmast,,\n';

  test('is added, listed, replaced and removed', async () => {
    const { at, tercet } = workspace({ 'ships.csv': TABLE, 'more.tsv': 'en\tfr\nsail\tvoile' });
    expect(await tercet('glossary', 'list')).toMatchObject({ status: 1 });
    expect(await tercet('glossary', 'add', at('ships.csv'))).toEqual({
      status: 0,
      out: 'ships: 2 entries added.\n',
      err: 'tercet: left out, having terms in one language only: 1 entry\n',
    });
    expect((await tercet('glossary', 'add', at('more.tsv'), '--name', 'ships')).out).toBe('ships: 1 entry replaced.\n');
    expect((await tercet('glossary', 'add', at('ships.csv'), '--name', 'All ships')).status).toBe(0);
    expect((await tercet('glossary', 'list')).out).toMatch(
      /^name +languages +entries +terms +added\nAll ships +en fr ru +2 +7 +\d{4}-.*\nships +en fr +1 +2 +\d{4}-.*\n$/u,
    );
    expect(await tercet('glossary', 'remove', 'All ships')).toMatchObject({ status: 0, out: 'All ships: removed.\n' });
    await tercet('glossary', 'remove', 'ships');
    expect((await tercet('glossary', 'list')).err).toBe('tercet: The database holds no glossaries yet.\n');
  });

  test('that is wrong is refused with its file and line, and changes nothing', async () => {
    const { db, at, tercet } = workspace({ 'ships.csv': TABLE, 'bad.csv': 'en,fr\nhull,coque,x\n' });
    await tercet('glossary', 'add', at('ships.csv'));
    const { status, out, err } = await tercet('glossary', 'add', at('bad.csv'), '--name', 'ships');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(`“${at('bad.csv')}”, line 2: 3 cells, where the first line has 2.`);
    expect(await termCount(db)).toBe(7);
  });
});
