import type { Clock } from '../../analyse/found.js';
import type { Divergence } from '../../types.js';
import { blamed, type Check, filledSides, oddOne, spanOf, type UnitSide, type UnitView } from '../check.js';
import type { Mention } from '../reading/mentions.js';
import { type Times, timesOf } from '../reading/times.js';

/** Words that nothing but themselves can stand for: one that differs is an error even if the words sound alike. */
const CLOSED = new Set(['weekday', 'month', 'relative-weekday']);
/** A measure's, which go with a number. */
const NO_DATE = new Set(['duration-unit']);

const finding = (part: Omit<Divergence, 'type' | 'severity'>): Divergence => ({
  ...part,
  type: 'date',
  severity: 'major',
});

/** Whether what a mention says was found again in another version, in other words. */
function isEchoed(unit: UnitView, { tag, sentence, start, end }: Mention, by: UnitSide): boolean {
  const items = unit.items.get(tag) ?? [];
  return items.some((i) => i.sentence === sentence && i.start >= start && i.end <= end && i.foundIn.has(by.tag));
}

const has = ({ values, excused }: Times, value: string): boolean => values.has(value) || excused.has(value);

/** The first value of some times that other times have no word for, with where it stands. */
function strange(
  unit: UnitView,
  group: string,
  own: Times,
  others: readonly { side: UnitSide; times: Times }[],
): { value: string; mention: Mention } | null {
  for (const [value, mentions] of own.values) {
    if (others.some(({ times }) => has(times, value))) continue;
    const mention = mentions.find((m) => CLOSED.has(group) || !others.some(({ side }) => isEchoed(unit, m, side)));
    if (mention) return { value, mention };
  }
  return null;
}

/** Two of three versions share a value that the third has not, while it has another. */
function oddTimes(unit: UnitView, group: string, all: { side: UnitSide; times: Times }[]): Divergence[] {
  for (const own of all) {
    const others = all.filter((other) => other !== own);
    const odd = strange(unit, group, own.times, others);
    if (!odd) continue;
    const [one, ...rest] = others as [(typeof others)[0], ...typeof others];
    const shared = [...one.times.values.keys()].find(
      (value) => rest.every(({ times }) => times.values.has(value)) && !has(own.times, value),
    );
    if (shared === undefined) continue;
    const usual = others.flatMap(({ times }) => times.values.get(shared)?.[0] ?? []);
    if (!CLOSED.has(group) && usual.some((mention) => isEchoed(unit, mention, own.side))) continue;
    const sides = others.map(({ side }) => side);
    return [finding({ ...oddOne(odd.mention, usual, sides), confidence: CLOSED.has(group) ? 0.9 : 0.75 })];
  }
  return [];
}

/** Two versions, each with one value of its own. */
function twoTimes(unit: UnitView, group: string, all: { side: UnitSide; times: Times }[]): Divergence[] {
  const [a, b] = all as [(typeof all)[0], (typeof all)[0]];
  const [x, y] = [strange(unit, group, a.times, [b]), strange(unit, group, b.times, [a])];
  if (!x || !y || has(a.times, y.value) || has(b.times, x.value)) return [];
  return [differing(unit, x.mention, y.mention, CLOSED.has(group) ? 0.85 : 0.5)];
}

const differing = (unit: UnitView, a: Mention, b: Mention, confidence: number): Divergence =>
  finding({
    variant: 'differ',
    params: { lang: b.tag, others: [a.tag], value: b.shown, otherValue: a.shown },
    culprit: blamed(unit, a.tag, b.tag),
    confidence,
    spans: [a, b].map((m) => spanOf(m.tag, m.sentence, m)),
    ...(confidence < 0.6 ? { hint: true } : {}),
  });

interface ClockMention extends Mention {
  clock: Clock;
}

/** The times of day of which a side says in which half of the day they are. */
const clocksOf = ({ tag, sentences }: UnitSide): ClockMention[] =>
  sentences.flatMap(({ text, numbers }, sentence) =>
    numbers.flatMap(({ clock, start, end }) =>
      clock?.half ? [{ tag, sentence, start, end, clock, shown: text.slice(start, end) }] : [],
    ),
  );

const sameTime = (a: ClockMention, b: ClockMention): boolean => a.clock.minutes === b.clock.minutes;

const halfADay = (a: ClockMention, b: ClockMention): boolean => Math.abs(a.clock.minutes - b.clock.minutes) === 720;

/** The right hour in the wrong half of the day. */
function oddHours(unit: UnitView, sides: readonly UnitSide[]): Divergence[] {
  const clocks = sides.map(clocksOf);
  if (clocks.some((own) => own.length === 0)) return [];
  const found: Divergence[] = [];
  clocks.forEach((own, n) => {
    const others = clocks.filter((_, m) => m !== n);
    for (const odd of own) {
      if (others.flat().some((other) => sameTime(odd, other))) continue;
      const usual = others.flatMap((other) => other.find((m) => halfADay(odd, m)) ?? []);
      if (usual.length < others.length || own.some((m) => sameTime(m, usual[0] as ClockMention))) continue;
      const theirs = sides.filter((_, m) => m !== n);
      if (sides.length > 2) found.push(finding({ ...oddOne(odd, usual, theirs), confidence: 0.85 }));
      else if (n === 0) found.push(differing(unit, odd, usual[0] as ClockMention, 0.8));
    }
  });
  return found;
}

function find(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 2) return [];
  const all = sides.map((side) => ({ side, times: timesOf(side) }));
  const isTimed = all.every(({ times }) => times.size > 0);
  const groups = isTimed ? [...(all[0]?.times.keys() ?? [])].filter((group) => !NO_DATE.has(group)) : [];
  const found = groups.flatMap((group) => {
    const held = all.flatMap(({ side, times }) => {
      const own = times.get(group);
      return own && own.values.size > 0 ? [{ side, times: own }] : [];
    });
    if (held.length < all.length) return [];
    return all.length > 2 ? oddTimes(unit, group, held) : twoTimes(unit, group, held);
  });
  return [...found, ...oddHours(unit, sides)];
}

export const date: Check = {
  id: 'date',
  name: 'Date',
  description:
    'Another month, weekday, season, day (yesterday, the day before, last Friday) or part of the day than the other versions give, or the right hour in the wrong half of the day (5.50 a.m., 17:50). A version that gives a date in figures, or by the day of the week alone, is let pass; the numbers in a date are the number check’s.',
  severity: 'major',
  find,
};
