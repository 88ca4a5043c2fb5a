import { inflateSync } from 'node:zlib';
import { InputError } from '../../errors.js';

const MEGABYTE = 1_000_000;
/** What one part of a PDF that isn't a picture may unpack to: ten thousand pages of plain text. */
const LIMIT = 100 * MEGABYTE;
/** Deflate packs no tighter (RFC 1951): what is smaller than a thousandth of the limit needn't be looked at. */
const TIGHTEST = 1032;
/** The entries of a stream are before it, and short. */
const ENTRIES = 1500;

/**
 * Looks for parts that unpack without end before pdf.js does, which would hold them in memory whole. Pictures and
 * attached files are left alone, as nobody unpacks them here.
 * @throws InputError `archive-unpacked`
 */
export function refuseBombs(bytes: Uint8Array, name: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let end = 0; ; ) {
    const begin = file.indexOf('stream', end);
    if (begin < 0) return;
    const from = begin + 'stream'.length;
    end = file.indexOf('endstream', from);
    if (end < 0) return;
    const packed = file.subarray(from, end);
    end += 'endstream'.length;
    if (packed.length * TIGHTEST < LIMIT) continue;
    const entries = file.subarray(Math.max(0, begin - ENTRIES), begin).toString('latin1');
    if (isText(entries.slice(entries.lastIndexOf(' obj') + 1)) && isEndless(packed)) {
      throw new InputError('archive-unpacked', { name, limit: LIMIT / MEGABYTE });
    }
  }
}

const isText = (entries: string): boolean =>
  /\/Fl(?:ateDecode)?/u.test(entries) && !/\/Subtype\s*\/Image|\/EmbeddedFile/u.test(entries);

function isEndless(packed: Uint8Array): boolean {
  // After the word comes the end of its line, of one byte or two.
  const from = packed[0] === 0x0d && packed[1] === 0x0a ? 2 : 1;
  try {
    inflateSync(packed.subarray(from), { maxOutputLength: LIMIT });
    return false;
  } catch (error) {
    return (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
  }
}
