import { describe, expect, test } from '@jest/globals';
import { soundCodes, soundLikeness } from '../../server/words/sounds.js';

const likeness = (a: string, b: string): number => soundLikeness(soundCodes(a), soundCodes(b));

describe('names across scripts', () => {
  test.each([
    ['shakespeare', 'шекспир'],
    ['chopin', 'шопен'],
    ['washington', 'вашингтон'],
    ['chirac', 'ширак'],
    ['churchill', 'черчилль'],
    ['poutine', 'путин'],
    ['khrouchtchev', 'khrushchev'],
    ['tchaïkovski', 'чайковск'],
    ['william', 'уильям'],
    ['johnson', 'джонсон'],
    ['jacques', 'жак'],
    ['müller', 'мюллер'],
    ['zelensky', 'зеленск'],
    ['παπανδρέου', 'papandreou'],
  ])('%s sounds like %s', (a, b) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(0.7);
  });

  test.each([
    ['london', 'берлин'],
    ['trieste', 'венеция'],
    ['martin', 'ковалев'],
    ['hansen', 'сульхейм'],
    ['dupont', 'лефевр'],
  ])('%s does not sound like %s', (a, b) => {
    expect(likeness(a, b)).toBeLessThan(0.5);
  });
});

test('a script it can’t read has no sound', () => {
  expect(soundCodes('東京')).toEqual([]);
});
