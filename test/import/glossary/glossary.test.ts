import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InputError } from '../../../server/errors.js';
import { delimitedRows } from '../../../server/import/delimited.js';
import { type Glossary, readGlossary } from '../../../server/import/glossary/glossary.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Entries as `en:hull fr:coque!preferred`. */
const shown = ({ entries }: Glossary): string[] =>
  entries.map((entry) => entry.map(({ tag, text, status }) => `${tag}:${text}${status ? `!${status}` : ''}`).join(' '));

function refusal(text: string | Uint8Array, name: string): Pick<InputError, 'code' | 'params'> {
  try {
    readGlossary(typeof text === 'string' ? bytes(text) : text, name);
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('It was read.');
}

describe('a table', () => {
  test.each<[string, string, string, string[]]>([
    ['of commas', 'a.csv', 'en,fr\nhull,coque\n', ['en:hull fr:coque']],
    ['of semicolons', 'a.csv', 'en;fr\nhull, outer;coque\n', ['en:hull, outer fr:coque']],
    ['of tabs', 'a.tsv', 'en\tru\nhull\tкорпус', ['en:hull ru:корпус']],
    ['of tabs called CSV', 'A.CSV', 'en\tru\nhull\tкорпус', ['en:hull ru:корпус']],
    ['with synonyms', 'a.csv', 'en,fr\ncargo | freight,fret|', ['en:cargo en:freight fr:fret']],
    ['with the same twice', 'a.csv', 'en,fr\ncargo|cargo,fret', ['en:cargo fr:fret']],
    ['with a byte order mark', 'a.csv', '\ufeffen,fr\nhull,coque', ['en:hull fr:coque']],
    ['with CR LF and blank lines', 'a.csv', '\r\nEN, fr_CA\r\n\r\n ,\r\nhull,coque\r\n', ['en:hull fr-CA:coque']],
    ['with quotation marks', 'a.csv', 'en,fr\n"hull, ""outer""\nshell",coque', ['en:hull, "outer" shell fr:coque']],
    ['with gaps', 'a.csv', 'en,fr,ru\nhull,,корпус\ncargo,fret\n', ['en:hull ru:корпус', 'en:cargo fr:fret']],
    ['with empty cells at the end', 'a.csv', 'en,fr,,\nhull,coque,,\n', ['en:hull fr:coque']],
  ])('%s', (_case, name, text, entries) => expect(shown(readGlossary(bytes(text), name))).toEqual(entries));

  test.each<[string, string, string[]]>([
    [
      'forbidden terms in a column of their own',
      'en,fr,fr forbidden,ru_deprecated\ncargo,fret,chargement|cargaison,груз\n',
      ['en:cargo fr:fret fr:chargement!forbidden fr:cargaison!forbidden ru:груз!deprecated'],
    ],
    [
      'a status for each row, of what it translates to',
      'en,fr,status\ncargo,fret,preferred\nhull,coque,\nCargo,cargaison,Forbidden\n',
      ['en:cargo fr:fret!preferred fr:cargaison!forbidden', 'en:hull fr:coque'],
    ],
    [
      'yes and no',
      'en,fr,forbidden\ncargo,fret,no\ncargo,cargaison,yes\n',
      ['en:cargo fr:fret fr:cargaison!forbidden'],
    ],
    [
      'a status of each term of a language',
      'en,fr,fr status\ncargo,fret|cargaison|chargement,preferred||not recommended\n',
      ['en:cargo fr:fret!preferred fr:cargaison fr:chargement!deprecated'],
    ],
    ['one language only, where a term is forbidden', 'en,fr,status\n,digital,interdit\n', ['fr:digital!forbidden']],
    ['ISO’s own words', 'en,fr,fr:status\ncargo,fret,supersededTerm-admn-sts\n', ['en:cargo fr:fret!deprecated']],
  ])('that says how terms are to be used: %s', (_case, text, entries) =>
    expect(shown(readGlossary(bytes(text), 'a.csv'))).toEqual(entries),
  );

  test('in another encoding', () => {
    const utf16 = Buffer.from('\ufeffen\tru\nhull\tкорпус', 'utf16le');
    expect(shown(readGlossary(utf16, 'a.tsv'))).toEqual(['en:hull ru:корпус']);
  });

  test('of which some entries and terms are of no use', () => {
    const glossary = readGlossary(bytes('en,fr\nhull,coque\nmast,\nof the,mât\nsail|…,voile'), 'a.csv');
    expect(shown(glossary)).toEqual(['en:hull fr:coque', 'en:sail fr:voile']);
    expect({ alone: glossary.alone, unfindable: glossary.unfindable }).toEqual({
      alone: 2,
      unfindable: ['of the', '…'],
    });
  });

  test('reads back whatever is written as RFC 4180 has it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'я') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(delimitedRows(text, ',', 'x').map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});

const entry = (inner: string) => `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><p>Ships</p></martifHeader><text><body>
${inner}
</body></text></martif>`;

describe('TBX', () => {
  test.each<[string, string, string[]]>([
    [
      'of 2019',
      `<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body>
        <conceptEntry id="c1"><descrip type="definition">The body of a ship &amp; all.</descrip>
          <langSec xml:lang="en"><termSec><term>hull</term><termNote type="partOfSpeech">noun</termNote></termSec>
            <termSec><term>ship’s <hi>body</hi></term></termSec></langSec>
          <langSec xml:lang="fr"><termSec><term>coque</term></termSec></langSec>
        </conceptEntry></body></text></tbx>`,
      ['en:hull en:ship’s body fr:coque'],
    ],
    [
      'of 2008, with tig',
      entry(
        '<termEntry><langSet xml:lang="en"><tig><term>hull</term></tig></langSet><langSet xml:lang="ru-RU"><tig><term>корпус</term></tig></langSet></termEntry>',
      ),
      ['en:hull ru-RU:корпус'],
    ],
    [
      'of 2008, with ntig',
      entry(
        '<termEntry><langSet lang="en"><ntig><termGrp><term><![CDATA[hull]]></term></termGrp></ntig></langSet><langSet lang="fr"><ntig><termGrp><term>co&#113;ue</term></termGrp></ntig></langSet></termEntry>',
      ),
      ['en:hull fr:coque'],
    ],
    [
      'with a prefix',
      '<t:tbx xmlns:t="x"><t:conceptEntry><t:langSec xml:lang="en"><t:term>hull</t:term></t:langSec><t:langSec xml:lang="fr"><t:term>coque</t:term></t:langSec></t:conceptEntry></t:tbx>',
      ['en:hull fr:coque'],
    ],
    [
      'with a status, as notes',
      entry(
        '<termEntry><langSet xml:lang="en"><tig><term>hull</term><termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig><tig><term>body</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet><langSet xml:lang="fr"><ntig><termGrp><term>coque</term><termNote type="normativeAuthorization">admittedTerm</termNote></termGrp></ntig></langSet></termEntry>',
      ),
      ['en:hull!preferred en:body!deprecated fr:coque!admitted'],
    ],
    [
      'with a status, as elements',
      '<tbx style="dct" xmlns:min="http://www.tbxinfo.net/ns/min"><conceptEntry><langSec xml:lang="en"><termSec><term>hull</term></termSec></langSec><langSec xml:lang="fr"><termSec><term>fond</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec><termSec><term>coque</term><min:administrativeStatus>other</min:administrativeStatus></termSec></langSec></conceptEntry></tbx>',
      ['en:hull fr:fond!deprecated fr:coque'],
    ],
  ])('%s', (_case, text, entries) => expect(shown(readGlossary(bytes(text), 'a.tbx'))).toEqual(entries));
});

describe('what can’t be read is refused, with its line', () => {
  test.each<[string, string, string, string, object]>([
    ['another format', 'a.xlsx', 'x', 'glossary-format', { name: 'a.xlsx' }],
    ['nothing', 'a.csv', ' \n', 'empty-file', {}],
    [
      'a first row that names no language',
      'a.csv',
      '\nterm,fr\nhull,coque',
      'glossary-header',
      { line: 2, column: 'term' },
    ],
    ['a nameless column', 'a.csv', 'en,,fr\nhull,x,coque', 'glossary-header', { line: 1, column: '' }],
    ['one column', 'a.csv', 'en\nhull', 'glossary-columns', { line: 1 }],
    ['a language twice', 'a.csv', 'en,fr,EN\nhull,coque,x', 'glossary-column-twice', { line: 1, column: 'en' }],
    ['too many cells', 'a.csv', 'en,fr\nhull,coque\na,b,c', 'glossary-cells', { line: 3, cells: 3, columns: 2 }],
    ['a cell that doesn’t end', 'a.csv', 'en,fr\nhull,coque\n"mast,mât\nsail,voile', 'table-quote', { line: 3 }],
    ['a cell that goes on', 'a.csv', 'en,fr\n"hull"s,coque', 'table-quote', { line: 2 }],
    ['a cell that goes on, after a line end in one', 'a.csv', 'en,fr\n"a\nb","c"d', 'table-quote', { line: 3 }],
    ['no entry in two languages', 'a.csv', 'en,fr\nhull,\n,coque', 'glossary-empty', {}],
    ['no row', 'a.csv', 'en,fr\n', 'glossary-empty', {}],
    ['an unknown status', 'a.csv', 'en,fr,status\nhull,coque,maybe', 'glossary-status', { line: 2, value: 'maybe' }],
    [
      'neither yes nor no',
      'a.csv',
      'en,fr,forbidden\nhull,coque,maybe',
      'glossary-status',
      { line: 2, value: 'maybe' },
    ],
    ['a status twice', 'a.csv', 'en,fr,status,Status\nhull,coque,,', 'glossary-column-twice', { column: 'Status' }],
    ['XML that is cut off', 'a.tbx', '<tbx>\n<text>\n', 'xml-cut-off', { line: 3 }],
    ['XML that closes what isn’t open', 'a.tbx', '<tbx>\n\n</text>', 'xml-closes', { line: 3 }],
    ['no XML', 'a.tbx', 'en,fr\nhull,coque < 3', 'xml-broken', { line: 1 }],
    ['no element', 'a.tbx', 'hull', 'xml-broken', { line: 1 }],
    ['other XML', 'a.tbx', '<tmx version="1.4"/>', 'glossary-no-tbx', { element: 'tmx' }],
    [
      'terms of no language',
      'a.tbx',
      '<tbx>\n<conceptEntry>\n<langSec><term>hull</term></langSec></conceptEntry></tbx>',
      'glossary-language',
      { line: 3, given: '' },
    ],
    ['terms of an unknown one', 'a.tbx', '<tbx><langSec xml:lang="xx-"/></tbx>', 'glossary-language', { given: 'xx-' }],
  ])('%s', (_case, name, text, code, params) => {
    expect(refusal(text, name)).toMatchObject({ code, params: { name, ...params } });
  });
});
