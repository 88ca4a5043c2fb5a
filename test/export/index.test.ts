import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../server/errors.js';
import { type ExportUnit, exportText, WRITERS, writerFor } from '../../server/export/index.js';
import { parseTmx } from './parse-tmx.js';
import { collected, context, unit } from './unit.js';

describe('the writers', () => {
  test('are what the documentation says', () => {
    expect(WRITERS.map(({ id, extension, mediaType }) => [id, extension, mediaType])).toEqual([
      ['tmx', 'tmx', 'application/x-tmx+xml'],
      ['jsonl', 'jsonl', 'application/jsonl'],
      ['tsv', 'tsv', 'text/tab-separated-values'],
    ]);
    for (const writer of WRITERS) expect(writerFor(writer.id)).toBe(writer);
  });

  test('an unknown one is named along with those that there are', () => {
    expect(() => writerFor('xliff')).toThrow(InputError);
    expect(() => writerFor('xliff')).toThrow(
      expect.objectContaining({ code: 'export-format', params: { format: 'xliff', known: ['tmx', 'jsonl', 'tsv'] } }),
    );
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

  test('asks for a unit only when it is wanted, and closes its source when nobody wants more', async () => {
    const source = endless();
    let pieces = 0;
    for await (const piece of exportText(writer, source.units, context)) {
      expect(piece).not.toBe('');
      pieces += 1;
      if (pieces === 5) break;
    }
    expect(source.asked()).toBeLessThanOrEqual(5);
    expect(source.closed()).toBe(true);
  });

  test('takes an asynchronous source', async () => {
    async function* units(): AsyncGenerator<ExportUnit> {
      yield unit();
    }
    expect(await collected(exportText(writer, units(), context))).toBe(
      await collected(exportText(writer, [unit()], context)),
    );
  });

  test('a source that fails fails the export', async () => {
    async function* units(): AsyncGenerator<ExportUnit> {
      yield unit();
      throw new Error('the disk is gone');
    }
    await expect(collected(exportText(writer, units(), context))).rejects.toThrow('the disk is gone');
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
