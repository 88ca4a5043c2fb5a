import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { InputError } from '../../../server/errors.js';
import { HEAD_BYTES, readerFor, readerOf } from '../../../server/import/formats.js';
import type { UnitReader } from '../../../server/import/types.js';
import { file, read } from './reading.js';

async function workbook(): Promise<Buffer> {
  const parts = {
    '_rels/.rels':
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="a.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="s.xml"/><Relationship Id="r3" Type="x/styles" Target="f.xml"/></Relationships>',
    'xl/f.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-419]d\\ mmm;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    'xl/s.xml': '<sst><si><t>en</t></si><si><r><t>fr</t></r></si></sst>',
    'xl/a.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>é &amp; x</t></is></c><c r="B2" s="1"><v>12</v></c></row></sheetData></worksheet>',
  };
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path, { compress: false });
  zip.end();
  return buffer(zip.outputStream);
}

/** Good files of each format, of which the first is changed. */
const GOOD: Record<string, () => Promise<[string, Buffer][]> | [string, string][]> = {
  tmx: () => [
    [
      'x.tmx',
      '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "a.dtd"><tmx version="1.4"><header srclang="en" o-tmf="Tercet"/><body><tu tuid="1%20a" changedate="20260102T030405Z"><note>n</note><prop type="x-confidence">0.5</prop><tuv xml:lang="en"><prop type="x-sentences">3</prop><seg>a. <ph>x</ph>b.</seg></tuv><tuv lang="FR"><seg>é &amp; <![CDATA[<c>]]></seg></tuv></tu></body></tmx>',
    ],
  ],
  xliff: () => [
    [
      'x.xlf',
      '<xliff version="1.2"><file original="o" source-language="en" target-language="fr"><body><group><trans-unit id="1" approved="yes"><source>a <g id="1">b</g></source><seg-source><mrk mtype="seg" mid="1">a</mrk></seg-source><target state="final"><mrk mtype="seg" mid="1">é</mrk></target><note>n</note></trans-unit></group></body></file></xliff>',
    ],
  ],
  po: () => [
    [
      'x.po',
      'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n# c\n#, fuzzy\nmsgctxt "x"\nmsgid "a\\n"\n"b"\nmsgid_plural "c"\nmsgstr[0] "é"\nmsgstr[1] "f"\n',
    ],
  ],
  table: () => [['x.csv', 'id;en;fr;ru\nu;"a; ""b""\nc";é;в\n;d;;\n']],
  xlsx: async () => [['x.xlsx', await workbook()]],
  jsonl: () => [
    [
      'x.jsonl',
      '{"id":"u","en":"a","fr":["é","b"],"flags":[{"comment":"c"}],"confidence":0.5}\n{"id":"d","units":[{"en":["x"],"indexes":{}}]}\n',
    ],
  ],
  xces: () => [
    [
      'x.xml',
      '<cesAlign><linkGrp fromDoc="en/a.xml.gz" toDoc="fr/a.xml.gz"><link id="l" xtargets="1 2;1" certainty="0.5"/><link xtargets=";2"/></linkGrp></cesAlign>',
    ],
    ['en/a.xml', '<text><p><s id="1">a</s><s id="2"><w>b</w><w>.</w></s></p></text>'],
    ['fr/a.xml', '<text><s id="1">é</s><s id="2">f</s></text>'],
  ],
  ladder: () => [
    ['x.ladder', '0\t0\t0.3\n1\t2\t-1\n2\t3\t0\n'],
    ['x.en', 'a\nb\n'],
    ['x.fr', 'c\n<p>\nd\n'],
  ],
  moses: () => [
    ['x.en', 'a\nb\n\nc\n'],
    ['x.fr', 'd\né\n\nf\n'],
  ],
};

interface Change {
  kind: 'flip' | 'cut' | 'double' | 'drop' | 'put';
  at: number;
  length: number;
  byte: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom<Change['kind'][]>('flip', 'cut', 'double', 'drop', 'put'),
  ...{ at: fc.nat(), length: fc.integer({ min: 1, max: 60 }), byte: fc.integer({ min: 0, max: 255 }) },
});

function changed(bytes: Buffer, { kind, at: place, length, byte }: Change): Buffer {
  const at = bytes.length === 0 ? 0 : place % bytes.length;
  const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  if (kind === 'cut') return before;
  if (kind === 'double') return Buffer.concat([before, piece, piece, after]);
  if (kind === 'drop') return Buffer.concat([before, after]);
  if (kind === 'put') return Buffer.concat([before, Buffer.from([byte]), piece, after]);
  return Buffer.concat([before, piece.map((one, index) => (index === 0 ? one ^ (byte || 1) : one)), after]);
}

describe.each(Object.keys(GOOD))('%s', (id) => {
  const reader = readerOf(id) as UnitReader;

  test('a good file is read', async () => {
    const files = await GOOD[id]?.();
    const { units } = await read(reader, ...(files ?? []).map(([name, content]) => file(name, content)));
    expect(units.length).toBeGreaterThan(0);
  });

  test('one that was changed is read or refused', async () => {
    const files = (await GOOD[id]?.()) ?? [];
    const [[name, content] = ['', ''], ...others] = files;
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 50 }),
        async (changes, piece) => {
          const bytes = changes.reduce(changed, Buffer.from(content as string));
          try {
            const { units } = await read(
              reader,
              file(name, bytes, { piece }),
              ...others.map(([one, text]) => file(one, text)),
            );
            const segments = units.flatMap(({ texts }) => Object.values(texts).flat());
            expect(segments.every((text) => text === text.trim() && text !== '')).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
            expect(
              (error as InputError).params.name ??
                (error as InputError).params.names ??
                (error as InputError).params.sizes,
            ).toBeDefined();
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Files made to take for ever, or all memory; each is read, or refused, at once. */
const HOSTILE: [string, string, () => string, string | null][] = [
  ['tmx', 'elements without end', () => '<tmx>'.repeat(500_000), 'xml-too-deep'],
  ['tmx', 'entities', () => '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx>&b;</tmx>', 'xml-entities'],
  ['tmx', 'brackets before the root', () => `<!DOCTYPE tmx ${'[]]'.repeat(5000)}`, 'xml-broken'],
  [
    'tmx',
    'a tag of a million parts',
    () => `<tmx><tu><tuv lang="${'a-'.repeat(400_000)}"><seg>a</seg></tuv></tu></tmx>`,
    'unit-language',
  ],
  [
    'tmx',
    'a million variants',
    () => `<tmx><tu>${'<tuv lang="en"><seg>a</seg></tuv>'.repeat(50_000)}`,
    'unit-languages',
  ],
  ['tmx', 'a million remarks', () => `<tmx><tu>${`<note>${'a'.repeat(90)}</note>`.repeat(50_000)}`, 'unit-too-long'],
  ['tmx', 'references without end', () => `<tmx>${'&'.repeat(200_000)}`, 'xml-reference'],
  [
    'xliff',
    'a million segments',
    () => `<xliff srcLang="en"><file><unit>${'<segment><source/></segment>'.repeat(200_000)}`,
    'unit-too-long',
  ],
  ['table', 'a mark that is never closed', () => `en,fr\n"${'a,b\n'.repeat(2_000_000)}`, 'table-quote'],
  ['table', 'a million columns', () => 'en,'.repeat(1_000_000), 'unit-languages'],
  ['table', 'marks', () => '"'.repeat(1_000_001), 'table-quote'],
  ['table', 'spaces', () => ' '.repeat(9_000_000), 'unit-too-long'],
  ['table', 'brackets', () => `${'['.repeat(100_000)},en\n`, 'table-header'],
  ['po', 'a string without end', () => `msgid ""\n${`"${'a'.repeat(90)}"\n`.repeat(50_000)}`, 'unit-too-long'],
  ['jsonl', 'lists within lists', () => `{"en":${'['.repeat(1_000_000)}`, 'jsonl-line'],
  ['jsonl', 'a key of a million parts', () => `{"en":"a","${'a-'.repeat(400_000)}":"b"}`, null],
];

test.each(HOSTILE)(
  '%s: %s',
  async (id, _case, content, code) => {
    let refused: string | null = null;
    // It is also asked what it is.
    readerFor('x', Buffer.from(content().slice(0, HEAD_BYTES)));
    try {
      await read(readerOf(id) as UnitReader, file('x', content(), { piece: 65_536 }));
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      refused = (error as InputError).code;
    }
    expect(refused).toBe(code);
  },
  30_000,
);
