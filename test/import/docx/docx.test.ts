import { describe, expect, test } from '@jest/globals';
import { readSource } from '../../../server/import/read-source.js';
import { zipOf } from '../containers/archive.js';
import { linesOf, refusalOf } from '../refusal.js';
import { type DocxFile, docxFile, p, run, styled } from './docx-file.js';

const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const cell = (...content: string[]) => `<w:tc><w:tcPr><w:tcW w:w="10"/></w:tcPr>${content.join('')}</w:tc>`;
const box = (content: string) => `<w:txbxContent>${content}</w:txbxContent>`;
const note = (kind: string, id: number, ...content: string[]) =>
  `<w:${kind} w:id="${id}">${content.map((text) => p(run(text))).join('')}</w:${kind}>`;
const mark = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;

const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>';

test.each<[string, string | DocxFile, string[]]>([
  ['runs of one word', p(run('One ') + run('bo', '<w:b/>') + run('ld.')), ['text: One bold.']],
  ['no properties, no style', '<w:p><w:r><w:t>a</w:t></w:r></w:p>', ['text: a']],
  ['empty paragraphs', `${p(run(' '))}<w:p/>${p('a')}<w:p><w:pPr/></w:p>`, ['text: a']],
  [
    'headings by style',
    styled('Titre1', 'a') + styled('Titre', 'b') + styled('Corps', 'c'),
    ['heading: a', 'heading: b', 'text: c'],
  ],
  ['headings by a style built on one', styled('Chapitre', 'a') + styled('Plan', 'b'), ['heading: a', 'heading: b']],
  [
    'a heading by itself',
    p('a', '<w:outlineLvl w:val="1"/>') + p('b', '<w:outlineLvl w:val="9"/>'),
    ['heading: a', 'text: b'],
  ],
  ['styles in a circle', styled('Rond', 'a'), ['text: a']],
  [
    'lists',
    p('a', list) + styled('Puces', 'b') + p('c', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
    ['list: a', 'list: b', 'text: c'],
  ],
  ['captions, quotations', styled('Lgende', 'a') + styled('Citation', 'b'), ['caption: a', 'quote: b']],
  [
    'tables',
    `<w:tbl><w:tr>${cell(p('a'), p('b'))}${cell(p('c', list))}</w:tr></w:tbl>${p('d')}`,
    ['table: a', 'table: b', 'table: c', 'text: d'],
  ],
  [
    'tabs, breaks, hyphens',
    p(
      '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>',
      '<w:tabs><w:tab w:val="left"/></w:tabs>',
    ),
    ['text: a b c\u2011d\u00ade'],
  ],
  ['spaces that mean something', p('a\u00a0: b\u202f; c'), ['text: a\u00a0: b\u202f; c']],
  [
    'what was deleted',
    p(`${run('a')}<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins>${run('b')}</w:ins>`),
    ['text: ab'],
  ],
  [
    'what was moved',
    `${p(`<w:moveFrom>${run('a')}</w:moveFrom>`)}${p(`<w:moveTo>${run('a')}</w:moveTo>`)}`,
    ['text: a'],
  ],
  [
    'how it was before',
    p('a', '<w:pStyle w:val="Corps"/><w:pPrChange><w:pPr><w:pStyle w:val="Titre1"/></w:pPr></w:pPrChange>'),
    ['text: a'],
  ],
  ['a deleted end of a paragraph', p('one ', '<w:rPr><w:del/></w:rPr>') + p('two'), ['text: one two']],
  ['a deleted end at the end', p('one', '<w:rPr><w:del/></w:rPr>'), ['text: one']],
  ['a large initial', p('W', '<w:framePr w:dropCap="drop"/>') + p('inter'), ['text: Winter']],
  ['a simple field', p(`<w:fldSimple w:instr="AUTHOR">${run('Anna')}</w:fldSimple>`), ['text: Anna']],
  [
    'a field',
    p(field('begin') + code('HYPERLINK "x"') + field('separate') + run('a link') + field('end')),
    ['text: a link'],
  ],
  [
    'a field in a field’s code',
    p(
      field('begin') +
        code('IF ') +
        field('begin') +
        code('PAGE') +
        field('separate') +
        run('7') +
        field('end') +
        code(' = 7') +
        field('separate') +
        run('seven') +
        field('end'),
    ),
    ['text: seven'],
  ],
  ['a field without end', p(field('begin') + code('PAGE') + run('x')) + p('a'), ['text: a']],
  [
    'a table of contents',
    p(field('begin') + code(' TOC \\o ') + field('separate') + run('One\t1')) +
      p(run('Two\t2') + field('end')) +
      p('a'),
    ['text: a'],
  ],
  [
    'one with its heading',
    `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('Contents')}</w:sdtContent></w:sdt>${p('a')}`,
    ['text: a'],
  ],
  [
    'one without end',
    p(field('begin') + code('TOC') + field('separate') + run('One')) + p('a'),
    ['text: One', 'text: a'],
  ],
  [
    'a form’s control',
    `<w:sdt><w:sdtContent>${p(`${run('a')}<w:sdt><w:sdtContent>${run(' b')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
    ['text: a b'],
  ],
  ['hidden words', p(run('a') + run('x', '<w:vanish/>') + run('b', '<w:vanish w:val="0"/>')), ['text: ab']],
  [
    'hidden by style',
    styled('Cache', 'x') +
      p(run('a') + run('{0&gt;', '<w:rStyle w:val="tw4winMark"/>') + run('b')) +
      styled('Montre', 'c') +
      p(run('d', '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Cache"/>'),
    ['text: ab', 'text: c', 'text: d'],
  ],
  ['names of styles in another language', styled('a3', 'a') + styled('a4', 'b'), ['heading: a', 'list: b']],
  ['styles that the file lacks', styled('Heading2', 'a') + styled('TableCaption', 'b'), ['heading: a', 'caption: b']],
  [
    'a control that nobody has filled in',
    `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Click here')}</w:sdtContent></w:sdt>` +
      p(
        `${run('a')}<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>${run('b')}</w:sdtContent></w:sdt>`,
      ),
    ['text: ab'],
  ],
  [
    'a note with a mark of its own',
    {
      body: p(`${run('a')}<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>${run('b')}`),
      footnotes: note('footnote', 1, '* c'),
    },
    ['text: ab', 'footnote: c'],
  ],
  [
    'a text box, told twice',
    p(
      `${run('a')}<w:r><mc:AlternateContent><mc:Choice>${box(p('b'))}</mc:Choice><mc:Fallback>${box(p('b'))}</mc:Fallback></mc:AlternateContent></w:r>${run('c')}`,
    ),
    ['text: ac', 'text: b'],
  ],
  [
    'a text box in a text box',
    p(`${run('a')}<w:r>${box(p(`${run('b')}<w:r>${box(p('c'))}</w:r>`))}</w:r>`),
    ['text: a', 'text: b', 'text: c'],
  ],
  ['ruby', p(`<w:r><w:ruby><w:rt>${run('x')}</w:rt><w:rubyBase>${run('a')}</w:rubyBase></w:ruby></w:r>`), ['text: a']],
  ['a formula', p(`${run('a = ')}<m:oMath><m:r><m:t>b</m:t></m:r></m:oMath>`), ['text: a = b']],
  [
    'signs of fonts',
    p('<w:r><w:sym w:font="Symbol" w:char="03B1"/><w:sym w:font="Wingdings" w:char="F0B7"/></w:r>'),
    ['text: α'],
  ],
  ['links', p(`<w:hyperlink>${run('a')}</w:hyperlink><w:smartTag>${run('b')}</w:smartTag>`), ['text: ab']],
  [
    'notes, in the order in which they are referred to',
    {
      body: p(run('a') + mark('footnote', 2) + run('.')) + p(run('b') + mark('endnote', 1) + mark('footnote', 1)),
      footnotes:
        note('footnote', 1, 'third') +
        note('footnote', 2, 'first', 'its second paragraph') +
        note('footnote', 3, 'nowhere'),
      endnotes: note('endnote', 1, 'second'),
    },
    ['text: a.', 'text: b', 'footnote: first', 'footnote: its second paragraph', 'footnote: second', 'footnote: third'],
  ],
  [
    'another prefix',
    {
      body: '',
      parts: {
        'word/document.xml':
          '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:pPr><x:pStyle x:val="Titre1"/></x:pPr><x:r><x:t>a</x:t></x:r></x:p></x:body></x:document>',
      },
    },
    ['heading: a'],
  ],
])('%s', async (_case, file, expected) => {
  expect(await linesOf(await docxFile(typeof file === 'string' ? { body: file } : file), 'x.docx')).toEqual(expected);
});

describe('what it says of itself', () => {
  const french = (language: string) =>
    p(
      run(
        'Le phare du cap accueille de nouveau les visiteurs, qui sont venus malgré la pluie et le vent.',
        `<w:lang w:val="${language}"/>`,
      ),
    );
  const core = (title: string) => ({ 'docProps/core.xml': `<x xmlns:dc="d"><dc:title>${title}</dc:title></x>` });

  test.each<[string, string, string | undefined]>([
    ['the language of its text', french('fr-CA'), 'fr-CA'],
    ['without a region that goes without saying', french('fr-FR'), 'fr'],
    ['not the language of the program’s menus', french('en-US'), undefined],
  ])('%s', async (_case, body, tag) => expect((await readSource(await docxFile({ body }), 'x.docx')).tag).toBe(tag));

  test.each<[string, string, string, string | null]>([
    ['the title', p('By Anna') + styled('Titre1', 'One') + styled('Titre', 'The title'), 'Other', 'The title'],
    ['the title, in Russian', p('By Anna') + styled('Titre1', 'One') + styled('a3', 'The title'), 'Other', 'The title'],
    ['the first heading', p('By Anna') + styled('Titre1', 'One'), 'Other', 'One'],
    ['the property', p('a'), 'Other', 'Other'],
    ['no makeshift', p('a'), 'Microsoft Word - draft.doc', null],
  ])('%s', async (_case, body, title, expected) => {
    expect((await readSource(await docxFile({ body, parts: core(title) }), 'x.docx')).title).toBe(expected);
  });
});

test('tells of parts with text that are not read', async () => {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = `<Relationships><Relationship Id="a" Type="${type}/aFChunk" Target="part.htm"/><Relationship Id="b" Type="${type}/image" Target="b.png"/></Relationships>`;
  const file = await docxFile({ body: p('a'), parts: { 'word/_rels/document.xml.rels': relations } });
  expect((await readSource(file, 'x.docx')).notices).toEqual([
    { code: 'docx-unread', params: { name: 'x.docx', parts: ['part.htm'] } },
  ]);
});

const broken = (document: string) => docxFile({ body: '', parts: { 'word/document.xml': document } });

test.each<[string, () => Promise<Uint8Array>, object]>([
  ['a text', async () => Buffer.from('Just a text.'), { code: 'archive-none' }],
  ['cut off', async () => (await docxFile({ body: p('a') })).subarray(0, -40), { code: 'archive-broken' }],
  ['a workbook', () => zipOf({ 'a.xml': '<a/>' }), { code: 'docx-none' }],
  ['no text', () => docxFile({ body: '<w:p/>' }), { code: 'empty-file' }],
  [
    'under a password',
    async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    { code: 'file-encrypted' },
  ],
  ['of Word 97', async () => Buffer.from('d0cf11e0a1b11ae100', 'hex'), { code: 'file-office', format: 'DOC' }],
  ['no XML', () => broken('{\\rtf'), { code: 'xml-broken', name: 'x.docx, word/document.xml', line: 1 }],
  ['XML cut off', () => broken('<w:document>\n<w:body>'), { code: 'xml-cut-off', line: 2 }],
  [
    'an entity bomb',
    () => broken('<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>'),
    { code: 'xml-entities' },
  ],
  [
    'an external entity',
    () => broken('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>'),
    { code: 'xml-entities' },
  ],
  ['nested without end', () => broken('<w:p>'.repeat(100_000)), { code: 'xml-too-deep' }],
])('refused: %s', async (_case, make, expected) => {
  expect(await refusalOf(async () => readSource(await make(), 'x.docx', { format: 'docx' }))).toMatchObject(expected);
});

test('a million empty paragraphs are no trouble', async () => {
  const empty = '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"/>'.repeat(1_000_000);
  const file = await docxFile({ body: empty + p('a') });
  expect(await linesOf(file, 'x.docx')).toEqual(['text: a']);
});
