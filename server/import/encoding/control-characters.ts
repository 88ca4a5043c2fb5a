import type { Notice } from '../../types.js';

/**
 * C0 controls that are not white space, DELETE, the two noncharacters that XML forbids, and lone surrogates (in a
 * regex with /u, a surrogate that belongs to a pair does not match).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is sought
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff\ud800-\udfff]/gu;

/**
 * The text with each character that is none replaced by U+FFFD, and a notice that says how many. Replaced, not dropped:
 * the reader sees that something was there, and offsets stay the same.
 */
export function replaceControlCharacters(text: string, name: string): { text: string; notices: Notice[] } {
  let count = 0;
  const cleaned = text.replace(NOT_TEXT, () => {
    count += 1;
    return '\ufffd';
  });
  return { text: cleaned, notices: count > 0 ? [{ code: 'control-characters', params: { name, count } }] : [] };
}
