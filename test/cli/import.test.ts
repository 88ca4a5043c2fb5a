import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folderWith, jsonLinesOf, tercet, zipOf } from './tercet.js';

const EN = 'The bridge opened on Monday. It cost 12 million euros.';
const FR = 'Le pont a ouvert lundi. Il a coûté 12 millions d’euros.';
const RU = 'Мост открылся в понедельник. Он стоил 12 миллионов евро.';

const MEMORY = `<?xml version="1.0"?><tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="fr"><seg>Le pont a 12 arches.</seg></tuv><tuv xml:lang="en"><seg>The bridge has 13 arches.</seg></tuv></tu>
<tu><note>Old.</note><tuv xml:lang="en"><seg>It is old.</seg></tuv><tuv xml:lang="fr"><seg>Il est vieux.</seg></tuv></tu>
</body></tmx>`;

const REVIEWED = MEMORY.replace(
  '<tu><note>Old.</note>',
  '<tu><prop type="x-status">confirmed</prop><note>Ask Ada.</note><note>Flags: style (minor, fr) – Dry.</note>',
);

function workspace(files: Record<string, string | Uint8Array>) {
  const folder = folderWith(files);
  const db = join(folder, 'tercet.db');
  return {
    db,
    at: (name = '') => join(folder, name),
    run: (...args: string[]) => tercet(['import', ...args, '--db', db]),
    documents: async () => JSON.parse((await tercet(['list', '--format', 'json', '--db', db])).out) as unknown[],
  };
}

describe('a file of units', () => {
  test('is imported by itself, aligned as it is', async () => {
    const { at, run, documents } = workspace({ 'memory.tmx': MEMORY });
    const { status, out } = await run(at('memory.tmx'));
    expect({ status, out }).toEqual({
      status: 0,
      out: '1\tmemory\ten fr\t2 units, 1 divergent\n1 document stored.\n',
    });
    expect(await documents()).toMatchObject([{ versions: [{ tag: 'en', isSource: true }, { tag: 'fr' }] }]);
    expect((await run(at('memory.tmx'))).out).toBe('0 documents stored, 1 there already.\n');
  });

  test('may come beside others, and uncompared', async () => {
    const { at, run } = workspace({ 'a.tmx': MEMORY, 'b.tmx': MEMORY.replace('12', '13') });
    const { out } = await run(at('a.tmx'), at('b.tmx'), '--no-compare');
    expect(out).toMatch(/2 units, 0 divergent\n2\tb\t.*\n2 documents stored\.\n$/u);
  });

  test.each(['tmx', 'jsonl', 'xliff', 'tsv', 'xlsx'])('comes out as it went in: %s', async (format) => {
    const { at, run } = workspace({ 'memory.tmx': REVIEWED });
    await run(at('memory.tmx'));
    await tercet(['export', '--format', format, '-o', at(`out.${format}`), '--db', at('tercet.db')]);
    await tercet(['import', at(`out.${format}`), '--db', at('again.db')]);
    const units = async (db: string) =>
      jsonLinesOf((await tercet(['export', '--format', 'jsonl', '--db', at(db)])).out).map(
        ({ en, fr, status, confidence, notes }) => ({ en, fr, status, confidence, notes }),
      );
    expect(await units('again.db')).toEqual(await units('tercet.db'));
    expect(await units('again.db')).toMatchObject([{ en: ['The bridge has 13 arches.'] }, { status: 'confirmed' }]);
  });

  test.each(['tmx', 'xliff', 'xliff-1', 'jsonl', 'csv', 'xlsx', 'po'])(
    'two documents that are called alike come back as two: %s',
    async (format) => {
      const texts = {
        'a/en.txt': EN,
        'a/fr.txt': FR,
        'b/en.txt': `${EN} It is old.`,
        'b/fr.txt': `${FR} Il est vieux.`,
      };
      const { at, run, db } = workspace(texts);
      for (const folder of ['a', 'b']) await run(at(`${folder}/en.txt`), at(`${folder}/fr.txt`), '--title', 'Bridge');
      await tercet(['export', '--format', format, '-o', at('out.zip'), '--db', db]).then(async ({ status }) => {
        if (status === 2) await tercet(['export', '--format', format, '-o', at(`out.${format}`), '--db', db]);
      });
      const file = existsSync(at('out.zip')) ? at('out.zip') : at(`out.${format}`);
      const { status, err } = await tercet(['import', file, '--db', at('again.db'), '--no-compare']);
      expect({ status, err }).toEqual({ status: 0, err: '' });
      const list = await tercet(['list', '--format', 'json', '--db', at('again.db')]);
      const found = JSON.parse(list.out) as { title: string; units: number }[];
      expect(found.map(({ units }) => units).sort()).toEqual([2, 3]);
      expect(found.map(({ title }) => title)).toEqual(['Bridge', 'Bridge']);
    },
  );

  test('of three languages in XLIFF comes back as one document', async () => {
    const { at, run, db, documents } = workspace({ 'en.txt': EN, 'fr.txt': FR, 'ru.txt': RU });
    await run(at('en.txt'), at('fr.txt'), at('ru.txt'));
    await tercet(['export', '--format', 'xliff', '-o', at('b.zip'), '--db', db]);
    expect((await run(at('b.zip'))).out).toContain('en fr ru\t2 units');
    expect(await documents()).toHaveLength(2);
  });

  test('that is broken leaves nothing behind', async () => {
    const { at, run, documents } = workspace({ 'broken.tmx': MEMORY.replace('</body>', '') });
    const { status, out, err } = await run(at('broken.tmx'));
    expect({ status, out }).toEqual({ status: 1, out: '0 documents stored, 1 failed.\n' });
    expect(err).toContain('broken.tmx');
    expect(await documents()).toEqual([]);
  });
});

describe('a folder and an archive', () => {
  const files = {
    'en/bridge.txt': EN,
    'fr/bridge.txt': FR,
    'mill.txt': EN,
    'mill.ru.txt': RU,
    'memory.tmx': MEMORY,
    'picture.png': 'x',
  };

  test('hold as many documents as their files’ names say', async () => {
    const { at, run, documents } = workspace({ 'corpus.zip': await zipOf(files) });
    const { status, out, err } = await run(at('corpus.zip'));
    expect(status).toBe(0);
    expect(out).toContain('3 documents stored.');
    expect(err).toContain(`left out: ${at('corpus.zip/picture.png')} (of no format that is read)`);
    expect(await documents()).toHaveLength(3);
  });

  test('are only listed in a dry run', async () => {
    const { at, db, run } = workspace(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`c/${name}`, text])),
    );
    const { out } = await run(at('c'), '--dry-run', '--json');
    expect(jsonLinesOf(out)).toEqual([
      {
        ...{ label: at('c/bridge'), format: null },
        files: [
          { path: at('c/en/bridge.txt'), lang: 'en' },
          { path: at('c/fr/bridge.txt'), lang: 'fr' },
        ],
      },
      { label: at('c/memory'), format: 'tmx', files: [{ path: at('c/memory.tmx'), lang: null }] },
      {
        ...{ label: at('c/mill'), format: null },
        files: [
          { path: at('c/mill.txt'), lang: null },
          { path: at('c/mill.ru.txt'), lang: 'ru' },
        ],
      },
      { leftOut: at('c/picture.png'), reason: 'format' },
    ]);
    expect(existsSync(db)).toBe(false);
  });

  test('store what they can; JSON says what became of each', async () => {
    const broken = { ...files, 'memory.tmx': '<tmx>' };
    const { at, run } = workspace({ 'corpus.zip': await zipOf(broken) });
    const { status, out, err } = await run(at('corpus.zip'), '--json');
    expect(status).toBe(1);
    expect(err).toBe('');
    expect(jsonLinesOf(out)).toMatchObject([
      { state: 'stored', documents: [{ id: 1, languages: ['en', 'fr'], units: 2 }] },
      { state: 'failed', documents: [], error: expect.stringContaining('memory.tmx') },
      { state: 'stored', documents: [{ id: 2, languages: ['en', 'ru'] }] },
      { leftOut: at('corpus.zip/picture.png') },
    ]);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['is none', Buffer.from('no archive'), /corpus\.zip/u],
    ['is cut off', Buffer.from('PK\u0003\u0004'), /corpus\.zip/u],
  ])('that %s is refused', async (_case, bytes, message) => {
    const { at, run } = workspace({ 'corpus.zip': bytes });
    const { status, err } = await run(at('corpus.zip'));
    expect(status).toBe(1);
    expect(err).toMatch(message);
  });

  test('without documents says why', async () => {
    const { at, run } = workspace({ 'c/war.txt': EN });
    const { status, err } = await run(at('c'));
    expect(status).toBe(1);
    expect(err).toContain('war.txt: in one language only');
  });
});
