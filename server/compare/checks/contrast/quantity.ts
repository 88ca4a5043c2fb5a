import type { Check } from '../../check.js';
import { oddValues } from './contrast.js';

export const quantity: Check = {
  id: 'quantity',
  name: 'Quantity',
  description:
    'All for some, at least for at most, always for sometimes, where the other versions agree. Words for about the same amount pass.',
  severity: 'major',
  find: (unit) => oddValues(unit, { list: 'quantity', type: 'quantity', severity: 'major' }),
};
