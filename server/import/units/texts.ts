import { InputError } from '../../errors.js';
import type { FileUnit, LanguageTag } from '../../types.js';

/** Half of a long novel; what is longer is no segment, and would have to be held in one piece. */
export const LONGEST_SEGMENT = 1_000_000;

/** @throws InputError `unit-too-long` */
export function refuseTooLong(text: { length: number }, name: string, line: () => number): void {
  if (text.length > LONGEST_SEGMENT)
    throw new InputError('unit-too-long', { name, line: line(), limit: LONGEST_SEGMENT });
}

/**
 * Adds a side's segments, white space around them gone and blank ones left out. A further text in the same language
 * becomes a version of its own: `fr-x-2`.
 */
export function addText(texts: FileUnit['texts'], tag: LanguageTag, segments: readonly string[]): void {
  const trimmed: string[] = [];
  for (const segment of segments) {
    const text = segment.trim();
    if (text !== '') trimmed.push(text);
  }
  if (trimmed.length > 0) texts[freeTag(texts, tag)] = trimmed;
}

/** `fr`, `fr-x-2`, `fr-x-3`; after a private part, which there can be only one of, `fr-x-a-2`. */
function freeTag(texts: FileUnit['texts'], tag: LanguageTag): LanguageTag {
  if (!(tag in texts)) return tag;
  const stem = tag.includes('-x-') ? tag : `${tag}-x`;
  let number = 2;
  while (`${stem}-${number}` in texts) number++;
  return `${stem}-${number}`;
}

export function hasText(unit: FileUnit): boolean {
  for (const _ in unit.texts) return true;
  return false;
}

/**
 * A side that was written as one text, taken apart where its sentences begin (`18 40`, in UTF-16 code units); as one
 * segment where these can't be right.
 */
export function sentencesApart(text: string, starts: string | undefined): string[] {
  if (!starts) return [text];
  const places = starts.trim().split(/\s+/u).map(Number);
  const bounds = [0, ...places, text.length];
  const inOrder = bounds.every(
    (place, at) => Number.isInteger(place) && (at === 0 || place > (bounds[at - 1] as number)),
  );
  return inOrder ? bounds.slice(1).map((end, at) => text.slice(bounds[at], end)) : [text];
}

/** 0 to 1, as text; undefined for all else. */
export function score(text: string | undefined): number | undefined {
  const value = text?.trim() ? Number(text) : Number.NaN;
  return value >= 0 && value <= 1 ? value : undefined;
}
