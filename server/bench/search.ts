/** Named numbers that are to be found. */
export type Point = Record<string, number>;

/** What each round multiplies a number by: first far, then near. */
const ROUNDS: readonly (readonly number[])[] = [
  [0.6, 1.6],
  [0.8, 1.25],
  [0.9, 1.1],
];
/** A gain below this is chance: on a thousand units it is a tenth of a unit. */
const LEAST_GAIN = 1e-4;
/** How often in a row a number may be moved the same way within a round. */
const MOST_STEPS = 3;

/** Three digits are all that such a search tells. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

export interface Step {
  key: string;
  value: number;
  score: number;
}

/**
 * Coordinate search for the highest score: one number at a time is moved by a factor, for as long as that helps. The
 * score has steps, being made of counts, so nothing that needs a slope would do. Deterministic.
 */
export function coordinateSearch<P extends Point>(
  start: P,
  keys: readonly (keyof P & string)[],
  scoreOf: (point: P) => number,
  onStep: (step: Step) => void = () => {},
): { point: P; score: number } {
  let point = start;
  let score = scoreOf(point);
  for (const factors of ROUNDS)
    for (const key of keys)
      for (const factor of factors)
        for (let step = 0; step < MOST_STEPS; step++) {
          const value = rounded((point[key] as number) * factor);
          const next = { ...point, [key]: value };
          const found = scoreOf(next);
          if (found < score + LEAST_GAIN) break;
          point = next;
          score = found;
          onStep({ key, value, score });
        }
  return { point, score };
}
