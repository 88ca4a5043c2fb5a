/** How a file's bytes above 127 fare as UTF-8. */
export interface Utf8Scan {
  /** Offset of the first byte that UTF-8 can't have there; -1 where every byte is good. */
  firstBad: number;
  /** Bytes that are not part of a valid sequence. */
  bad: number;
  /** Starts of the valid sequences of two or more bytes; no more than `KEPT` of them, spread over the whole file. */
  sequences: number[];
  sequenceCount: number;
}

const KEPT = 2000;

/** Scans bytes as UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF). Linear. */
export function scanUtf8(bytes: Uint8Array): Utf8Scan {
  const scan: Utf8Scan = { firstBad: -1, bad: 0, sequences: [], sequenceCount: 0 };
  let every = 1;
  for (let i = 0; i < bytes.length; ) {
    if (byteAt(bytes, i) < 0x80) {
      i += 1;
      continue;
    }
    const length = sequenceLength(bytes, i);
    if (length === 0) {
      if (scan.firstBad < 0) scan.firstBad = i;
      scan.bad += 1;
      i += 1;
      continue;
    }
    if (scan.sequenceCount % every === 0) scan.sequences.push(i);
    scan.sequenceCount += 1;
    if (scan.sequences.length > KEPT) {
      scan.sequences = scan.sequences.filter((_, index) => index % 2 === 0);
      every *= 2;
    }
    i += length;
  }
  return scan;
}

/** The length of the valid multi-byte sequence that begins here; 0 where there is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = byteAt(bytes, i);
  const second = byteAt(bytes, i + 1);
  if (lead >= 0xc2 && lead <= 0xdf) return isTrail(second) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const low = lead === 0xe0 ? 0xa0 : 0x80;
    const high = lead === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && isTrail(byteAt(bytes, i + 2)) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const low = lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xf4 ? 0x8f : 0xbf;
    const good = second >= low && second <= high && isTrail(byteAt(bytes, i + 2)) && isTrail(byteAt(bytes, i + 3));
    return good ? 4 : 0;
  }
  return 0;
}

function isTrail(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

/** 0, which is never a trail byte, past the end. */
function byteAt(bytes: Uint8Array, i: number): number {
  return bytes[i] ?? 0;
}

/** The number of the line, counted from 1, that the byte is in. LF, CR and CRLF end a line. */
export function lineOfByte(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i += 1) {
    const byte = bytes[i];
    if (byte === 0x0a || (byte === 0x0d && bytes[i + 1] !== 0x0a)) line += 1;
  }
  return line;
}
