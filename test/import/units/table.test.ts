import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DelimitedReading, delimitedRows } from '../../../server/import/delimited.js';
import { readerFor } from '../../../server/import/formats.js';
import { table } from '../../../server/import/units/table.js';
import { file, read, refusal, texts } from './reading.js';

describe('a table', () => {
  test.each<[string, string, string, string[]]>([
    ['of commas', 'x.csv', 'en,fr\na,b\n"c, ""d""",e', ['en:a fr:b', 'en:c, "d" fr:e']],
    ['of semicolons', 'x.csv', 'EN-us;fr_CA\n"a\nb";c', ['en-US:a\nb fr-CA:c']],
    ['of tabs', 'x.csv', 'en\tru\na, b\tв', ['en:a, b ru:в']],
    ['with a mark within a cell', 'x.tsv', 'en\tfr\n5" pipe\tb', ['en:5" pipe fr:b']],
    [
      'with marks of the texts between tabs',
      'x.tsv',
      'en\tfr\n"Hello," he said.\t«b»\n"I came.\t"c.\nI saw."\td."\n"e\nf"\t"g ""h"""\n"i\t"j',
      ['en:"Hello," he said. fr:«b»', 'en:"I came. fr:"c.', 'en:I saw." fr:d."', 'en:e\nf fr:g "h"', 'en:"i fr:"j'],
    ],
    ['with names of languages', 'x.csv', 'English,français,Русский\na,b,в', ['en:a fr:b ru:в']],
    ['with sides', 'x.csv', 'Source (en-GB),target_fr\na,b', ['en-GB:a fr:b']],
    ['with a line that says the separator', 'x.csv', 'sep=;\r\nen;fr\r\na,b;c\r\n', ['en:a,b fr:c']],
    ['with blank lines and gaps', 'x.csv', '\ufeff\n\nen,fr,ru\n,,\na,,в\n\nb\n', ['en:a ru:в', 'en:b']],
    ['with a language twice', 'x.csv', 'en,fr,fr\na,,c\na,b,c', ['en:a fr-x-2:c', 'en:a fr:b fr-x-2:c']],
    ['with other columns', 'x.csv', 'No,id,en,fr,length\n1,u1,a,b,7', ['en:a fr:b']],
    ['in Indonesian', 'x.csv', 'en,id\na,b', ['en:a id:b']],
    ['in Norwegian', 'x.csv', 'no,en\na,b', ['no:a en:b']],
    ['below a title', 'x.csv', 'The mill, and more\n2031\n\nEN;FR\na;b\n', ['en:a fr:b']],
    [
      'with languages of regions',
      'x.csv',
      'English (UK),Английский (США),French (Canada),Français (FR),Russian (draft)\na,b,c,d,e',
      ['en-GB:a en-US:b fr-CA:c fr-FR:d ru:e'],
    ],
    ['with names shortened', 'x.csv', 'Рус;Англ.;Francais\nв;a;b', ['ru:в en:a fr:b']],
    ['with cells made safe', 'x.tsv', "en\tfr\n'=1+1\t' - b\n''-c\t'd'", ['en:=1+1 fr:- b', "en:'-c fr:'d'"]],
  ])('%s', async (_case, name, content, units) => {
    for (const piece of [3, 1000]) expect(await texts(table, file(name, content, { piece }))).toEqual(units);
  });

  test('without a header, its languages given', async () => {
    expect(await texts(table, file('x.tsv', 'a\tb\nc\td', { tags: ['en', 'fr'] }))).toEqual(['en:a fr:b', 'en:c fr:d']);
    expect(await texts(table, file('x.tsv', 'en\tfr\nc\td', { tags: ['de', 'es'] }))).toEqual(['de:c es:d']);
    const named = 'location,source,target,notes\nx,a,b,n';
    expect((await read(table, file('x.csv', named, { tags: ['en', 'fr'] }))).units).toEqual([
      { texts: { en: ['a'], fr: ['b'] }, notes: ['n'] },
    ]);
  });

  test('with what is said of its units', async () => {
    const content =
      'id,document,status,confidence,agreement,paragraph,en,fr,notes\nu1,D,confirmed,0.5,0.25,list,a,b,x | y\n';
    expect((await read(table, file('x.csv', content))).units).toEqual([
      {
        ...{ id: 'u1', document: 'D', texts: { en: ['a'], fr: ['b'] }, begins: 'list' },
        ...{ confidence: 0.5, agreement: 0.25, confirmed: true, notes: ['x', 'y'] },
      },
    ]);
  });

  test('tells of rows above its header', async () => {
    const { head } = await read(table, file('x.csv', 'The mill,\n,\nBy Ann,2031\nen,fr\na,b\n'));
    expect(head.notices).toEqual([{ code: 'table-above', params: { name: 'x.csv', line: 4, count: 2 } }]);
  });

  test.each(['utf16le', 'latin1'] as const)('in %s', async (encoding) => {
    const text = 'en,fr\nthe river,la rivière était très élevée à côté\n';
    const bytes = Buffer.from(encoding === 'utf16le' ? `\ufeff${text}` : text, encoding);
    expect(await texts(table, file('x.csv', bytes, { piece: 9 }))).toEqual([
      'en:the river fr:la rivière était très élevée à côté',
    ]);
  });

  test('is known by its first line', () => {
    const found = (name: string, content: string) => readerFor(name, Buffer.from(content)).id;
    expect(found('x.txt', 'en\tfr\na\tb')).toBe('table');
    expect(found('x', 'English,French\na,b')).toBe('table');
    expect(readerFor('x.txt', Buffer.from('\ufeffEnglish\tRussian\r\na\tв\r\n', 'utf16le')).id).toBe('table');
    expect(found('x.csv', 'a,b\nc,d')).toBe('table');
    expect(found('x.txt', 'In France, the river is high.\n')).toBe('text');
    expect(found('x.txt', 'No, it is not.\n')).toBe('text');
  });
});

test.each<[string, string, string, object]>([
  ['no header', '\nHello,Bonjour\na,b', 'table-header', { line: 2, cells: ['Hello', 'Bonjour'] }],
  ['one language', 'en,notes\na,b', 'table-header', { line: 1 }],
  ['a header too far down', `${'a,b\n'.repeat(21)}en,fr\nc,d`, 'table-header', { line: 1, cells: ['a', 'b'] }],
  ['too many cells', 'en,fr\na,b\nc,d,e', 'table-cells', { line: 3, cells: 3, columns: 2 }],
  ['a cell without end', 'en,fr\na,b\n"c,d\ne,f', 'table-quote', { line: 3 }],
  [
    'too many languages',
    Array.from({ length: 2000 }, (_, at) => `en-x-${at}`).join(','),
    'unit-languages',
    { limit: 200 },
  ],
  ['no row', 'en,fr\n', 'units-none', {}],
  ['nothing', ' \n', 'units-none', {}],
  ['a picture', '\x89PNG\r\n\x1a\n', 'file-image', {}],
])('refused: %s', async (_case, content, code, params) => {
  const bytes = Buffer.from(content, code === 'file-image' ? 'latin1' : 'utf8');
  expect(await refusal(table, file('x.csv', bytes))).toMatchObject({ code, params: { name: 'x.csv', ...params } });
});

test('rows are the same in pieces of any size', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\t', '\n', '\r', ' ', 'я'), maxLength: 30 });
  const outcome = (read: () => unknown): unknown => {
    try {
      return read();
    } catch (error) {
      return String(error);
    }
  };
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), fc.constantFrom(',', '\t'), (whole, size, separator) => {
      const inPieces = () => {
        const reading = new DelimitedReading(separator, 'x');
        const rows = [];
        for (let at = 0; at < whole.length; at += size) rows.push(...reading.rows(whole.slice(at, at + size)));
        return [...rows, ...reading.rows('', true)];
      };
      expect(outcome(inPieces)).toEqual(outcome(() => delimitedRows(whole, separator, 'x')));
    }),
    { numRuns: 1000 },
  );
});
