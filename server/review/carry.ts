import { diffWordsWithSpace } from 'diff';
import type { LanguageTag, Range } from '../types.js';
import type { Successor } from './revision.js';

/** A unit's sentences of a version that was revised, and what is left of it. */
export interface Carried {
  /** Its sentences in the new text; what was put in between them is among them. */
  after: Range;
  /** Every sentence that it had has a successor. */
  whole: boolean;
  /** One of its sentences reads otherwise, or is gone, or something was put in between. */
  changed: boolean;
}

/**
 * Where each unit's sentences are after a revision: in order, and none of them in two units. Sentences that were put in
 * between two units belong to none, unless a unit between them lost all that it had: what took its place is there.
 * @param sides the units' ranges of the version, in order.
 * @param count how many sentences the new text has.
 */
export function carrySides(sides: readonly Range[], found: readonly Successor[], count: number): Carried[] {
  let next = 0;
  let at = 0;
  const carried = sides.map(({ start, end }): Carried & { mapped: boolean } => {
    let first = -1;
    let last = at;
    let kept = 0;
    let same = true;
    while ((found[next]?.before.start ?? Infinity) < end) {
      const { before, after, same: equal } = found[next] as Successor;
      next++;
      if (first < 0) first = after.start;
      // two sentences that were joined may come from two units: the first of them has the new one
      last = after.end;
      kept += Math.min(before.end, end) - Math.max(before.start, start);
      same &&= equal;
    }
    const mapped = first >= 0;
    const after = { start: mapped ? first : at, end: mapped ? last : at };
    at = after.end;
    const whole = kept === end - start;
    return { after, whole, changed: !whole || !same || after.end - after.start !== end - start, mapped };
  });
  fillGaps(carried, sides, count);
  return carried.map(({ after, whole, changed }) => ({ after, whole, changed }));
}

/** Gives what stands between two units to the one unit between them that lost its text. */
function fillGaps(carried: (Carried & { mapped: boolean })[], sides: readonly Range[], count: number): void {
  let before = 0;
  for (let n = 0; n < carried.length; n++) {
    if (carried[n]?.mapped) {
      before = carried[n]?.after.end ?? before;
      continue;
    }
    let end = n;
    while (end < carried.length && !carried[end]?.mapped) end++;
    const past = carried[end]?.after.start ?? count;
    const lost = carried.slice(n, end).filter((_, m) => sides[n + m]?.start !== sides[n + m]?.end);
    if (lost[0] && lost.length === 1 && before < past)
      Object.assign(lost[0], { after: { start: before, end: past }, whole: true });
    n = end - 1;
  }
  // empty ones stand where the text has come to
  let at = 0;
  for (const unit of carried) {
    if (unit.after.start === unit.after.end) unit.after = { start: at, end: at };
    at = unit.after.end;
  }
}

/**
 * Where a place in a text is after the text was changed: its words, as far as they are still there.
 * @returns null where none is left.
 */
export function movedSpan(before: string, after: string, { start, end }: Range, language: LanguageTag): Range | null {
  if (before === after) return { start, end };
  let [i, j] = [0, 0];
  let first = -1;
  let past = -1;
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  for (const { value, added, removed } of diffWordsWithSpace(before, after, { intlSegmenter })) {
    const length = value.length;
    if (!added && !removed) {
      const [from, to] = [Math.max(i, start), Math.min(i + length, end)];
      if (from < to && before.slice(from, to).trim() !== '') {
        if (first < 0) first = j + from - i;
        past = j + to - i;
      }
    }
    if (!added) i += length;
    if (!removed) j += length;
  }
  return first < 0 || first >= past ? null : { start: first, end: past };
}
