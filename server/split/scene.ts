import type { SplittingData } from '../language/types.js';
import type { Range } from '../types.js';
import { charAt, isWordPart } from './characters.js';
import type { Quotations } from './enclosures.js';
import type { Stop } from './stops.js';

/** What the rules may ask about a stop. */
export interface Scene {
  text: string;
  data: SplittingData;
  /** Where the sentence begins that the stop may end. */
  start: number;
  stop: Stop;
  /** The brackets around the stop, if any. */
  aside: Range | undefined;
  quotations: Quotations;
}

const LONGEST_LEAD = 32;

/** The first letter or digit of a sentence, past quotes, dashes and brackets. */
export function firstWordAt(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + LONGEST_LEAD);
  let at = start;
  while (at < limit && !isWordPart(charAt(text, at))) at++;
  return at;
}
