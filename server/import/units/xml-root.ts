import { localName } from '../containers/xml.js';
import { XmlDecoder } from '../containers/xml-decoder.js';

/** What may stand before the first element. */
const BEFORE = /(?:\s|\ufeff|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\][^>]*)?>)*/uy;
const NAME = /<([^\s<>/!?]+)/uy;

/** The first element's name, without prefix, in the beginning of a file that may be XML; null where there is none. */
export function rootOf(head: Uint8Array): string | null {
  const text = new XmlDecoder().write(head.subarray(0, 16_384), true);
  BEFORE.lastIndex = 0;
  NAME.lastIndex = BEFORE.exec(text) ? BEFORE.lastIndex : 0;
  const name = NAME.exec(text)?.[1];
  return name === undefined ? null : localName(name);
}
