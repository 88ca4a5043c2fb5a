import type { Check } from './check.js';
import { oddValues } from './contrast.js';

export const modality: Check = {
  id: 'modality',
  name: 'Modality',
  description:
    'Duty turned to possibility or the reverse (must, may), certainty to doubt, advice to intention, where the other versions agree. Forms that a language uses for both pass.',
  severity: 'major',
  find: (unit) => oddValues(unit, 'modality', 'modality', 'major', 0.75),
};
