/**
 * The first level of the MQM typology (https://themqm.org) without design and markup, which a text has none of; one
 * level deeper where reviewers tell faults apart.
 */
export const FLAG_CATEGORIES = [
  'accuracy/mistranslation',
  'accuracy/omission',
  'accuracy/addition',
  'accuracy/untranslated',
  'terminology',
  'linguistic-conventions/grammar',
  'linguistic-conventions/spelling',
  'linguistic-conventions/punctuation',
  'linguistic-conventions/unintelligible',
  'linguistic-conventions',
  'style/register',
  'style/awkward',
  'style',
  'locale-conventions',
  'audience-appropriateness',
] as const;
export type FlagCategory = (typeof FLAG_CATEGORIES)[number];
