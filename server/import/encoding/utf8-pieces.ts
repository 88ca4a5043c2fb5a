/** From these on, first bytes are of characters of more than one, two and three bytes. */
const LONGER_THAN = [0xc0, 0xe0, 0xf0];

/** Where a piece of UTF-8 is to be cut so that no character is: before the last one, if that isn't whole. */
export function wholeCharacters(bytes: Uint8Array): number {
  const { length } = bytes;
  for (const [place, lead] of LONGER_THAN.entries()) {
    const at = length - 1 - place;
    const byte = bytes[at];
    if (byte === undefined || byte < 0x80) return length;
    if (byte >= 0xc0) return byte >= lead ? at : length;
  }
  return length;
}
