import type { Check } from './check.js';
import { counterpart } from './counterpart.js';
import { measure } from './measure.js';
import { name } from './name.js';
import { number } from './number.js';
import { omission } from './omission.js';
import { untranslated } from './untranslated.js';

/** Every check, in the order in which a reviewer reads their findings. */
export const CHECKS: readonly Check[] = [counterpart, omission, number, measure, name, untranslated];
