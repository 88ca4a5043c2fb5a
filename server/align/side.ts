import type { AnalysedVersion } from '../analyse/analyse.js';
import { sliceVectors, type Vectors } from '../embed/vectors.js';
import { isLarge } from '../lexicon/lexicon.js';
import type { Version } from '../types.js';
import { Item } from './item.js';
import { inverted, type Lists, ListWriter } from './lists.js';

/**
 * A version as the aligner sees it: a row of sentences, each with items, a length and signs. It may also stand for
 * several versions already aligned (see `fold.ts`), a sentence then being one of their units.
 */
export interface Side {
  count: number;
  items: Item[];
  /** For each sentence, the numbers of its items, each once. */
  itemsOf: Lists;
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

/** @param version - Its paragraphs; its sentences are those of `analysed`. */
export function sideOf(version: Version, analysed: AnalysedVersion): Side {
  const count = analysed.sentences.length;
  const items = analysed.types.map(({ stem, name, concepts }) => new Item({ stem, name, concepts }));
  const others = new Map<string, number>();
  /** The item of a number or term, made where it is new. */
  const further = (name: string, make: () => Item): number => {
    let id = others.get(name);
    if (id === undefined) {
      id = items.length;
      others.set(name, id);
      items.push(make());
    }
    return id;
  };
  const itemsOf = new ListWriter();
  /** For each item, the last sentence that has it. */
  const last: number[] = items.map(() => -1);
  const letters = new Float64Array(count + 1);
  const marks = new Uint8Array(count);
  const opens = new Uint8Array(count);
  let paragraph = -1;
  analysed.sentences.forEach((sentence, i) => {
    const add = (id: number): void => {
      if (last[id] === i) return;
      last[id] = i;
      itemsOf.add(id);
    };
    const { types } = sentence;
    for (let at = 0; at < types.length; at++) if ((types[at] as number) >= 0) add(types[at] as number);
    for (const { keys, value, digits, loose } of sentence.numbers)
      add(
        further(
          `${digits ? 'd' : 'w'}${keys.join('|')}`,
          () => new Item({ keys, trust: numberTrust(value, digits, loose) }),
        ),
      );
    for (const { key, concepts } of sentence.terms) add(further(`t${key}`, () => new Item({ concepts })));
    itemsOf.end();
    letters[i + 1] = (letters[i] as number) + sentence.length;
    marks[i] = sentence.marks;
    const at = version.sentences[i]?.paragraph ?? 0;
    if (at !== paragraph) opens[i] = version.paragraphs[at]?.kind === 'heading' ? 2 : 1;
    paragraph = at;
  });
  const hasLexicon = isLarge(analysed.lexicon);
  return {
    ...{ count, items, letters, marks, opens, hasLexicon },
    itemsOf: itemsOf.lists(),
    hasParagraphs: version.paragraphs.length > 1,
  };
}

const STANDING = new WeakMap<Side, Lists>();

/** For each item, the sentences in which it stands, in order. Each pair of sides asks for the same. */
export function sentencesOf(side: Side): Lists {
  const found = STANDING.get(side) ?? inverted(side.itemsOf, side.items.length);
  STANDING.set(side, found);
  return found;
}

/** The sentences from..to-1 of a side, as a side. */
export function sliceSide(side: Side, from: number, to: number): Side {
  if (from === 0 && to === side.count) return side;
  const letters = side.letters.slice(from, to + 1);
  return {
    ...side,
    count: to - from,
    itemsOf: { starts: side.itemsOf.starts.slice(from, to + 1), values: side.itemsOf.values },
    letters: letters.map((before) => before - (letters[0] as number)),
    marks: side.marks.slice(from, to),
    opens: side.opens.slice(from, to),
    ...(side.vectors ? { vectors: sliceVectors(side.vectors, from, to) } : {}),
  };
}
