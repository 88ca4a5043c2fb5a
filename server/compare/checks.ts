import { attribution } from './attribution.js';
import type { Check } from './check.js';
import { counterpart } from './counterpart.js';
import { date } from './date.js';
import { falseFriend } from './false-friend.js';
import { measure } from './measure.js';
import { modality } from './modality.js';
import { name } from './name.js';
import { negation } from './negation.js';
import { number } from './number.js';
import { omission } from './omission.js';
import { opposite } from './opposite.js';
import { quantity } from './quantity.js';
import { untranslated } from './untranslated.js';

/** Every check, in the order in which a reviewer reads their findings. */
export const CHECKS: readonly Check[] = [
  counterpart,
  omission,
  number,
  measure,
  date,
  name,
  negation,
  opposite,
  modality,
  attribution,
  quantity,
  falseFriend,
  untranslated,
];
