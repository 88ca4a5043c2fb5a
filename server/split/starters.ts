import type { SplittingData } from '../language/types.js';
import { isSpace, isUpper } from './characters.js';
import type { Stop } from './stops.js';

/** The word that comes next, and where. */
type Next = Pick<Stop, 'word' | 'wordAt'>;

/** Whether the next word can only begin a sentence. */
export function startsSentence(text: string, next: Next, data: SplittingData, except?: ReadonlySet<string>): boolean {
  return isStarter(text, next, data.starters, except);
}

/** Whether the next word is capitalised, one of these, and none of those. */
export function isStarter(
  text: string,
  { word, wordAt }: Next,
  starters: ReadonlySet<string>,
  except?: ReadonlySet<string>,
): boolean {
  if (!isUpper(word.charAt(0))) return false;
  const elided = word.endsWith("'");
  const whole = word.toLowerCase();
  const bare = elided ? whole.slice(0, -1) : whole;
  const known = [whole, bare].find((form) => starters.has(form));
  if (known === undefined || except?.has(known)) return false;
  if (elided) return true;
  const after = text[wordAt + word.length] ?? ' ';
  // `J. A. Smith`, `U.S. A-10`, `U.S. No. 1`: letters and abbreviations that only look like words.
  if (after === '.') return bare.length > 2;
  return bare.length > 1 || isSpace(after) || after === ',';
}
