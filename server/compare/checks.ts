import { attribution } from './attribution.js';
import type { Check, CheckInfo, DocumentCheck } from './check.js';
import { consistency } from './consistency.js';
import { counterpart } from './counterpart.js';
import { date } from './date.js';
import { falseFriend } from './false-friend.js';
import { form } from './form/form.js';
import { magnitude } from './magnitude.js';
import { measure } from './measure.js';
import { mistranslation } from './mistranslation.js';
import { modality } from './modality.js';
import { name } from './name.js';
import { negation } from './negation.js';
import { number } from './number.js';
import { omission } from './omission.js';
import { opposite } from './opposite.js';
import { quantity } from './quantity.js';
import { quotation } from './quotation/quotation.js';
import { reference } from './reference.js';
import { terminology } from './terminology.js';
import { typography } from './typography/typography.js';
import { untranslated } from './untranslated.js';

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
