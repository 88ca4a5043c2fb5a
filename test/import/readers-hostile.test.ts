import { expect, test } from '@jest/globals';
import { readSource } from '../../server/import/read-source.js';
import { zipOf } from './containers/archive.js';
import { pdfFile } from './pdf/pdf-file.js';
import { refusalOf } from './refusal.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const SPACES = ' '.repeat(200_000);
const CUE = '1\n00:00:01,000 --> 00:00:02,000\n';
const OPF =
  '<package><manifest><item id="a" href="a.html" media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></package>';
const book = (page: string) =>
  zipOf({
    'META-INF/container.xml': '<container><rootfile full-path="b.opf"/></container>',
    'b.opf': OPF,
    'a.html': page,
  });

/** Each would take minutes, or for ever, where a pattern goes back over what it has seen, or a list is searched anew each time. */
test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
  ['a line of spaces', 'markdown', () => utf8(`a\n${SPACES}x`)],
  ['a heading of spaces', 'markdown', () => utf8(`# a${'\u00a0'.repeat(100_000)}b`)],
  ['a title of spaces', 'markdown', () => utf8(`---\ntitle: a${SPACES}b\n---\nc`)],
  ['brackets', 'markdown', () => utf8('['.repeat(20_000))],
  ['definitions', 'markdown', () => utf8('[a]: b\n'.repeat(5_000))],
  ['references', 'markdown', () => utf8(`${'[^1]'.repeat(5_000)}\n\n[^1]: a`)],
  ['a voice of spaces', 'subtitles', () => utf8(`WEBVTT\n\n00:01.000 --> 00:02.000\n<v${SPACES}`)],
  ['tags that don’t end', 'subtitles', () => utf8(`${CUE}${'<a'.repeat(100_000)}{y:${'{\\'.repeat(100_000)}`)],
  ['many full stops', 'subtitles', () => utf8(`${CUE}${'. '.repeat(100_000)}${')'.repeat(100_000)}x`)],
  ['cues without end', 'subtitles', () => utf8(`${CUE}a\n\n`.repeat(30_000))],
  ['a tag that doesn’t end', 'epub', () => book(`<p>a</p><${'a'.repeat(500_000)}`)],
  ['attributes that don’t end', 'epub', () => book(`<p>a</p><a ${'b="c" '.repeat(50_000)}`)],
  ['quotation marks that don’t end', 'epub', () => book(`<p>a</p>${'<a b="'.repeat(50_000)}`)],
  [
    'letters one by one',
    'pdf',
    () => pdfFile([Array.from({ length: 4_000 }, (_, n) => ({ text: 'a', x: n * 6, y: 100 }))]),
  ],
  [
    'letters all over the page',
    'pdf',
    () => pdfFile([Array.from({ length: 4_000 }, (_, n) => ({ text: 'ab', x: (n * 37) % 600, y: (n * 53) % 800 }))]),
  ],
])(
  '%s, %s: soon done',
  async (_case, format, make) => {
    const bytes = await make();
    const start = performance.now();
    await refusalOf(async () => readSource(bytes, 'x', { format }));
    // Well below a second when nothing else runs; the bound is for a busy machine.
    expect(performance.now() - start).toBeLessThan(10_000);
  },
  120_000,
);
