import { expect, test } from '@jest/globals';
import { Stems } from '../../../server/compare/matching/stems.js';

test('equal stems have one number, no stem has none, and numbers begin anew once they are forgotten', () => {
  const stems = new Stems();
  const first = ['river', 'rivi', 'river', ''].map((stem) => stems.numberOf(stem));
  expect(first).toEqual([1, 2, 1, 0]);
  expect(stems.isFull).toBe(false);
  for (let n = 0; n < 100_000; n++) stems.numberOf(`word${n}`);
  expect(stems.isFull).toBe(true);
  stems.forget();
  expect(stems.isFull).toBe(false);
  expect(stems.numberOf('rivi')).toBe(1);
});
