/**
 * What is in an XML file, tag by tag: as much of XML 1.0 as data files use. Well-formedness is checked (a file that was
 * cut short must not pass for a whole one); a document type's own entities are not known.
 */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: Map<string, string>; line: number }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** A file that isn't well-formed; the message tells where, and `line` too. */
export class XmlError extends Error {
  constructor(
    message: string,
    /** Counts from 1. */
    readonly line = 1,
  ) {
    super(message);
  }
}

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
  let line = 1;
  while (at < xml.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(xml);
    if (!token) throw new XmlError(`line ${line} is not well-formed XML`, line);
    const [whole, cdata, slash, name, attributes = '', empty, text] = token;
    if (text !== undefined) yield { kind: 'text', text: resolved(text) };
    if (cdata !== undefined) yield { kind: 'text', text: cdata };
    if (name !== undefined && slash === '') {
      yield { kind: 'open', name, attributes: attributesOf(attributes), line };
      if (empty === '/') yield { kind: 'close', name };
      else open.push(name);
    }
    if (name !== undefined && slash === '/') {
      if (open.pop() !== name) throw new XmlError(`line ${line} closes <${name}>, which isn't open there`, line);
      yield { kind: 'close', name };
    }
    at += whole.length;
    line += lineEnds(whole);
  }
  if (open.length > 0) throw new XmlError(`the file ends within <${open.at(-1)}>`, line);
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

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
