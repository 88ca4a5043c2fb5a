import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { xmlAttribute, xmlCharacters, xmlText } from '../../server/export/xml.js';
import { parseXml } from './parse-xml.js';
import { HARD_CHARACTERS } from './unit.js';

const hard = fc
  .array(fc.oneof(fc.constantFrom(...HARD_CHARACTERS), fc.string({ unit: 'binary' })))
  .map((all) => all.join(''));

describe('characters', () => {
  test.each([
    ['ordinary', 'Ça va ? Да.', 'Ça va ? Да.'],
    ['NUL', 'a\0b', 'a\uFFFDb'],
    ['the other controls, one each', '\u0001\b\v\f\u000E\u001F', '\uFFFD'.repeat(6)],
    ['tab, line feed, carriage return', '\t\n\r', '\t\n\r'],
    ['DEL and C1, which XML 1.0 allows', '\u007F\u0085\u009F', '\u007F\u0085\u009F'],
    ['a lone high surrogate', 'a\uD83D', 'a\uFFFD'],
    ['a lone low surrogate', '\uDE00a', '\uFFFDa'],
    ['two the wrong way round', '\uDE00\uD83D', '\uFFFD\uFFFD'],
    ['a pair', '\u{1F600}', '\u{1F600}'],
    ['the noncharacters', '\uFFFE\uFFFF', '\uFFFD\uFFFD'],
    ['those of other planes, which XML 1.0 allows', '\u{1FFFE}\u{10FFFF}', '\u{1FFFE}\u{10FFFF}'],
    [
      'a byte order mark, marks of direction, zero width',
      '\uFEFF\u200F\u202E\u200B\u2028',
      '\uFEFF\u200F\u202E\u200B\u2028',
    ],
    ['what can be composed', 'e\u0301 и\u0306', 'é й'],
    ['no composition over a gap', 'e\0\u0301', 'e\uFFFD\u0301'],
  ])('%s', (_, text, expected) => {
    expect(xmlCharacters(text)).toBe(expected);
  });
});

describe('escapes', () => {
  test.each([
    ['&', '&amp;', '&amp;'],
    ['<', '&lt;', '&lt;'],
    ['>', '&gt;', '&gt;'],
    ['"', '"', '&quot;'],
    ["'", "'", "'"],
    ['\t', '\t', '&#9;'],
    ['\n', '\n', '&#10;'],
    ['\r', '&#13;', '&#13;'],
    [']]>', ']]&gt;', ']]&gt;'],
    ['&amp;', '&amp;amp;', '&amp;amp;'],
    ['&#0;', '&amp;#0;', '&amp;#0;'],
    ['<![CDATA[x]]>', '&lt;![CDATA[x]]&gt;', '&lt;![CDATA[x]]&gt;'],
    ['\0', '\uFFFD', '\uFFFD'],
  ])('%j', (text, inText, inAttribute) => {
    expect(xmlText(text)).toBe(inText);
    expect(xmlAttribute(text)).toBe(inAttribute);
  });
});

test('whatever is written is read back, but for forbidden characters and the normal form', () => {
  fc.assert(
    fc.property(hard, hard, (text, value) => {
      const source = `<?xml version="1.0" encoding="UTF-8"?>\n<a b="${xmlAttribute(value)}">${xmlText(text)}</a>`;
      const element = parseXml(source);
      expect(element.text).toBe(xmlCharacters(text));
      expect(element.attributes.b).toBe(xmlCharacters(value));
    }),
  );
});
