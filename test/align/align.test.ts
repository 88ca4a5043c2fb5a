import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { align } from '../../server/align/align.js';
import type { Unit, Version } from '../../server/types.js';
import { anyVersions, distinctSentences, versionOf } from './documents.js';

/** Every sentence of every version once, in order, no unit empty, probabilities in bounds. */
function expectWhole(versions: Version[], units: Unit[]): void {
  versions.forEach((version, v) => {
    let at = 0;
    for (const unit of units) {
      const side = unit.sides[v];
      expect(side?.start).toBe(at);
      expect(side?.end).toBeGreaterThanOrEqual(at);
      at = side?.end ?? at;
    }
    expect(at).toBe(version.sentences.length);
  });
  for (const { sides, confidence } of units) {
    expect(sides.some(({ start, end }) => end > start)).toBe(true);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
}

const shape = (units: Unit[]): string[] =>
  units.map(({ sides }) => sides.map(({ start, end }) => end - start).join('-'));

describe('whatever the text', () => {
  test('nothing is lost and order is kept', () => {
    fc.assert(
      fc.property(anyVersions, (versions) => expectWhole(versions, align(versions))),
      { numRuns: 150 },
    );
  });

  test('the order in which versions are given makes no difference', () => {
    fc.assert(
      fc.property(anyVersions, (versions) => {
        const there = align(versions);
        const back = align([...versions].reverse());
        expect(back.map(({ sides }) => [...sides].reverse())).toEqual(there.map(({ sides }) => sides));
      }),
      { numRuns: 60 },
    );
  });

  test('a text aligned with itself is one to one', () => {
    fc.assert(
      fc.property(distinctSentences, (sentences) => {
        const units = align(['en', 'en-GB', 'en-US'].map((tag) => versionOf(tag, [sentences])));
        expect(shape(units)).toEqual(sentences.map(() => '1-1-1'));
      }),
      { numRuns: 40 },
    );
  });
});

test('taking a sentence out of one version leaves the units elsewhere as they were', () => {
  fc.assert(
    fc.property(distinctSentences, fc.nat(), (sentences, seed) => {
      const out = seed % sentences.length;
      const versions = [sentences, sentences.toSpliced(out, 1), sentences];
      const units = align(['en', 'en-GB', 'en-US'].map((tag, v) => versionOf(tag, [versions[v] as string[]])));
      const expected = sentences.map((_, i) => (i === out ? '1-0-1' : '1-1-1'));
      // its neighbours may take part
      const near = (i: number): boolean => Math.abs(i - out) <= 1;
      if (units.length === expected.length)
        expect(shape(units).filter((_, i) => !near(i))).toEqual(expected.filter((_, i) => !near(i)));
      else expect(shape(units).filter((s) => s === '1-1-1').length).toBeGreaterThanOrEqual(sentences.length - 3);
    }),
    { numRuns: 60 },
  );
});

describe('three versions', () => {
  const en = [
    'The council met in Ostrava on 4 May.',
    'It voted for 17 bridges.',
    'Mayor Novak left early.',
    'Rain fell at 6 p.m.',
  ];
  const fr = [
    'Le conseil s’est réuni à Ostrava le 4 mai.',
    'Il a voté pour 17 ponts.',
    'Le maire Novak est parti tôt.',
    'Il a plu à 18 h.',
  ];
  const ru = [
    'Совет собрался в Остраве 4 мая.',
    'Он проголосовал за 17 мостов.',
    'Мэр Новак ушёл рано.',
    'В 18:00 пошёл дождь.',
  ];
  const aligned = (a: string[][], b: string[][], c: string[][]) =>
    shape(align([versionOf('en', a), versionOf('fr', b), versionOf('ru', c)]));

  test('go one to one', () => {
    expect(aligned([en], [fr], [ru])).toEqual(['1-1-1', '1-1-1', '1-1-1', '1-1-1']);
  });

  test('keep a sentence that one lacks in a unit of the other two', () => {
    expect(aligned([en], [fr.toSpliced(1, 1)], [ru])).toEqual(['1-1-1', '1-0-1', '1-1-1', '1-1-1']);
  });

  test('join what one has put into one sentence', () => {
    const merged = [fr[0] as string, `${fr[1]?.slice(0, -1)}, puis le maire Novak est parti tôt.`, fr[3] as string];
    expect(aligned([en], [merged], [ru])).toEqual(['1-1-1', '2-1-2', '1-1-1']);
  });

  test('may be cut into paragraphs at different places', () => {
    expect(aligned([en.slice(0, 2), en.slice(2)], [fr], [ru.slice(0, 1), ru.slice(1)])).toEqual([
      '1-1-1',
      '1-1-1',
      '1-1-1',
      '1-1-1',
    ]);
  });

  test('one of them empty leaves the other two aligned', () => {
    expect(aligned([en], [], [ru])).toEqual(['1-0-1', '1-0-1', '1-0-1', '1-0-1']);
  });
});

describe('more versions, and none', () => {
  const lines = (n: number, word: string) => Array.from({ length: n }, (_, i) => `${word} ${i * 37 + 11} Petrov${i}.`);

  test('five versions align jointly', () => {
    const versions = ['en', 'fr', 'ru', 'de', 'es'].map((tag) => versionOf(tag, [lines(8, tag)]));
    expect(shape(align(versions))).toEqual(Array.from({ length: 8 }, () => '1-1-1-1-1'));
  });

  test('no sentence at all gives no unit', () => {
    expect(align([versionOf('en', []), versionOf('fr', [])])).toEqual([]);
  });

  test('a long document keeps its order where a passage is left out', () => {
    const whole = lines(900, 'Line');
    const cut = whole.toSpliced(300, 150);
    const units = align([versionOf('en', [whole]), versionOf('fr', [cut])]);
    expect(shape(units).filter((s) => s === '1-1').length).toBeGreaterThanOrEqual(745);
    expect(units.slice(305, 445).every(({ sides }) => sides[1]?.start === sides[1]?.end)).toBe(true);
  });
});

describe('units that are settled', () => {
  test('stay, and the rest is aligned around them', () => {
    fc.assert(
      fc.property(anyVersions, fc.nat(), (versions, seed) => {
        const all = align(versions);
        const kept = all.filter((_, i) => (i + seed) % 3 === 0).map(({ sides }) => sides);
        const again = align(versions, { fixed: kept });
        expectWhole(versions, again);
        const shown = new Set(again.map(({ sides }) => JSON.stringify(sides)));
        for (const sides of kept) expect(shown).toContain(JSON.stringify(sides));
      }),
      { numRuns: 60 },
    );
  });

  test('overrule the evidence', () => {
    const lines = ['One 11.', 'Two 22.', 'Three 33.'];
    const versions = [versionOf('en', [lines]), versionOf('fr', [lines])];
    const fixed = [
      [
        { start: 0, end: 2 },
        { start: 0, end: 1 },
      ],
    ];
    expect(align(versions, { fixed })[0]?.sides).toEqual(fixed[0]);
  });
});
