import type { DivergenceSpan, LanguageTag } from '../../types.js';
import { gap } from '../joined.js';

/** A piece of a text, that a flag speaks of or that none does. */
export interface Run {
  text: string;
  marked: boolean;
}

/** The side's text as `joined` has it, in pieces by what the spans cover. None of them is empty. */
export function runsOf(
  tag: LanguageTag,
  sentences: readonly string[] | undefined,
  spans: readonly DivergenceSpan[],
): Run[] {
  let text = '';
  const covered: { start: number; end: number }[] = [];
  for (const [number, sentence] of (sentences ?? []).entries()) {
    if (!/\S/u.test(sentence)) continue;
    if (text !== '') text += gap(tag);
    for (const { lang, sentence: its, start, end } of spans)
      if (lang === tag && its === number) covered.push({ start: text.length + start, end: text.length + end });
    text += sentence;
  }
  const runs: Run[] = [];
  let at = 0;
  const add = (end: number, marked: boolean): void => {
    const to = Math.min(end, text.length);
    if (to > at) runs.push({ text: text.slice(at, to), marked });
    at = Math.max(at, to);
  };
  for (const { start, end } of covered.sort((a, b) => a.start - b.start)) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return runs;
}
