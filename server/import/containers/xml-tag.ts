import { InputError } from '../../errors.js';
import type { XmlAttributes } from './xml-tokens.js';

/** Where something is, asked for only when it is to be told. */
export type Place = () => { name: string; line: number };

/** Name of XML 1.0 (productions 4 and 4a). */
const NAME_START =
  ':A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}';
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}\\-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}]*$`, 'u');

export const isXmlName = (text: string): boolean => NAME.test(text);

/** One attribute, from the white space before it. */
const ATTRIBUTE = /[ \t\n]+([^\s=<>"'/]+)[ \t\n]*=[ \t\n]*(?:"([^"<]*)"|'([^'<]*)')/uy;
const REFERENCE = /&(?:#([0-9]+|x[0-9a-fA-F]+)|([^;&\s]*));?/gu;
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** What no XML file can hold, however it is spelt (production 2): it becomes the sign for what can't be shown. */
export const FORBIDDEN = /[^\t\n\r\u0020-\ufffd]/g;

/**
 * Where the tag ends whose name ends at `from`: at the first `>` that no quotation marks are around; -1 where it has
 * not come yet.
 * @param first the first `>` of all
 */
export function tagEnd(buffer: string, from: number, first: number): number {
  let end = first;
  for (let at = from; ; ) {
    const quote = nextQuote(buffer, at, end);
    if (quote < 0) return end;
    const close = buffer.indexOf(buffer.charAt(quote), quote + 1);
    if (close < 0) return -1;
    at = close + 1;
    if (close > end) end = buffer.indexOf('>', at);
    if (end < 0) return -1;
  }
}

function nextQuote(buffer: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = buffer.charCodeAt(at);
    if (code === 0x22 || code === 0x27) return at;
  }
  return -1;
}

/**
 * What a tag says after its name, without `>`.
 * @throws InputError `xml-broken`, `xml-attributes`, `xml-reference`
 */
export function attributesIn(said: string, limit: number, place: Place): XmlAttributes {
  const found = new Map<string, string>();
  let at = 0;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const attribute = ATTRIBUTE.exec(said);
    if (!attribute) break;
    const [, name = '', double, single] = attribute;
    if (!isXmlName(name) || found.has(name)) throw new InputError('xml-broken', place());
    found.set(name, attributeValue(double ?? single ?? '', place));
    if (found.size > limit) throw new InputError('xml-attributes', { ...place(), limit });
    at = ATTRIBUTE.lastIndex;
  }
  if (!/^[ \t\n]*\/?$/u.test(said.slice(at))) throw new InputError('xml-broken', place());
  return found;
}

/** White space as such is one kind (XML 1.0, 3.3.3); spelt as a reference, it is kept. */
function attributeValue(text: string, place: Place): string {
  const spaced = /[\t\n]/u.test(text) ? text.replace(/[\t\n]/gu, ' ') : text;
  return spaced.includes('&') ? resolved(spaced, place) : spaced;
}

/** @throws InputError `xml-reference` for a reference to what isn't declared, or a bare `&`. */
export function resolved(text: string, place: (offset: number) => ReturnType<Place>): string {
  return text.replace(REFERENCE, (whole: string, number?: string, name?: string, offset = 0) => {
    const character = number === undefined ? NAMED[name ?? ''] : characterOf(number);
    if (character === undefined || !whole.endsWith(';'))
      throw new InputError('xml-reference', { ...place(offset), reference: whole.slice(0, 40) });
    return character;
  });
}

function characterOf(number: string): string | undefined {
  const code = number.startsWith('x') ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10);
  if (code > 0x10ffff) return undefined;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isSurrogate ? '\ufffd' : String.fromCodePoint(code).replace(FORBIDDEN, '\ufffd');
}
