import chardet from 'chardet';
import { decodeBytes } from './decode-bytes.js';
import { plausibility } from './plausibility.js';

export interface LegacyGuess {
  /** A name that TextDecoder takes. */
  encoding: string;
  /** `plausibility` of the text so read. */
  plausibility: number;
}

/**
 * Encodings that are always tried, with what each must be better by than the first to be taken. Where two read a text
 * equally well, the earlier is taken. Those with a handicap are rare in files of today.
 */
const CANDIDATES: Record<string, number> = {
  'windows-1252': 0,
  'windows-1251': 0,
  'koi8-r': 0,
  'iso-8859-15': 0,
  'koi8-u': 0,
  'windows-1250': 0.05,
  'iso-8859-2': 0.05,
  'windows-1253': 0.05,
  'iso-8859-5': 0.05,
  // The apostrophe of windows-1252 is an í here: an English text with nothing else beyond ASCII would be taken for this.
  macintosh: 0.65,
  'x-mac-cyrillic': 0.02,
  ibm866: 0.05,
};

/**
 * What the encodings of other alphabets are behind by in a text with more ASCII letters than other bytes: such a text is
 * in the Latin alphabet, and two quotation marks or one pound sign in it are no Cyrillic word.
 */
const OTHER_ALPHABET = 0.3;
const OTHER_ALPHABETS = /^(?:windows-125[13]|koi8|iso-8859-5|x-mac-cyrillic|ibm866)/u;

/** What a page's own word for its encoding is worth: more than a doubtful reading, less than a clear one. */
const DECLARED = 0.15;

/**
 * Encodings that chardet names besides: from this far behind, up to this far ahead at its full confidence. On the
 * list's own encodings it is not heard: of texts of 80 to 200 characters, it misreads one in 25 in the first four and
 * most of those in the others.
 */
const CHARDET = { least: -0.2, most: 0.2 };

/**
 * The single- or multi-byte encoding, other than UTF-8 and UTF-16, in which the bytes read best. chardet names
 * candidates from its many; which of them it is, the plausibility of the text so read decides.
 */
export function guessLegacyEncoding(bytes: Uint8Array, declared: string | null): LegacyGuess {
  const sample = wordsBeyondAscii(bytes);
  const bonus = new Map<string, number>(Object.entries(CANDIDATES).map(([name, handicap]) => [name, -handicap]));
  for (const { name, confidence } of chardet.analyse(sample)) {
    const encoding = decodable(name);
    if (!encoding || encoding in CANDIDATES) continue;
    bonus.set(encoding, CHARDET.least + (confidence / 100) * (CHARDET.most - CHARDET.least));
  }
  if (declared) bonus.set(declared, Math.max(0, bonus.get(declared) ?? 0) + DECLARED);
  const latin = isMostlyAscii(bytes);
  let best: LegacyGuess = { encoding: 'windows-1252', plausibility: Number.NEGATIVE_INFINITY };
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [encoding, extra] of bonus) {
    const read = plausibility(decodeBytes(encoding, sample));
    const score = read + extra - (latin && OTHER_ALPHABETS.test(encoding) ? OTHER_ALPHABET : 0);
    if (score > bestScore) {
      bestScore = score;
      best = { encoding, plausibility: read };
    }
  }
  return best;
}

function isMostlyAscii(bytes: Uint8Array): boolean {
  let balance = 0;
  for (const byte of bytes.subarray(0, SAMPLE)) {
    const folded = byte | 0x20;
    if (byte >= 0x80) balance -= 1;
    else if (folded >= 0x61 && folded <= 0x7a) balance += 1;
  }
  return balance > 0;
}

/** The canonical name of a legacy encoding; null for a name TextDecoder doesn't know, UTF-8 and UTF-16. */
export function decodable(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-') ? null : encoding;
  } catch {
    return null;
  }
}

/** Enough bytes to judge by; judging all of a large file would take seconds and change nothing. */
const SAMPLE = 16384;

/**
 * The words (up to white space on both sides) that hold bytes above 127, from the whole file: where it is large and
 * mostly ASCII, its first kilobytes may hold none.
 */
function wordsBeyondAscii(bytes: Uint8Array): Uint8Array {
  return wordsAround(bytes, offsetsBeyondAscii(bytes));
}

function* offsetsBeyondAscii(bytes: Uint8Array): Generator<number> {
  for (let i = 0; i < bytes.length; i += 1) if ((bytes[i] ?? 0) >= 0x80) yield i;
}

/** The words around these offsets, which are in order, a space between them: up to `SAMPLE` bytes. */
export function wordsAround(bytes: Uint8Array, offsets: Iterable<number>): Uint8Array {
  const sample = new Uint8Array(SAMPLE);
  let length = 0;
  let end = 0;
  for (const offset of offsets) {
    if (offset < end) continue;
    const start = Math.max(end, startOfWord(bytes, offset));
    end = endOfWord(bytes, offset);
    const word = bytes.subarray(start, Math.min(end, start + SAMPLE - length - 1));
    sample.set(word, length);
    length += word.length;
    sample[length++] = 0x20;
    if (length >= SAMPLE) break;
  }
  return sample.subarray(0, length);
}

/** A "word" without white space (a base64 block, Chinese) is cut; 64 bytes around a byte are context enough. */
const LONGEST_WORD = 64;

function startOfWord(bytes: Uint8Array, i: number): number {
  let start = i;
  while (start > 0 && i - start < LONGEST_WORD && (bytes[start - 1] ?? 0) > 0x20) start -= 1;
  return start;
}

function endOfWord(bytes: Uint8Array, i: number): number {
  let end = i;
  while (end < bytes.length && end - i < LONGEST_WORD && (bytes[end] ?? 0) > 0x20) end += 1;
  return end;
}
