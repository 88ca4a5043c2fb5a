import type { Check } from './check.js';
import { counterpart } from './counterpart.js';
import { name } from './name.js';
import { number } from './number.js';

/** Every check, in the order in which a reviewer reads their findings. */
export const CHECKS: readonly Check[] = [counterpart, number, name];
