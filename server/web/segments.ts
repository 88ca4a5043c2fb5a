import type { Range } from '../types.js';

/** Cuts a sentence where marks begin and end, so that a template can print it without putting HTML together. */

export interface Marked<Mark> extends Range {
  mark: Mark;
}

export interface Segment<Mark> {
  text: string;
  /** All marks that cover this piece; none for plain text. */
  marks: Mark[];
}

/**
 * Pieces of `text` in order; joined, they are `text`. Marks may overlap; one that reaches beyond the text is cut off,
 * and one that is empty is left out.
 */
export function segmentsOf<Mark>(text: string, marked: readonly Marked<Mark>[]): Segment<Mark>[] {
  const within = marked
    .map(({ start, end, mark }) => ({ start: Math.max(0, start), end: Math.min(text.length, end), mark }))
    .filter(({ start, end }) => start < end);
  const cuts = new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? text.length;
    return {
      text: text.slice(start, end),
      marks: within.filter((range) => range.start <= start && range.end >= end).map(({ mark }) => mark),
    };
  });
}
