import { expect, test } from '@jest/globals';
import { countsAsError, type Fault, mqmScores } from '../../server/review/mqm.js';

const versions = [
  { tag: 'en', words: 2000 },
  { tag: 'fr', words: 500 },
  { tag: 'ru', words: 0 },
];

test('penalty points by weight, in 1,000 words, version by version', () => {
  const faults: Fault[] = [
    { lang: 'en', severity: 'minor' },
    { lang: 'en', severity: 'major' },
    { lang: 'fr', severity: 'critical' },
    { lang: null, severity: 'critical' },
  ];
  expect(mqmScores(versions, faults)).toEqual([
    { lang: 'en', words: 2000, errors: { minor: 1, major: 1, critical: 0 }, penalty: 6, per1000: 3, score: 99.7 },
    { lang: 'fr', words: 500, errors: { minor: 0, major: 0, critical: 1 }, penalty: 25, per1000: 50, score: 95 },
    { lang: 'ru', words: 0, errors: { minor: 0, major: 0, critical: 0 }, penalty: 0, per1000: null, score: null },
  ]);
});

test('every flag counts but one that was found to be none', () => {
  expect(['open', 'accepted', 'fixed', 'rejected'].map(countsAsError)).toEqual([true, true, true, false]);
});
