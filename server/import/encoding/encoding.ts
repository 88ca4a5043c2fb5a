import { InputError } from '../../errors.js';
import type { Notice } from '../../types.js';
import { refuseKnownBinary } from '../magic.js';
import { refuseTooLarge } from '../size.js';
import { replaceControlCharacters } from './control-characters.js';
import { declaredEncoding } from './declared-encoding.js';
import { decodeBytes } from './decode-bytes.js';
import { guessLegacyEncoding } from './legacy.js';
import { refuseMixedEncoding } from './mixed-encoding.js';
import { scanUtf8 } from './utf8.js';
import { utf16Order } from './utf16.js';

export interface DecodedText {
  text: string;
  /** As the WHATWG Encoding Standard spells it, in small letters; 'iso-8859-1' where windows-1252 would say the same. */
  encoding: string;
  notices: Notice[];
}

/**
 * Bytes to text, whatever the encoding: UTF-8 and UTF-16 with or without a byte order mark, and the single- and
 * multi-byte ones of before. A charset declared in HTML or XML is evidence like any other.
 * @throws InputError `too-large`, `empty-file`, `file-…` (a known binary format), `mixed-encoding`, `unknown-encoding`
 */
export function decodeText(bytes: Uint8Array, name: string): DecodedText {
  refuseTooLarge(bytes, name);
  refuseKnownBinary(bytes, name);
  const decoded =
    decodeMarked(bytes, name) ?? decodeUtf16(bytes, name) ?? decodeUtf8(bytes) ?? decodeLegacy(bytes, name);
  refuseIfEmpty(decoded.text, name);
  const { text, notices } = replaceControlCharacters(decoded.text, name);
  const controls = Number(notices[0]?.params.count ?? 0);
  if (controls > MOST_CONTROLS * text.length) throw new InputError('file-binary', { name, format: '' });
  return { text, encoding: decoded.encoding, notices: [...decoded.notices, ...notices] };
}

/** A text that lost its ligatures in a conversion has a control character in a hundred; random bytes, ten times that. */
const MOST_CONTROLS = 0.05;

/** Refuses a text of nothing but white space and characters that can't be seen (a mark, zero-width spaces). */
export function refuseIfEmpty(text: string, name: string): void {
  if (!/[^\p{White_Space}\p{Default_Ignorable_Code_Point}]/u.test(text)) throw new InputError('empty-file', { name });
}

/** Text that begins with a byte order mark; null for all other. */
function decodeMarked(bytes: Uint8Array, name: string): DecodedText | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const text = fatally('utf-8', bytes);
    if (text === null) refuseMixedEncoding(bytes, name, scanUtf8(bytes));
    return text === null ? null : { text, encoding: 'utf-8', notices: [] };
  }
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw new InputError('unknown-encoding', { name, encoding: 'UTF-32' });
  }
  if (a === 0xff && b === 0xfe) return withReplacements('utf-16le', bytes, name);
  if (a === 0xfe && b === 0xff) return withReplacements('utf-16be', bytes, name);
  return null;
}

/** UTF-16 without a mark. It is looked for only where control bytes hint at it, NULs above all. */
function decodeUtf16(bytes: Uint8Array, name: string): DecodedText | null {
  const zeros = count(bytes.subarray(0, 65536), (byte) => byte === 0);
  if (zeros === 0 && count(bytes.subarray(0, 4096), (byte) => byte < 9) === 0) return null;
  const order = utf16Order(bytes);
  if (order) return withReplacements(order, bytes, name);
  // A stray NUL in a text is replaced like any control character; more of them are a sign of something else.
  if (zeros > Math.min(bytes.length, 65536) / 1000) throw new InputError('file-binary', { name, format: '' });
  return null;
}

function decodeUtf8(bytes: Uint8Array): DecodedText | null {
  const text = fatally('utf-8', bytes);
  return text === null ? null : { text, encoding: 'utf-8', notices: [] };
}

/** Words score about 1; below this there are only a few lone signs (€, “) to judge by, or the reading is wrong. */
const READS_WELL = 0.3;

function decodeLegacy(bytes: Uint8Array, name: string): DecodedText {
  const sample = bytes.subarray(0, 65536);
  if (count(sample, isControl) > MOST_CONTROLS * sample.length)
    throw new InputError('file-binary', { name, format: '' });
  const guess = guessLegacyEncoding(bytes, declaredEncoding(bytes));
  refuseMixedEncoding(bytes, name, scanUtf8(bytes), guess);
  // Below 0, the readings are so bad that even the best of them would show the reader garbage.
  if (guess.plausibility < 0) throw new InputError('unknown-encoding', { name, encoding: guess.encoding });
  const encoding = displayName(guess.encoding, bytes);
  const sure = guess.plausibility >= READS_WELL || guess.encoding === declaredEncoding(bytes);
  const doubt: Notice = { code: 'encoding-guessed', params: { name, encoding } };
  const decoded = withReplacements(guess.encoding, bytes, name);
  return { ...decoded, encoding, notices: [...(sure ? [] : [doubt]), ...decoded.notices] };
}

/** The bytes 80 to 9F are the whole difference between windows-1252 and ISO-8859-1, which has no characters there. */
function displayName(encoding: string, bytes: Uint8Array): string {
  if (encoding !== 'windows-1252') return encoding;
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? encoding : 'iso-8859-1';
}

function fatally(encoding: string, bytes: Uint8Array): string | null {
  try {
    return decodeBytes(encoding, bytes, true);
  } catch {
    return null;
  }
}

/** Decodes what can't be refused any more; bytes that stand for nothing (half a surrogate pair) are U+FFFD and told. */
function withReplacements(encoding: string, bytes: Uint8Array, name: string): DecodedText {
  const exact = fatally(encoding, bytes);
  if (exact !== null) return { text: exact, encoding, notices: [] };
  const text = decodeBytes(encoding, bytes);
  const replaced = text.split('\ufffd').length - 1;
  return { text, encoding, notices: [{ code: 'undecodable-bytes', params: { name, encoding, count: replaced } }] };
}

/** A C0 control that is no white space. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32);
}

function count(bytes: Uint8Array, wanted: (byte: number) => boolean): number {
  return bytes.reduce((sum, byte) => (wanted(byte) ? sum + 1 : sum), 0);
}
