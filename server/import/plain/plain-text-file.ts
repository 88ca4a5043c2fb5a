import { decodeText, refuseIfEmpty } from '../encoding/encoding.js';
import type { TextReader } from '../types.js';
import { refuseOtherMarkup } from './other-markup.js';
import { readPlainText } from './plain-text.js';

/** Plain text in any encoding. */
export const plainText: TextReader = {
  kind: 'text',
  id: 'text',
  extensions: ['txt', 'text'],
  read(bytes, name) {
    const { text, encoding, notices } = decodeText(bytes, name);
    refuseOtherMarkup(text, name);
    const source = readPlainText(text);
    if (source.paragraphs.length === 0) refuseIfEmpty('', name);
    return { ...source, encoding, notices };
  },
};
