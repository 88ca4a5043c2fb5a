import type { ExportUnit, Units } from './types.js';

/** Characters in a piece, about: what a file system or a network takes at once. */
const BLOCK = 65_536;

/**
 * A file of text: its head, a part for each unit, its tail. Many parts make a piece, since handing over a piece for each
 * would cost more than making it.
 * @param part '' where nothing is written for the unit.
 */
export async function* inBlocks(
  head: string,
  units: Units,
  part: (unit: ExportUnit) => string,
  tail: string | (() => string) = '',
): AsyncGenerator<string> {
  let block = head;
  for await (const unit of units) {
    block += part(unit);
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  block += typeof tail === 'string' ? tail : tail();
  if (block !== '') yield block;
}
