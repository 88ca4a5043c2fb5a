import { irregular as verbs } from './fr-verbs.js';
import { irregular as erVerbs } from './fr-verbs-er.js';
import { irregular as vowelVerbs } from './fr-verbs-er-vowels.js';
import { irregular as words } from './fr-words.js';
import type { IrregularForms } from './types.js';

export const irregular: IrregularForms = { ...erVerbs, ...vowelVerbs, ...verbs, ...words };
