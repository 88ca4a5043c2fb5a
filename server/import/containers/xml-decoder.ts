import { decodeBytes } from '../encoding/decode-bytes.js';
import { decodable } from '../encoding/legacy.js';
import { scanUtf8 } from '../encoding/utf8.js';
import { wholeCharacters } from '../encoding/utf8-pieces.js';

/** The XML declaration is at the beginning, and short; fewer bytes than this are held back until there are more. */
const HEAD = 1024;

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]+)["']/u;

/** @param last nothing comes after these bytes. @throws TypeError */
type Decode = (bytes: Uint8Array, last: boolean) => string;

/**
 * Bytes of XML to characters, piece by piece: by the byte order mark, else by how `<` is written in UTF-16, else by the
 * XML declaration, else UTF-8 (XML 1.0, appendix F). Nothing is guessed, as a guess would need the whole file.
 */
export class XmlDecoder {
  /** As the WHATWG Encoding Standard spells it; '' until enough bytes have come to tell. */
  encoding = '';
  /** Bytes have come that this encoding doesn't have; the text before them was given. */
  broken = false;
  private head = new Uint8Array();
  private decode: Decode | undefined;

  write(bytes: Uint8Array, last = false): string {
    if (this.broken) return '';
    if (this.decode) return this.decoded(this.decode, bytes, last);
    const head = this.head.length === 0 ? bytes : Buffer.concat([this.head, bytes]);
    this.head = new Uint8Array(head);
    if (head.length < HEAD && !last) return '';
    this.head = new Uint8Array();
    const { encoding, mark } = encodingOf(head);
    this.encoding = encoding;
    this.decode = decoderOf(encoding);
    return this.decoded(this.decode, head.subarray(mark), last);
  }

  private decoded(decode: Decode, bytes: Uint8Array, last: boolean): string {
    try {
      return decode(bytes, last);
    } catch {
      this.broken = true;
      const { firstBad } = this.encoding === 'utf-8' ? scanUtf8(bytes) : { firstBad: 0 };
      return new TextDecoder().decode(bytes.subarray(0, Math.max(0, firstBad)));
    }
  }
}

function encodingOf(head: Uint8Array): { encoding: string; mark: number } {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (a === 0x3c && b === 0) return { encoding: 'utf-16le', mark: 0 };
  if (a === 0 && b === 0x3c) return { encoding: 'utf-16be', mark: 0 };
  const declared = DECLARED.exec(Buffer.from(head.subarray(0, HEAD)).toString('latin1'))?.[1];
  // `decodable` passes over UTF-16, which a file whose declaration could be read like this isn't in, whatever it says.
  return { encoding: (declared === undefined ? null : decodable(declared)) ?? 'utf-8', mark: 0 };
}

function decoderOf(encoding: string): Decode {
  if (encoding === 'utf-8') return utf8();
  if (encoding === 'windows-1252') return (bytes) => decodeBytes(encoding, bytes, true);
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, last) => decoder.decode(bytes, { stream: !last });
}

/** A decoder that isn't told to go on is twice as fast, so a character in two pieces is put together here. */
function utf8(): Decode {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Uint8Array = new Uint8Array();
  return (bytes, last) => {
    const whole = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = last ? whole.length : wholeCharacters(whole);
    rest = whole.slice(end);
    return decoder.decode(whole.subarray(0, end));
  };
}
