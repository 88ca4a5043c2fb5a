import type { Check } from '../../check.js';
import { oddValues } from './contrast.js';

export const attribution: Check = {
  id: 'attribution',
  name: 'Attribution',
  description:
    'How sure a text is of what it reports: alleged for confirmed, proven for unproven, denied for admitted, where the other versions agree.',
  severity: 'major',
  find: (unit) => oddValues(unit, { list: 'attribution', type: 'attribution', severity: 'major' }),
};
