import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { InputError } from '../../errors.js';

const MEGABYTE = 1_000_000;

/** In bytes, unpacked; a file of a corpus is one document. */
const LARGEST = 1_000 * MEGABYTE;

const isGzip = ([a, b, c]: Uint8Array): boolean => a === 0x1f && b === 0x8b && c === 8;

/**
 * A file as it is, or as it was before it was packed with gzip.
 * @param limit of what it unpacks to, in bytes.
 * @throws InputError `archive-broken`, `archive-unpacked`
 */
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  limit = LARGEST,
): AsyncGenerator<Uint8Array> {
  let unpacking: zlib.Gunzip | null = null;
  const source = (async function* () {
    yield* chunks;
  })();
  try {
    const { value, done } = await source.next();
    if (done) return;
    const whole = (async function* () {
      yield value;
      yield* source;
    })();
    if (!isGzip(value)) {
      yield* whole;
      return;
    }
    unpacking = zlib.createGunzip();
    const fed = pipeline(Readable.from(whole), unpacking).catch(() => {});
    yield* limited(unpacking, name, limit);
    await fed;
  } finally {
    unpacking?.destroy();
    await source.return(undefined);
  }
}

async function* limited(unpacked: AsyncIterable<Uint8Array>, name: string, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  try {
    for await (const chunk of unpacked) {
      length += chunk.length;
      if (length > limit) throw new InputError('archive-unpacked', { name, limit: limit / MEGABYTE });
      yield chunk;
    }
  } catch (error) {
    throw error instanceof InputError ? error : new InputError('archive-broken', { name });
  }
}

/** As much as shows of what a file begins with. */
export function gunzippedHead(head: Uint8Array): Uint8Array {
  if (!isGzip(head)) return head;
  try {
    return zlib.gunzipSync(head, { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: 64 * MEGABYTE });
  } catch {
    return new Uint8Array();
  }
}
