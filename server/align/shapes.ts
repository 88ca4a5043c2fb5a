import { LONGEST } from './pairs.js';
import type { Weights } from './weights.js';

/** How many sentences of each version a unit takes, and the logarithm of how likely that is before one has read them. */
export interface Shape {
  sizes: number[];
  score: number;
}

function plausible(sizes: number[]): boolean {
  const filled = sizes.filter((n) => n > 0).sort((a, b) => b - a);
  const [most = 0, next = 1] = filled;
  if (most === 0) return false;
  // sentences that stand alone are units of their own, one by one
  if (filled.length === 1) return most === 1;
  // a long run stands against short ones; several runs that are all long would be several units
  return most <= 3 || next <= 2;
}

function score(sizes: number[], weights: Weights): number {
  const filled = sizes.filter((n) => n > 0);
  if (filled.length === 1 && sizes.length > 1) return -weights.alone;
  const extra = filled.reduce((sum, n) => sum + n - 1, 0);
  const several = filled.filter((n) => n > 1).length;
  return -(
    weights.missing * (sizes.length - filled.length) +
    weights.extra * extra +
    weights.several * Math.max(0, several - 1)
  );
}

/** Every shape that a unit over so many versions may have. */
export function shapes(versions: number, weights: Weights): Shape[] {
  let all: number[][] = [[]];
  for (let v = 0; v < versions; v++)
    all = all.flatMap((head) => Array.from({ length: LONGEST + 1 }, (_, n) => [...head, n]));
  return all.filter(plausible).map((sizes) => ({ sizes, score: score(sizes, weights) }));
}
