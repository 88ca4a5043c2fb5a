import { languageOfFile } from '../declared-language.js';
import { decodeText } from '../encoding/encoding.js';
import type { TextReader } from '../types.js';

/** A text about HTML may begin with a tag; a page begins with these. Comments may stand before them. */
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])/iu;

/** A page or a piece of one. */
export const html: TextReader = {
  kind: 'text',
  id: 'html',
  extensions: ['html', 'htm', 'xhtml', 'xht'],
  recognises: (head) => PAGE.test(beginning(head)),
  async read(bytes, name) {
    const { text, encoding, notices } = decodeText(bytes, name);
    const { readHtml } = await import('./html.js');
    const { language, ...source } = readHtml(text, name);
    return { ...source, encoding, notices, ...(await languageOfFile(language, source.paragraphs)) };
  },
};

/** As far as ASCII goes, which is what markup is made of; NULs and marks of UTF-16 left out. */
function beginning(head: Uint8Array): string {
  return Buffer.from(head.subarray(0, 10_000))
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, '')
    .replaceAll('\0', '')
    .slice(0, 5000);
}
