import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { TEXT_FORMATS, UNIT_FORMATS } from '../../server/cli/options.js';
import { WRITTEN_FORMATS } from '../../server/cli/writing.js';
import { WRITERS } from '../../server/export/index.js';
import { TEXT_READERS, UNIT_READERS } from '../../server/import/formats.js';
import { folderWith, jsonLinesOf, tercet, zipOf } from './tercet.js';

const EN = 'The bridge opened on Monday. It cost 12 million euros.';
const FR = 'Le pont a ouvert lundi. Il a coûté 12 millions d’euros.';
const RU = 'Мост открылся в понедельник. Он стоил 12 миллионов евро.';
const TMX = `<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en" segtype="sentence" adminlang="en" datatype="plaintext" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
<tu tuid="a"><tuv xml:lang="en"><seg>Fog &amp; rain.</seg></tuv><tuv xml:lang="fr"><seg>Brouillard et pluie.</seg></tuv></tu>
<tu tuid="b"><tuv xml:lang="en"><seg>Fog &amp; rain.</seg></tuv><tuv xml:lang="fr"><seg>Brouillard et pluie.</seg></tuv></tu>
<tu tuid="c"><tuv xml:lang="ru"><seg>Туман.</seg></tuv><tuv xml:lang="en"><seg>Fog.</seg></tuv></tu>
</body></tmx>`;

/** The files of a folder, as they are called there. */
const within = (files: Record<string, string>, folder: string): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path.slice(folder.length), text]));

const seg = (text: string): string[] => [...text.matchAll(/<seg>([^<]*)<\/seg>/gu)].map(([, words = '']) => words);

test('the formats of the command line are those of the writers and the readers', () => {
  expect(WRITTEN_FORMATS).toEqual(WRITERS.map(({ id }) => id));
  expect(TEXT_FORMATS).toEqual(TEXT_READERS.map(({ id }) => id));
  expect(UNIT_FORMATS).toEqual(UNIT_READERS.map(({ id }) => id));
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

  test('reads an archive from standard input, and calls it so', async () => {
    const archive = await zipOf({ 'b.en.txt': EN, 'b.fr.txt': FR, 'x.png': 'x' });
    const { status, out, err } = await tercet(['convert', '-', '--json'], archive);
    expect(status).toBe(0);
    expect(seg(out)).toHaveLength(4);
    expect(err).toContain('"document":"standard input/b"');
    const text = await tercet(['convert', '-'], EN);
    expect(text.err).toMatch(/^tercet: standard input: /u);
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

  test.each([
    ['xliff', 'all.xlf', ['all.en-fr.xlf', 'all.en-ru.xlf']],
    ['xliff', 'all.2', ['all.2.en-fr.xlf', 'all.2.en-ru.xlf']],
    ['tmx-pairs', 'all.tmx', ['all.en-fr.tmx', 'all.en-ru.tmx', 'all.fr-ru.tmx']],
  ])('names the files of %s after -o %s', async (format, output, names) => {
    const folder = folderWith({ 'in.tmx': TMX });
    const done = await tercet(['convert', join(folder, 'in.tmx'), '--format', format, '-o', join(folder, output)]);
    expect(done.status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([...names, 'in.tmx']);
  });

  test('links of several files name them as they are called', async () => {
    const folder = folderWith({ 'in.tmx': TMX });
    const out = join(folder, 'opus.xml');
    await tercet(['convert', join(folder, 'in.tmx'), '--format', 'xces', '--languages', 'en,fr', '-o', out]);
    expect(readdirSync(folder).sort()).toEqual(['in.tmx', 'opus.en-fr.xml', 'opus.en.xml', 'opus.fr.xml']);
    const links = readFileSync(join(folder, 'opus.en-fr.xml'), 'utf8');
    expect(links).toContain('fromDoc="opus.en.xml" toDoc="opus.fr.xml"');
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

  test('a ZIP archive holds as many documents as their files’ names say', async () => {
    const folder = folderWith({ 'corpus.zip': await zipOf(within(corpus, 'in/')) });
    const path = join(folder, 'corpus.zip');
    const planned = await tercet(['convert', path, '--dry-run', '--json']);
    const done = await tercet(['convert', path, '--format', 'tsv', '-o', join(folder, 'out/'), '--json']);
    expect([planned.status, done.status]).toEqual([1, 1]);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['memory.tsv', 'one.tsv', 'two.tsv']);
    expect(jsonLinesOf(planned.out)).toMatchObject([
      { document: join(path, 'broken'), error: expect.stringContaining('broken.tmx') },
      { document: join(path, 'memory'), languages: ['en', 'fr', 'ru'], units: 3 },
      { document: join(path, 'one'), files: ['one.en.txt', 'one.fr.txt'].map((name) => join(path, name)), units: null },
      { document: join(path, 'two'), languages: ['en', 'ru'], units: null },
    ]);
    expect(jsonLinesOf(done.out).map(({ document, units }) => [document, units])).toEqual([
      [join(path, 'broken'), undefined],
      [join(path, 'memory'), 3],
      [join(path, 'one'), 2],
      [join(path, 'two'), 2],
    ]);
    expect(planned.err).toContain(join(path, 'picture.png'));
  });

  test('an archive that can’t be used does not keep the rest from being converted', async () => {
    const folder = folderWith({ 'bad.zip': 'PK, or not', 'memory.tmx': TMX });
    const paths = ['bad.zip', 'memory.tmx'].map((name) => join(folder, name));
    const { status, out, err } = await tercet(['convert', ...paths]);
    expect(status).toBe(1);
    expect(seg(out)).toHaveLength(6);
    expect(err).toContain('bad.zip');
  });

  test('what was aligned and not written yet is taken away', async () => {
    const folder = folderWith({ 'b.en.txt': EN, 'b.fr.txt': FR, 'temporary/x': '' });
    const before = process.env.TMPDIR;
    process.env.TMPDIR = join(folder, 'temporary');
    try {
      await tercet(['convert', join(folder, 'b.en.txt'), join(folder, 'b.fr.txt'), '--format', 'moses']);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    expect(readdirSync(join(folder, 'temporary'))).toEqual(['x']);
  });

  describe('translations of one source in files of XLIFF', () => {
    const files = { 'b.en.txt': EN, 'b.fr.txt': FR, 'b.ru.txt': RU };

    async function translations(format: string) {
      const folder = folderWith({ ...files, 'out/.keep': '' });
      const paths = Object.keys(files).map((name) => join(folder, name));
      await tercet(['convert', ...paths, '--format', format, '-o', join(folder, 'out/b')]);
      return { folder, paths: ['en-fr', 'en-ru'].map((pair) => join(folder, 'out', `b.${pair}.xlf`)) };
    }

    test.each(['xliff', 'xliff-1'])('%s: are one document of all languages', async (format) => {
      const { folder, paths } = await translations(format);
      for (const from of [paths, [join(folder, 'out')]]) {
        const { status, out, err } = await tercet(['convert', ...from, '--format', 'jsonl']);
        expect({ status, err }).toEqual({ status: 0, err: '' });
        expect(jsonLinesOf(out)).toMatchObject([
          {
            number: 1,
            en: ['The bridge opened on Monday.'],
            fr: ['Le pont a ouvert lundi.'],
            ru: ['Мост открылся в понедельник.'],
          },
          { number: 2, documentId: '1' },
        ]);
      }
    });

    test('stay apart where they differ, which is said', async () => {
      const { folder, paths } = await translations('xliff');
      const [, path = ''] = paths;
      writeFileSync(path, readFileSync(path, 'utf8').replace('It cost 12', 'It cost 13'));
      const { out, err } = await tercet(['convert', ...paths, '--dry-run', '--json']);
      expect(jsonLinesOf(out).map(({ document, languages }) => [document, languages])).toEqual([
        [join(folder, 'out/b.en-fr'), ['en', 'fr']],
        [join(folder, 'out/b.en-ru'), ['en', 'ru']],
      ]);
      expect(err).toContain('b.en-ru.xlf');
    });
  });

  test('flags that Tercet wrote as notes are flags again', async () => {
    const note = '<note>Flags: style (minor, ru) – Dry.\nomission (major)</note>'.replace(
      'omission',
      'accuracy/omission',
    );
    const folder = folderWith({ 'memory.tmx': TMX.replace('<tu tuid="a">', `<tu tuid="a"><note>Ask.</note>${note}`) });
    const { out } = await tercet(['convert', join(folder, 'memory.tmx'), '--format', 'jsonl']);
    expect(jsonLinesOf(out)[0]).toMatchObject({
      flags: [
        { category: 'style', severity: 'minor', lang: 'ru', comment: 'Dry.', status: 'open' },
        { category: 'accuracy/omission', severity: 'major', lang: null },
      ],
      notes: ['Ask.'],
    });
    const kept = await tercet(['convert', join(folder, 'memory.tmx'), '--format', 'jsonl', '--without-flagged']);
    expect(jsonLinesOf(kept.out)).toHaveLength(2);
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
    ['a format that is not read', ['x', '--from', 'frob'], 2, 'frob'],
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
