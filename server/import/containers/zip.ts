import zlib from 'node:zlib';
import { type Entry, fromBufferPromise, validateFileName, type ZipFile } from 'yauzl';
import { InputError } from '../../errors.js';
import { refuseKnownBinary } from '../magic.js';
import { entryPath } from './zip-name.js';

export interface ArchiveLimits {
  /** Most files within. */
  entries: number;
  /** Most bytes that they may unpack to: those that the directory names, and those that are really read, all together. */
  unpacked: number;
  /** Whether archives may be within. They are never opened; a corpus has no use for them, a DOCX may embed a workbook. */
  nested: boolean;
}

/** An office file has some 20 to 1,000 parts and unpacks to a tenth of this. */
export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 20_000, unpacked: 1_000_000_000, nested: true };

export interface ArchiveEntry {
  /** With `/` between its parts, relative, without `..`. */
  path: string;
  /** In bytes, unpacked, as the archive says; reading stops with an error where it is exceeded. */
  size: number;
}

export interface Archive {
  /** Its files, without folders, in the order of its directory; a path that is there twice counts once. */
  entries: readonly ArchiveEntry[];
  has(path: string): boolean;
  /** @throws InputError while read: `archive-part`, `archive-unpacked`, `archive-entry` where it is damaged */
  open(path: string): AsyncIterable<Uint8Array>;
  /** @throws InputError as `open` */
  read(path: string): Promise<Uint8Array>;
}

/** What files of packed files are called; a format that merely is a ZIP (DOCX, EPUB) isn't meant. */
const ARCHIVE_NAME = /\.(?:zip|7z|rar|tar|gz|tgz|bz2|xz|zst)$/iu;

const MEGABYTE = 1_000_000;

/**
 * A ZIP archive in memory: its directory is read and judged as a whole, its files are unpacked one at a time as they are
 * asked for. Nothing is written anywhere.
 * @param name what a person calls the file: every message names it.
 * @throws InputError `archive-none`, `archive-broken`, `archive-encrypted`, `archive-path`, `archive-method`,
 *   `archive-entries`, `archive-unpacked`, `archive-nested`
 */
export async function openArchive(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ArchiveLimits> = {},
): Promise<Archive> {
  const { entries: most, unpacked, nested } = { ...ARCHIVE_LIMITS, ...limits };
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    refuseKnownBinary(bytes, name);
    throw new InputError('archive-none', { name });
  }
  const zip = await zipOf(bytes, name);
  if (zip.entryCount > most) throw new InputError('archive-entries', { name, count: zip.entryCount, limit: most });
  const found = await directoryOf(zip, name);
  let declared = 0;
  for (const [path, entry] of found) {
    if (entry.isEncrypted()) throw new InputError('archive-encrypted', { name });
    if (!entry.canDecodeFileData()) throw new InputError('archive-method', { name, path });
    if (!nested && ARCHIVE_NAME.test(path)) throw new InputError('archive-nested', { name, path });
    declared += entry.uncompressedSize;
    if (declared > unpacked) throw tooMuch(name, unpacked);
  }
  return new OpenArchive(zip, found, name, unpacked);
}

class OpenArchive implements Archive {
  readonly entries: readonly ArchiveEntry[];
  /** Of all files, and of each the most that was read of it: what is read again counts once. */
  private taken = 0;
  private readonly unpacked = new Map<string, number>();

  constructor(
    private readonly zip: ZipFile,
    private readonly found: ReadonlyMap<string, Entry>,
    private readonly name: string,
    private readonly limit: number,
  ) {
    this.entries = [...found].map(([path, { uncompressedSize }]) => ({ path, size: uncompressedSize }));
  }

  has(path: string): boolean {
    return this.found.has(path);
  }

  async *open(path: string): AsyncGenerator<Uint8Array> {
    const { name } = this;
    const entry = this.found.get(path);
    if (!entry) throw new InputError('archive-part', { name, path });
    let sum = 0;
    let length = 0;
    try {
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
        length += chunk.length;
        this.count(path, length);
        sum = checksum(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof InputError ? error : new InputError('archive-entry', { name, path });
    }
    if (CHECKED && sum !== entry.crc32) throw new InputError('archive-entry', { name, path });
  }

  private count(path: string, length: number): void {
    const before = this.unpacked.get(path) ?? 0;
    if (length <= before) return;
    this.unpacked.set(path, length);
    this.taken += length - before;
    if (this.taken > this.limit) throw tooMuch(this.name, this.limit);
  }

  async read(path: string): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.open(path)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}

/** Node has it from 20.15 on; before, a damaged byte in a part that unpacks all the same goes unnoticed. */
const CHECKED = typeof zlib.crc32 === 'function';

const checksum = (chunk: Uint8Array, before: number): number => (CHECKED ? zlib.crc32(chunk, before) : 0);

async function zipOf(bytes: Uint8Array, name: string): Promise<ZipFile> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Names are decoded below, as yauzl would refuse a path that climbs out without saying which.
    return await fromBufferPromise(buffer, { decodeStrings: false, autoClose: false });
  } catch {
    throw new InputError('archive-broken', { name });
  }
}

async function directoryOf(zip: ZipFile, name: string): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const path = entryPath(entry);
      if (validateFileName(path) !== null || path.includes('\0')) throw new InputError('archive-path', { name, path });
      if (!path.endsWith('/') && !found.has(path)) found.set(path, entry);
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    // Of strong encryption yauzl doesn't let the entry be seen.
    const encrypted = error instanceof Error && error.message.includes('encryption');
    throw new InputError(encrypted ? 'archive-encrypted' : 'archive-broken', { name });
  }
  return found;
}

const tooMuch = (name: string, limit: number): InputError =>
  new InputError('archive-unpacked', { name, limit: limit / MEGABYTE });
