import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InputError } from '../../../server/errors.js';
import { type ArchiveLimits, openArchive } from '../../../server/import/containers/zip.js';
import { directoryEntries, patched, zipOf } from './archive.js';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

describe('an archive', () => {
  test('gives its files, in the order of its directory', async () => {
    const archive = await openArchive(await zipOf({ 'a/б.txt': 'one', 'empty.txt': '', mimetype: 'two' }), 'x.zip');
    expect(archive.entries).toEqual([
      { path: 'a/б.txt', size: 3 },
      { path: 'empty.txt', size: 0 },
      { path: 'mimetype', size: 3 },
    ]);
    expect(text(await archive.read('mimetype'))).toBe('two');
    expect(text(await archive.read('a/б.txt'))).toBe('one');
    expect(text(await archive.read('empty.txt'))).toBe('');
    expect([archive.has('a/б.txt'), archive.has('a')]).toEqual([true, false]);
  });

  test.each<[string, string, string]>([
    ['of Windows in Russia', '\x8e\xe2\xe7\xf1\xe2/en.txt', 'Отчёт/en.txt'],
    ['of Windows in France', 'caf\x82 ferm\x82.fr.txt', 'café fermé.fr.txt'],
    ['one accented word', '\x82t\x82.txt', 'été.txt'],
    ['UTF-8, unsaid', Buffer.from('Отчёт.txt').toString('latin1'), 'Отчёт.txt'],
    ['folders parted as in Windows', '\x8e\xe2\xe7\xf1\xe2\\en.txt', 'Отчёт/en.txt'],
  ])('names %s', async (_case, raw, path) => {
    const bytes = await zipOf({ ['x'.repeat(raw.length)]: 'a' });
    const renamed = Buffer.from(bytes.toString('latin1').replaceAll('x'.repeat(raw.length), raw), 'latin1');
    // Not said to be UTF-8, neither in the directory nor before the file.
    const [entry = 0] = directoryEntries(renamed);
    renamed.writeUInt16LE(renamed.readUInt16LE(entry + 8) & ~0x800, entry + 8);
    expect((await openArchive(renamed, 'x.zip')).entries.map((found) => found.path)).toEqual([path]);
  });

  test('without any file', async () => expect((await openArchive(await zipOf({}), 'x.zip')).entries).toEqual([]));

  test('holds what was put in', async () => {
    const files = fc.dictionary(fc.stringMatching(/^[a-zé]{1,8}$/u), fc.uint8Array({ maxLength: 5000 }), {
      maxKeys: 5,
    });
    await fc.assert(
      fc.asyncProperty(files, async (contents) => {
        const archive = await openArchive(await zipOf(contents), 'x.zip');
        for (const [path, content] of Object.entries(contents)) {
          expect(Buffer.compare(await archive.read(path), content)).toBe(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** What opening an archive, or reading all of it, ends with. */
async function refusal(
  bytes: Uint8Array,
  limits?: Partial<ArchiveLimits>,
): Promise<InputError['params'] & { code: string }> {
  try {
    const archive = await openArchive(bytes, 'x.zip', limits);
    for (const { path } of archive.entries) await archive.read(path);
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, ...error.params };
    throw error;
  }
  return { code: 'read' };
}

const CLIMBING = (path: string) => async () => {
  const bytes = await zipOf({ ['x'.repeat(path.length)]: 'a' });
  return Buffer.from(bytes.toString('latin1').replaceAll('x'.repeat(path.length), path), 'latin1');
};
const SMALL = () => zipOf({ 'a.txt': 'some words '.repeat(50), 'b.txt': 'more' });

test.each<[string, () => Promise<Buffer>, object, Partial<ArchiveLimits>?]>([
  ['no archive', async () => Buffer.from('Just a text.'), { code: 'archive-none' }],
  ['a picture', async () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), { code: 'file-image' }],
  ['nothing', async () => Buffer.alloc(0), { code: 'archive-none' }],
  ['a beginning only', async () => (await SMALL()).subarray(0, 100), { code: 'archive-broken' }],
  ['cut off', async () => (await SMALL()).subarray(0, -30), { code: 'archive-broken' }],
  [
    'its first half missing',
    async () => Buffer.concat([Buffer.from('PK'), (await SMALL()).subarray(60)]),
    { code: 'archive-broken' },
  ],
  ['under a password', async () => patched(await SMALL(), 8, 2, 1), { code: 'archive-encrypted' }],
  ['strongly encrypted', async () => patched(await SMALL(), 8, 2, 0x41), { code: 'archive-encrypted' }],
  ['another compression', async () => patched(await SMALL(), 10, 2, 14), { code: 'archive-method', path: 'a.txt' }],
  ['a wrong checksum', async () => patched(await SMALL(), 16, 4, 1), { code: 'archive-entry', path: 'a.txt' }],
  ['less than it says', async () => patched(await SMALL(), 24, 4, 9999), { code: 'archive-entry', path: 'a.txt' }],
  ['more than it says', async () => patched(await SMALL(), 24, 4, 9), { code: 'archive-entry', path: 'a.txt' }],
  ['no file where it says', async () => patched(await SMALL(), 42, 4, 7), { code: 'archive-entry', path: 'a.txt' }],
  [
    '4 GB, as it says',
    async () => patched(await SMALL(), 24, 4, 0xfffffffe),
    { code: 'archive-unpacked', limit: 1000 },
  ],
  ['a path that climbs', CLIMBING('../../a'), { code: 'archive-path', path: '../../a' }],
  ['a path that climbs in the middle', CLIMBING('a/../../b'), { code: 'archive-path' }],
  ['a path from the root', CLIMBING('/etc/passwd'), { code: 'archive-path', path: '/etc/passwd' }],
  ['a path of Windows', CLIMBING('C:\\a.txt'), { code: 'archive-path' }],
  ['too many files', SMALL, { code: 'archive-entries', count: 2, limit: 1 }, { entries: 1 }],
  ['too much', SMALL, { code: 'archive-unpacked', limit: 0.0001 }, { unpacked: 100 }],
  ['an archive', () => zipOf({ 'a/b.zip': 'x' }), { code: 'archive-nested', path: 'a/b.zip' }, { nested: false }],
])('refused: %s', async (...[_case, make, expected, limits]) => {
  expect(await refusal(await make(), limits)).toMatchObject({ name: 'x.zip', ...expected });
});

test('what is read again counts once, as files of units are read several times', async () => {
  const archive = await openArchive(await zipOf({ a: 'x'.repeat(60), b: 'x'.repeat(40) }), 'x.zip', { unpacked: 100 });
  for (const path of ['a', 'a', 'b', 'a']) expect((await archive.read(path)).length).toBe(path === 'a' ? 60 : 40);
});

test('a bomb is not unpacked', async () => {
  const archive = await openArchive(await zipOf({ a: Buffer.alloc(30_000_000) }), 'x.zip');
  let most = 0;
  for await (const chunk of archive.open('a')) most = Math.max(most, chunk.length);
  expect(most).toBeLessThan(1_000_000);
});

test('a part that is missing', async () => {
  const archive = await openArchive(await SMALL(), 'x.zip');
  await expect(archive.read('c')).rejects.toMatchObject({ code: 'archive-part', params: { name: 'x.zip', path: 'c' } });
});

test('damaged anywhere: refused, or read as it was', async () => {
  const good = await zipOf({ 'a.txt': 'some words '.repeat(50), 'b/c.txt': 'more' });
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ change;
      await refusal(bytes);
    }),
    { numRuns: 300 },
  );
});
