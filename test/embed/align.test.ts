import { describe, expect, test } from '@jest/globals';
import { align } from '../../server/align/align.js';
import { embedVersions } from '../../server/embed/embed-versions.js';
import type { Unit, Version } from '../../server/types.js';
import { versionOf } from '../align/documents.js';
import { inventedEncoder, type Meaning, meaning, say } from './invented.js';

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);
const plain = (from: number, to: number): Meaning[] => numbers(from, to).map(meaning);

const versionIn = (tag: string, sentences: Meaning[]): Version =>
  versionOf(tag, [sentences.map((concepts) => say(tag, concepts))]);

async function aligned(versions: Version[]): Promise<Unit[]> {
  return align(versions, { embeddings: await embedVersions(versions, inventedEncoder()) });
}

/** `0+1-0` for a unit of sentences 0 and 1 with sentence 0. */
const shown = (units: Unit[]): string[] =>
  units.map(({ sides }) => sides.map(({ start, end }) => numbers(start, end).join('+') || '_').join('-'));

describe('two languages that share nothing', () => {
  const first = plain(0, 12);
  // without 3 and 4, with two of its own after 7, and with 9 and 10 in one sentence
  const second = [
    ...plain(0, 3),
    ...plain(5, 8),
    ...plain(100, 102),
    meaning(8),
    [...meaning(9), ...meaning(10)],
    meaning(11),
  ];
  const versions = [versionIn('qaa', first), versionIn('qab', second)];
  const right = [
    ...['0-0', '1-1', '2-2', '3-_', '4-_', '5-3', '6-4', '7-5'],
    ...['_-6', '_-7', '8-8', '9+10-9', '11-10'],
  ];

  test('align by their embeddings', async () => expect(shown(await aligned(versions))).toEqual(right));

  test('cannot be aligned without', () => {
    const kept = shown(align(versions)).filter((unit) => right.includes(unit));
    expect(kept.length).toBeLessThan(right.length - 3);
  });

  test('a split in three and a merge', async () => {
    const [a, b, c] = [meaning(50), meaning(51), meaning(52)] as [Meaning, Meaning, Meaning];
    const whole = versionIn('qaa', [...plain(0, 3), [...a, ...b, ...c], ...plain(3, 6)]);
    const parts = versionIn('qab', [...plain(0, 3), a, b, c, ...plain(3, 6)]);
    const found = shown(await aligned([whole, parts]));
    expect(found).toEqual(['0-0', '1-1', '2-2', '3-3+4+5', '4-6', '5-7', '6-8']);
  });

  test('the order in which versions are given makes no difference', async () => {
    const there = await aligned(versions);
    const back = await aligned([...versions].reverse());
    expect(back.map(({ sides }) => [...sides].reverse())).toEqual(there.map(({ sides }) => sides));
  });

  test('units that are settled stay, and the rest is aligned around them', async () => {
    const embeddings = await embedVersions(versions, inventedEncoder());
    const fixed = [
      [
        { start: 10, end: 12 },
        { start: 10, end: 11 },
      ],
    ];
    expect(shown(align(versions, { embeddings, fixed }))).toEqual([...right.slice(0, -2), '9-9', '10+11-10']);
  });
});

test('three versions, each without something', async () => {
  const all = plain(0, 9);
  const without = (tag: string, ...left: number[]) =>
    versionIn(
      tag,
      all.filter((_, n) => !left.includes(n)),
    );
  const found = shown(await aligned([without('qaa', 2), without('qab', 5), without('qac', 6, 7)]));
  expect(found).toEqual(['0-0-0', '1-1-1', '_-2-2', '2-3-3', '3-4-4', '4-_-5', '5-5-_', '6-6-_', '7-7-6']);
});

test('a fourth version is aligned with the three before', async () => {
  const all = plain(0, 8);
  const without = (tag: string, left: number) =>
    versionIn(
      tag,
      all.filter((_, n) => n !== left),
    );
  const found = shown(await aligned([without('qaa', 1), without('qab', 9), without('qac', 9), without('qad', 4)]));
  expect(found).toEqual(
    numbers(0, 8).map((n) => `${n === 1 ? '_' : n > 1 ? n - 1 : n}-${n}-${n}-${n === 4 ? '_' : n > 4 ? n - 1 : n}`),
  );
});

test('a long text from which a long passage is missing', async () => {
  const versions = [versionIn('qaa', plain(0, 500)), versionIn('qab', [...plain(0, 120), ...plain(280, 500)])];
  const found = shown(await aligned(versions));
  const right = [
    ...numbers(0, 120).map((n) => `${n}-${n}`),
    ...numbers(120, 280).map((n) => `${n}-_`),
    ...numbers(280, 500).map((n) => `${n}-${n - 160}`),
  ];
  expect(found.filter((unit) => right.includes(unit)).length).toBeGreaterThan(right.length - 5);
});

test('a unit that embeddings speak for is surer than one that nothing speaks for', async () => {
  const versions = [versionIn('qaa', plain(0, 6)), versionIn('qab', plain(0, 8))];
  const [with_, without] = [await aligned(versions), align(versions)].map((units) => units[3]?.confidence ?? 0);
  expect(with_).toBeGreaterThan(without ?? 1);
});

test.each([1, 2])('versions of %i sentences', async (count) => {
  const versions = ['qaa', 'qab', 'qac'].map((tag) => versionIn(tag, plain(0, count)));
  expect(shown(await aligned(versions))).toEqual(numbers(0, count).map((n) => `${n}-${n}-${n}`));
});

test('an encoder to which everything is alike changes nothing', async () => {
  const versions = [versionIn('qaa', plain(0, 30)), versionIn('qab', plain(4, 30))];
  const alike = { dimension: 3, embed: async (texts: string[]) => texts.map(() => Float32Array.of(1, 2, 3)) };
  const embeddings = await embedVersions(versions, alike);
  expect(shown(align(versions, { embeddings }))).toEqual(shown(align(versions)));
});
