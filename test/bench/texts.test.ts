import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { scoreChecks } from '../../server/bench/checks.js';
import { disturbed } from '../../server/bench/disturb.js';
import { segmentsOf, type Texts } from '../../server/bench/documents.js';
import { goldSamples, readSamples, SAMPLE_TAGS } from '../../server/bench/samples.js';
import { longDocument } from '../../server/bench/speed.js';
import { declaration } from '../../server/bench/udhr.js';

const samples = readSamples(join(import.meta.dirname, '../../corpus/samples'));
const rights = declaration();
const gold = rights.documents[0]?.gold as Texts[];

test('the Declaration has a title, a preamble and thirty articles, block by block', () => {
  expect(gold.filter(({ en }) => /^Article \d+$/u.test(en?.[0] ?? ''))).toHaveLength(30);
  expect(gold.filter((unit) => SAMPLE_TAGS.some((tag) => unit[tag]?.length !== 1))).toEqual([
    { en: ['Now, therefore,'], fr: [], ru: [] },
  ]);
  const last = gold.find(({ en }) => en?.[0] === 'Article 30') as Texts;
  expect([last.fr, last.ru]).toEqual([['Article 30'], ['Статья 30']]);
});

describe.each([rights, goldSamples(samples)])('$name, disturbed', (set) => {
  const words = (units: Texts[], tag: string): string[] => segmentsOf(units, [tag])[tag]?.join(' ').split(' ') ?? [];

  test('leaves out and runs together, adds nothing, and is always the same', () => {
    const spoilt = disturbed(set, 2);
    expect(spoilt.documents).toHaveLength(2 * set.documents.length);
    expect(disturbed(set, 2)).toEqual(spoilt);
    spoilt.documents.forEach(({ gold: units, segments }, n) => {
      const before = set.documents[Math.floor(n / 2)]?.gold as Texts[];
      expect(segmentsOf(units, SAMPLE_TAGS)).toEqual(segments);
      for (const tag of SAMPLE_TAGS) {
        const kept = words(before, tag);
        const found = words(units, tag);
        expect(found.length).toBeLessThanOrEqual(kept.length);
        let at = 0;
        for (const word of found) at = kept.indexOf(word, at) + 1 || Number.NaN;
        expect(at).not.toBeNaN();
      }
    });
  });
});

test('a long document has no line twice', () => {
  const [unit, ...others] = [gold[0], gold[2], gold[4]] as [Texts, ...Texts[]];
  const lines = segmentsOf(longDocument([unit, ...others], SAMPLE_TAGS, 8), SAMPLE_TAGS);
  for (const tag of SAMPLE_TAGS) expect(new Set(lines[tag]).size).toBe(8);
  expect(lines.en?.[6]).toBe(`${unit.en?.[0]} [2]`);
});

test('findings are held against planted errors', () => {
  const texts = (en: string, fr: string, ru: string): Texts => ({ en: [en], fr: fr ? [fr] : [], ru: [ru] });
  const units = [texts('A.', 'À.', 'А.'), texts('B.', 'Bé.', 'Б.'), texts('C.', '', 'В.'), texts('D.', 'Dé.', 'Г.')];
  const sample = { name: 'x', texts: {}, units, errors: [{ id: 'e', unit: 1, lang: 'fr', category: 'name' }] };
  const find = (...types: string[]) => types.map((type) => ({ type, severity: 'minor' as const }));
  const divergences = [find(), find('name', 'number'), find('gap'), find('number')];
  const found = units.map((unit, u) => ({ texts: unit, confidence: 1, divergences: divergences[u] ?? [] }));
  expect(scoreChecks([sample], [found])).toEqual({
    errors: 1,
    found: 1,
    goodUnits: 2,
    alarmedUnits: 1,
    checks: [
      { type: 'gap', findings: 1, apt: 1, errors: 0, alarms: 0 },
      { type: 'name', findings: 1, apt: 1, errors: 1, alarms: 0 },
      { type: 'number', findings: 2, apt: 1, errors: 1, alarms: 1 },
    ],
    kinds: [{ kind: 'name', errors: 1, found: 1 }],
  });
});
