import { describe, expect, test } from '@jest/globals';
import { embedVersions } from '../../server/embed/embed-versions.js';
import { cosine, OVERLAPS, runAt, type Vectors } from '../../server/embed/vectors.js';
import { versionOf } from '../align/documents.js';
import { inventedEncoder, meaning, say } from './invented.js';

const sentencesIn = (tag: string, from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => say(tag, meaning(from + n)));

test('every run of up to three sentences has a vector, none goes beyond the end', async () => {
  const [found] = (await embedVersions([versionOf('qaa', [sentencesIn('qaa', 0, 4)])], inventedEncoder())) as [Vectors];
  for (let start = 0; start < 4; start++)
    for (let size = 1; size <= OVERLAPS; size++) {
      const run = runAt(start, size);
      expect(cosine(found, run, found, run)).toBeCloseTo(start + size <= 4 ? 1 : 0, 2);
    }
});

test('a cosine is that of the encoder’s own vectors, but for a thousandth or so', async () => {
  const encoder = inventedEncoder();
  const texts = sentencesIn('qaa', 0, 20);
  const [found] = (await embedVersions([versionOf('qaa', [texts])], encoder)) as [Vectors];
  const exact = await encoder.embed(texts);
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);
  for (const [i, a] of exact.entries())
    for (const [j, b] of exact.entries())
      expect(
        Math.abs(cosine(found, runAt(i, 1), found, runAt(j, 1)) - dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))),
      ).toBeLessThan(0.008);
});

describe('the encoder', () => {
  test('is given each different text once', async () => {
    const encoder = inventedEncoder();
    const same = Array.from({ length: 40 }, () => say('qaa', meaning(1)));
    const versions = [versionOf('qaa', [same]), versionOf('qab', [[...same, say('qab', meaning(2))]])];
    const found = await embedVersions(versions, encoder);
    expect(encoder.texts.length).toBe(3 + 3);
    expect(new Set(encoder.texts).size).toBe(encoder.texts.length);
    expect(cosine(found[0] as Vectors, runAt(30, 2), found[1] as Vectors, runAt(3, 2))).toBeCloseTo(1, 2);
  });

  test('is given batches, the progress between them', async () => {
    const encoder = inventedEncoder();
    const done: number[] = [];
    await embedVersions([versionOf('qaa', [sentencesIn('qaa', 0, 50)])], encoder, (share) => done.push(share));
    expect(encoder.largest).toBeLessThanOrEqual(32);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(1);
  });

  test('that gives another number of numbers is at fault', async () => {
    const wrong = { dimension: 4, embed: async (texts: string[]) => texts.map(() => new Float32Array(3)) };
    await expect(embedVersions([versionOf('qaa', [['ba.']])], wrong)).rejects.toThrow('3 numbers, not 4');
  });

  test('may give no direction', async () => {
    const none = {
      dimension: 2,
      embed: async (texts: string[]) => texts.map((_, n) => Float32Array.of(n % 2 ? Number.NaN : 0, 0)),
    };
    const [found] = (await embedVersions([versionOf('qaa', [['ba.', 'de.']])], none)) as [Vectors];
    expect(cosine(found, 0, found, 0)).toBe(0);
  });
});
