import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readSource } from '../../server/import/read-source.js';
import { zipOf } from './containers/archive.js';
import { damaged, damages } from './damage.js';
import { docxFile, p, run, styled } from './docx/docx-file.js';
import { column, pdfFile, taggedPdfFile } from './pdf/pdf-file.js';
import { refusalOf } from './refusal.js';

/** Files of every format with much in little. */
const MARKDOWN =
  '---\ntitle: T\n---\n# A\n\nb *c* [d](e)[^f] `g`\n\n- h\n  > i\n\n| j | k |\n|---|---|\n| l | m |\n\n```\nn\n```\n<b>o</b>\n\n[^f]: p\n';
const SRT =
  '1\n00:00:01,000 --> 00:00:02,000\n<i>One\ntwo</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n- Three.\n- {\\an8}Four &amp; five.\n';
const VTT = 'WEBVTT\nLanguage: en\n\nNOTE x\n\na\n00:01.000 --> 00:02.000 align:start\n<v Anna>One<00:01.500> two.\n';
const HTML =
  '<!DOCTYPE html><html><body><h1>A</h1><p>b<sup><a href="#n">1</a></sup></p><table><tr><td>c</td></tr></table><div id="ftn1">d</div><ul><li>e</ul></body></html>';
const FIELD =
  '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>';
const DOCUMENT = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${styled('Titre', 'A')}${p(FIELD + run('x'))}${p(`${run('b')}<w:del>${run('c')}</w:del><w:r><w:footnoteReference w:id="1"/><w:txbxContent>${p('d')}</w:txbxContent></w:r>`)}<w:tbl><w:tr><w:tc>${p('e')}</w:tc></w:tr></w:tbl></w:body></w:document>`;
const CONTENT =
  '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text><text:h>A</text:h><text:p>b<text:note><text:note-body><text:p>c</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>d</text:p></text:list-item></text:list><table:table-cell><text:p>e</text:p></table:table-cell></office:text></office:body></office:document-content>';
const OPF =
  '<package xmlns:dc="d"><metadata><dc:title>T</dc:title></metadata><manifest><item id="a" href="a.html" media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></package>';
const CONTAINER = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>';
const ODT_TYPE = 'application/vnd.oasis.opendocument.text';

/** With the whole of a part damaged, what reads it is met with more than the archive's checksum lets through. */
type Part = (damage: (text: string) => Uint8Array) => Promise<Uint8Array>;
const whole =
  (make: () => Promise<Uint8Array>): Part =>
  async (damage) =>
    damage(Buffer.from(await make()).toString('latin1'));

describe('damaged files are refused by name, or read as what they are now', () => {
  const docx = () => docxFile({ body: p('a') + styled('Titre1', 'b') });
  const epub = (opf: string | Uint8Array, page: string | Uint8Array) =>
    zipOf({ mimetype: 'application/epub+zip', 'META-INF/container.xml': CONTAINER, 'b.opf': opf, 'a.html': page });

  test.each<[string, string, Part]>([
    ['markdown', 'Markdown', async (damage) => damage(MARKDOWN)],
    ['subtitles', 'SubRip', async (damage) => damage(SRT)],
    ['subtitles', 'WebVTT', async (damage) => damage(VTT)],
    ['html', 'a page', async (damage) => damage(HTML)],
    ['pdf', 'PDF', whole(async () => pdfFile([column(['Some words on a page.', 'And some more of them.'])]))],
    [
      'pdf',
      'a tagged PDF',
      whole(async () => {
        const inside = [{ role: 'P', lines: column(['Some words in a cell.']) }];
        return taggedPdfFile([
          { role: 'H1', lines: column(['A title.']) },
          { role: 'TD', inside },
        ]);
      }),
    ],
    ['docx', 'a DOCX’s archive', whole(docx)],
    [
      'docx',
      'a DOCX’s text',
      async (damage) => docxFile({ body: '', parts: { 'word/document.xml': damage(DOCUMENT).toString() } }),
    ],
    ['odt', 'an ODT’s archive', whole(() => zipOf({ mimetype: ODT_TYPE, 'content.xml': CONTENT }))],
    ['odt', 'an ODT’s text', async (damage) => zipOf({ mimetype: ODT_TYPE, 'content.xml': damage(CONTENT) })],
    ['epub', 'an EPUB’s archive', whole(() => epub(OPF, HTML))],
    ['epub', 'an EPUB’s list of parts', async (damage) => epub(damage(OPF), HTML)],
    ['epub', 'an EPUB’s text', async (damage) => epub(OPF, damage(HTML))],
  ])(
    '%s: %s',
    async (format, _what, part) => {
      const binary = /archive|PDF/u.test(_what);
      await fc.assert(
        fc.asyncProperty(damages, async (done) => {
          const bytes = await part((text) => damaged(Buffer.from(text, binary ? 'latin1' : 'utf8'), done));
          const refusal = await refusalOf(async () => {
            const source = await readSource(bytes, 'x', { format });
            for (const { text } of source.paragraphs) expect(text).toMatch(/^\S(?:.*\S)?$/su);
            return source;
          });
          expect(refusal).toHaveProperty('code');
        }),
        { numRuns: Number(process.env.FUZZ_RUNS ?? 60) },
      );
    },
    600_000,
  );
});
