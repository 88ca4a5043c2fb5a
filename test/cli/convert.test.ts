import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { WRITTEN_FORMATS } from '../../server/cli/writing.js';
import { WRITERS } from '../../server/export/index.js';
import { folderWith, jsonLinesOf, tercet } from './tercet.js';

// The first command loads the whole program.
jest.setTimeout(60_000);

const EN = 'The bridge opened on Monday. It cost 12 million euros.';
const FR = 'Le pont a ouvert lundi. Il a coûté 12 millions d’euros.';
const RU = 'Мост открылся в понедельник. Он стоил 12 миллионов евро.';
const TMX = `<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en" segtype="sentence" adminlang="en" datatype="plaintext" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
<tu tuid="a"><tuv xml:lang="en"><seg>Fog &amp; rain.</seg></tuv><tuv xml:lang="fr"><seg>Brouillard et pluie.</seg></tuv></tu>
<tu tuid="b"><tuv xml:lang="en"><seg>Fog &amp; rain.</seg></tuv><tuv xml:lang="fr"><seg>Brouillard et pluie.</seg></tuv></tu>
<tu tuid="c"><tuv xml:lang="ru"><seg>Туман.</seg></tuv><tuv xml:lang="en"><seg>Fog.</seg></tuv></tu>
</body></tmx>`;

const seg = (text: string): string[] => [...text.matchAll(/<seg>([^<]*)<\/seg>/gu)].map(([, words = '']) => words);

test('the formats of the command line are those of the writers', () => {
  expect(WRITTEN_FORMATS).toEqual(WRITERS.map(({ id }) => id));
});

describe('tercet convert', () => {
  test('aligns texts that are named one by one', async () => {
    const folder = folderWith({ 'b.en.txt': EN, 'b.fr.txt': FR, 'b.ru.txt': RU });
    const paths = ['en', 'fr', 'ru'].map((tag) => join(folder, `b.${tag}.txt`));
    const { status, out, err } = await tercet(['convert', ...paths]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(seg(out)).toEqual([
      ...['The bridge opened on Monday.', 'Le pont a ouvert lundi.', 'Мост открылся в понедельник.'],
      ...['It cost 12 million euros.', 'Il a coûté 12 millions d’euros.', 'Он стоил 12 миллионов евро.'],
    ]);
  });

  test('says once what there is to know of a file', async () => {
    const folder = folderWith({ 'b.en.txt': EN, 'b.ru.txt': `${FR} ${FR} ${FR}` });
    const paths = ['en', 'ru'].map((tag) => join(folder, `b.${tag}.txt`));
    const { err } = await tercet(['convert', ...paths, '--format', 'moses', '-o', join(folder, 'out')]);
    const lines = err.split('\n').filter((line) => line !== '');
    expect(lines.some((line) => line.includes('b.ru.txt'))).toBe(true);
    expect(new Set(lines).size).toBe(lines.length);
  });

  test('keeps the units of a file that holds units', async () => {
    const folder = folderWith({ 'memory.tmx': TMX });
    const { status, out } = await tercet(['convert', join(folder, 'memory.tmx'), '--format', 'jsonl']);
    expect(status).toBe(0);
    expect(jsonLinesOf(out)).toMatchObject([
      { number: 1, en: ['Fog & rain.'], fr: ['Brouillard et pluie.'] },
      { number: 2, en: ['Fog & rain.'], fr: ['Brouillard et pluie.'] },
      { number: 3, en: ['Fog.'], ru: ['Туман.'] },
    ]);
  });

  test('reads standard input, by what it begins with', async () => {
    const { status, out } = await tercet(['convert', '-', '--format', 'tsv', '--languages', 'ru,en'], TMX);
    expect(status).toBe(0);
    expect(out).toContain('Туман.\tFog.');
    expect(out).not.toContain('Brouillard');
  });

  test('a table without a header gets its languages from the command line', async () => {
    const folder = folderWith({ 'x.tsv': 'Fog.\tBrouillard.\nRain.\tPluie.\n' });
    const convert = (...args: string[]) => tercet(['convert', join(folder, 'x.tsv'), '--format', 'jsonl', ...args]);
    expect((await convert()).status).toBe(1);
    const { out } = await convert('--lang', 'en,fr');
    expect(jsonLinesOf(out)).toMatchObject([{ en: ['Fog.'], fr: ['Brouillard.'] }, { fr: ['Pluie.'] }]);
  });

  test('of units that say the same, one is enough', async () => {
    const folder = folderWith({ 'memory.tmx': TMX });
    const { out } = await tercet(['convert', join(folder, 'memory.tmx'), '--deduplicate']);
    expect(seg(out)).toEqual(['Fog &amp; rain.', 'Brouillard et pluie.', 'Fog.', 'Туман.']);
  });

  test('writes the files of a format of several, or one ZIP', async () => {
    const folder = folderWith({ 'memory.tmx': TMX });
    const convert = (...args: string[]) =>
      tercet(['convert', join(folder, 'memory.tmx'), '--format', 'moses', ...args]);
    expect((await convert('--languages', 'en,fr', '-o', join(folder, 'corpus'))).status).toBe(0);
    expect(readFileSync(join(folder, 'corpus.en'), 'utf8').split('\n')[0]).toBe('Fog & rain.');
    expect(readFileSync(join(folder, 'corpus.fr'), 'utf8').split('\n')[0]).toBe('Brouillard et pluie.');
    expect((await convert('-o', join(folder, 'corpus.zip'))).status).toBe(0);
    expect(readFileSync(join(folder, 'corpus.zip')).subarray(0, 2).toString()).toBe('PK');
    const refused = await convert();
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('NAME.en, NAME.fr');
  });

  const corpus = {
    'in/one.en.txt': EN,
    'in/one.fr.txt': FR,
    'in/two/en.txt': EN,
    'in/two/ru.txt': RU,
    'in/memory.tmx': TMX,
    'in/broken.tmx': '<tmx version="1.4"><body><tu>',
    'in/picture.png': 'x',
  };

  test('a folder becomes a file a document; what failed is said, and the rest goes on', async () => {
    const folder = folderWith(corpus);
    const out = join(folder, 'out/');
    const done = await tercet(['convert', join(folder, 'in'), '--format', 'tsv', '-o', out, '--json']);
    expect(done.status).toBe(1);
    expect(readdirSync(out).sort()).toEqual(['memory.tsv', 'one.tsv', 'two.tsv']);
    const rows = jsonLinesOf(done.out);
    expect(rows).toMatchObject([
      { document: join(folder, 'in/broken'), error: expect.stringContaining('broken.tmx') },
      {
        document: join(folder, 'in/memory'),
        languages: ['en', 'fr', 'ru'],
        units: 3,
        output: [join(out, 'memory.tsv')],
      },
      { document: join(folder, 'in/one'), languages: ['en', 'fr'], units: 2 },
      { document: join(folder, 'in/two'), languages: ['en', 'ru'], units: 2 },
    ]);
    expect(done.err).toContain('picture.png');
  });

  test('a pattern becomes one file of several documents, with identifiers of their own', async () => {
    const folder = folderWith(corpus);
    const { status, out } = await tercet(['convert', join(folder, 'in/**/*.txt').replaceAll('\\', '/')]);
    expect(status).toBe(0);
    const ids = [...out.matchAll(/tuid="([^"]*)"/gu)].map(([, id]) => id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
  });

  test('--dry-run writes nothing', async () => {
    const folder = folderWith(corpus);
    const { status, out } = await tercet(['convert', join(folder, 'in'), '-o', join(folder, 'out/'), '--dry-run']);
    expect(status).toBe(1);
    expect(out).toContain('to be aligned');
    expect(out).toContain('en fr ru');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('where the only document fails, there is no file', async () => {
    const folder = folderWith({ 'a.en.txt': EN, 'a.fr.txt': ' ' });
    const output = join(folder, 'a.tmx');
    const { status, err } = await tercet(['convert', join(folder, 'a.en.txt'), join(folder, 'a.fr.txt'), '-o', output]);
    expect(status).toBe(1);
    expect(err).toContain('a.fr.txt');
    expect(readdirSync(folder).sort()).toEqual(['a.en.txt', 'a.fr.txt']);
  });

  test.each<[string, string[], number, string]>([
    ['a file that is not there', ['nowhere.txt'], 1, 'nowhere.txt'],
    ['a pattern that fits nothing', ['nowhere/*.txt'], 1, 'nowhere/*.txt'],
    ['a format that is not read', ['x', '--from', 'frob'], 1, 'frob'],
    ['a format that is not written', ['x', '--format', 'frob'], 2, 'frob'],
    ['a confidence of more than 1', ['x', '--min-confidence', '1.5'], 2, '0 to 1'],
    ['a state that is none', ['x', '--state', 'asleep'], 2, 'asleep'],
  ])('%s is refused', async (_case, args, status, words) => {
    const refused = await tercet(['convert', ...args]);
    expect(refused.status).toBe(status);
    expect(refused.err).toContain(words);
    expect(refused.out).toBe('');
  });
});
