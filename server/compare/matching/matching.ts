import type { AnalysedSentence, AnalysedVersion } from '../../analyse/analyse.js';
import { isLarge, lexiconOf } from '../../lexicon/lexicon.js';
import type { LanguageTag, Range } from '../../types.js';
import { remembering } from '../../words/remembering.js';
import { type Masks, masksOf, mayBeAlike, soundCodes, soundLikeness } from '../../words/sounds.js';
import { stemOf } from '../../words/stem.js';
import type { UnitSide } from '../check.js';
import { bitsByForm } from '../reading/by-form.js';
import { Holders } from './holders.js';
import { Stems } from './stems.js';

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
  /** Of the stem; 0 for none. */
  stemNumber: number;
}

const NONE: readonly never[] = [];
const NO_WORD: Word = { concepts: NONE, stem: '', codes: NONE, name: false, masks: masksOf(NONE), stemNumber: 0 };

let prepared = new WeakMap<AnalysedVersion, Word[]>();

/** The numbers of stems that prepared words hold. */
const stems = new Stems();

/** A version's word types, each made ready once. */
function wordsOf(version: AnalysedVersion): Word[] {
  let words = prepared.get(version);
  if (!words) {
    words = version.types.map(({ concepts, stem, name }) => {
      const codes = soundCodes(stem);
      return { concepts, stem, codes, name, masks: masksOf(codes), stemNumber: stems.numberOf(stem) };
    });
    prepared.set(version, words);
  }
  return words;
}

/** Signs and abbreviations that another version may have as a word, by that word in English. */
const SPOKEN = new Map(
  Object.entries({
    percent: '% cent',
    dollar: '$ долл',
    euro: '€',
    pound: '£',
    rouble: '₽ руб',
    degree: '°',
    kilometre: 'km км',
    metre: 'm м',
    centimetre: 'cm см',
    kilogram: 'kg кг',
    minute: 'min мин',
    number: '№',
  }).flatMap(([word, signs]) => signs.split(' ').map((sign) => [sign, stemOf('en', word)] as const)),
);

/** Left standing after a year in one language, and in the others not said: `1884 г.` */
const SILENT = new Set(['г', 'гг']);

/** What a sign says: the numbers of concepts are the same in all languages. */
const spokenAs = remembering((stem): Word => ({ ...NO_WORD, concepts: lexiconOf('en').conceptsOf(stem) ?? NONE }));

/** What a sign says, if a word can say it. */
function spoken(sign: string): Word | undefined {
  const stem = SPOKEN.get(sign);
  return stem === undefined ? undefined : spokenAs(stem);
}

/** A side's items; for each the word it is, if it is one, and the sides that it was found in, as bits. */
interface Side {
  items: Item[];
  words: (Word | null)[];
  found: number[];
}

const NOWHERE: ReadonlySet<LanguageTag> = new Set();

/** @param word what it is, or says, as a word. */
function add(
  side: Side,
  kind: Item['kind'],
  tag: LanguageTag,
  sentence: number,
  { start, end }: Range,
  { concepts, stem, codes, name }: Word = NO_WORD,
): Item {
  const item: Item = { tag, sentence, kind, start, end, concepts, keys: NONE, stem, codes, name, foundIn: NOWHERE };
  side.items.push(item);
  side.found.push(0);
  return item;
}

/** The forms that are in `SPOKEN` or `SILENT`. */
const sayingForms = bitsByForm(({ norm }) => Number(SPOKEN.has(norm) || SILENT.has(norm)));

function addSentence(side: Side, { tag, version }: UnitSide, sentence: AnalysedSentence, n: number): void {
  const known = wordsOf(version);
  const sayings = sayingForms(version);
  const { tokens, types, forms, terms, numbers } = sentence;
  for (let at = 0, number = 0; at < tokens.length; at++) {
    const token = tokens[at] as (typeof tokens)[number];
    const type = types[at] as number;
    let word = type < 0 ? undefined : known[type];
    // an abbreviation is no word of the lexicon's
    const form = forms[at] as number;
    if ((form < 0 || sayings[form] === 1) && (!word || word.concepts.length === 0)) {
      word = spoken(token.norm) ?? word;
      if (word && word.concepts.length === 0 && SILENT.has(token.norm)) continue;
    }
    if (!word) continue;
    while (number < numbers.length && (numbers[number] as Range).end < token.end) number++;
    if (number < numbers.length && (numbers[number] as Range).start <= token.start) continue;
    add(side, 'word', tag, n, token, word);
    side.words.push(word);
  }
  for (const term of terms) {
    add(side, 'term', tag, n, term).concepts = term.concepts;
    side.words.push(null);
  }
  for (const number of numbers) {
    add(side, 'number', tag, n, number).keys = number.keys;
    side.words.push(null);
  }
}

function sideOf(side: UnitSide): Side {
  const made: Side = { items: [], words: [], found: [] };
  for (let n = 0; n < side.sentences.length; n++) addSentence(made, side, side.sentences[n] as AnalysedSentence, n);
  return made;
}

const meet = <T>(a: readonly T[], b: readonly T[]): boolean => {
  for (const x of a) if (b.includes(x)) return true;
  return false;
};

/** Whether two items can translate each other. */
export function matches(a: Item, b: Item): boolean {
  if (a.kind === 'number' || b.kind === 'number') return meet(a.keys, b.keys);
  if (meet(a.concepts, b.concepts)) return true;
  if (a.kind !== 'word' || b.kind !== 'word' || a.stem === '' || b.stem === '') return false;
  return a.stem === b.stem || (bySound(a, b) && soundLikeness(a.codes, b.codes, ALIKE) >= ALIKE);
}

/** Whether two words are to be told by their sound; what the lexicon knows in both languages it would have joined. */
const bySound = (a: Pick<Word, 'concepts' | 'name' | 'stem'>, b: Pick<Word, 'concepts' | 'name' | 'stem'>): boolean =>
  (a.concepts.length === 0 || b.concepts.length === 0 || (a.name && b.name)) && a.stem.length > 3 && b.stem.length > 3;

const holders = new Holders();

/** What sides say by the same number, concept or stem: for each of these, the sides that have it. */
function findSame(sides: readonly Side[]): void {
  const keys = new Map<string, number>();
  sides.forEach(({ items, words }, v) => {
    for (let n = 0; n < items.length; n++) {
      const item = items[n] as Item;
      for (const concept of item.concepts) holders.add(concept, 1 << v);
      for (const key of item.keys) keys.set(key, (keys.get(key) ?? 0) | (1 << v));
      holders.addStem(words[n]?.stemNumber ?? 0, 1 << v);
    }
  });
  sides.forEach(({ items, words, found }, v) => {
    for (let n = 0; n < items.length; n++) {
      const item = items[n] as Item;
      let bits = holders.ofStem(words[n]?.stemNumber ?? 0);
      for (const concept of item.concepts) bits |= holders.of(concept);
      for (const key of item.keys) bits |= keys.get(key) as number;
      found[n] = bits & ~(1 << v);
    }
  });
  for (const { items, words } of sides)
    for (let n = 0; n < items.length; n++) holders.forget((items[n] as Item).concepts, words[n]?.stemNumber ?? 0);
}

/** The places of the words of a side that can be told by their sound. */
type Sounding = Record<'all' | 'unknown' | 'known' | 'names', number[]>;

function sounding({ words }: Side): Sounding {
  const places = { all: [] as number[], unknown: [] as number[], known: [] as number[], names: [] as number[] };
  words.forEach((word, n) => {
    if (!word || word.stem.length <= 3) return;
    places.all.push(n);
    (word.concepts.length === 0 ? places.unknown : places.known).push(n);
    if (word.name && word.concepts.length > 0) places.names.push(n);
  });
  return places;
}

/** What two sides say by words of the same sound. */
function findAlike([a, own]: [Side, Sounding], [b, theirs]: [Side, Sounding], v: number, w: number): void {
  const compare = (left: readonly number[], right: readonly number[]): void => {
    for (const i of left) {
      const x = a.words[i] as Word;
      for (const j of right) {
        if (((a.found[i] as number) & (1 << w)) !== 0 && ((b.found[j] as number) & (1 << v)) !== 0) continue;
        const y = b.words[j] as Word;
        if (!mayBeAlike(x.masks, y.masks, ALIKE) || soundLikeness(x.codes, y.codes, ALIKE) < ALIKE) continue;
        a.found[i] = (a.found[i] as number) | (1 << w);
        b.found[j] = (b.found[j] as number) | (1 << v);
      }
    }
  };
  compare(own.unknown, theirs.all);
  compare(own.known, theirs.unknown);
  compare(own.names, theirs.names);
}

/** A word within a term that has a counterpart has one too. */
function spread({ items, found }: Side): void {
  items.forEach((term, t) => {
    if (term.kind !== 'term' || found[t] === 0) return;
    items.forEach(({ kind, sentence, start, end }, w) => {
      if (kind === 'word' && sentence === term.sentence && start >= term.start && end <= term.end)
        found[w] = (found[w] as number) | (found[t] as number);
    });
  });
}

/** The items of every side, each with the versions in which it was found again. */
export function matchItems(sides: readonly UnitSide[]): Map<LanguageTag, Item[]> {
  if (stems.isFull && sides.some(({ version }) => !prepared.has(version))) {
    stems.forget();
    prepared = new WeakMap();
  }
  const all = sides.map(sideOf);
  findSame(all);
  const heard = all.map((side): [Side, Sounding] => [side, sounding(side)]);
  heard.forEach((own, v) => {
    for (let w = v + 1; w < heard.length; w++) findAlike(own, heard[w] as (typeof heard)[number], v, w);
  });
  // one set for all items that were found in the same versions: units hold thousands
  const sets: ReadonlySet<LanguageTag>[] = [];
  const tagsOf = (bits: number): ReadonlySet<LanguageTag> =>
    new Set(sides.filter((_, v) => (bits & (1 << v)) !== 0).map(({ tag }) => tag));
  for (const side of all) {
    spread(side);
    side.items.forEach((item, n) => {
      const bits = side.found[n] as number;
      sets[bits] ??= tagsOf(bits);
      item.foundIn = sets[bits] as ReadonlySet<LanguageTag>;
    });
  }
  return new Map(all.map(({ items }, v) => [(sides[v] as UnitSide).tag, items]));
}

/** Whether the lexicon knows enough of a version's language for a missing counterpart to mean something. */
export const wellKnown = (version: AnalysedVersion): boolean => isLarge(version.lexicon);
