import type { Check } from './check.js';
import { oddValues } from './contrast.js';

export const opposite: Check = {
  id: 'opposite',
  name: 'Opposite',
  description:
    'A word in one version where the others have its opposite: rose and fell, before and after, imports and exports. The pairs are in corpus/contrasts; words that a translator may turn round (`not rare` for `frequent`) and words that stand for either pass.',
  severity: 'critical',
  find: (unit) => oddValues(unit, 'opposites', 'opposite', 'critical', 0.75),
};
