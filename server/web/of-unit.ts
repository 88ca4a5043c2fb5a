import { InputError } from '../errors.js';
import type { StoredDivergence, StoredFlag, StoredUnit } from '../store/types.js';

/** @throws InputError `not-found`, also where the flag is another unit's. */
export function flagOfUnit(unit: StoredUnit, id: number): StoredFlag {
  const flag = unit.flags.find((one) => one.id === id);
  if (!flag) throw new InputError('not-found', { what: 'flag', id });
  return flag;
}

/** @throws InputError `not-found`, also where the finding is another unit's. */
export function divergenceOfUnit(unit: StoredUnit, id: number): StoredDivergence {
  const found = unit.divergences.find((one) => one.id === id);
  if (!found) throw new InputError('not-found', { what: 'divergence', id });
  return found;
}
