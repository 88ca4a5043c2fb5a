import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../server/errors.js';
import {
  type ExportUnit,
  exportText,
  outputFile,
  WRITERS,
  writerFor,
  writtenFiles,
} from '../../server/export/index.js';
import { entriesOf } from './entries.js';
import { parseTmx } from './parse-tmx.js';
import { bytesOf, collected, context, unit } from './unit.js';

const ALL = ['tmx', 'tmx-pairs', 'xliff', 'xliff-1', 'xlsx', 'csv', 'tsv', 'jsonl', 'docx', 'html'];
const TEXTS = ['po', 'moses', 'xces', 'ladder'];

describe('the writers', () => {
  test('are what the documentation says', () => {
    expect(WRITERS.map(({ id }) => id)).toEqual([...ALL, ...TEXTS]);
    for (const writer of WRITERS) expect(writerFor(writer.id)).toBe(writer);
  });

  test('an unknown one is named along with those that there are', () => {
    const params = { format: 'sdlxliff', known: [...ALL, ...TEXTS] };
    expect(() => writerFor('sdlxliff')).toThrow(InputError);
    expect(() => writerFor('sdlxliff')).toThrow(expect.objectContaining({ code: 'export-format', params }));
  });
});

describe.each(WRITERS)('streaming: $id', (writer) => {
  function endless(): { units: Iterable<ExportUnit>; asked: () => number; closed: () => boolean } {
    let asked = 0;
    let closed = false;
    function* units(): Generator<ExportUnit> {
      try {
        for (;;) yield unit({ number: ++asked });
      } finally {
        closed = true;
      }
    }
    return { units: units(), asked: () => asked, closed: () => closed };
  }

  const files = writtenFiles(writer, context);

  test('asks for no more units than it hands on, and closes its source when nobody wants more', async () => {
    for (const { pieces } of files) {
      const source = endless();
      let written = 0;
      for await (const piece of pieces(source.units)) {
        expect(piece).not.toHaveLength(0);
        written += piece.length;
        if (written > 100_000) break;
      }
      await new Promise(setImmediate);
      expect(source.asked()).toBeLessThan(200_000);
      expect(source.closed()).toBe(true);
    }
  });

  test('takes an asynchronous source', async () => {
    async function* units(): AsyncGenerator<ExportUnit> {
      yield unit();
    }
    for (const { pieces } of files) expect(await bytesOf(pieces(units()))).toEqual(await bytesOf(pieces([unit()])));
  });

  test('a source that fails fails the export', async () => {
    async function* units(): AsyncGenerator<ExportUnit> {
      yield unit();
      throw new Error('the disk is gone');
    }
    for (const { pieces } of files) await expect(bytesOf(pieces(units()))).rejects.toThrow('the disk is gone');
  });

  test('no unit, no failure', async () => {
    for (const { pieces } of files) await bytesOf(pieces([]));
  });
});

describe('options', () => {
  test('chosen languages, in their order, with a source language among them', async () => {
    const options = { languages: ['RU', 'en'] };
    const text = await collected(exportText(writerFor('tmx'), [unit()], { ...context, source: 'fr' }, options));
    const { header, units } = parseTmx(text);
    expect(header.srclang).toBe('ru');
    expect(Object.keys(units[0]?.segs ?? {})).toEqual(['ru', 'en']);
    const table = await collected(exportText(writerFor('tsv'), [unit()], context, options));
    expect(table.split('\n')[0]).toContain('\tru\ten\tflags');
  });

  test('an unknown language is refused before anything is written', () => {
    expect(() => exportText(writerFor('tmx'), [], context, { languages: ['de'] })).toThrow(InputError);
  });
});

describe('formats of several files', () => {
  test.each([
    ['tmx-pairs', ['.fr-en.tmx', '.fr-ru.tmx', '.en-ru.tmx']],
    ['xliff', ['.fr-en.xlf', '.fr-ru.xlf']],
    ['po', ['.en.po', '.ru.po']],
    ['moses', ['.en', '.fr', '.ru']],
    ['xces', ['.fr-en.xml', '.fr-ru.xml', '.en-ru.xml', '.en.xml', '.fr.xml', '.ru.xml']],
    ['ladder', ['.fr-en.ladder.txt', '.fr-ru.ladder.txt', '.en-ru.ladder.txt']],
  ])('%s: the source first', (id, suffixes) => {
    expect(writtenFiles(writerFor(id), { ...context, source: 'fr' }).map(({ suffix }) => suffix)).toEqual(suffixes);
  });

  test('are downloaded as one archive', async () => {
    const file = outputFile(writerFor('moses'), 'Ferry', context);
    expect(file).toMatchObject({ name: 'Ferry.zip', mediaType: 'application/zip', binary: true, passes: 3 });
    const units = () => [unit(), unit({ texts: { ru: ['Да.'] } })];
    const entries = await entriesOf(await bytesOf(file.pieces(units)));
    expect([...entries].map(([path, bytes]) => [path, String(bytes)])).toEqual([
      ['Ferry.en', 'The ferry left.\n\n'],
      ['Ferry.fr', 'Le bac est parti.\n\n'],
      ['Ferry.ru', 'Паром ушёл.\nДа.\n'],
    ]);
  });

  test('need no archive where there is one file only', () => {
    const options = { languages: ['en', 'ru'] };
    const file = outputFile(writerFor('xliff'), 'Ferry', context, options);
    expect(file).toMatchObject({ name: 'Ferry.en-ru.xlf', binary: false, passes: 1 });
  });

  test('say so where they can’t be one file', () => {
    expect(() => exportText(writerFor('moses'), [], context)).toThrow(
      expect.objectContaining({ code: 'export-several-files' }),
    );
  });

  test.each(['tmx-pairs', 'po', 'xces', 'ladder'])('%s needs two languages', (id) => {
    expect(() => writtenFiles(writerFor(id), context, { languages: ['en'] })).toThrow(
      expect.objectContaining({ code: 'export-needs-two', params: { format: id } }),
    );
  });
});
