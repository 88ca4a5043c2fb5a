import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WEIGHTS } from '../../server/align/weights.js';
import { type DevelopmentSet, readArticles, readSentences, unitCount } from '../../server/bench/development.js';
import { fitTemperature, fitWeights, unitScore } from '../../server/bench/fitting.js';
import { coordinateSearch } from '../../server/bench/search.js';

const EN = [
  'The ferry left at 7:40 with 212 passengers.',
  'It was raining hard, and the deck was slippery.',
  'Captain Moreau had asked for a second engine since 2019.',
  'Nobody at the ministry ever answered his letters.',
  'At noon the harbour of Valtorre was closed.',
];
const FR = [
  'Le ferry est parti à 7 h 40 avec 212 passagers ; il pleuvait fort et le pont était glissant.',
  'Depuis 2019, le capitaine Moreau réclamait un second moteur.',
  'À midi, le port de Valtorre a été fermé.',
];
const GOLD = [
  { en: [0, 1], fr: [0] },
  { en: [2], fr: [1] },
  { en: [3], fr: [] },
  { en: [4], fr: [2] },
];

let folder: string;
let set: DevelopmentSet;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fit-'));
  const file = join(folder, 'ferry.jsonl');
  writeFileSync(file, `${JSON.stringify({ id: 'ferry', versions: { en: EN, fr: FR }, gold: GOLD })}\n`);
  set = readSentences(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a set is read with its units as places', () => {
  expect(set.name).toBe('ferry');
  expect(unitCount(set)).toBe(3);
  expect(set.texts[0]?.gold).toEqual([
    { en: [0, 2], fr: [0, 1] },
    { en: [2, 3], fr: [1, 2] },
    { en: [3, 4], fr: [2, 2] },
    { en: [4, 5], fr: [2, 3] },
  ]);
});

test('articles are read with their paragraphs', () => {
  const articles = readArticles(join(import.meta.dirname, '../../corpus/samples'));
  expect(articles.texts.length).toBeGreaterThan(5);
  for (const { versions, gold } of articles.texts)
    for (const { tag, paragraphs, sentences } of versions) {
      expect(paragraphs.length).toBeGreaterThan(10);
      for (const { paragraph, start, end, text } of sentences)
        expect(paragraphs[paragraph]?.text.slice(start, end)).toBe(text);
      expect(gold.at(-1)?.[tag]?.[1]).toBe(sentences.length);
    }
});

describe('coordinate search', () => {
  const score = ({ a, b }: { a: number; b: number }): number => -Math.abs(a - 5) - Math.abs(b - 0.2);

  test('climbs', () => {
    const { point } = coordinateSearch({ a: 1, b: 1, kept: 7 }, ['a', 'b'], score);
    expect(Math.abs(point.a - 5)).toBeLessThan(0.5);
    expect(Math.abs(point.b - 0.2)).toBeLessThan(0.05);
    expect(point.kept).toBe(7);
  });

  test('stays where nothing is better', () => {
    expect(coordinateSearch({ a: 5, b: 0.2 }, ['a', 'b'], score)).toEqual({
      point: { a: 5, b: 0.2 },
      score: score({ a: 5, b: 0.2 }),
    });
  });
});

describe('fitting', () => {
  /** As if length told everything. */
  const bad = { ...WEIGHTS, length: 6 };

  test('finds better weights than bad ones, and the same ones again', () => {
    const found = fitWeights([{ set, share: 2 }], bad);
    expect(found.score).toBeGreaterThan(2 * unitScore(set, bad));
    expect(found.score).toBeCloseTo(2 * unitScore(set, found.weights), 10);
    expect(found.weights.temperature).toBe(bad.temperature);
    expect(fitWeights([{ set, share: 2 }], bad)).toEqual(found);
  });

  test('a temperature is found', () => {
    const temperature = fitTemperature([set], WEIGHTS);
    expect(temperature).toBeGreaterThan(0.3);
    expect(temperature).toBeLessThan(3.5);
  });
});
