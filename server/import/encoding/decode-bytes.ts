/** What windows-1252 has at 80 to 9F; five places stay the control characters they are in Latin-1 (WHATWG Encoding). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** What a byte from 80 to 9F is in Latin-1. */
const C1 = /[\u0080-\u009f]/gu;

/**
 * TextDecoder, but for windows-1252: Node from 20.18.3, 22.13 and 23.4 on to well into 24 reads it as Latin-1, so that
 * “ and — become control characters (nodejs/node#56542).
 * @throws TypeError where `fatal` and the bytes are not of this encoding
 */
export function decodeBytes(encoding: string, bytes: Uint8Array, fatal = false): string {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding, { fatal }).decode(bytes);
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(C1, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80));
}
