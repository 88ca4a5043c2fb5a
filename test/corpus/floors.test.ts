import { describe, expect, test } from '@jest/globals';
import { processVersions } from '../../server/engine.js';
import { readPlainText } from '../../server/import/plain/plain-text.js';
import { splitVersion } from '../../server/split/split.js';
import type { AlignedDocument } from '../../server/types.js';
import { type Gold, LANGUAGES, paragraphsOf, samples } from './gold.js';

/** What the program reached on the samples when these floors were last raised, less a little. They only ever go up. */
const FLOORS = { split: 0.985, units: 0.95, found: 0.74, alarmed: 0.02 };

const f1 = (hit: number, predicted: number, gold: number): number => (2 * hit) / (predicted + gold);
const squash = (text: string): string => text.replace(/\s+/gu, '');

const all = samples();
const clean = all.filter(({ errors }) => errors.length === 0);
const aligned = new Map<string, AlignedDocument>(
  all.map(({ name, texts }) => [
    name,
    processVersions(
      LANGUAGES.map((tag) => ({ tag, text: { paragraphs: readPlainText(texts[tag] ?? '').paragraphs } })),
    ),
  ]),
);

const textsOf = ({ versions, units }: AlignedDocument): string[][] =>
  units.map(({ sides }) =>
    versions.map(({ sentences }, v) =>
      squash(
        sentences
          .slice(sides[v]?.start, sides[v]?.end)
          .map(({ text }) => text)
          .join(''),
      ),
    ),
  );

test.each(LANGUAGES)('sentences of the samples in %s', (lang) => {
  let hit = 0;
  let predicted = 0;
  let gold = 0;
  for (const sample of clean) {
    const { paragraphs, sentences } = paragraphsOf(sample, lang);
    const mine = splitVersion(lang, paragraphs).sentences.map(({ text }) => squash(text));
    const known = new Set(sentences.map(squash));
    hit += mine.filter((sentence) => known.has(sentence)).length;
    predicted += mine.length;
    gold += sentences.length;
  }
  expect(f1(hit, predicted, gold)).toBeGreaterThanOrEqual(FLOORS.split);
});

test('units of the samples, from their raw text', () => {
  let hit = 0;
  let predicted = 0;
  let gold = 0;
  for (const { name, units } of clean) {
    const several = (texts: string[]): boolean => texts.filter(Boolean).length > 1;
    const known = new Set(
      units
        .map((unit) => LANGUAGES.map((lang) => squash(unit[lang].join(''))))
        .filter(several)
        .map(String),
    );
    const mine = textsOf(aligned.get(name) as AlignedDocument).filter(several);
    hit += mine.filter((texts) => known.has(String(texts))).length;
    predicted += mine.length;
    gold += known.size;
  }
  expect(f1(hit, predicted, gold)).toBeGreaterThanOrEqual(FLOORS.units);
});

/** Which of the gold's units each unit found shares text with. */
function goldUnits({ units }: Gold, document: AlignedDocument): number[][] {
  const ends = LANGUAGES.map((lang) => {
    let at = 0;
    return units.map((unit) => {
      at += squash(unit[lang].join('')).length;
      return at;
    });
  });
  const from = LANGUAGES.map(() => 0);
  return textsOf(document).map((texts) => {
    const touched = new Set<number>();
    texts.forEach((text, v) => {
      const start = from[v] as number;
      const end = start + text.length;
      from[v] = end;
      (ends[v] as number[]).forEach((goldEnd, g) => {
        const goldStart = g === 0 ? 0 : ((ends[v] as number[])[g - 1] as number);
        if (Math.min(end, goldEnd) > Math.max(start, goldStart)) touched.add(g);
      });
    });
    return [...touched];
  });
}

describe('divergences of the samples', () => {
  test('planted errors are found', () => {
    let planted = 0;
    let seen = 0;
    for (const sample of all.filter(({ errors }) => errors.length > 0)) {
      const document = aligned.get(sample.name) as AlignedDocument;
      const touched = goldUnits(sample, document);
      const shown = new Set(
        document.units.flatMap(({ divergences }, u) =>
          divergences.some((d) => !d.hint) ? (touched[u] as number[]) : [],
        ),
      );
      planted += sample.errors.length;
      seen += sample.errors.filter(({ unit }) => shown.has(unit)).length;
    }
    expect(seen / planted).toBeGreaterThanOrEqual(FLOORS.found);
  });

  test('good units raise few alarms', () => {
    let units = 0;
    let alarmed = 0;
    for (const sample of clean) {
      const document = aligned.get(sample.name) as AlignedDocument;
      const touched = goldUnits(sample, document);
      document.units.forEach(({ divergences }, u) => {
        const whole = (touched[u] as number[]).every((g) => LANGUAGES.every((lang) => sample.units[g]?.[lang].length));
        if (!whole) return;
        units++;
        if (divergences.some((d) => !d.hint)) alarmed++;
      });
    }
    expect(alarmed / units).toBeLessThanOrEqual(FLOORS.alarmed);
  });
});
