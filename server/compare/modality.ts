import type { Check } from './check.js';
import { oddValues } from './contrast.js';

export const modality: Check = {
  id: 'modality',
  name: 'Modality',
  description:
    'Duty turned to possibility or the reverse (must, may), certainty to doubt, advice to intention, where the other versions agree. Forms that a language uses for both pass. Shown as a hint only.',
  severity: 'major',
  // languages share out duty and possibility otherwise: more of these are turns of phrase than errors
  find: (unit) => oddValues(unit, 'modality', 'modality', 'major', 0.4).map((found) => ({ ...found, hint: true })),
};
