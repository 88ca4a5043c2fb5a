import type { AnalysedVersion, WordType } from '../analyse/analyse.js';
import { sliceVectors, type Vectors } from '../embed/vectors.js';
import { isLarge } from '../lexicon/lexicon.js';
import type { Version } from '../types.js';
import { type Masks, masksOf, soundCodes } from '../words/sounds.js';

/** Something that can be found again in another version: a word type or a number. */
export interface Item {
  /** For a number, its keys; for a word, none. */
  keys: readonly string[];
  /** For a word, its stem and how it may sound. */
  stem: string;
  codes: readonly string[];
  masks: Masks;
  name: boolean;
  /** What the lexicon says it can mean. */
  concepts: readonly number[];
  /** How much a match of it can be trusted, 0 to 1. */
  trust: number;
  /** In how many sentences it stands. */
  sentences: number;
}

/**
 * A version as the aligner sees it: a row of sentences, each with items, a length and signs. It may also stand for
 * several versions already aligned (see `fold.ts`), a sentence then being one of their units.
 */
export interface Side {
  count: number;
  items: Item[];
  /** For each sentence, the numbers of its items, each once. */
  itemsOf: Int32Array[];
  /** Letters before sentence i, for i from 0 to count. */
  letters: Float64Array;
  marks: Uint8Array;
  /** 1 where sentence i opens a paragraph, 2 where that paragraph is a heading. */
  opens: Uint8Array;
  /** False where the lexicon knows nothing of the language. */
  hasLexicon: boolean;
  /** False where the paragraphs aren't known (sentences handed in ready). */
  hasParagraphs: boolean;
  /** Where the sentences have been embedded. */
  vectors?: Vectors;
}

const numberTrust = (value: number, digits: boolean, loose: boolean): number => {
  if (loose) return 0.3;
  if (!digits) return 0.6;
  return value >= 13 ? 1 : 0.75;
};

const NONE: readonly never[] = [];
const NO_MASKS = masksOf(NONE);

function wordItem(type: WordType): Item {
  const { stem, name, concepts } = type;
  const codes = soundCodes(stem);
  return { keys: NONE, stem, codes, masks: masksOf(codes), name, concepts, trust: 1, sentences: 0 };
}

/** @param version - Its paragraphs; its sentences are those of `analysed`. */
export function sideOf(version: Version, analysed: AnalysedVersion): Side {
  const count = analysed.sentences.length;
  const items = analysed.types.map(wordItem);
  const others = new Map<string, number>();
  /** The item of a number or term, made where it is new. */
  const further = (name: string, about: Partial<Item>): number => {
    let id = others.get(name);
    if (id === undefined) {
      id = items.length;
      others.set(name, id);
      items.push({
        keys: NONE,
        stem: '',
        codes: NONE,
        masks: NO_MASKS,
        name: false,
        concepts: NONE,
        trust: 1,
        sentences: 0,
        ...about,
      });
    }
    return id;
  };
  const itemsOf: Int32Array[] = [];
  const letters = new Float64Array(count + 1);
  const marks = new Uint8Array(count);
  const opens = new Uint8Array(count);
  let paragraph = -1;
  analysed.sentences.forEach((sentence, i) => {
    const own = new Set<number>();
    for (const type of sentence.types) if (type >= 0) own.add(type);
    for (const { keys, value, digits, loose } of sentence.numbers)
      own.add(further(`${digits ? 'd' : 'w'}${keys.join('|')}`, { keys, trust: numberTrust(value, digits, loose) }));
    for (const { key, concepts } of sentence.terms) own.add(further(`t${key}`, { concepts }));
    for (const id of own) (items[id] as Item).sentences++;
    itemsOf.push(Int32Array.from(own));
    letters[i + 1] = (letters[i] as number) + sentence.length;
    marks[i] = sentence.marks;
    const at = version.sentences[i]?.paragraph ?? 0;
    if (at !== paragraph) opens[i] = version.paragraphs[at]?.kind === 'heading' ? 2 : 1;
    paragraph = at;
  });
  const hasLexicon = isLarge(analysed.lexicon);
  return { count, items, itemsOf, letters, marks, opens, hasLexicon, hasParagraphs: version.paragraphs.length > 1 };
}

/** For each item, the sentences in which it stands, in order. */
export function sentencesOf(side: Side): Int32Array[] {
  const lists: number[][] = side.items.map(() => []);
  side.itemsOf.forEach((items, sentence) => {
    for (const item of items) (lists[item] as number[]).push(sentence);
  });
  return lists.map((list) => Int32Array.from(list));
}

/** The sentences from..to-1 of a side, as a side. */
export function sliceSide(side: Side, from: number, to: number): Side {
  if (from === 0 && to === side.count) return side;
  const letters = side.letters.slice(from, to + 1);
  return {
    ...side,
    count: to - from,
    itemsOf: side.itemsOf.slice(from, to),
    letters: letters.map((before) => before - (letters[0] as number)),
    marks: side.marks.slice(from, to),
    opens: side.opens.slice(from, to),
    ...(side.vectors ? { vectors: sliceVectors(side.vectors, from, to) } : {}),
  };
}
