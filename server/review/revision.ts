import { diffArrays } from 'diff';
import type { LanguageTag, Range } from '../types.js';

/** Sentences of a text before and after its revision that are the same, or that one became the other. */
export interface Successor {
  before: Range;
  after: Range;
  /** Nothing was changed, white space aside. */
  same: boolean;
}

/** From this share of common words on, a sentence is taken for what became of another. */
const KIN = 0.4;

/** Beyond so many changed sentences, a text is another one: telling what became of what would take minutes. */
const MOST_CHANGED = 6000;
/** The largest table of changed sentences that is compared each with each, in cells. */
const MOST_CELLS = 4_000_000;

const folded = (sentence: string): string => sentence.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * What became of each sentence of a text. Equal ones are found by their longest common subsequence (Myers 1986, package
 * `diff`); between these, those that share most words, in order, one for one, or two for one where a sentence was cut or
 * two were joined. What has no successor was taken out, what is none was put in.
 * @returns successors in the order of the text.
 */
export function successors(before: readonly string[], after: readonly string[], language: LanguageTag): Successor[] {
  const own = before.map(folded);
  const next = after.map(folded);
  const parts = diffArrays(own, next, { maxEditLength: MOST_CHANGED });
  const words = wordCounter(language);
  const found: Successor[] = [];
  let [i, j] = [0, 0];
  let open: [number, number] = [0, 0];
  const close = (): void => {
    found.push(...kin(range(open[0], i), range(open[1], j), own, next, words));
  };
  for (const { added, removed, count } of parts ?? []) {
    if (added) j += count;
    else if (removed) i += count;
    else {
      close();
      for (let n = 0; n < count; n++)
        found.push({ before: range(i + n, i + n + 1), after: range(j + n, j + n + 1), same: true });
      [i, j] = [i + count, j + count];
      open = [i, j];
    }
  }
  close();
  return found;
}

const range = (start: number, end: number): Range => ({ start, end });

type Counts = ReadonlyMap<string, number>;

/** Counts a sentence's words, by the language's own idea of a word. */
function wordCounter(language: LanguageTag): (text: string) => Counts {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return (text) => {
    const counts = new Map<string, number>();
    for (const { segment, isWordLike } of segmenter.segment(text.toLowerCase()))
      if (isWordLike) counts.set(segment, (counts.get(segment) ?? 0) + 1);
    return counts;
  };
}

/** Twice the common words over all words, 0 to 1 (Dice). */
function likeness(a: Counts, b: Counts): number {
  let [common, total] = [0, 0];
  for (const [word, count] of a) {
    common += Math.min(count, b.get(word) ?? 0);
    total += count;
  }
  for (const count of b.values()) total += count;
  return total === 0 ? 0 : (2 * common) / total;
}

/** How many sentences of each side may make one step, and what the step costs against one for one. */
const STEPS: [number, number, number][] = [
  [1, 1, 0],
  [1, 2, 0.1],
  [2, 1, 0.1],
];

/** The best successors within a run of changed sentences: the dynamic programme over how much is kept. */
function kin(
  a: Range,
  b: Range,
  before: readonly string[],
  after: readonly string[],
  words: (text: string) => Counts,
): Successor[] {
  const [n, m] = [a.end - a.start, b.end - b.start];
  if (n === 0 || m === 0 || n * m > MOST_CELLS) return [];
  const joined = (list: readonly string[], start: number, size: number): Counts =>
    words(list.slice(start, start + size).join(' '));
  const counts = (list: readonly string[], { start, end }: Range): Counts[][] =>
    [1, 2].map((size) => Array.from({ length: end - start }, (_, k) => joined(list, start + k, size)));
  const [own, theirs] = [counts(before, a), counts(after, b)];
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  const taken = new Int8Array((n + 1) * width).fill(-1);
  for (let i = n; i >= 0; i--)
    for (let j = m; j >= 0; j--) {
      const cell = i * width + j;
      best[cell] = Math.max(i < n ? (best[cell + width] as number) : 0, j < m ? (best[cell + 1] as number) : 0);
      STEPS.forEach(([x, y, cost], step) => {
        if (i + x > n || j + y > m) return;
        const alike = likeness(own[x - 1]?.[i] as Counts, theirs[y - 1]?.[j] as Counts) - cost;
        const score = alike + (best[cell + x * width + y] as number);
        if (alike < KIN || score <= (best[cell] as number)) return;
        best[cell] = score;
        taken[cell] = step;
      });
    }
  const found: Successor[] = [];
  for (let i = 0, j = 0; i < n && j < m; ) {
    const cell = i * width + j;
    const step = STEPS[taken[cell] as number];
    if (step) {
      const [x, y] = step;
      const [from, to] = [a.start + i, b.start + j];
      found.push({ before: range(from, from + x), after: range(to, to + y), same: false });
      [i, j] = [i + x, j + y];
    } else if (best[cell] === best[cell + width]) i++;
    else j++;
  }
  return found;
}
