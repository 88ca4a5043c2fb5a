import type { LeftOut, LeftOutReason } from '../import/corpus.js';
import { type Io, say } from './io.js';

export const LEFT_OUT: Record<LeftOutReason, string> = {
  hidden: 'hidden',
  format: 'of no format that is read',
  archive: 'an archive: unpack it first',
  alone: 'in one language only',
  'same-language': 'a second text in the same language',
};

/** Says which files of folders and archives are in no document. Those that nobody would look for aren't spoken of. */
export function sayLeftOut(io: Io, leftOut: readonly LeftOut[]): void {
  const texts = leftOut
    .filter(({ reason }) => reason !== 'hidden')
    .map(({ path, reason }) => `${path} (${LEFT_OUT[reason]})`);
  // A folder may hold hundreds of pictures.
  const rest = texts.length - 3;
  if (texts.length > 0)
    say(io, `left out: ${rest > 1 ? `${texts.slice(0, 3).join(', ')} and ${rest} others` : texts.join(', ')}`);
}
