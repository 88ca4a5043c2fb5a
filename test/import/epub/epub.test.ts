import { expect, test } from '@jest/globals';
import { readSource } from '../../../server/import/read-source.js';
import { zipOf } from '../containers/archive.js';
import { linesOf, refusalOf } from '../refusal.js';

const CONTAINER =
  '<container xmlns="c"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
const page = (body: string) =>
  `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;

/** A book whose spine has `one` before `two`, unlike its manifest, and a table of contents of each edition of EPUB. */
const OPF = `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Lamp</dc:title><dc:language>en-GB</dc:language></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="t" href="contents.html" media-type="application/xhtml+xml"/>
<item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/chapter%20one.xhtml#start" media-type="application/xhtml+xml"/>
<item id="c" href="cover.svg" media-type="image/svg+xml"/></manifest>
<spine><itemref idref="c"/><itemref idref="n"/><itemref idref="t"/><itemref idref="a"/><itemref idref="b"/><itemref idref="a"/></spine>
<guide><reference type="toc" href="contents.html#x"/></guide></package>`;

const book = (one: string, two: string, parts: Record<string, string> = {}) =>
  zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OEBPS/book.opf': OPF,
    'OEBPS/nav.xhtml': page('<nav><ol><li>One</li></ol></nav>'),
    'OEBPS/contents.html': page('<p>One</p>'),
    'OEBPS/cover.svg': '<svg/>',
    'OEBPS/text/two.xhtml': page(two),
    'OEBPS/text/chapter one.xhtml': page(one),
    ...parts,
  });

test('the texts of the spine, in its order, each with its notes at the end of all', async () => {
  const one = `<section epub:type="chapter"><h1>One</h1><a id="x"/><p>The lamp<a epub:type="noteref" href="#n1">1</a> was lit.</p>
    <aside epub:type="footnote" id="n1"><p><a role="doc-backlink" href="#x">1.</a> By hand&#160;!</p></aside></section>`;
  const two =
    '<p>It<span epub:type="pagebreak" title="7">7</span> was&nbsp;late.<sup><a href="../notes.xhtml#n">*</a></sup></p><script/>';
  expect(await linesOf(await book(one, two), 'x.epub')).toEqual([
    'heading: One',
    'text: The lamp was lit.',
    'text: It was\u00a0late.',
    'footnote: By hand\u00a0!',
  ]);
});

test('its title and language', async () => {
  const source = await readSource(
    await book('<p>The lamp was lit by hand, and it was late when we came.</p>', ''),
    'x.epub',
  );
  expect(source).toMatchObject({ title: 'The Lamp', tag: 'en-GB' });
});

const ENCRYPTION = (uri: string) => ({
  'META-INF/encryption.xml': `<e><CipherData><CipherReference URI="${uri}"/></CipherData></e>`,
});

test.each<[string, () => Promise<Uint8Array>, object]>([
  ['a text', async () => Buffer.from('Just a text.'), { code: 'archive-none' }],
  ['another archive', () => zipOf({ 'a.txt': 'a' }), { code: 'epub-none' }],
  [
    'no package',
    () => book('', '', { 'META-INF/container.xml': CONTAINER.replace('book', 'other') }),
    { code: 'epub-none' },
  ],
  [
    'a chapter missing',
    () => book('', '', { 'OEBPS/book.opf': OPF.replace('two.xhtml', 'three.xhtml') }),
    { code: 'epub-part', path: 'OEBPS/text/three.xhtml' },
  ],
  ['no text', () => book('<img alt="x"/>', ''), { code: 'empty-file' }],
  ['copies hindered', () => book('', '', ENCRYPTION('OEBPS/text/two.xhtml')), { code: 'file-encrypted' }],
  [
    'a package cut off',
    () => book('', '', { 'OEBPS/book.opf': OPF.slice(0, 300) }),
    { code: 'xml-cut-off', name: 'x.epub, OEBPS/book.opf' },
  ],
  ['nested without end', () => book('<div>'.repeat(10_000), ''), { code: 'html-too-deep' }],
])('refused: %s', async (_case, make, expected) => {
  expect(await refusalOf(async () => readSource(await make(), 'x.epub', { format: 'epub' }))).toMatchObject(expected);
});

test('fonts that are made unusable elsewhere are no hindrance', async () => {
  expect(await linesOf(await book('<p>a</p>', '', ENCRYPTION('OEBPS/font.otf')), 'x.epub')).toEqual(['text: a']);
});
