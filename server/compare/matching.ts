import type { AnalysedVersion, WordType } from '../analyse/analyse.js';
import type { LanguageTag, Range } from '../types.js';
import { soundCodes, soundLikeness } from '../words/sounds.js';
import type { UnitSide } from './check.js';

/** Something a sentence says that can be looked for in another version: a word, a term of several words, a number. */
export interface Item extends Range {
  tag: LanguageTag;
  /** Of the unit's sentences of that version. */
  sentence: number;
  kind: 'word' | 'term' | 'number';
  concepts: readonly number[];
  /** Of a number: its values. */
  keys: readonly string[];
  stem: string;
  codes: readonly string[];
  name: boolean;
  /** The versions in which it has a counterpart. */
  foundIn: Set<LanguageTag>;
}

/** Likeness from which words sound the same; without a lexicon entry on either side a little less will do. */
const ALIKE = 0.74;

function wordItem(type: WordType): Pick<Item, 'concepts' | 'stem' | 'codes' | 'name'> {
  return { concepts: type.concepts, stem: type.stem, codes: soundCodes(type.stem), name: type.name };
}

function itemsOf({ tag, version, sentences }: UnitSide): Item[] {
  return sentences.flatMap(({ tokens, types, terms, numbers }, sentence) => {
    const found: Item[] = [];
    const counted = (place: Range): boolean =>
      numbers.some(({ start, end }) => start <= place.start && end >= place.end);
    tokens.forEach((token, at) => {
      const type = version.types[types[at] as number];
      if (!type || counted(token)) return;
      const place = { tag, sentence, start: token.start, end: token.end };
      found.push({ ...place, kind: 'word', keys: [], ...wordItem(type), foundIn: new Set() });
    });
    for (const { start, end, concepts } of terms)
      found.push({ ...EMPTY, ...{ tag, sentence, start, end, concepts }, kind: 'term', foundIn: new Set() });
    for (const { start, end, keys } of numbers)
      found.push({ ...EMPTY, ...{ tag, sentence, start, end, keys }, kind: 'number', foundIn: new Set() });
    return found;
  });
}

const EMPTY = { concepts: [], keys: [], stem: '', codes: [], name: false };

const meet = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length > 0 && b.length > 0 && a.some((x) => b.includes(x));

/** Whether two items can translate each other. */
export function matches(a: Item, b: Item): boolean {
  if (a.kind === 'number' || b.kind === 'number') return meet(a.keys, b.keys);
  if (meet(a.concepts, b.concepts)) return true;
  if (a.kind !== 'word' || b.kind !== 'word') return false;
  if (a.stem === b.stem) return true;
  // what the lexicon knows in both languages it would have joined, were it the same
  if (a.concepts.length > 0 && b.concepts.length > 0 && !(a.name && b.name)) return false;
  return Math.min(a.stem.length, b.stem.length) > 3 && soundLikeness(a.codes, b.codes) >= ALIKE;
}

/** A word within a term that has a counterpart has one too. */
function spread(items: Item[]): void {
  for (const term of items) {
    if (term.kind !== 'term') continue;
    for (const word of items)
      if (word.kind === 'word' && word.sentence === term.sentence && word.start >= term.start && word.end <= term.end)
        for (const tag of term.foundIn) word.foundIn.add(tag);
  }
}

/** The items of every side, each with the versions in which it was found again. */
export function matchItems(sides: readonly UnitSide[]): Map<LanguageTag, Item[]> {
  const items = new Map(sides.map((side) => [side.tag, itemsOf(side)]));
  sides.forEach((a, i) => {
    for (const b of sides.slice(i + 1)) {
      const [own, theirs] = [items.get(a.tag) as Item[], items.get(b.tag) as Item[]];
      for (const x of own)
        for (const y of theirs)
          if (!(x.foundIn.has(b.tag) && y.foundIn.has(a.tag)) && matches(x, y)) {
            x.foundIn.add(b.tag);
            y.foundIn.add(a.tag);
          }
    }
  });
  for (const list of items.values()) spread(list);
  return items;
}

/** Whether the lexicon knows enough of a version's language for a missing counterpart to mean something. */
export const wellKnown = (version: AnalysedVersion): boolean => version.lexicon.size > 2000;
