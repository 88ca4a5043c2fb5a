import type { AnalysedSentence } from '../../analyse/analyse.js';
import { grammarOf } from '../../language/grammar/index.js';
import type { TenseData } from '../../language/grammar/types.js';
import type { UnitSide } from '../check.js';
import { bitsByForm } from './by-form.js';
import { once } from './kept.js';

/** How many words of a side tell of the past, the present and the future, as far as their form shows it. */
export interface Tenses {
  past: number;
  present: number;
  future: number;
}

const tensesOf = once(({ sentences, version }: UnitSide): Tenses => {
  const counts = [0, 0, 0, 0];
  if (grammarOf(version.tag)) for (const sentence of sentences) count(counts, sentence, timesOf(version));
  const [, past, present, future] = counts as [number, number, number, number];
  return { past, present, future };
});

/** What a form tells, as bits: first the time by itself, if any. */
const TIME = 3;
const PAST = 1;
const PRESENT = 2;
const FUTURE = 3;
const PERFECT = 4;
const PARTICIPLE = 8;

const timesOf = bitsByForm(({ norm }, { tag }) => {
  const data = grammarOf(tag)?.tense;
  if (!data) return 0;
  const perfect = data.participle && data.perfect.has(norm) ? PERFECT : 0;
  return timeOf(norm, data) | perfect | (data.participle?.test(norm) ? PARTICIPLE : 0);
});

function timeOf(word: string, data: TenseData): number {
  if (data.future.has(word)) return FUTURE;
  if (data.past.has(word)) return PAST;
  if (data.present.has(word)) return PRESENT;
  if (data.notVerbs.has(word)) return 0;
  if (data.futureEnding?.test(word)) return FUTURE;
  return data.pastEnding?.test(word) ? PAST : 0;
}

function count(counts: number[], { tokens, forms, text }: AnalysedSentence, times: Uint8Array): void {
  const at = (n: number): number => {
    const form = n < forms.length ? (forms[n] as number) : -1;
    return form < 0 ? 0 : (times[form] as number);
  };
  for (let n = 0; n < forms.length; n++) {
    const bits = at(n);
    if ((bits & (TIME | PERFECT)) === 0) continue;
    const { norm, start } = tokens[n] as AnalysedSentence['tokens'][number];
    // a name may end like a verb
    if (n > 0 && text.charCodeAt(start) !== norm.charCodeAt(0)) continue;
    // an auxiliary has its participle within the next two words
    const isPerfect = (bits & PERFECT) !== 0 && ((at(n + 1) | at(n + 2)) & PARTICIPLE) !== 0;
    const time = isPerfect ? PAST : bits & TIME;
    if (time !== 0) counts[time] = (counts[time] as number) + 1;
  }
}

const share = (part: number, { past, present, future }: Tenses): number => part / Math.max(1, past + present + future);

/** How far two sides speak of the same time, 0 to 1; 1 where either shows none. */
export function timeShared(a: UnitSide, b: UnitSide): number {
  const [own, theirs] = [tensesOf(a), tensesOf(b)];
  const shown = ({ past, present, future }: Tenses): number => past + present + future;
  if (shown(own) === 0 || shown(theirs) === 0) return 1;
  const past = Math.abs(share(own.past, own) - share(theirs.past, theirs));
  const future = Math.abs(share(own.future, own) - share(theirs.future, theirs));
  return 1 - (past + future) / 2;
}
