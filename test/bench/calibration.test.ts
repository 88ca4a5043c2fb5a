import { describe, expect, test } from '@jest/globals';
import { bins, calibrationError, isotonic, type Verdict } from '../../server/bench/calibration.js';

const verdicts = (confidence: number, right: number, wrong: number): Verdict[] =>
  Array.from({ length: right + wrong }, (_, n) => ({ confidence, right: n < right }));

describe('calibration', () => {
  test('a unit of confidence 1 falls into the last bin', () => {
    expect(bins(verdicts(1, 2, 0))[9]).toEqual({ from: 0.9, units: 2, right: 2, said: 1 });
  });

  test.each([
    ['as said', verdicts(0.75, 3, 1), 0],
    ['surer than right', verdicts(0.75, 1, 3), 0.5],
    ['two bins, one of them off by 0.2', [...verdicts(0.9, 9, 1), ...verdicts(0.3, 5, 5)], 0.1],
    ['nothing', [], 0],
  ])('error: %s', (_, given, expected) => {
    expect(calibrationError(given)).toBeCloseTo(expected, 10);
  });

  test('shares that fall where confidence rises are pooled', () => {
    const found = bins([
      ...verdicts(0.35, 1, 3),
      ...verdicts(0.55, 4, 1),
      ...verdicts(0.65, 2, 3),
      ...verdicts(0.95, 9, 1),
    ]);
    expect(isotonic(found.filter(({ units }) => units > 0))).toEqual([0.25, 0.6, 0.6, 0.9]);
  });
});
