import { isUtf8 } from 'node:buffer';
import { InputError } from '../../errors.js';
import { replaceControlCharacters } from '../encoding/control-characters.js';
import { decodeText } from '../encoding/encoding.js';
import { lineOfByte, scanUtf8 } from '../encoding/utf8.js';
import { wholeCharacters } from '../encoding/utf8-pieces.js';
import { utf16Order } from '../encoding/utf16.js';
import { refuseKnownBinary } from '../magic.js';
import { refuseTooLarge } from '../size.js';
import type { InputFile, UnitFileHead } from '../types.js';

/** So much shows whether a file is UTF-16, or no text at all. */
const HEAD = 65_536;

/**
 * A file's text, piece by piece, without byte order mark. It is read twice, since only the whole of it shows whether it
 * is UTF-8. What isn't, nor UTF-16, has to be read as a whole and is held to the limit of a text.
 * @throws InputError as `decodeText`
 */
export async function* decodedText(file: InputFile, head: UnitFileHead): AsyncGenerator<string> {
  const encoding = await streamedEncoding(file);
  if (encoding === null) {
    const { text, notices } = decodeText(await wholeOf(file), file.name);
    head.notices.push(...notices);
    yield text.replace(/^\ufeff/u, '');
    return;
  }
  const cleaning = new Cleaning(file.name, head);
  const decoder = new TextDecoder(encoding);
  for await (const chunk of file.open()) yield cleaning.clean(decoder.decode(chunk, { stream: true }));
  yield cleaning.clean(decoder.decode());
  cleaning.tell();
}

/**
 * The same of a file that has to be UTF-8 (or UTF-16, which its first bytes show), as JSON is: read once, so that units
 * can be given while more of them come in.
 * @throws InputError `line-encoding`
 */
export async function* unicodeText(file: InputFile, head: UnitFileHead): AsyncGenerator<string> {
  const cleaning = new Cleaning(file.name, head);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let line = 1;
  const decoded = (bytes: Uint8Array, stream: boolean): string => {
    try {
      return cleaning.clean(decoder?.decode(bytes, { stream }) ?? '');
    } catch {
      throw new InputError('line-encoding', { name: file.name, line: line + scanned(bytes) });
    }
  };
  for await (const chunk of file.open()) {
    if (decoder === null) refuseKnownBinary(chunk, file.name);
    decoder ??= new TextDecoder(markedOrder(chunk) ?? 'utf-8', { fatal: true });
    const text = decoded(chunk, true);
    yield text;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) line++;
  }
  yield decoded(new Uint8Array(), false);
  cleaning.tell();
}

/** Lines before the first byte that isn't UTF-8's. */
function scanned(bytes: Uint8Array): number {
  const { firstBad } = scanUtf8(bytes);
  return firstBad < 0 ? 0 : lineOfByte(bytes, firstBad) - 1;
}

/** Puts the sign for what can't be shown in place of control characters, and tells how many they were. */
class Cleaning {
  private replaced = 0;

  constructor(
    private readonly name: string,
    private readonly head: UnitFileHead,
  ) {}

  /** Half a surrogate pair at the end of a piece would pass for one that is alone; decoders keep it for the next. */
  clean(text: string): string {
    const { text: cleaned, notices } = replaceControlCharacters(text, this.name);
    this.replaced += Number(notices[0]?.params.count ?? 0);
    return cleaned;
  }

  tell(): void {
    const { name, replaced, head } = this;
    if (replaced > 0) head.notices.push({ code: 'control-characters', params: { name, count: replaced } });
  }
}

/** Null for what is in neither of the encodings that can be told from the bytes. */
async function streamedEncoding(file: InputFile): Promise<'utf-8' | 'utf-16le' | 'utf-16be' | null> {
  let rest: Uint8Array = new Uint8Array();
  let isFirst = true;
  for await (const chunk of file.open()) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (isFirst) {
      isFirst = false;
      refuseKnownBinary(bytes, file.name);
      const order = markedOrder(bytes) ?? (bytes.includes(0) ? utf16Order(bytes.subarray(0, HEAD)) : null);
      if (order !== null) return order;
      // A stray NUL is replaced; a file that is full of them is looked at as a whole, and refused.
      if (bytes.includes(0)) return null;
    }
    const end = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return null;
    rest = bytes.slice(end);
  }
  return rest.length === 0 && !isFirst ? 'utf-8' : null;
}

function markedOrder([a, b, c, d]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (a === 0xff && b === 0xfe && !(c === 0 && d === 0)) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

async function wholeOf(file: InputFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const size = { length: 0 };
  for await (const chunk of file.open()) {
    size.length += chunk.length;
    refuseTooLarge(size, file.name);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
