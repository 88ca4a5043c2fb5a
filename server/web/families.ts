import type { Wording } from '../wording.js';

/** What sort of divergence a check finds. The sort decides a mark's hue and the shape of its line. */

export const FAMILIES = ['fact', 'name', 'sense', 'lost'] as const;
export type Family = (typeof FAMILIES)[number];

/** The one table: check id to family. A check that isn't listed says something of the sense. */
const FAMILY_OF: Record<string, Family> = {
  number: 'fact',
  date: 'fact',
  magnitude: 'fact',
  measure: 'fact',
  reference: 'fact',
  name: 'name',
  counterpart: 'lost',
  omission: 'lost',
  untranslated: 'lost',
};

export function familyOf(check: string): Family {
  return FAMILY_OF[check] ?? 'sense';
}

/** What a check is called; one that has no name yet goes by its family's. */
export function checkName(check: string, { t, has }: Wording): string {
  return t(has(`check.${check}`) ? `check.${check}` : `family.${familyOf(check)}`);
}
