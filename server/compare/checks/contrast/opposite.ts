import type { Check } from '../../check.js';
import { oddValues } from './contrast.js';

const severity = 'critical';

export const opposite: Check = {
  id: 'opposite',
  name: 'Opposite',
  description:
    'A word in one version where the others have its opposite, or another word of one kind: rose and fell, before and after, imports and exports, a wolf and a bear. The pairs are in corpus/contrasts; words that a translator may turn round (`not rare` for `frequent`) and words that stand for either pass.',
  severity,
  find: (unit) => ['opposites', 'kinds'].flatMap((list) => oddValues(unit, { list, type: 'opposite', severity })),
};
