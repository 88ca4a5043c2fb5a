import { irregular as adjectives } from './ru-adjectives.js';
import { irregular as nouns } from './ru-nouns.js';
import { irregular as verbs } from './ru-verbs.js';
import { irregular as atVerbs } from './ru-verbs-at.js';
import { irregular as itVerbs } from './ru-verbs-it.js';
import { irregular as ovatVerbs } from './ru-verbs-ovat.js';
import type { IrregularForms } from './types.js';

export const irregular: IrregularForms = {
  ...atVerbs,
  ...itVerbs,
  ...ovatVerbs,
  ...verbs,
  ...nouns,
  ...adjectives,
};
