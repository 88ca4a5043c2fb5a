import type { AnalysedSentence } from '../../analyse/analyse.js';
import { TokenKind } from '../../words/tokens.js';
import type { UnitSide } from '../check.js';
import { once } from './kept.js';
import type { Mention } from './mentions.js';
import { valuesOf } from './signs.js';

/** Words of time of one kind, weekdays or months, in a side. */
export interface Times {
  /** Value → the mentions that carry it. */
  values: Map<string, Mention[]>;
  /** Values that other words of the side may stand for. */
  excused: Set<string>;
}

/** Months that are also common words; a number beside them, or a capital that a verb has not, tells. */
const AMBIGUOUS = new Map([
  ['may', 'may'],
  ['march', 'march'],
]);

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

const NO_TIMES: ReadonlyMap<string, Times> = new Map();

/** What a side says of time, by group: `weekday`, `month`, `relative-day` (corpus/contrasts/time.tsv). */
export const timesOf = once((side: UnitSide): ReadonlyMap<string, Times> => {
  const signs = valuesOf(side).filter(({ values }) => values.some(({ list }) => list === 'time'));
  if (signs.length === 0 && side.sentences.every(({ numbers }) => numbers.length === 0)) return NO_TIMES;
  const times = new Map<string, Times>();
  const of = (group: string): Times => {
    const known = times.get(group) ?? { values: new Map(), excused: new Set() };
    times.set(group, known);
    return known;
  };
  const add = (group: string, value: string, mention: Mention): void => {
    const { values } = of(group);
    values.set(value, [...(values.get(value) ?? []), mention]);
  };
  for (const sign of signs)
    for (const { list, group, value, excuse } of sign.values) {
      if (list !== 'time') continue;
      if (excuse) of(group).excused.add(value);
      else add(group, value, sign);
    }
  side.sentences.forEach((sentence, n) => {
    for (const { month, mention } of monthsBesideNumbers(side, sentence, n)) add('month', month, mention);
  });
  return times;
});

/** `3 May`, `March 2028`, `14.03.2028`. */
function monthsBesideNumbers(side: UnitSide, { text, tokens, numbers }: AnalysedSentence, sentence: number) {
  if (numbers.length === 0) return [];
  const found: { month: string; mention: Mention }[] = [];
  const add = (month: string | undefined, start: number, end: number): void => {
    const mention = { tag: side.tag, sentence, start, end, shown: text.slice(start, end) };
    if (month) found.push({ month, mention });
  };
  if (side.version.language.tag === 'en')
    tokens.forEach(({ norm, start, end }, at) => {
      const month = AMBIGUOUS.get(norm);
      if (!month || text[start] === norm[0]) return;
      if (tokens[at - 1]?.kind === TokenKind.Digits || tokens[at + 1]?.kind === TokenKind.Digits)
        add(month, start, end);
    });
  for (const { sort, value, start, end } of numbers)
    if (sort === 'label' && /^[./]\d{2,4}/.test(text.slice(end, end + 5))) add(MONTHS[value - 1], start, end);
  return found;
}
