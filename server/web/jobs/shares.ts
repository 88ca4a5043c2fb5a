import { STEPS, type Step } from './job.js';

/** How much of the whole each step takes, roughly: of texts, alignment is most of it; of units, comparison. */
const SHARES = {
  texts: { read: 0.05, split: 0.1, align: 0.55, compare: 0.25, store: 0.04, index: 0.01 },
  // These go into the index as they are stored.
  units: { read: 0, split: 0, align: 0, compare: 0.7, store: 0.3, index: 0 },
} as const satisfies Record<string, Record<Step, number>>;

/** How far the whole is, 0 to 1, when this much of a step is done. */
export function wholeOf(step: Step, done: number, kind: keyof typeof SHARES = 'texts'): number {
  const shares = SHARES[kind];
  const before = STEPS.slice(0, STEPS.indexOf(step)).reduce((sum, earlier) => sum + shares[earlier], 0);
  return before + shares[step] * Math.min(1, Math.max(0, done));
}
