import { ZipFile } from 'yazl';

/** The bytes of a ZIP archive with these files, in order. The first is stored as it is where it is called `mimetype`. */
export async function zipOf(files: Record<string, string | Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), path, { compress: path !== 'mimetype', mtime: new Date(2020, 0, 1) });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const DIRECTORY_ENTRY = 0x02014b50;

/** Where the entries of an archive's directory begin. */
export function directoryEntries(bytes: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at++) if (bytes.readUInt32LE(at) === DIRECTORY_ENTRY) found.push(at);
  return found;
}

/** The archive with a field of its first directory entry changed (APPNOTE 4.3.12 has their places). */
export function patched(bytes: Buffer, field: number, size: 2 | 4, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUIntLE(value, (directoryEntries(copy)[0] ?? 0) + field, size);
  return copy;
}
