import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InputError } from '../../../server/errors.js';
import { gunzipped, gunzippedHead } from '../../../server/import/containers/gzip.js';
import { damaged, damages } from '../damage.js';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What a file unpacks to, or the code of what it is refused with. */
async function outcome(bytes: Uint8Array, { size = 10, limit = 1000 } = {}): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of gunzipped(pieces(bytes, size), 'x.gz', limit)) chunks.push(chunk);
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
  return Buffer.concat(chunks).toString();
}

test.each<[string, Uint8Array, string]>([
  ['packed', gzipSync('one two'), 'one two'],
  ['packed in two parts', Buffer.concat([gzipSync('one '), gzipSync('two')]), 'one two'],
  ['not packed', Buffer.from('one two'), 'one two'],
  ['nothing', Buffer.alloc(0), ''],
  ['cut off', gzipSync('one two').subarray(0, -9), 'archive-broken'],
  ['only the beginning', gzipSync('one two').subarray(0, 3), 'archive-broken'],
  ['a bomb', gzipSync(Buffer.alloc(5_000_000)), 'archive-unpacked'],
])('%s', async (_case, bytes, expected) => expect(await outcome(bytes)).toBe(expected));

test('damaged anywhere: refused, or read', async () => {
  const good = gzipSync('some words '.repeat(20));
  await fc.assert(
    fc.asyncProperty(damages, fc.integer({ min: 1, max: 40 }), async (done, size) => {
      await outcome(damaged(good, done), { size });
      gunzippedHead(damaged(good, done));
    }),
    { numRuns: 300 },
  );
});

test('whoever stops early leaves nothing open', async () => {
  const packed = gzipSync(Buffer.alloc(3_000_000));
  for await (const chunk of gunzipped(pieces(packed, 100), 'x.gz')) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
});

test('the beginning of a packed file shows what it begins with', () => {
  const head = gunzippedHead(gzipSync(`<a>${'x'.repeat(100_000)}`).subarray(0, 60));
  expect(Buffer.from(head.subarray(0, 3)).toString()).toBe('<a>');
});
