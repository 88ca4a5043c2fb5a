import type { AnalysedVersion } from '../analyse/analyse.js';
import { isLarge } from '../lexicon/lexicon.js';
import type { LanguageTag, Range } from '../types.js';
import { type Masks, masksOf, mayBeAlike, soundCodes, soundLikeness } from '../words/sounds.js';
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
  foundIn: ReadonlySet<LanguageTag>;
}

/** Likeness from which words sound the same; without a lexicon entry on either side a little less will do. */
const ALIKE = 0.74;

/** A word type as it is matched. */
interface Word extends Pick<Item, 'concepts' | 'stem' | 'codes' | 'name'> {
  masks: Masks;
}

const prepared = new WeakMap<AnalysedVersion, Word[]>();

/** A version's word types, each made ready once. */
function wordsOf(version: AnalysedVersion): Word[] {
  let words = prepared.get(version);
  if (!words) {
    words = version.types.map(({ concepts, stem, name }) => {
      const codes = soundCodes(stem);
      return { concepts, stem, codes, name, masks: masksOf(codes) };
    });
    prepared.set(version, words);
  }
  return words;
}

/** The sets of tags that occur, each made once: units hold thousands of items. */
interface Found {
  tags: ReadonlySet<LanguageTag>;
  further: Map<LanguageTag, Found>;
}

const NOWHERE: Found = { tags: new Set(), further: new Map() };

function also({ tags, further }: Found, tag: LanguageTag): Found {
  let next = further.get(tag);
  if (!next) {
    next = { tags: new Set([...tags, tag]), further: new Map() };
    further.set(tag, next);
  }
  return next;
}

/** A side's items; for each the word it is, if it is one; and what is looked for in other sides. */
interface Side {
  items: Item[];
  words: (Word | null)[];
  found: Found[];
  concepts: Set<number>;
  keys: Set<string>;
  stems: Set<string>;
}

const NONE: readonly never[] = [];

function sideOf({ tag, version, sentences }: UnitSide): Side {
  const types = wordsOf(version);
  const side: Side = { items: [], words: [], found: [], concepts: new Set(), keys: new Set(), stems: new Set() };
  const add = (kind: Item['kind'], place: Range, sentence: number, keys: Item['keys'], word: Word): void => {
    const { start, end } = place;
    const { concepts, stem, codes, name } = word;
    side.items.push({ tag, sentence, kind, start, end, concepts, keys, stem, codes, name, foundIn: NOWHERE.tags });
    side.words.push(kind === 'word' ? word : null);
    side.found.push(NOWHERE);
    for (const concept of concepts) side.concepts.add(concept);
    if (kind === 'word') side.stems.add(stem);
    for (const key of keys) side.keys.add(key);
  };
  sentences.forEach((sentence, n) => {
    const { terms, numbers } = sentence;
    sentence.tokens.forEach((token, at) => {
      const word = types[sentence.types[at] as number];
      if (!word || numbers.some(({ start, end }) => start <= token.start && end >= token.end)) return;
      add('word', token, n, NONE, word);
    });
    for (const term of terms) add('term', term, n, NONE, { ...NO_WORD, concepts: term.concepts });
    for (const number of numbers) add('number', number, n, number.keys, NO_WORD);
  });
  return side;
}

const NO_WORD: Word = { concepts: NONE, stem: '', codes: NONE, name: false, masks: masksOf(NONE) };

const meet = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length > 0 && b.length > 0 && a.some((x) => b.includes(x));

/** Whether two items can translate each other. */
export function matches(a: Item, b: Item): boolean {
  if (a.kind === 'number' || b.kind === 'number') return meet(a.keys, b.keys);
  if (meet(a.concepts, b.concepts)) return true;
  if (a.kind !== 'word' || b.kind !== 'word') return false;
  return a.stem === b.stem || (bySound(a, b) && soundLikeness(a.codes, b.codes, ALIKE) >= ALIKE);
}

/** Whether two words are to be told by their sound; what the lexicon knows in both languages it would have joined. */
const bySound = (a: Pick<Word, 'concepts' | 'name' | 'stem'>, b: Pick<Word, 'concepts' | 'name' | 'stem'>): boolean =>
  (a.concepts.length === 0 || b.concepts.length === 0 || (a.name && b.name)) && a.stem.length > 3 && b.stem.length > 3;

/** What of one side another says by the same number, concept or stem. */
function findSame(own: Side, theirs: Side, tag: LanguageTag): void {
  own.items.forEach(({ keys, concepts, kind, stem }, n) => {
    const same =
      kind === 'number'
        ? keys.some((key) => theirs.keys.has(key))
        : concepts.some((concept) => theirs.concepts.has(concept)) || (kind === 'word' && theirs.stems.has(stem));
    if (same) own.found[n] = also(own.found[n] as Found, tag);
  });
}

/** What two sides say by words of the same sound. */
function findAlike(a: Side, b: Side, tagA: LanguageTag, tagB: LanguageTag): void {
  for (let i = 0; i < a.words.length; i++) {
    const x = a.words[i];
    if (!x || x.stem.length <= 3) continue;
    for (let j = 0; j < b.words.length; j++) {
      const y = b.words[j];
      if (!y || !bySound(x, y) || !mayBeAlike(x.masks, y.masks, ALIKE)) continue;
      const [here, there] = [a.found[i] as Found, b.found[j] as Found];
      if (here.tags.has(tagB) && there.tags.has(tagA)) continue;
      if (soundLikeness(x.codes, y.codes, ALIKE) < ALIKE) continue;
      if (!here.tags.has(tagB)) a.found[i] = also(here, tagB);
      if (!there.tags.has(tagA)) b.found[j] = also(there, tagA);
    }
  }
}

/** A word within a term that has a counterpart has one too. */
function spread({ items, found }: Side): void {
  items.forEach((term, t) => {
    if (term.kind !== 'term') return;
    items.forEach((word, w) => {
      if (word.kind === 'word' && word.sentence === term.sentence && word.start >= term.start && word.end <= term.end)
        for (const tag of (found[t] as Found).tags)
          if (!(found[w] as Found).tags.has(tag)) found[w] = also(found[w] as Found, tag);
    });
  });
}

/** The items of every side, each with the versions in which it was found again. */
export function matchItems(sides: readonly UnitSide[]): Map<LanguageTag, Item[]> {
  const all = sides.map(sideOf);
  const tagOf = (n: number): LanguageTag => (sides[n] as UnitSide).tag;
  all.forEach((own, v) => {
    all.forEach((theirs, w) => {
      if (w !== v) findSame(own, theirs, tagOf(w));
    });
  });
  all.forEach((own, v) => {
    for (let w = v + 1; w < all.length; w++) findAlike(own, all[w] as Side, tagOf(v), tagOf(w));
  });
  for (const side of all) {
    spread(side);
    side.items.forEach((item, n) => {
      item.foundIn = (side.found[n] as Found).tags;
    });
  }
  return new Map(all.map(({ items }, v) => [tagOf(v), items]));
}

/** Whether the lexicon knows enough of a version's language for a missing counterpart to mean something. */
export const wellKnown = (version: AnalysedVersion): boolean => isLarge(version.lexicon);
