import type { Check, CheckInfo, DocumentCheck } from './check.js';
import { consistency } from './checks/consistency/consistency.js';
import { attribution } from './checks/contrast/attribution.js';
import { opposite } from './checks/contrast/opposite.js';
import { quantity } from './checks/contrast/quantity.js';
import { counterpart } from './checks/counterpart/counterpart.js';
import { date } from './checks/date.js';
import { falseFriend } from './checks/false-friend.js';
import { form } from './checks/form/form.js';
import { magnitude } from './checks/magnitude.js';
import { measure } from './checks/measure.js';
import { mistranslation } from './checks/mistranslation.js';
import { modality } from './checks/modality/modality.js';
import { name } from './checks/name/name.js';
import { negation } from './checks/negation.js';
import { number } from './checks/number/number.js';
import { omission } from './checks/omission/omission.js';
import { quotation } from './checks/quotation/quotation.js';
import { reference } from './checks/reference.js';
import { terminology } from './checks/terminology/terminology.js';
import { typography } from './checks/typography/typography.js';
import { untranslated } from './checks/untranslated.js';

/** Every check, in the order in which a reviewer reads their findings. */
export const CHECKS: readonly Check[] = [
  counterpart,
  omission,
  mistranslation,
  number,
  magnitude,
  measure,
  date,
  name,
  negation,
  opposite,
  modality,
  attribution,
  quantity,
  quotation,
  falseFriend,
  terminology,
  untranslated,
  reference,
  form,
  typography,
];

/** Those that look at the whole document. */
export const DOCUMENT_CHECKS: readonly DocumentCheck[] = [consistency];

/** All that is said of them, for the documentation and for settings. */
export const ALL_CHECKS: readonly CheckInfo[] = [...CHECKS, ...DOCUMENT_CHECKS];
