import { decodable } from './legacy.js';

/** The HTML standard has browsers look for the charset in the first 1024 bytes; many pages have it a little later. */
const HEAD = 4096;

const META = /<meta[^>]+charset\s*=\s*["']?\s*([^\s"'/>;]+)/iu;
const XML = /^\s*<\?xml[^>]+encoding\s*=\s*["']([^"']+)["']/iu;

/**
 * The encoding that an HTML or XML file says it is in (`meta charset`, `meta http-equiv`, the XML declaration); null
 * where it says none, or UTF-8 or UTF-16: what is asked here is asked of bytes that are neither.
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const label = (META.exec(head) ?? XML.exec(head))?.[1];
  return label === undefined ? null : decodable(label);
}
