import { expect, test } from '@jest/globals';
import { readSource } from '../../../server/import/read-source.js';
import { zipOf } from '../containers/archive.js';
import { linesOf, refusalOf } from '../refusal.js';

const NAMESPACES = ['office', 'text', 'table', 'style', 'fo', 'draw', 'svg', 'dc', 'manifest']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');
const MIMETYPE = 'application/vnd.oasis.opendocument.text';

const STYLES = `<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="fr" fo:country="CA"/></style:default-style>
<style:style style:name="Heading_20_1" style:family="paragraph" style:default-outline-level="1"/>
<style:style style:name="Title" style:family="paragraph"/><style:style style:name="Caption" style:family="paragraph"/>
<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="Quotations" style:family="paragraph"/></office:styles>`;
const AUTOMATIC = `<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Illustration"/>
<style:style style:name="P3" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:color="red"/></style:style></office:automatic-styles>`;
const FOOT = '<style:master-page><style:footer><text:p>Page 1</text:p></style:footer></style:master-page>';

const part = (root: string, content: string) =>
  `<?xml version="1.0"?><office:${root} ${NAMESPACES}>${content}</office:${root}>`;
const content = (text: string) =>
  part('document-content', `${AUTOMATIC}<office:body><office:text>${text}</office:text></office:body>`);

const odtFile = (text: string, parts: Record<string, string> = {}) =>
  zipOf({
    mimetype: MIMETYPE,
    'content.xml': content(text),
    'styles.xml': part('document-styles', STYLES + FOOT),
    'meta.xml': part('document-meta', '<office:meta><dc:title>Property</dc:title></office:meta>'),
    ...parts,
  });

const p = (text: string, style = 'Standard') => `<text:p text:style-name="${style}">${text}</text:p>`;
const item = (...inside: string[]) => `<text:list><text:list-item>${inside.join('')}</text:list-item></text:list>`;
const note = (kind: string, text: string) =>
  `<text:note text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body>${text}</text:note-body></text:note>`;

test.each<[string, string, string[]]>([
  [
    'spans, links, bookmarks',
    p('One <text:span>bo</text:span><text:a>ld<text:bookmark/></text:a>.'),
    ['text: One bold.'],
  ],
  ['spaces, tabs, breaks', p('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'), ['text: a b c d']],
  [
    'headings',
    `<text:h text:outline-level="1"><text:number>1.</text:number>a</text:h>${p('b', 'P1')}${p('c', 'Title')}`,
    ['heading: a', 'heading: b', 'heading: c'],
  ],
  ['captions, quotations', p('a', 'P2') + p('b', 'Quotations'), ['caption: a', 'quote: b']],
  ['lists', item(p('a'), item(p('b')), p('c')) + p('d'), ['list: a', 'list: b', 'list: c', 'text: d']],
  ['a numbered heading', item('<text:h>a</text:h>'), ['heading: a']],
  [
    'tables',
    `<table:table><table:table-row><table:table-cell>${p('a')}${item(p('b'))}</table:table-cell></table:table-row></table:table>`,
    ['table: a', 'table: b'],
  ],
  [
    'notes',
    p(`a${note('footnote', p('first') + item(p('more')))}b${note('endnote', p('second'))}.`) + p('c'),
    ['text: ab.', 'text: c', 'footnote: first', 'footnote: more', 'footnote: second'],
  ],
  ['text boxes', p(`a<draw:frame><draw:text-box>${p('b')}</draw:text-box></draw:frame>c`), ['text: ac', 'text: b']],
  [
    'pictures',
    p(
      'a<draw:frame><draw:image><office:binary-data>QUJD</office:binary-data></draw:image><svg:title>x</svg:title><svg:desc>y</svg:desc></draw:frame>',
    ),
    ['text: a'],
  ],
  [
    'deleted and inserted text',
    `<text:tracked-changes><text:changed-region><text:deletion>${p('x')}</text:deletion></text:changed-region></text:tracked-changes>${p('a<text:change/><text:change-start/>b<text:change-end/>')}`,
    ['text: ab'],
  ],
  ['comments', p(`a<office:annotation>${p('x')}</office:annotation>b`), ['text: ab']],
  [
    'tables of contents, bibliographies',
    `<text:table-of-content><text:index-body>${p('x')}</text:index-body></text:table-of-content><text:bibliography><text:index-body>${p('a')}</text:index-body></text:bibliography>`,
    ['text: a'],
  ],
  [
    'what is not shown',
    `<text:section text:display="none">${p('x')}</text:section>${p('a<text:hidden-text>x</text:hidden-text>')}`,
    ['text: a'],
  ],
  [
    'what is not shown, by its style',
    p('x', 'P3') +
      p('a<text:span text:style-name="T1">x</text:span><text:span text:style-name="T2">b</text:span>', 'T1'),
    ['text: ab'],
  ],
  ['styles that the file lacks', p('a', 'TableCaption') + p('b', 'Heading_20_3'), ['caption: a', 'heading: b']],
  [
    'joined cells, what is to be filled in',
    `<table:table><table:table-row><table:table-cell>${p('a')}</table:table-cell><table:covered-table-cell>${p('x')}</table:covered-table-cell></table:table-row></table:table>${p('b<text:placeholder>x</text:placeholder>')}`,
    ['table: a', 'text: b'],
  ],
])('%s', async (_case, text, expected) => {
  expect(await linesOf(await odtFile(text), 'x.odt')).toEqual(expected);
  const flat = part(
    'document',
    `${STYLES}${AUTOMATIC}${FOOT}<office:body><office:text>${text}</office:text></office:body>`,
  );
  expect(await linesOf(Buffer.from(flat), 'x.fodt')).toEqual(expected);
});

test.each<[string, string, string | null]>([
  ['the title', p('a') + p('b', 'Title'), 'b'],
  ['the first heading', p('a') + p('b', 'P1'), 'b'],
  ['the property', p('a'), 'Property'],
])('its title: %s', async (_case, text, title) =>
  expect((await readSource(await odtFile(text), 'x.odt')).title).toBe(title),
);

test('its language', async () => {
  const text = p('Le phare du cap accueille de nouveau les visiteurs, qui sont venus malgré la pluie et le vent.');
  expect((await readSource(await odtFile(text), 'x.odt')).tag).toBe('fr-CA');
});

const MANIFEST = `<manifest:manifest xmlns:manifest="urn:m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`;

test.each<[string, () => Promise<Uint8Array>, object]>([
  ['a text', async () => Buffer.from('Just a text.'), { code: 'xml-broken' }],
  ['another archive', () => zipOf({ 'a.txt': 'a' }), { code: 'odt-none' }],
  [
    'a spreadsheet',
    () => odtFile('', { 'content.xml': part('document-content', '<office:body><office:spreadsheet/></office:body>') }),
    { code: 'odt-none' },
  ],
  ['no text', () => odtFile(p(' ')), { code: 'empty-file' }],
  [
    'under a password',
    () => odtFile('', { 'content.xml': 'noise', 'META-INF/manifest.xml': MANIFEST }),
    { code: 'file-encrypted' },
  ],
  [
    'cut off',
    () => odtFile('', { 'content.xml': content('').slice(0, -20) }),
    { code: 'xml-cut-off', name: 'x.odt, content.xml' },
  ],
])('refused: %s', async (_case, make, expected) => {
  expect(await refusalOf(async () => readSource(await make(), 'x.odt', { format: 'odt' }))).toMatchObject(expected);
});
