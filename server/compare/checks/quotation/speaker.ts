import type { Divergence, Range } from '../../../types.js';
import { TokenKind } from '../../../words/tokens.js';
import { filledSides, oddOne, type UnitSide, type UnitView } from '../../check.js';
import { type Item, matches } from '../../matching/matching.js';
import type { Mention } from '../../reading/mentions.js';
import { isSaying } from './saying.js';
import { quotesOf } from './spans.js';

/** What may stand between a verb of saying and a name: an auxiliary, a title. */
const BETWEEN = /^\s*(?:has |had |a |avait |t-il |\p{L}{1,3}\.?[ \u00a0\u202f]|г-н[\s\u00a0]|г-жа[\s\u00a0])?\s*$/u;
/** Nothing that fits there is longer, in characters. */
const NEAR = 8;
const isNear = (a: Range, b: Range): boolean => (a.end <= b.start ? b.start - a.end : a.start - b.end) <= NEAR;

/** What may stand between the quotation and the words that give its speaker. */
const BESIDE = /^[\s\u00a0\u202f"“”«»„:,.!?…—–-]*(?:(?:a|avait|has|had)\s)?$/u;

/** Parts of one name are no further apart than this: a space, an initial's stop. */
const APART = 2;

interface Speaker extends Mention {
  items: Item[];
}

/** The names beside verbs of saying that stand beside a quotation, each with all of its parts. */
function speakersOf(unit: UnitView, side: UnitSide): Speaker[] {
  const names = (unit.items.get(side.tag) ?? []).filter(({ name, kind }) => name && kind === 'word');
  if (names.length === 0) return [];
  const found = new Map<string, Speaker>();
  side.sentences.forEach(({ tokens, text }, sentence) => {
    const own = names.filter((item) => item.sentence === sentence);
    for (const verb of own.length > 0 ? tokens : []) {
      const beside = verb.kind === TokenKind.Word ? own.filter((name) => isNear(verb, name)) : [];
      if (beside.length === 0 || !isSaying(side.tag, verb.norm)) continue;
      const near = beside.find((name) => BETWEEN.test(between(text, verb, name)));
      if (!near) continue;
      const items = whole(near, own);
      const [start, end] = [items[0]?.start as number, items.at(-1)?.end as number];
      const place = { start: Math.min(start, verb.start), end: Math.max(end, verb.end) };
      if (!isBeside(side, sentence, place)) continue;
      found.set(`${sentence} ${start}`, { tag: side.tag, sentence, start, end, shown: text.slice(start, end), items });
    }
  });
  return [...found.values()];
}

const between = (text: string, a: Range, b: Range): string =>
  a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);

/** Whether a place touches a quotation from outside, or is set apart by commas or dashes inside one. */
function isBeside(side: UnitSide, sentence: number, place: Range): boolean {
  const text = side.sentences[sentence]?.text ?? '';
  return quotesOf(side).some(({ parts }) =>
    parts.some((part) => {
      if (part.sentence !== sentence) return false;
      if (place.start >= part.start && place.end <= part.end)
        return /[,—–-]\s*$/u.test(text.slice(part.start, place.start)) && /^\s*[,.—–-]/u.test(text.slice(place.end));
      return BESIDE.test(between(text, part, place));
    }),
  );
}

/** A name with the parts that touch it. */
function whole(part: Item, names: readonly Item[]): Item[] {
  const at = names.indexOf(part);
  let [from, to] = [at, at + 1];
  while (from > 0 && (names[from] as Item).start - (names[from - 1] as Item).end <= APART) from--;
  while (to < names.length && (names[to] as Item).start - (names[to - 1] as Item).end <= APART) to++;
  return names.slice(from, to);
}

const same = (a: Speaker, b: Speaker): boolean => a.items.some((x) => b.items.some((y) => matches(x, y)));

/** One speaker in each version, and one version's is another person, whom the others name elsewhere in the unit. */
export function otherSpeaker(unit: UnitView): Divergence[] {
  const sides = filledSides(unit);
  if (sides.length < 3 || sides.some((side) => quotesOf(side).length === 0)) return [];
  const speakers = sides.map((side) => speakersOf(unit, side));
  if (speakers.some(({ length }) => length !== 1)) return [];
  const all = speakers.map(([speaker]) => speaker as Speaker);
  return all.flatMap((own) => {
    const others = all.filter((other) => other !== own);
    const [first, ...rest] = others as [Speaker, ...Speaker[]];
    if (!rest.every((other) => same(first, other)) || others.some((other) => same(own, other))) return [];
    const elsewhere = own.items.some(({ foundIn }) => others.every(({ tag }) => foundIn.has(tag)));
    const known = others.every(({ items }) => items.some(({ foundIn }) => foundIn.has(own.tag)));
    if (!elsewhere || !known) return [];
    return [
      { ...oddOne(own, others, others), type: 'quotation', variant: 'speaker', severity: 'critical', confidence: 0.7 },
    ];
  });
}
