import type { AnalysedSentence } from '../analyse/analyse.js';
import { grammarOf } from '../language/grammar/index.js';
import type { TenseData } from '../language/grammar/types.js';
import { remembering } from '../words/remembering.js';
import { TokenKind } from '../words/tokens.js';
import type { UnitSide } from './check.js';
import { once } from './kept.js';

/** How many words of a side tell of the past, the present and the future, as far as their form shows it. */
export interface Tenses {
  past: number;
  present: number;
  future: number;
}

const tensesOf = once(({ sentences, tag }: UnitSide): Tenses => {
  const tenses = { past: 0, present: 0, future: 0 };
  const data = grammarOf(tag)?.tense;
  if (data) for (const sentence of sentences) count(tenses, sentence, data);
  return tenses;
});

function count(tenses: Tenses, { tokens, text }: AnalysedSentence, data: TenseData): void {
  const timeOf = timesOf(data);
  for (let n = 0; n < tokens.length; n++) {
    const { kind, norm, start } = tokens[n] as AnalysedSentence['tokens'][number];
    if (kind !== TokenKind.Word) continue;
    // a name may end like a verb
    if (n > 0 && text.charCodeAt(start) !== norm.charCodeAt(0)) continue;
    const time = isPerfect(tokens, n, data) ? 'past' : timeOf(norm);
    if (time) tenses[time]++;
  }
}

const known = new WeakMap<TenseData, (word: string) => keyof Tenses | null>();

function timesOf(data: TenseData): (word: string) => keyof Tenses | null {
  let timeOf = known.get(data);
  if (!timeOf) {
    timeOf = remembering((word): keyof Tenses | null => {
      if (data.future.has(word)) return 'future';
      if (data.past.has(word)) return 'past';
      if (data.present.has(word)) return 'present';
      if (data.notVerbs.has(word)) return null;
      if (data.futureEnding?.test(word)) return 'future';
      return data.pastEnding?.test(word) ? 'past' : null;
    });
    known.set(data, timeOf);
  }
  return timeOf;
}

/** Whether an auxiliary has its participle within the next two words. */
function isPerfect(tokens: AnalysedSentence['tokens'], n: number, { perfect, participle }: TenseData): boolean {
  if (!participle || !perfect.has(tokens[n]?.norm ?? '')) return false;
  return [1, 2].some((ahead) => participle.test(tokens[n + ahead]?.norm ?? ''));
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
