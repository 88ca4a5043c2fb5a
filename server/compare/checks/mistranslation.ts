import type { Divergence } from '../../types.js';
import { type Check, filledSides, type UnitView } from '../check.js';
import { type Item, wellKnown } from '../matching/matching.js';
import { type Evidence, type Suspicions, strongest, suspicionsOf } from './omission/evidence.js';
import { SHOWN, spanAround, standsNearby } from './omission/omission.js';

/**
 * What speaks for other words having been put in the place of those that two versions share, in logarithms of odds: fitted
 * like the odds of omissions, to 783 translations in which a clause or phrase had been replaced by one of another sentence.
 * A single word replaced can't be told from a translator's freedom: three in two of the unchanged have such a one.
 */
const WEIGHTS = { lost: 1, lone: 0.8, lostDetached: 0.3, loneDetached: 0.95, bias: -5.2 };
const FROM = 4;
const HINTED = 2;
/** Words and numbers that there must be on either side. */
const LEAST = 2;

interface Swap {
  lost: Evidence;
  lone: Evidence;
  odds: number;
}

const isWord = ({ kind, name }: Item): boolean => kind === 'word' && !name;
const worded = (items: readonly Item[] | undefined): boolean => (items ?? []).filter(isWord).length >= LEAST;

/** Numbers and names have checks of their own, which know more of them. */
function swapOf({ omissions, additions }: Suspicions): Swap | null {
  let best: Swap | null = null;
  for (const lost of omissions) {
    if (!lost.words.every(worded)) continue;
    for (const lone of additions) {
      if (!worded(lone.words[0])) continue;
      const odds =
        WEIGHTS.lost * lost.weight +
        WEIGHTS.lone * lone.weight +
        WEIGHTS.lostDetached * lost.detached +
        WEIGHTS.loneDetached * lone.detached +
        WEIGHTS.bias;
      if (odds > (best?.odds ?? HINTED)) best = { lost, lone, odds };
    }
  }
  return best;
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length !== 3 || !sides.every(({ version }) => wellKnown(version))) return [];
  return suspicionsOf(unit).flatMap((suspicions) => {
    const { side, others, omissions, additions } = suspicions;
    const swap = swapOf(suspicions);
    if (!swap) return [];
    // what is missing or too much is said by that check
    if ((strongest('omitted', omissions)?.odds ?? 0) >= SHOWN.omitted) return [];
    if ((strongest('added', additions)?.odds ?? 0) >= SHOWN.added) return [];
    if (standsNearby(side, swap.lost.words.flat())) return [];
    const spans = others.map((other, n) => spanAround(other, swap.lost.words[n] as Item[]));
    return [
      {
        type: 'mistranslation',
        variant: 'odd',
        params: { lang: side.tag, others: others.map(({ tag }) => tag) },
        severity: 'major' as const,
        culprit: side.tag,
        confidence: Math.round(100 * Math.min(0.85, 0.15 + 0.12 * swap.odds)) / 100,
        spans: [...spans, spanAround(side, swap.lone.words[0] as Item[])],
        ...(swap.odds < FROM ? { hint: true } : {}),
      },
    ];
  });
}

export const mistranslation: Check = {
  id: 'mistranslation',
  name: 'Mistranslation',
  description:
    'Several words that two versions share, where the third has several others, which neither of them has. Needs three versions in languages that the lexicon knows. A single word that was put differently is let pass.',
  severity: 'major',
  find,
};
