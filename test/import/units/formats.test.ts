import { describe, expect, test } from '@jest/globals';
import { readerFor, UNIT_READERS } from '../../../server/import/formats.js';

const found = (name: string, content: string | Uint8Array) => readerFor(name, Buffer.from(content)).id;

describe('what a file is', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['tmx', 'x.xml', '<?xml version="1.0"?>\n<!-- a --><!DOCTYPE tmx SYSTEM "x">\n<tmx version="1.4">'],
    ['tmx', 'x', Buffer.from('\ufeff<tmx>', 'utf16le')],
    ['tmx', 'x.tmx', 'broken'],
    ['xliff', 'x.xml', '<xliff version="1.2">'],
    ['xliff', 'x.sdlxliff', '\ufeff<xliff>'],
    ['xces', 'x.xml', '<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">\n<cesAlign>'],
    ['po', 'messages', '# comment\nmsgid ""\nmsgstr ""\n"Language: fr\\n"\n'],
    ['jsonl', 'x.txt', '{"id":"u"}\n'],
    ['table', 'x.txt', 'English;French\n'],
    ['table', 'x.tsv', 'a\tb'],
    ['text', 'x.txt', 'Hello.'],
    ['text', 'x.txt', 'In the end, it is so.\nYes.'],
    ['html', 'x', '<html><body>Hello</body></html>'],
  ])('%s: %s', (id, name, content) => expect(found(name, content)).toBe(id));

  test('readers have names of their own', () => {
    const ids = UNIT_READERS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
