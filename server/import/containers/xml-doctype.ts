import { InputError } from '../../errors.js';
import type { Place } from './xml-tag.js';

/** A quoted text, a comment, a processing instruction, or a mark that begins or ends something. */
const PART = /"[^"]*"|'[^']*'|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!ENTITY|["'[\]<>]/gu;

/**
 * Where a document type declaration ends; -1 where its end has not come yet. What it declares is passed over, and the
 * file that it names is never asked for.
 * @throws InputError `xml-entities` where it declares entities: no data file needs any, and a few can be made to stand
 * for gigabytes, or for a file of this machine.
 */
export function doctypeEnd(buffer: string, start: number, place: Place): number {
  PART.lastIndex = start + '<!DOCTYPE'.length;
  let within = 0;
  let subset = false;
  for (let part = PART.exec(buffer); part; part = PART.exec(buffer)) {
    const [mark] = part;
    if (mark === '<!ENTITY') throw new InputError('xml-entities', place());
    if (mark === '"' || mark === "'") return -1;
    if (mark === '[') subset = true;
    else if (mark === ']') subset = false;
    else if (mark === '<') {
      // A comment that has not come to its end begins like a declaration.
      if (buffer.startsWith('<!--', part.index) || buffer.startsWith('<?', part.index)) return -1;
      within++;
    } else if (mark === '>') {
      if (within > 0) within--;
      else if (!subset) return PART.lastIndex;
      else throw new InputError('xml-broken', place());
    }
  }
  return -1;
}
