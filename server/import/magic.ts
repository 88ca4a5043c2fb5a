import { InputError } from '../errors.js';

/** `code` is the refusal's; `format` the name people know the file by. */
interface Signature {
  code: 'file-pdf' | 'file-office' | 'file-archive' | 'file-image' | 'file-media' | 'file-binary';
  format: string;
  /** Bytes as a Latin-1 string. */
  magic: string;
  at?: number;
}

/**
 * First bytes that no text begins with. Short ASCII signatures (`BM`, `MZ`) are left out: a text may begin so, and the
 * NULs of a real bitmap or program give it away just as well.
 */
const SIGNATURES: Signature[] = [
  { code: 'file-pdf', format: 'PDF', magic: '%PDF-' },
  { code: 'file-office', format: 'RTF', magic: '{\\rtf' },
  { code: 'file-office', format: 'DOC', magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { code: 'file-archive', format: 'ZIP', magic: 'PK\x03\x04' },
  { code: 'file-archive', format: 'ZIP', magic: 'PK\x05\x06' },
  { code: 'file-archive', format: 'GZIP', magic: '\x1f\x8b\x08' },
  { code: 'file-archive', format: '7Z', magic: '7z\xbc\xaf\x27\x1c' },
  { code: 'file-archive', format: 'RAR', magic: 'Rar!\x1a\x07' },
  { code: 'file-archive', format: 'BZIP2', magic: '1AY&SY', at: 4 },
  { code: 'file-archive', format: 'XZ', magic: '\xfd7zXZ\x00' },
  { code: 'file-archive', format: 'ZSTD', magic: '\x28\xb5\x2f\xfd' },
  { code: 'file-image', format: 'PNG', magic: '\x89PNG\r\n\x1a\n' },
  { code: 'file-image', format: 'JPEG', magic: '\xff\xd8\xff' },
  { code: 'file-image', format: 'GIF', magic: 'GIF87a' },
  { code: 'file-image', format: 'GIF', magic: 'GIF89a' },
  { code: 'file-image', format: 'WEBP', magic: 'WEBP', at: 8 },
  { code: 'file-image', format: 'TIFF', magic: 'II*\x00' },
  { code: 'file-image', format: 'TIFF', magic: 'MM\x00*' },
  { code: 'file-image', format: 'DjVu', magic: 'AT&TFORM' },
  { code: 'file-media', format: 'MP4', magic: 'ftyp', at: 4 },
  { code: 'file-media', format: 'MP3', magic: 'ID3\x03' },
  { code: 'file-media', format: 'MP3', magic: 'ID3\x04' },
  { code: 'file-media', format: 'OGG', magic: 'OggS\x00' },
  { code: 'file-media', format: 'WAV', magic: 'WAVEfmt ', at: 8 },
  { code: 'file-binary', format: 'ELF', magic: '\x7fELF' },
  { code: 'file-binary', format: 'SQLite', magic: 'SQLite format 3\x00' },
];

/** How the formats that are ZIP archives name their first or main part, and whether there is a reader for them. */
const ZIP_PARTS: [mark: string, format: string, isRead: boolean][] = [
  ['word/', 'DOCX', true],
  ['xl/', 'XLSX', true],
  ['ppt/', 'PPTX', false],
  ['application/epub+zip', 'EPUB', true],
  ['application/vnd.oasis.opendocument.text', 'ODT', true],
  ['application/vnd.oasis.opendocument', 'OpenDocument', false],
];

/** How old Office files, which all begin alike, name their main part; Word's is told by having none of these. */
const OLE_PARTS: [part: string, format: string][] = [
  ['Workbook', 'XLS'],
  ['PowerPoint Document', 'PPT'],
];

/** The part of an old Office file that holds a new one under a password (MS-OFFCRYPTO, 2.3.4.4). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Refuses a file that its first bytes show to be something else than text, for the readers of text as such.
 * @throws InputError `file-pdf`, `file-readable` (read, but not as text), `file-office`, `file-encrypted`,
 *   `file-archive`, `file-image`, `file-media`, `file-binary`
 */
export function refuseKnownBinary(bytes: Uint8Array, name: string): void {
  const head = latin1(bytes.subarray(0, 32));
  const found = SIGNATURES.find(({ magic, at = 0 }) => head.startsWith(magic, at));
  if (!found) return;
  if (found.format === 'ZIP') {
    // The directory of an archive, which names its parts, is at its end; ODT and EPUB name themselves at the start.
    const names = latin1(bytes.subarray(0, 4096)) + latin1(bytes.subarray(Math.max(4096, bytes.length - 16384)));
    const part = ZIP_PARTS.find(([mark]) => names.includes(mark));
    if (part) throw new InputError(part[2] ? 'file-readable' : 'file-office', { name, format: part[1] });
  }
  if (found.format === 'DOC') {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (whole.includes(ENCRYPTED)) throw new InputError('file-encrypted', { name });
    const format = OLE_PARTS.find(([part]) => whole.includes(Buffer.from(part, 'utf16le')))?.[1] ?? found.format;
    throw new InputError(found.code, { name, format });
  }
  throw new InputError(found.code, { name, format: found.format });
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
