import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InputError } from '../../../server/errors.js';
import { decodeText } from '../../../server/import/encoding/encoding.js';
import type { Lang } from '../texts.js';
import { encodeSingleByte, encodeUtf16, LONG, plainerFor, SHORT } from '../texts.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const join = (...parts: Iterable<number>[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

const UNICODE: [encoding: string, mark: string, encode: (text: string) => Uint8Array][] = [
  ['utf-8', 'no mark', utf8],
  ['utf-8', 'mark', (text) => utf8(`\ufeff${text}`)],
  ['utf-16le', 'no mark', (text) => encodeUtf16(text, 'le')],
  ['utf-16be', 'no mark', (text) => encodeUtf16(text, 'be')],
  ['utf-16le', 'mark', (text) => encodeUtf16(text, 'le', true)],
  ['utf-16be', 'mark', (text) => encodeUtf16(text, 'be', true)],
];

describe.each(['en', 'fr', 'ru'] as const)('%s in Unicode', (lang) => {
  test.each(UNICODE)('%s, %s', (encoding, _, encode) => {
    for (const text of [LONG[lang], SHORT[lang]]) {
      expect(decodeText(encode(text), 'x.txt')).toEqual({ text, encoding, notices: [] });
    }
  });
});

const SINGLE_BYTE: [Lang, string][] = [
  ['en', 'windows-1252'],
  ['en', 'iso-8859-1'],
  ['en', 'iso-8859-15'],
  ['en', 'macintosh'],
  ['fr', 'windows-1252'],
  ['fr', 'iso-8859-1'],
  ['fr', 'iso-8859-15'],
  ['fr', 'macintosh'],
  ['ru', 'windows-1251'],
  ['ru', 'koi8-r'],
  ['ru', 'iso-8859-5'],
  ['ru', 'x-mac-cyrillic'],
  ['ru', 'ibm866'],
];

test.each(SINGLE_BYTE)('%s in %s, long and short', (lang, encoding) => {
  for (const whole of [LONG[lang], SHORT[lang]]) {
    const text = plainerFor(whole, encoding);
    const decoded = decodeText(encodeSingleByte(text, encoding), 'x.txt');
    expect(decoded.text).toBe(text);
    expect(decoded.notices).toEqual([]);
  }
});

test.each([
  ['Да', 'windows-1251'],
  ['СОВЕТ МИНИСТРОВ', 'windows-1251'],
  ['СОВЕТ МИНИСТРОВ', 'koi8-r'],
  ['Всё, всё ещё впереди', 'koi8-r'],
  ['«СССР» и «РСФСР»', 'windows-1251'],
  ['Її країна — її дім', 'windows-1251'],
  ['Un œuf à 3 € pour le cœur', 'iso-8859-15'],
  ['L´eau et l´air', 'windows-1252'],
  ['It’s the keeper’s', 'windows-1252'],
  ['Entry costs £4 for all who come', 'windows-1252'],
  ['a ½ cup of sugar and 3½ of milk', 'windows-1252'],
  ['Größe und Übermaß', 'windows-1252'],
  ['Zażółć gęślą jaźń', 'windows-1250'],
  ['Καλημέρα, τι κάνετε σήμερα', 'windows-1253'],
])('a few words: %s in %s', (text, encoding) => {
  expect(decodeText(encodeSingleByte(text, encoding), 'x.txt').text).toBe(text);
});

describe('a declared charset', () => {
  const meta = (charset: string) => `<meta http-equiv="Content-Type" content="text/html; charset=${charset}"><p>`;
  test('tips the balance where the bytes could be either', () => {
    const text = `${meta('koi8-r')}объявление`;
    expect(decodeText(encodeSingleByte(text, 'koi8-r'), 'x.html').text).toBe(text);
  });
  test.each([
    ['windows-1251', 'utf-8', SHORT.fr],
    ['utf-8', 'windows-1252', SHORT.fr.replaceAll('’', "'")],
    ['koi8-r', 'windows-1251', SHORT.ru],
    ['iso-8859-1', 'windows-1251', SHORT.ru],
    ['no-such-charset', 'koi8-r', SHORT.ru],
  ])('%s is not believed of %s', (declared, encoding, words) => {
    const text = meta(declared) + words;
    const bytes = encoding === 'utf-8' ? utf8(text) : encodeSingleByte(text, encoding);
    expect(decodeText(bytes, 'x.html').text).toBe(text);
  });
});

const cp1251 = (text: string) => encodeSingleByte(text, 'windows-1251');
const cp1252 = (text: string) => encodeSingleByte(text, 'windows-1252');
const docx = latin1('PK\x03\x04\x14\x00\x06\x00[Content_Types].xml....PK\x03\x04word/document.xml');

test.each<[string, Uint8Array, string, object]>([
  ['no bytes', utf8(''), 'empty-file', {}],
  ['a mark only', utf8('\ufeff'), 'empty-file', {}],
  ['white space and what is not seen', utf8(' \r\n\t\u00a0\u200b\u00ad'), 'empty-file', {}],
  ['PDF', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3'), 'file-pdf', { format: 'PDF' }],
  ['DOCX', docx, 'file-readable', { format: 'DOCX' }],
  ['ODT', latin1('PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text'), 'file-readable', { format: 'ODT' }],
  ['DOC', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00'), 'file-office', { format: 'DOC' }],
  ['XLS', latin1(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${[...'Workbook'].join('\0')}\0`), 'file-office', { format: 'XLS' }],
  ['RTF', latin1('{\\rtf1\\ansi Hello}'), 'file-office', { format: 'RTF' }],
  ['ZIP', latin1('PK\x03\x04\x14\x00photos/a.jpg'), 'file-archive', { format: 'ZIP' }],
  ['PNG', latin1('\x89PNG\r\n\x1a\n\x00\x00'), 'file-image', { format: 'PNG' }],
  ['JPEG', latin1('\xff\xd8\xff\xe0\x00\x10JFIF'), 'file-image', { format: 'JPEG' }],
  ['MP4', latin1('\x00\x00\x00\x20ftypisom'), 'file-media', { format: 'MP4' }],
  ['NULs', latin1('abc\x00def\x00\x00\x00\x01\x02gh'), 'file-binary', {}],
  [
    'bytes of all values',
    Uint8Array.from({ length: 4000 }, (_, i) => 1 + ((i * 7919 + i * i) % 255)),
    'file-binary',
    {},
  ],
  ['UTF-32', latin1('\xff\xfe\x00\x00a\x00\x00\x00'), 'unknown-encoding', { encoding: 'UTF-32' }],
  [
    'UTF-8 and one byte of windows-1252',
    join(utf8('Un café.\nUn th'), [0xe9], utf8(' froid.')),
    'mixed-encoding',
    { line: 2, offset: 15, byte: 'E9' },
  ],
  [
    'UTF-8 with a mark and one bad byte',
    join(utf8('\ufeffTea, caf'), [0xe9]),
    'mixed-encoding',
    { line: 1, offset: 11 },
  ],
  ['UTF-8, then windows-1251', join(utf8(`${LONG.ru}\n`), cp1251('привет мир')), 'mixed-encoding', { line: 5 }],
  ['windows-1251, then UTF-8', join(cp1251(LONG.ru), utf8('\nпривет мир')), 'mixed-encoding', { line: 1, offset: 0 }],
  ['windows-1252, then UTF-8', join(cp1252(LONG.fr), utf8(SHORT.fr)), 'mixed-encoding', { line: 2 }],
  ['UTF-8 cut off in a character', utf8(`${SHORT.ru}й`).slice(0, -1), 'mixed-encoding', { line: 1, byte: 'D0' }],
  ['too many bytes', new Uint8Array(50_000_001), 'too-large', { size: 50.1, limit: 50 }],
])('refused: %s', (_, bytes, code, params) => {
  let caught: unknown;
  try {
    decodeText(bytes, 'x.txt');
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(InputError);
  expect(caught).toMatchObject({ code, params: { name: 'x.txt', ...params } });
});

describe('what is no text in a text', () => {
  test('control characters and lone halves of pairs are replaced, and counted', () => {
    const decoded = decodeText(utf8(`${SHORT.en}\u0001 \u001f\ufffe ${SHORT.en}`), 'x.txt');
    expect(decoded.text).toBe(`${SHORT.en}\ufffd \ufffd\ufffd ${SHORT.en}`);
    expect(decoded.notices).toEqual([{ code: 'control-characters', params: { name: 'x.txt', count: 3 } }]);
  });
  test('soft hyphens, direction marks, zero-width and no-break spaces stay', () => {
    const text = 'co\u00adopérer \u200fab\u200e\u200b\u00a0\u202f!\u2060\tx\r\n';
    expect(decodeText(utf8(text), 'x.txt')).toEqual({ text, encoding: 'utf-8', notices: [] });
  });
  test('half a UTF-16 character at the end is told', () => {
    const decoded = decodeText(encodeUtf16(SHORT.ru, 'le', true).slice(0, -1), 'x.txt');
    expect(decoded.text).toBe(`${SHORT.ru.slice(0, -1)}\ufffd`);
    expect(decoded.notices).toMatchObject([{ code: 'undecodable-bytes', params: { count: 1, encoding: 'utf-16le' } }]);
  });
  test('a doubtful encoding is told', () => {
    const decoded = decodeText(encodeSingleByte('20° 30° 40°', 'iso-8859-1'), 'x.txt');
    expect(decoded.text).toBe('20° 30° 40°');
    expect(decoded.notices).toMatchObject([{ code: 'encoding-guessed', params: { encoding: 'iso-8859-1' } }]);
  });
});

test('any well-formed text comes back from UTF-8', () => {
  const printable = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\p{Cc}\ufeff\ufffe\uffff]/gu, ''));
  fc.assert(
    fc.property(printable, (text) => {
      expect(decodeText(utf8(`a${text}`), 'x.txt').text).toBe(`a${text}`);
    }),
  );
});

test('20 MB of windows-1251 are read whole', () => {
  const one = cp1251(`${LONG.ru}\n`);
  const bytes = new Uint8Array(20_000_000).fill(0x20);
  for (let at = 0; at + one.length < bytes.length; at += one.length) bytes.set(one, at);
  const { text, encoding } = decodeText(bytes, 'x.txt');
  expect(encoding).toBe('windows-1251');
  expect(text).toHaveLength(bytes.length);
  expect(text.startsWith(LONG.ru)).toBe(true);
  expect(text.trimEnd().endsWith(LONG.ru)).toBe(true);
});
