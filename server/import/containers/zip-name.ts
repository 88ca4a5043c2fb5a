import { isUtf8 } from 'node:buffer';
import { type Entry, getFileNameLowLevel } from 'yauzl';

/** Of the flags: the name is in UTF-8 (APPNOTE.TXT, 4.4.4). */
const SAYS_UTF8 = 0x800;
/** The field in which Info-ZIP puts the name in UTF-8 as well (4.6.9). */
const UNICODE_PATH = 0x7075;

/**
 * The path of a file in an archive. Where the archive doesn't say that its names are in UTF-8, they should be in the code
 * page of the first PCs (437). Programs of today write UTF-8 all the same, and Windows in Russia its own page (866).
 */
export function entryPath({ generalPurposeBitFlag: flags, fileNameRaw: raw, extraFields }: Entry): string {
  const said = (flags & SAYS_UTF8) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH);
  if (said || raw.every((byte) => byte < 0x80)) return getFileNameLowLevel(flags, raw, extraFields, false);
  if (isUtf8(raw)) return slashed(raw.toString('utf8'));
  const cyrillic = new TextDecoder('ibm866').decode(raw);
  return isCyrillic(cyrillic) ? slashed(cyrillic) : getFileNameLowLevel(flags, raw, extraFields, false);
}

/** Some programs of Windows part folders as Windows does. */
const slashed = (path: string): string => path.replaceAll('\\', '/');

/** No word is half Latin, and what is beyond ASCII are letters: café in the other page is "cafВ". */
function isCyrillic(path: string): boolean {
  const words = path.match(/[^\x20-\x40[-`{-~]+/gu) ?? [];
  const foreign = words.filter((word) => /[^\x20-\x7e]/u.test(word));
  return foreign.every((word) => /^(?:\p{Script=Cyrillic}|№)+$/u.test(word)) && foreign.some((word) => word.length > 1);
}
