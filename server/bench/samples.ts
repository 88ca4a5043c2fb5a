import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageTag } from '../types.js';
import { segmented, type TestDocument, type TestSet, type Texts } from './documents.js';
import { type ErrorToPlant, type GoldUnit, planted, textOf } from './plant.js';

/** The languages of the samples. */
export const SAMPLE_TAGS: LanguageTag[] = ['en', 'fr', 'ru'];

/** A mistake that was planted into one version: `unit` counts the gold's units from 0. */
export interface PlantedError {
  id: string;
  unit: number;
  lang: LanguageTag;
  category: string;
}

export interface Sample {
  name: string;
  texts: Record<LanguageTag, string>;
  units: Texts[];
  errors: PlantedError[];
}

/** The sample texts with their gold, and again with their errors planted where there are any (`corpus/samples/README.md`). */
export function readSamples(folder: string): Sample[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => {
      const gold = readJson<Gold>(join(folder, name, 'gold.json'));
      const texts = SAMPLE_TAGS.map((tag) => [tag, readFileSync(join(folder, name, `${tag}.txt`), 'utf8')] as const);
      const sample = { name, texts: Object.fromEntries(texts), units: gold.units, errors: gold.errors ?? [] };
      const path = join(folder, name, 'errors.json');
      return existsSync(path) ? [sample, spoilt(name, gold.units, readJson<Errors>(path).errors)] : [sample];
    });
}

interface Gold {
  units: GoldUnit[];
  errors?: PlantedError[];
}

interface Errors {
  errors: ErrorToPlant[];
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

function spoilt(name: string, gold: readonly GoldUnit[], errors: readonly ErrorToPlant[]): Sample {
  const units = planted(gold, errors);
  const texts = Object.fromEntries(SAMPLE_TAGS.map((tag) => [tag, textOf(units, tag)]));
  return { name: `${name}, spoilt`, texts, units, errors: [...errors] };
}

/** Sentences by the rules of Unicode (UAX #29), which any program has at hand that has none of its own. */
function unicodeSentences(text: string, tag: LanguageTag): string[] {
  const segmenter = new Intl.Segmenter(tag, { granularity: 'sentence' });
  return text
    .split(/\n{2,}/u)
    .flatMap((paragraph) => Array.from(segmenter.segment(paragraph), ({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '');
}

function rawDocument({ name, texts, units }: Sample): TestDocument {
  const segments = Object.entries(texts).map(([tag, text]) => [tag, unicodeSentences(text, tag)] as const);
  return { id: name, given: texts, segments: Object.fromEntries(segments), gold: units };
}

export const rawSamples = (samples: readonly Sample[]): TestSet => ({
  name: 'samples, raw text',
  tags: SAMPLE_TAGS,
  documents: samples.map(rawDocument),
});

export const goldSamples = (samples: readonly Sample[]): TestSet => ({
  name: 'samples, sentences given',
  tags: SAMPLE_TAGS,
  documents: samples.map(({ name, units }) => segmented(name, units, SAMPLE_TAGS)),
});
