import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Piece } from './types.js';

export interface ZipEntry {
  path: string;
  /** Called when the entries before it are written. */
  pieces(): AsyncIterable<Piece> | Iterable<Piece>;
}

/**
 * A ZIP archive, piece by piece, while its entries are being made: one at a time, none of them held. An entry is asked for
 * when the one before it is whole, so it may depend on what came of that.
 */
export async function* zipped(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  created: Date,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const reading: { entry?: Readable; over: boolean } = { over: false };
  const failed = (error: Error): void => void output.destroy(error);
  zip.on('error', failed);
  const filled = fill();
  filled.catch(failed);
  try {
    for await (const bytes of output) yield bytes as Uint8Array;
    await filled;
  } finally {
    // Nobody wants more: the source is closed too.
    reading.over = true;
    reading.entry?.destroy();
  }

  async function fill(): Promise<void> {
    for await (const { path, pieces } of entries) {
      if (reading.over) return;
      const entry = Readable.from(pieces(), { objectMode: false, highWaterMark: 65_536 });
      reading.entry = entry;
      zip.addReadStream(entry, path, { mtime: created });
      await finished(entry);
    }
    zip.end();
  }
}
