/**
 * What is in an XML file, tag by tag: as much of XML 1.0 as data files use. Well-formedness is checked (a file that was
 * cut short must not pass for a whole one); a document type's own entities are not known.
 */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: Map<string, string> }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** A file that isn't well-formed; the message tells where. */
export class XmlError extends Error {}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*'|\[[\s\S]*?\]\s*(?=>))*>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s<>/=!?]+)((?:\s+[^\s<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/uy;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const REFERENCE = /&(?:#(\d+)|#x([\da-f]+)|(\p{L}+));/giu;
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** @throws XmlError */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < xml.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(xml);
    if (!token) throw new XmlError(`line ${lineAt(xml, at)} is not well-formed XML`);
    const [whole, cdata, slash, name, attributes = '', empty, text] = token;
    if (text !== undefined) yield { kind: 'text', text: resolved(text) };
    if (cdata !== undefined) yield { kind: 'text', text: cdata };
    if (name !== undefined && slash === '') {
      yield { kind: 'open', name, attributes: attributesOf(attributes) };
      if (empty === '/') yield { kind: 'close', name };
      else open.push(name);
    }
    if (name !== undefined && slash === '/') {
      if (open.pop() !== name) throw new XmlError(`line ${lineAt(xml, at)} closes <${name}>, which isn't open there`);
      yield { kind: 'close', name };
    }
    at += whole.length;
  }
  if (open.length > 0) throw new XmlError(`the file ends within <${open.at(-1)}>`);
}

function attributesOf(text: string): Map<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)];
  return new Map(found.map(([, name = '', double, single]) => [name, resolved(double ?? single ?? '')]));
}

/** Line ends as XML has them (2.11), then its references. An unknown one is left as it stands. */
function resolved(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(REFERENCE, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number.parseInt(decimal, 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
