import { InputError } from '../../errors.js';
import { decodeBytes } from './decode-bytes.js';
import type { LegacyGuess } from './legacy.js';
import { wordsAround } from './legacy.js';
import { plausibility } from './plausibility.js';
import type { Utf8Scan } from './utf8.js';
import { lineOfByte } from './utf8.js';

/**
 * Refuses bytes that are UTF-8 in part.
 *
 * A file in a legacy encoding holds valid UTF-8 sequences too, by accident: in KOI8-R, `всё` ends in one. What tells
 * them apart is how the words with these sequences read: UTF-8 misread is garbage ("cafÃ©", "РјРёСЂ"), and a legacy word
 * read as UTF-8 is one odd character among broken ones.
 * @throws InputError `mixed-encoding`, with the offset (from 0) of the first byte that is no UTF-8, and its line (from 1)
 */
export function refuseMixedEncoding(bytes: Uint8Array, name: string, scan: Utf8Scan, guess?: LegacyGuess): void {
  if (guess && (scan.sequenceCount === 0 || accidental(bytes, scan, guess))) return;
  throw new InputError('mixed-encoding', {
    name,
    offset: scan.firstBad,
    line: lineOfByte(bytes, scan.firstBad),
    byte: (bytes[scan.firstBad] ?? 0).toString(16).toUpperCase().padStart(2, '0'),
  });
}

/** Whether the words that hold valid UTF-8 sequences read better in the legacy encoding than as UTF-8. */
function accidental(bytes: Uint8Array, scan: Utf8Scan, guess: LegacyGuess): boolean {
  const words = wordsAround(bytes, scan.sequences);
  return plausibility(decodeBytes(guess.encoding, words)) > plausibility(decodeBytes('utf-8', words));
}
