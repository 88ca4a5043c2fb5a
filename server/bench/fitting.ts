import { align } from '../align/align.js';
import type { Weights } from '../align/weights.js';
import { calibrationError, type Verdict } from './calibration.js';
import type { DevelopmentSet, DevelopmentText } from './development.js';
import { filled, type Place } from './places.js';
import { coordinateSearch, rounded, type Step } from './search.js';
import { f1, type Judged, rightOnes, strictTally, type Tally } from './strict.js';

/** A set, and how much its units' F1 counts in what is fitted. */
export interface Weighted {
  set: DevelopmentSet;
  share: number;
}

interface Alignment {
  judged: Judged;
  confidences: number[];
}

function alignText({ versions, analysed, gold }: DevelopmentText, weights: Weights): Alignment {
  const units = align(versions, { analysed, weights });
  const found = units.map(
    ({ sides }): Place =>
      Object.fromEntries(
        versions.map(({ tag }, v) => {
          const { start = 0, end = 0 } = sides[v] ?? {};
          return [tag, [start, end] as const];
        }),
      ),
  );
  return { judged: { gold, found }, confidences: units.map(({ confidence }) => confidence) };
}

const tagsOf = ({ versions }: DevelopmentText): string[] => versions.map(({ tag }) => tag);

/** Strict F1 of a set's whole units. */
export function unitScore({ texts }: DevelopmentSet, weights: Weights): number {
  const sum: Tally = { hit: 0, predicted: 0, gold: 0 };
  for (const text of texts) {
    const { hit, predicted, gold } = strictTally([alignText(text, weights).judged], tagsOf(text));
    sum.hit += hit;
    sum.predicted += predicted;
    sum.gold += gold;
  }
  return f1(sum);
}

/** The confidence of each unit of the sets with two sides or more, and whether it is right. */
export function verdictsOf(sets: readonly DevelopmentSet[], weights: Weights): Verdict[] {
  return sets
    .flatMap(({ texts }) => texts)
    .flatMap((text) => {
      const tags = tagsOf(text);
      const { judged, confidences } = alignText(text, weights);
      return rightOnes(judged, tags).flatMap((right, u) =>
        filled(judged.found[u] ?? {}, tags).length > 1 ? [{ confidence: confidences[u] ?? 0, right }] : [],
      );
    });
}

/** All weights but the temperature, which changes what is said of the units and not the units. */
const searched = (weights: Weights): (keyof Weights)[] =>
  (Object.keys(weights) as (keyof Weights)[]).filter((key) => key !== 'temperature');

/** The weights that give the highest sum of the sets' unit F1, each times its share. */
export function fitWeights(
  sets: readonly Weighted[],
  start: Weights,
  onStep: (step: Step) => void = () => {},
): { weights: Weights; score: number } {
  const scoreOf = (weights: Weights): number =>
    sets.reduce((sum, { set, share }) => sum + share * unitScore(set, weights), 0);
  const { point, score } = coordinateSearch({ ...start }, searched(start), scoreOf, onStep);
  return { weights: point, score };
}

/** From scores taken at a third of their face to scores taken at three times it, in steps of a tenth. */
const TEMPERATURES = Array.from({ length: 24 }, (_, n) => rounded(1.1 ** (n - 12)));

/** The temperature whose confidences come true most nearly as often as they say; on a tie the one nearest to 1. */
export function fitTemperature(sets: readonly DevelopmentSet[], weights: Weights): number {
  const tried = TEMPERATURES.map((temperature) => ({
    temperature,
    error: calibrationError(verdictsOf(sets, { ...weights, temperature })),
    distance: Math.abs(Math.log(temperature)),
  }));
  tried.sort((a, b) => a.error - b.error || a.distance - b.distance);
  return tried[0]?.temperature ?? weights.temperature;
}
