import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { ZipFile } from 'yazl';
import { xlsx } from '../../../server/import/units/xlsx.js';
import { file, read, refusal, texts } from './reading.js';

async function workbook(sheets: Record<string, string>, other: Record<string, string> = {}): Promise<Buffer> {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const strings = 'xl/sharedStrings.xml' in other ? relation('rs', 'sharedStrings', 'sharedStrings.xml') : '';
  const styles = 'xl/styles.xml' in other ? relation('rt', 'styles', 'styles.xml') : '';
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, at) => relation(`r${at}`, 'worksheet', `worksheets/s${at}.xml`)).join('')}${strings}${styles}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/s${at}.xml`,
        `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
    ...other,
  };
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  return buffer(zip.outputStream);
}

const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, ...cells: string[]) =>
  `<row r="${number}">${cells.map((text, at) => cell(`${'ABCD'[at]}${number}`, text)).join('')}</row>`;

describe('a workbook', () => {
  test('its cells, however they are stored', async () => {
    const strings =
      '<sst><si><t>en</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t xml:space="preserve">text</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t>_x0041__x005F_x0041_</t></si></sst>';
    const sheet =
      '<row><c t="s"><v>0</v></c><c r="C1" t="str"><f>"f"&amp;"r"</f><v>fr</v></c></row>' +
      '<row r="5"><c r="A5" t="s"><v>1</v></c><c r="C5"><v>12.5</v></c></row>' +
      '<row r="6"><c r="A6" t="b"><v>1</v></c><c r="B6" s="1"/><c r="C6" t="s"><v>2</v></c></row>';
    const bytes = await workbook({ a: sheet }, { 'xl/sharedStrings.xml': strings });
    expect(await texts(xlsx, file('x.xlsx', bytes))).toEqual(['en:rich text fr:12.5', 'en:TRUE fr:A_x0041_']);
  });

  test.each<[string, number, string, string]>([
    ['a date', 1, '43525', '2019-03-01'],
    ['one of before 1900 had 29 days in February', 1, '1', '1900-01-01'],
    ['a date of one’s own', 4, '43525.25', '2019-03-01'],
    ['a date and a time', 2, '43525.354166666664', '2019-03-01 08:30'],
    ['a time', 5, '0.75', '18:00'],
    ['hours', 6, '0.5', '12:00'],
    ['per cent', 3, '0.07', '7%'],
    ['a number', 0, '0.30000000000000004', '0.3'],
    ['a number with many digits', 0, '123456789012345678', '123456789012345678'],
    ['money', 7, '12.5', '12.5'],
    ['no date', 1, '-1', '-1'],
  ])('numbers as people see them: %s', async (_case, style, value, shown) => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-419]d\\ mmmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="h:mm AM/PM"/><numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="#,##0.00\\ &quot;days&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>';
    const sheet = `${row(1, 'en', 'fr')}<row r="2"><c r="A2" s="${style}"><v>${value}</v></c><c r="B2" t="e"><v>#N/A</v></c></row>`;
    const bytes = await workbook({ a: sheet }, { 'xl/styles.xml': styles });
    expect(await texts(xlsx, file('x.xlsx', bytes))).toEqual([`en:${shown}`]);
  });

  test('the first sheet that names languages, and those that go on with it', async () => {
    const sheets = {
      about: row(1, 'About this file'),
      units: row(1, 'en', 'fr') + row(2, '- a', 'b'),
      empty: '',
      'units 2': row(1, 'en', 'fr') + row(2, 'c', 'd'),
      other: row(1, 'en', 'ru') + row(2, 'x', 'y'),
    };
    expect(await texts(xlsx, file('x.xlsx', await workbook(sheets)))).toEqual(['en:- a fr:b', 'en:c fr:d']);
  });

  test('a header below a title, and sheets that are left out', async () => {
    const sheets = {
      about: row(1, 'About this file'),
      units: row(1, 'The mill') + row(3, 'en', 'fr') + row(4, 'a', 'b'),
      more: row(1, 'en', 'fr') + row(2, 'c', 'd'),
      again: row(1, 'The sea') + row(2, 'By Ann') + row(3, 'en', 'fr') + row(4, 'e', 'f'),
      other: row(1, 'en', 'ru') + row(2, 'x', 'y'),
    };
    const { units, head } = await read(xlsx, file('x.xlsx', await workbook(sheets)));
    expect(units.map(({ texts }) => texts)).toEqual([
      { en: ['a'], fr: ['b'] },
      { en: ['c'], fr: ['d'] },
      { en: ['e'], fr: ['f'] },
    ]);
    expect(head.notices).toEqual([
      { code: 'table-above', params: { name: 'x.xlsx', line: 3, count: 1 } },
      { code: 'xlsx-sheets', params: { name: 'x.xlsx', sheets: ['about', 'other'] } },
    ]);
  });

  test('a text that goes on in the row below', async () => {
    const long = `${'a'.repeat(32_766)} `;
    const sheet =
      row(1, 'document', 'unit', 'en', 'fr') +
      row(2, 'D', '1', long, 'c') +
      row(3, 'D', '1', 'b', '') +
      row(4, 'D', '1', 'd', 'e') +
      row(5, 'E', '1', 'f', 'g');
    const { units } = await read(xlsx, file('x.xlsx', await workbook({ a: sheet })));
    expect(units.map(({ texts }) => texts)).toEqual([
      { en: [`${long}b`], fr: ['c'] },
      { en: ['d'], fr: ['e'] },
      { en: ['f'], fr: ['g'] },
    ]);
  });

  test('without a header, its languages given', async () => {
    const bytes = await workbook({ a: row(1, 'a', 'b') });
    expect(await texts(xlsx, file('x.xlsx', bytes, { tags: ['en', 'fr'] }))).toEqual(['en:a fr:b']);
  });
});

test.each<[string, () => Promise<Uint8Array>, string, object]>([
  ['no languages', () => workbook({ a: row(3, 'Hello', 'Bonjour') }), 'table-header', { line: 3 }],
  ['no rows', () => workbook({ a: '' }), 'units-none', {}],
  ['a column too many', () => workbook({ a: '<row r="2"><c r="ZZZ2"><v>1</v></c></row>' }), 'xlsx-column', { line: 2 }],
  [
    'another archive',
    async () => {
      const zip = new ZipFile();
      zip.addBuffer(Buffer.from('x'), 'x.txt');
      zip.end();
      return buffer(zip.outputStream);
    },
    'xlsx-none',
    {},
  ],
  ['broken XML', () => workbook({ a: '<row>' }), 'xml-closes', {}],
  [
    'an archive cut short',
    async () => (await workbook({ a: row(1, 'en', 'fr') })).subarray(0, -40),
    'archive-broken',
    {},
  ],
  ['no archive', async () => Buffer.from('en,fr'), 'archive-none', {}],
  ['nothing', async () => Buffer.alloc(0), 'empty-file', {}],
])('refused: %s', async (_case, bytes, code, params) => {
  expect(await refusal(xlsx, file('x.xlsx', await bytes()))).toMatchObject({
    code,
    params: { name: expect.stringMatching(/^x\.xlsx/u), ...params },
  });
});
