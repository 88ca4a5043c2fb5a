import { describe, expect, test } from '@jest/globals';
import { jsonl } from '../../../server/import/units/jsonl.js';
import { ladder } from '../../../server/import/units/ladder.js';
import { moses } from '../../../server/import/units/moses.js';
import { file, read, refusal, texts } from './reading.js';

describe('files of a line a unit', () => {
  test.each<[string, Parameters<typeof file>[], string[]]>([
    [
      'by their endings',
      [
        ['x.en', 'a\nb\n'],
        ['x.fr', 'c\nd'],
        ['x.ru', 'e\r\nf\r\n'],
      ],
      ['en:a fr:c ru:e', 'en:b fr:d ru:f'],
    ],
    [
      'by their names',
      [
        ['x.en.txt', 'a'],
        ['fr.txt', 'b'],
      ],
      ['en:a fr:b'],
    ],
    [
      'by their folders',
      [
        ['en/x.txt', 'a'],
        ['fr/x.txt', 'b'],
      ],
      ['en:a fr:b'],
    ],
    [
      'by what the user says',
      [
        ['x', 'a', { tag: 'en' }],
        ['y', 'b', { tag: 'FR' }],
      ],
      ['en:a fr:b'],
    ],
    [
      'with blank lines',
      [['x.en', 'a\n\n\nb'], ['x.fr', 'c\n\n \nd'], ['x.ru', '\n\ne\n\n'].slice(0, 2) as [string, string]],
      ['en:a fr:c', 'ru:e', 'en:b fr:d'],
    ],
    [
      'with further line ends within',
      [
        ['x.en', 'a\u2028b\u0085c\rd'],
        ['x.fr', 'e'],
      ],
      ['en:a\u2028b\u0085c\rd fr:e'],
    ],
  ])('%s', async (_case, files, units) =>
    expect(await texts(moses, ...files.map((one) => file(...one)))).toEqual(units),
  );

  test.each<[string, Parameters<typeof file>[], string, object]>([
    ['one file', [['x.en', 'a']], 'moses-files', { names: ['x.en'] }],
    [
      'a line too many',
      [
        ['x.en', 'a\nb'],
        ['x.fr', 'a'],
      ],
      'moses-lines',
      { sizes: ['x.en: 2', 'x.fr: 1'] },
    ],
    [
      'no language',
      [
        ['x.en', 'a'],
        ['other.txt', 'b'],
      ],
      'language-unknown',
      { name: 'other.txt' },
    ],
    [
      'blank files',
      [
        ['x.en', '\n'],
        ['x.fr', '\n'],
      ],
      'units-none',
      {},
    ],
    [
      'an archive',
      [
        ['x.en', 'PK\u0003\u0004'],
        ['x.fr', 'a'],
      ],
      'file-archive',
      { name: 'x.en' },
    ],
  ])('refused: %s', async (_case, files, code, params) =>
    expect(await refusal(moses, ...files.map((one) => file(...one)))).toMatchObject({ code, params }),
  );
});

describe('hunalign', () => {
  test('its texts', async () => {
    const { units } = await read(ladder, file('x.en-fr.txt', 'a\tb\t0.5\n<p>\t<p>\t0.1\nc ~~~ d\te\t-0.3\n\tf\t1.7\n'));
    expect(units).toEqual([
      { texts: { en: ['a'], fr: ['b'] }, confidence: 0.5 },
      { texts: { en: ['c', 'd'], fr: ['e'] }, confidence: 0, begins: 'text' },
      { texts: { fr: ['f'] }, confidence: 1 },
    ]);
  });

  test('its ladder', async () => {
    const sides = [file('x.en', 'a\nb\n<p>\nc\n'), file('x.fr', 'd\n<p>\ne\nf\ng\n')];
    const { units } = await read(
      ladder,
      ...sides,
      file('x.ladder', '0\t0\t0.25\n2\t1\t0.75\n3\t2\t1\n3\t3\t0.5\n4\t4\t0\n'),
    );
    expect(units).toEqual([
      { texts: { en: ['a', 'b'], fr: ['d'] }, confidence: 0.25 },
      { texts: { fr: ['e'] }, begins: 'text', confidence: 1 },
      { texts: { en: ['c'], fr: ['f'] }, confidence: 0.5 },
      { texts: { fr: ['g'] } },
    ]);
  });

  const [en, fr] = [file('x.en', 'a\nb'), file('x.fr', 'c')];
  test.each<[string, ReturnType<typeof file>[], string, object]>([
    ['two files', [en, fr], 'ladder-files', { names: ['x.en', 'x.fr'] }],
    ['a ladder alone', [file('x.ladder', '0\t0\t1')], 'ladder-files', {}],
    ['no languages', [file('x.txt', 'a\tb\t1')], 'languages-unknown', { name: 'x.txt' }],
    ['languages too many', [file('x', 'a\tb\t1', { tags: ['en', 'fr', 'ru'] })], 'languages-number', { count: 3 }],
    ['a line of one text', [file('x.en-fr', 'a\tb\t1\nc')], 'ladder-line', { line: 2 }],
    ['a score that is none', [file('x.en-fr', 'a\tb\tc')], 'ladder-line', { line: 1 }],
    ['a rung that goes down', [file('x', '1\t1\t1\n0\t1\t0'), en, fr], 'ladder-line', { line: 2 }],
    ['a rung that is none', [file('x', '0\t0\t1\nx'), en, fr], 'ladder-line', { line: 2 }],
    [
      'too few sentences',
      [file('x', '0\t0\t1\n2\t2\t1'), en, fr],
      'ladder-sentences',
      { name: 'x.fr', count: 1, place: 2 },
    ],
  ])('refused: %s', async (_case, files, code, params) =>
    expect(await refusal(ladder, ...files)).toMatchObject({ code, params }),
  );
});

describe('JSON Lines', () => {
  const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');

  test.each<[string, string, string[]]>([
    ['texts and lists', lines({ id: 'u', en: 'a', fr: ['b', ' ', 'c'] }), ['en:a fr:b|c']],
    ['nothing in a version', lines({ en: 'a', fr: [], ru: '', de: null }), ['en:a']],
    [
      'tags as they are spelt',
      lines({ 'EN-us': 'a', fr_CA: 'b', indexes: {}, status: 'x', src: 1 }),
      ['en-US:a fr-CA:b'],
    ],
    [
      'documents',
      lines({
        id: 'x',
        units: [
          { en: ['a'], fr: ['b'] },
          { en: ['c'], fr: [] },
        ],
      }),
      ['en:a fr:b', 'en:c'],
    ],
    ['blank lines, and line ends of other kinds', `\ufeff\n{"en":"a\u2028b"}\r\n\n{"en":"c"}`, ['en:a\u2028b', 'en:c']],
  ])('%s', async (_case, content, units) => expect(await texts(jsonl, file('x.jsonl', content))).toEqual(units));

  test('an export, with what it says of a unit', async () => {
    const flag = { category: 'style', comment: 'Hm', correction: 'b!', severity: 'minor', status: 'open' };
    const unit = {
      ...{ document: 'D', documentId: '7', number: 3, status: 'confirmed', changed: '2026-01-02T03:04:05.678Z' },
      ...{
        paragraph: 'list',
        en: ['a'],
        fr: ['b'],
        indexes: {},
        confidence: 0.9,
        agreement: 0.8,
        flags: [flag],
        notes: ['n'],
      },
    };
    expect((await read(jsonl, file('x.jsonl', lines(unit)))).units).toEqual([
      {
        ...{
          id: '7-3',
          documentId: '7',
          document: 'D',
          texts: { en: ['a'], fr: ['b'] },
          begins: 'list',
          confidence: 0.9,
          agreement: 0.8,
        },
        ...{ confirmed: true, notes: ['n', 'style (minor) – Hm → b!'], changed: new Date('2026-01-02T03:04:05.678Z') },
      },
    ]);
  });

  test.each(['utf16le', 'utf8'] as const)('in %s, control characters told', async (encoding) => {
    const bytes = Buffer.from('\ufeff{"en":"я😀\u007f"}', encoding);
    const { units, head } = await read(jsonl, file('x.jsonl', bytes, { piece: 3 }));
    expect(units).toEqual([{ texts: { en: ['я😀\ufffd'] } }]);
    expect(head.notices).toEqual([{ code: 'control-characters', params: { name: 'x.jsonl', count: 1 } }]);
  });

  test('a document’s name', async () => {
    const { units } = await read(jsonl, file('x.jsonl', lines({ id: 7, units: [{ en: 'a' }] }, { id: 'u', en: 'b' })));
    expect(units).toEqual([
      { document: '7', texts: { en: ['a'] } },
      { id: 'u', texts: { en: ['b'] } },
    ]);
  });

  test.each<[string, string | Buffer, string, object]>([
    ['no JSON', '{"en":"a"}\n{"en":', 'jsonl-line', { line: 2 }],
    ['a list', '[]', 'jsonl-line', { line: 1 }],
    ['a unit that is none', '{"id":"x","units":[1]}', 'jsonl-line', { line: 1 }],
    ['a number for a text', '{"en":"a","fr":5}', 'jsonl-text', { line: 1, key: 'fr' }],
    [
      'languages too many',
      JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`en-x-${at}`, 'a']))),
      'unit-languages',
      { line: 1 },
    ],
    ['no text', '{"id":"x"}', 'units-none', {}],
    ['another encoding', Buffer.from('{"en":"a"}\n{"fr":"à"}', 'latin1'), 'line-encoding', { line: 2 }],
  ])('refused: %s', async (_case, content, code, params) =>
    expect(await refusal(jsonl, file('x.jsonl', content))).toMatchObject({
      code,
      params: { name: 'x.jsonl', ...params },
    }),
  );
});
