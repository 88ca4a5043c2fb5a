import { expect, test } from '@jest/globals';
import { readSource } from '../../server/import/read-source.js';
import { PAGE_FR } from './html/page.js';
import { refusalOf } from './refusal.js';
import { encodeSingleByte, LONG } from './texts.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each<[string, string, { format?: 'text' | 'html' }, string]>([
  ['x.txt', 'a <b>c</b>', {}, 'a <b>c</b>'],
  ['x.html', 'a <b>c</b>', {}, 'a c'],
  ['X.HTM', 'a <b>c</b>', {}, 'a c'],
  ['pasted', '<!DOCTYPE html><p>a <b>c</b></p>', {}, 'a c'],
  ['pasted', '\n<!-- saved -->\n<html lang="en"><body>a <b>c</b></body></html>', {}, 'a c'],
  ['pasted', '<?xml version="1.0" encoding="utf-8"?>\n<html><body>a <b>c</b></body></html>', {}, 'a c'],
  ['pasted', 'a <b>c</b>', { format: 'html' }, 'a c'],
  ['x.html', 'a <b>c</b>', { format: 'text' }, 'a <b>c</b>'],
])('%s: %s %j', async (name, text, options, expected) => {
  expect((await readSource(utf8(text), name, options)).paragraphs.map((paragraph) => paragraph.text)).toEqual([
    expected,
  ]);
});

test.each<[string, string]>([
  ['<?xml version="1.0"?>\n<article><para>Words.</para></article>', 'XML'],
  ['\ufeff[Script Info]\nTitle: x\n[Events]\n', 'SubStation Alpha'],
  ['{1}{25}Words|and more\n', 'MicroDVD'],
  ['From: a@b.c\r\nSubject: x\r\n y\r\nMIME-Version: 1.0\r\n\r\nWords', 'MIME'],
])('%j is refused as %s', async (text, format) => {
  expect(await refusalOf(() => readSource(utf8(text), 'x.dat'))).toMatchObject({ code: 'file-markup', format });
});

test('a page in windows-1251 that says so', async () => {
  const html = `<html><head><meta charset="windows-1251"></head><body><p>${LONG.ru.replaceAll('\n', '</p><p>')}</p></body></html>`;
  const source = await readSource(encodeSingleByte(html, 'windows-1251'), 'x.html');
  expect(source.encoding).toBe('windows-1251');
  expect(source.paragraphs.map(({ text }) => text)).toEqual(LONG.ru.split('\n'));
});

test('a news page', async () => {
  expect((await readSource(utf8(PAGE_FR), 'saved')).title).toBe('Le vieux phare rouvre ses portes');
});

test('20 MB of text are read whole', async () => {
  const bytes = utf8(`${LONG.fr}\n\n`.repeat(18_000));
  const { paragraphs } = await readSource(bytes, 'x.txt');
  expect(paragraphs).toHaveLength(18_000);
  expect(paragraphs.every(({ text }) => text === paragraphs[0]?.text)).toBe(true);
});
