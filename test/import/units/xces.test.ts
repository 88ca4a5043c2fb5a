import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readerFor } from '../../../server/import/formats.js';
import { xces } from '../../../server/import/units/xces.js';
import { file, read, refusal, texts } from './reading.js';

const links = (group: string) =>
  `<?xml version="1.0"?>\n<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">\n<cesAlign version="1.0">\n${group}\n</cesAlign>`;
const group = (inner: string, from = 'en/2001/a.xml.gz', to = 'fr/2001/a.xml.gz') =>
  `<linkGrp targType="s" fromDoc="${from}" toDoc="${to}">${inner}</linkGrp>`;
const link = (xtargets: string, more = '') => `<link xtargets="${xtargets}"${more}/>`;

const en = file(
  'corpus/en/2001/a.xml',
  '<text>\n<p id="1"><s id="1">One.</s>\n<s id="2">Two\n  and a half.</s></p><head><s id="3">Three</s></head><s id="4">Four</s></text>',
);
const fr = file(
  'corpus/fr/2001/a.xml',
  '<letsmt version="1.0"><body><s id="1"><w>Un</w> <w>(</w><w>un</w>\n<w>)</w><w>.</w></s><s id="2"><time id="T1"/>Deux.</s><s id="4">Quatre</s></body></letsmt>',
);

describe('links between sentences', () => {
  test('with the files that they are between', async () => {
    const linked = links(group(link('1;1', ' id="SL1" certainty="0.5"') + link('2;2') + link('3;') + link('4;4')));
    expect((await read(xces, fr, en, file('x.xml', linked))).units).toEqual([
      { id: 'SL1', document: '2001/a', texts: { en: ['One.'], fr: ['Un (un).'] }, begins: 'text', confidence: 0.5 },
      { document: '2001/a', texts: { en: ['Two and a half.'], fr: ['Deux.'] } },
      { document: '2001/a', texts: { en: ['Three'] }, begins: 'heading' },
      { document: '2001/a', texts: { en: ['Four'], fr: ['Quatre'] } },
    ]);
  });

  test('several at once, and out of order', async () => {
    expect(await texts(xces, file('x.xml', links(group(link('3 2;4') + link('1;1 2')))), en, fr)).toEqual([
      'en:Three|Two and a half. fr:Quatre',
      'en:One. fr:Un (un).|Deux.',
    ]);
  });

  test('packed with gzip', async () => {
    const packed = (name: string, content: string, piece = 7) => file(`${name}.gz`, gzipSync(content), { piece });
    const files = [
      packed('en-fr.xml', links(group(link('1;1')))),
      packed('xml/en/2001/a.xml', '<text><s id="1">One.</s></text>'),
      packed('xml/fr/2001/a.xml', '<text><s id="1">Un.</s></text>'),
    ];
    expect(await texts(xces, ...files)).toEqual(['en:One. fr:Un.']);
    expect(readerFor('en-fr.xml.gz', gzipSync(links(group('')))).id).toBe('xces');
  });

  test('several groups and several files', async () => {
    const ru = file('ru.xml', '<text lang="ru"><document id="1" title="Паром"><s id="1">Раз.</s></document></text>');
    const groups = group(link('1;1'), 'a.xml', 'ru.xml') + group(link('1;1'), 'en/2001/a.xml', 'fr/2001/a.xml');
    const { units } = await read(xces, file('x.xml', links(groups)), ru, en, fr);
    expect(units.map(({ document, texts }) => [document, texts])).toEqual([
      ['Паром', { en: ['One.'], ru: ['Раз.'] }],
      ['2001/a', { en: ['One.'], fr: ['Un (un).'] }],
    ]);
  });
});

test.each<[string, ReturnType<typeof file>[], string, object]>([
  [
    'a packed file cut off',
    [file('x.xml', links(group(link('1;1')))), en, file('fr/2001/a.xml.gz', gzipSync('<text/>').subarray(0, -9))],
    'archive-broken',
    { name: 'fr/2001/a.xml.gz' },
  ],
  ['no links', [en, fr], 'xces-links', { names: [en.name, fr.name] }],
  [
    'a file that isn’t there',
    [file('x.xml', links(group(link('1;1')))), en],
    'xces-document',
    { name: 'fr/2001/a.xml.gz' },
  ],
  [
    'one of another name',
    [file('x.xml', links(group(link('1;1'), 'b.xml', 'c.xml'))), en, fr],
    'xces-document',
    { name: 'b.xml', line: 4 },
  ],
  [
    'a sentence that isn’t there',
    [file('x.xml', links(`${group(link('1;1'))}\n${group(link('9;2'))}`)), en, fr],
    'xces-sentence',
    { name: 'x.xml', line: 5, sentence: '9' },
  ],
  ['a link without sentences', [file('x.xml', links(group('<link/>'))), en, fr], 'xces-link', { line: 4 }],
  ['a link without files', [file('x.xml', links(link('1;1'))), en, fr], 'xces-link', { line: 4 }],
  ['a file that was cut off', [file('x.xml', links(group(link('1;1'))).slice(0, -20)), en, fr], 'xml-cut-off', {}],
])('refused: %s', async (_case, files, code, params) => {
  expect(await refusal(xces, ...files)).toMatchObject({ code, params });
});
