import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ExportContext, ExportUnit } from '../../server/export/index.js';
import { docx } from '../../server/export/paper/docx.js';
import { xlsx, xlsxOf } from '../../server/export/tables/xlsx.js';
import { xmlCharacters } from '../../server/export/xml.js';
import { entriesOf } from './entries.js';
import { parseXml, type XmlElement } from './parse-xml.js';
import { bytesOf, context, flag, HARD_CHARACTERS, unit } from './unit.js';

type Parts = Map<string, XmlElement>;

async function partsOf(bytes: Buffer): Promise<Parts> {
  const entries = await entriesOf(bytes);
  return new Map([...entries].map(([path, part]) => [path, parseXml(String(part))]));
}

const all = (element: XmlElement | undefined, name: string): XmlElement[] =>
  (element?.children ?? []).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

const textIn = (element: XmlElement, name: string): string =>
  all(element, name)
    .map(({ text }) => text)
    .join('\n');

/** Every part that is spoken of is there, and the other way round. */
function expectWhole(parts: Parts): void {
  const types = parts.get('[Content_Types].xml');
  const overridden = all(types, 'Override').map(({ attributes }) => String(attributes.PartName).slice(1));
  for (const path of overridden) expect([...parts.keys()]).toContain(path);
  for (const [path, rels] of parts) {
    if (!path.endsWith('.rels')) continue;
    const folder = path.replace(/_rels\/[^/]*$/u, '');
    for (const { attributes } of all(rels, 'Relationship'))
      expect([...parts.keys()]).toContain(folder + attributes.Target);
  }
}

async function rowsOf(units: ExportUnit[], rows = 1000, other: Partial<ExportContext> = {}): Promise<string[][][]> {
  const parts = await partsOf(
    await bytesOf(xlsxOf(rows).write(units, { ...context, languages: ['en', 'fr'], ...other })),
  );
  expectWhole(parts);
  const sheets = all(parts.get('xl/workbook.xml'), 'sheet').map((_, at) =>
    parts.get(`xl/worksheets/sheet${at + 1}.xml`),
  );
  return sheets.map((sheet) =>
    all(sheet, 'row').map((row) => {
      const cells: string[] = Array.from({ length: 9 }, () => '');
      for (const cell of all(row, 'c')) {
        const column = String(cell.attributes.r).charCodeAt(0) - 65;
        cells[column] = (textIn(cell, 't') || textIn(cell, 'v')).replaceAll('_x005F_', '_');
      }
      return cells;
    }),
  );
}

describe('XLSX', () => {
  test('a header that stays, a row a unit, texts that are no formulas', async () => {
    const units = [
      unit({ texts: { en: ['=1+1', 'Two\nlines.'], fr: ['_x0041_'] }, begins: 'text', flags: [flag()] }),
      unit({ number: 2, texts: { fr: ['Non.'] } }),
    ];
    expect(await rowsOf(units)).toEqual([
      [
        ['document', 'unit', 'status', 'confidence', 'agreement', 'paragraph', 'en', 'fr', 'flags', 'documentId'],
        [
          'The ferry',
          '1',
          'unreviewed',
          '0.97',
          '1',
          'text',
          '=1+1 Two\nlines.',
          '_x0041_',
          'mistranslation (major, fr)',
          'ferry',
        ],
        ['The ferry', '2', 'unreviewed', '0.97', '1', '', '', 'Non.', '', 'ferry'],
      ],
    ]);
    const parts = await partsOf(await bytesOf(xlsx.write(units, context)));
    const sheet = parts.get('xl/worksheets/sheet1.xml');
    expect(all(sheet, 'f')).toEqual([]);
    expect(all(sheet, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
    const formats = all(all(parts.get('xl/styles.xml'), 'cellXfs')[0], 'xf');
    const format = formats[Number(all(sheet, 'c').find(({ attributes }) => attributes.r === 'G2')?.attributes.s)];
    expect(format?.attributes.quotePrefix).toBe('1');
    expect(all(format, 'alignment')[0]?.attributes.wrapText).toBe('1');
  });

  test.each([
    [0, [1]],
    [3, [4]],
    [4, [4, 2]],
    [6, [4, 4]],
  ])('%d units where a sheet holds three: sheets of %j rows', async (count, expected) => {
    const units = Array.from({ length: count }, (_, at) => unit({ number: at + 1 }));
    expect((await rowsOf(units, 3)).map((rows) => rows.length)).toEqual(expected);
  });

  test('what is too long for a cell goes on below', async () => {
    const long = `${'a'.repeat(32_766)}\u{1F600}${'b'.repeat(40_000)}`;
    const [rows] = await rowsOf([unit({ texts: { en: [long], fr: ['Oui.'] } }), unit({ number: 2 })]);
    expect(rows?.map(([, number]) => number)).toEqual(['unit', '1', '1', '1', '2']);
    expect(
      rows
        ?.slice(1, 4)
        .map((row) => row[6])
        .join(''),
    ).toBe(long);
    expect(rows?.slice(1, 4).map((row) => row[7])).toEqual(['Oui.', '', '']);
    for (const row of rows ?? []) expect(row[6]?.length).toBeLessThanOrEqual(32_767);
  });

  test('any text comes back', async () => {
    const hard = fc.array(fc.constantFrom(...HARD_CHARACTERS)).map((one) => `x${one.join('')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(hard, { maxLength: 5 }), async (texts) => {
        const [rows = []] = await rowsOf(texts.map((en) => unit({ texts: { en: [en] } })));
        expect(rows.slice(1).map((row) => row[6])).toEqual(texts.map(xmlCharacters));
      }),
      { numRuns: 30 },
    );
  });
});

describe('DOCX', () => {
  const written = async (units: ExportUnit[], other: Partial<ExportContext> = {}): Promise<XmlElement | undefined> => {
    const parts = await partsOf(await bytesOf(docx.write(units, { ...context, ...other })));
    expectWhole(parts);
    return parts.get('word/document.xml');
  };

  test('a table a document, its heading on every page', async () => {
    const units = [
      unit({ begins: 'heading', status: 'confirmed', texts: { en: ['The ferry'], ru: ['Паром'] } }),
      unit({ number: 2, flags: [flag({ comment: 'a < b' })] }),
      unit({ document: 'Second', documentId: '2' }),
    ];
    const document = await written(units);
    const tables = all(document, 'w:tbl');
    expect(tables).toHaveLength(2);
    const rows = tables.map((table) =>
      all(table, 'w:tr').map((row) => all(row, 'w:tc').map((cell) => textIn(cell, 'w:t'))),
    );
    expect(rows).toEqual([
      [
        ['Unit', 'English', 'French', 'Russian', 'Flags', 'Remarks'],
        ['1 ✓', 'The ferry', '', 'Паром', '', ''],
        ['2', 'The ferry left.', 'Le bac est parti.', 'Паром ушёл.', 'mistranslation (major, fr) – a < b', ''],
      ],
      [
        ['Unit', 'English', 'French', 'Russian', 'Flags', 'Remarks'],
        ['1', 'The ferry left.', 'Le bac est parti.', 'Паром ушёл.', '', ''],
      ],
    ]);
    for (const table of tables) expect(all(all(table, 'w:tr')[0], 'w:tblHeader')).toHaveLength(1);
  });

  test.each([
    [['en', 'fr'], undefined],
    [['en', 'fr', 'ru'], 'landscape'],
  ])('%j: the page is turned where it has to be', async (languages, turned) => {
    expect(all(await written([unit()], { languages }), 'w:pgSz')[0]?.attributes['w:orient']).toBe(turned);
  });

  test('a language that runs from right to left does', async () => {
    const document = await written([unit({ texts: { ar: ['نعم.'], en: ['Yes.'] } })], { languages: ['ar', 'en'] });
    const [, arabic, english] = all(all(document, 'w:tr')[1], 'w:tc');
    expect([arabic, english].map((cell) => [all(cell, 'w:bidi').length, all(cell, 'w:rtl').length])).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  test('labels are in the reader’s language', async () => {
    const labels = { lang: 'fr', title: 'Relecture', unit: 'Unité', flags: 'Signalements', remarks: 'Remarques' };
    const document = await written([unit()], { labels });
    const heads = all(all(document, 'w:tr')[0], 'w:tc').map((cell) => textIn(cell, 'w:t'));
    expect(heads).toEqual(['Unité', 'Anglais', 'Français', 'Russe', 'Signalements', 'Remarques']);
  });
});
