import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { InputError } from '../../../server/errors.js';
import {
  type XmlAttributes,
  type XmlEvent,
  type XmlOptions,
  XmlReading,
  xmlEventsOf,
} from '../../../server/import/containers/xml.js';

/** Events as `<a b=c>`, `text`, `</a>`; texts that follow each other are one. */
function shown(events: readonly XmlEvent[]): string[] {
  const parts: string[] = [];
  let isText = false;
  for (const event of events) {
    if (event.kind === 'text') {
      if (isText) parts[parts.length - 1] += event.text;
      else if (event.text !== '') parts.push(event.text);
      isText = event.text !== '' || isText;
      continue;
    }
    isText = false;
    const said =
      event.kind === 'open' ? [...event.attributes].map(([name, value]) => ` ${name}=${value}`).join('') : '';
    parts.push(event.kind === 'open' ? `<${event.name}${said}>` : `</${event.name}>`);
  }
  return parts;
}

const read = (text: string | Uint8Array, options: XmlOptions = {}) => shown([...xmlEventsOf(text, 'x.xml', options)]);

/** The same, given in pieces of so many bytes. */
function readInPieces(bytes: Uint8Array, size: number): string[] {
  const events: XmlEvent[] = [];
  const handler = {
    open: (name: string, attributes: XmlAttributes) => events.push({ kind: 'open', name, attributes, line: 1 }),
    close: (name: string) => events.push({ kind: 'close', name, line: 1 }),
    text: (text: string) => events.push({ kind: 'text', text }),
  };
  const reading = new XmlReading(handler, 'x.xml');
  for (let at = 0; at < bytes.length; at += size) reading.write(bytes.subarray(at, at + size));
  reading.end();
  return shown(events);
}

function refusal(text: string | Uint8Array, options: XmlOptions = {}): { code: string; params: object } {
  try {
    read(text, options);
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('It was read.');
}

const bytes = (text: string): Buffer => Buffer.from(text);

describe('what is in a file', () => {
  test.each<[string, string, string[]]>([
    ['elements', '<a><b/>c</a>', ['<a>', '<b>', '</b>', 'c', '</a>']],
    ['white space in tags', '<a\n b = "1"\tc=\'2\' ><d /></a >', ['<a b=1 c=2>', '<d>', '</d>', '</a>']],
    ['references', '<a b="&lt;&#65;&#x42;&quot;">&amp;&gt;&apos;</a>', ['<a b=<AB">', "&>'", '</a>']],
    ['a reference to what is more than one code unit', '<a>&#x1F600;</a>', ['<a>', '😀', '</a>']],
    ['marks in values', '<a b="x > y" c=\'"\'/>', ['<a b=x > y c=">', '</a>']],
    ['line ends', '<a b="1\r\n2">x\r\ny\rz</a>', ['<a b=1 2>', 'x\ny\nz', '</a>']],
    ['white space as references', '<a b="&#9;&#10;">&#13;</a>', ['<a b=\t\n>', '\r', '</a>']],
    ['CDATA', '<a>x<![CDATA[<b>&amp;]] >]]>y</a>', ['<a>', 'x<b>&amp;]] >y', '</a>']],
    [
      'comments and instructions',
      '<?xml version="1.0"?><!-- <b> --><a><?c d?>e<!-- - -->f</a>\n<!---->',
      ['<a>', 'ef', '</a>'],
    ],
    ['a byte order mark', '\ufeff<a/>', ['<a>', '</a>']],
    ['a document type', '<!DOCTYPE a SYSTEM "a.dtd"><a/>', ['<a>', '</a>']],
    [
      'a document type with declarations',
      '<!DOCTYPE a PUBLIC "-//x" "y>z" [<!-- ]> --> <!ELEMENT a (#PCDATA)> <!ATTLIST a b CDATA "<]>"> <?p ]>?> ] ><a/>',
      ['<a>', '</a>'],
    ],
    ['prefixes and other scripts', '<я:б xml:lang="ru"/>', ['<я:б xml:lang=ru>', '</я:б>']],
    [
      'the same attributes again',
      '<a><b c="1"/><b c="1"/><b c="2"/></a>',
      ['<a>', '<b c=1>', '</b>', '<b c=1>', '</b>', '<b c=2>', '</b>', '</a>'],
    ],
  ])('%s', (_case, text, events) => expect(read(text)).toEqual(events));

  test('an element’s line', () => {
    const lines = [...xmlEventsOf('<a>\n\r\n<b\n/>\n<c/></a>', 'x')].flatMap((event) =>
      event.kind === 'open' ? [`${event.name}${event.line}`] : [],
    );
    expect(lines).toEqual(['a1', 'b3', 'c5']);
  });

  test.each([
    ['utf-8', bytes('<a>né</a>')],
    ['utf-8', bytes('\ufeff<?xml version="1.0" encoding="windows-1251"?><a>né</a>')],
    ['utf-8', bytes('<?xml version="1.0" encoding="UTF-16"?><a>né</a>')],
    ['utf-16le', Buffer.from('\ufeff<a>né</a>', 'utf16le')],
    ['utf-16le', Buffer.from('<a>né</a>', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeff<a>né</a>', 'utf16le').swap16()],
    ['utf-16be', Buffer.from('<a>né</a>', 'utf16le').swap16()],
    ['windows-1252', Buffer.from("<?xml version='1.0' encoding='ISO-8859-1'?><a>né</a>", 'latin1')],
  ])('in %s', (encoding, whole) => {
    const texts: string[] = [];
    const reading = new XmlReading({ open() {}, close() {}, text: (text) => texts.push(text) }, 'x');
    for (const byte of whole) reading.write(Uint8Array.of(byte));
    reading.end();
    expect({ text: texts.join(''), encoding: reading.encoding }).toEqual({ text: 'né', encoding });
  });

  test('characters that XML forbids become signs for what can’t be shown, and are told', () => {
    const options: Required<Pick<XmlOptions, 'notices'>> = { notices: [] };
    expect(read('<a>x\u0001y&#2;\ufffe</a>', options)).toEqual(['<a>', 'x\ufffdy\ufffd\ufffd', '</a>']);
    expect(options.notices).toEqual([{ code: 'control-characters', params: { name: 'x.xml', count: 2 } }]);
  });

  test('long texts come in pieces, none of them cut within a reference', () => {
    const text = 'x'.repeat(70_000);
    const whole = `<a>${text}&amp;${text}]]${text}</a>`;
    expect(read(whole)).toEqual(['<a>', `${text}&${text}]]${text}`, '</a>']);
    expect([...xmlEventsOf(whole, 'x')].length).toBeGreaterThan(3);
  });
});

describe('what can’t be read is refused, with its line', () => {
  test.each<[string, string | Buffer, string, object]>([
    ['nothing', '', 'xml-broken', { line: 1 }],
    ['no XML', 'Hello\nthere', 'xml-broken', { line: 1 }],
    ['a file that was cut off', '<a>\n<b>\ntext', 'xml-cut-off', { line: 3, element: 'b' }],
    ['one that was cut off in a tag', '<a>\n<b c="', 'xml-cut-off', { line: 2, element: 'a' }],
    ['one that was cut off in a comment', '<a/>\n<!-- x', 'xml-broken', { line: 2 }],
    ['tags that cross', '<a>\n<b>\n</a></b>', 'xml-closes', { line: 3, element: 'a', inside: 'b' }],
    ['an end without a beginning', '<a/>\n</a>', 'xml-closes', { line: 2, element: 'a' }],
    ['two roots', '<a/>\n<a/>', 'xml-broken', { line: 2 }],
    ['text after the root', '<a/>\nx', 'xml-broken', { line: 2 }],
    ['a value without quotation marks', '<a b=1/>', 'xml-broken', { line: 1 }],
    ['an attribute twice', '<a b="1" b="2"/>', 'xml-broken', { line: 1 }],
    ['attributes without a space between', '<a b="1"c="2"/>', 'xml-broken', { line: 1 }],
    ['a tag within a value', '<a b="<c>"/>', 'xml-broken', { line: 1 }],
    ['a name that is none', '<1a/>', 'xml-broken', { line: 1 }],
    ['a space before a name', '< a/>', 'xml-broken', { line: 1 }],
    ['the end of a section without one', '<a>\n]]></a>', 'xml-broken', { line: 2 }],
    ['a bare ampersand', '<a>\nyou & me</a>', 'xml-reference', { line: 2, reference: '&' }],
    ['an unknown entity', '<a>\n\nx&nbsp;y</a>', 'xml-reference', { line: 3, reference: '&nbsp;' }],
    ['a number that stands for no character', '<a>&#x110000;</a>', 'xml-reference', { reference: '&#x110000;' }],
    ['entities', '<!DOCTYPE a [\n<!ENTITY b "x">]><a>&b;</a>', 'xml-entities', { line: 1 }],
    ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'xml-entities', {}],
    ['an entity of parameters', '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://x/">%b;]><a/>', 'xml-entities', {}],
    ['bytes of another encoding', Buffer.from('<a>\né</a>', 'latin1'), 'xml-encoding', { line: 2, encoding: 'utf-8' }],
  ])('%s', (_case, text, code, params) =>
    expect(refusal(text)).toMatchObject({ code, params: { name: 'x.xml', ...params } }),
  );

  test('what goes beyond the limits', () => {
    const many = Array.from({ length: 300 }, (_, at) => ` a${at}="x"`).join('');
    expect(refusal('<a>'.repeat(600))).toMatchObject({ code: 'xml-too-deep', params: { limit: 512 } });
    expect(refusal(`<a${many}/>`)).toMatchObject({ code: 'xml-attributes' });
    expect(refusal(`<a b="${'x'.repeat(2_000_000)}`)).toMatchObject({ code: 'xml-too-long' });
    expect(refusal('<a><b><c/></b></a>', { limits: { depth: 2 } })).toMatchObject({ code: 'xml-too-deep' });
  });
});

/** What saxes, a general parser, makes of the same; null where it refuses it. */
function bySaxes(text: string): string[] | null {
  const events: XmlEvent[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let fault = false;
  parser.on('error', () => {
    fault = true;
  });
  parser.on('opentag', ({ name, attributes }) =>
    events.push({
      kind: 'open',
      name,
      attributes: new Map(Object.entries(attributes as Record<string, string>)),
      line: 1,
    }),
  );
  parser.on('closetag', ({ name }) => events.push({ kind: 'close', name, line: 1 }));
  // It tells of white space around the root too, which belongs to nothing.
  let depth = 0;
  parser.on('opentagstart', () => {
    depth++;
  });
  parser.on('text', (text) => depth > 0 && events.push({ kind: 'text', text }));
  parser.on('cdata', (text) => events.push({ kind: 'text', text }));
  parser.write(text).close();
  return fault ? null : shown(events);
}

const xml = fc.letrec<{ node: string; element: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('text', ' \n', '&amp;', '&#65;', '<![CDATA[<x>]]>', '<!-- c -->', '<?pi x?>', 'é😀', '\r\n'),
    tie('element'),
  ),
  element: fc
    .tuple(
      fc.constantFrom('a', 'b:c', 'я'),
      fc.constantFrom('', ' b="1"', " c='&lt;\"'", '\n d = "x > y" '),
      fc.array(tie('node'), { maxLength: 4 }),
    )
    .map(([name, said, nodes]) => `<${name}${said}>${nodes.join('')}</${name}>`),
})).element;

describe('generated files', () => {
  test('are read as a general parser reads them, in pieces of any size', () => {
    fc.assert(
      fc.property(xml, fc.integer({ min: 1, max: 40 }), (text, size) => {
        const whole = read(text);
        expect(bySaxes(text)).toEqual(whole);
        expect(readInPieces(bytes(text), size)).toEqual(whole);
      }),
    );
  });

  test('with something changed are refused, or read as a general parser reads them', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.nat({ max: 6 }),
      fc.constantFrom('', '<', '>', '"', '&', '/', 'x', ']]>', ' '),
    );
    fc.assert(
      fc.property(xml, change, (text, [place, length, put]) => {
        const at = place % text.length;
        const changed = text.slice(0, at) + put + text.slice(at + length);
        let own: string[] | null;
        try {
          own = read(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          own = null;
        }
        const other = bySaxes(changed);
        // What a processing instruction or a comment holds is passed over without a closer look.
        if (/<[!?]/u.test(changed)) return;
        expect(own).toEqual(other);
      }),
      { numRuns: 500 },
    );
  });
});
