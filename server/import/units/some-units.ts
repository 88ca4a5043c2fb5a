import { InputError } from '../../errors.js';
import type { FileUnit } from '../../types.js';
import type { UnitFileHead } from '../types.js';
import { hasText } from './texts.js';

/**
 * The units that have text, and a notice that says how many had none.
 * @throws InputError `units-none` after a file without any
 */
export async function* someUnits(
  units: AsyncIterable<FileUnit>,
  name: string,
  head: UnitFileHead,
): AsyncGenerator<FileUnit> {
  let some = false;
  let blank = 0;
  for await (const unit of units) {
    if (hasText(unit)) {
      some = true;
      yield unit;
    } else blank++;
  }
  if (!some) throw new InputError('units-none', { name });
  if (blank > 0) head.notices.push({ code: 'units-blank', params: { name, count: blank } });
}
