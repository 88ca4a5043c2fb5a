import { mayBeAlike, soundLikeness } from '../words/sounds.js';
import type { Item } from './item.js';
import { type Lists, ListWriter } from './lists.js';
import type { Side } from './side.js';

/** For each item of one side, the items of the other that may translate it, and how strongly each, 0 to 1. */
export interface Links extends Lists {
  strengths: Float32Array;
}

export const NO_LINKS: Links = { starts: new Int32Array(1), values: new Int32Array(), strengths: new Float32Array() };

/** Likeness from which two words count as one; names are more stable than words, and worth more doubt. */
const NAME_LIKENESS = 0.7;
const WORD_LIKENESS = 0.78;

/**
 * Whether a word has to be recognised by sound: names, and what the lexicon doesn't know, where it knows both languages.
 */
const bySound = (item: Item, other: Side): boolean => item.name || item.concepts.length === 0 || !other.hasLexicon;

/** Which items have each key. */
function indexBy<K>(side: Side, keysOf: (item: Item) => readonly K[]): Map<K, number[]> {
  const index = new Map<K, number[]>();
  side.items.forEach((item, id) => {
    for (const key of keysOf(item)) {
      const list = index.get(key);
      if (list) list.push(id);
      else index.set(key, [id]);
    }
  });
  return index;
}

/** How strongly two words are linked by their sound; 0 where they aren't. */
function soundStrength(item: Item, other: Item): number {
  if (item.stem === other.stem) return 1;
  const least = item.name || other.name ? NAME_LIKENESS : WORD_LIKENESS;
  if (!mayBeAlike(item.sound.masks, other.sound.masks, least)) return 0;
  const likeness = soundLikeness(item.sound.codes, other.sound.codes, least);
  return likeness >= least ? Math.min(1, (likeness - 0.5) * 2) : 0;
}

/** A word in the lexicon's sense of it; below 1, since most words have further senses. */
const LEXICAL = 0.9;

/** Of one side, what an item of another is looked for by. */
class Findable {
  private readonly numbers: Map<string, number[]>;
  private readonly concepts: Map<number, number[]>;
  private readonly sounds: Map<number, number[]>;
  private readonly stems = new Map<string, number>();

  constructor(
    private readonly side: Side,
    facing: Side,
  ) {
    this.numbers = indexBy(side, ({ keys }) => keys);
    this.concepts = indexBy(side, ({ concepts }) => concepts);
    this.sounds = indexBy(side, (item) => (item.stem && bySound(item, facing) ? item.sound.buckets : []));
    side.items.forEach(({ stem }, id) => {
      if (stem) this.stems.set(stem, id);
    });
  }

  /** Calls back for each way in which an item can be recognised. */
  find(item: Item, found: (id: number, strength: number) => void): void {
    const { items } = this.side;
    for (const key of item.keys)
      for (const id of this.numbers.get(key) ?? []) found(id, Math.min(item.trust, (items[id] as Item).trust));
    for (const concept of item.concepts) for (const id of this.concepts.get(concept) ?? []) found(id, LEXICAL);
    if (!item.stem) return;
    const same = this.stems.get(item.stem);
    if (same !== undefined) found(same, 1);
    if (!bySound(item, this.side)) return;
    for (const bucket of item.sound.buckets)
      for (const id of this.sounds.get(bucket) ?? []) {
        const strength = soundStrength(item, items[id] as Item);
        if (strength > 0) found(id, strength);
      }
  }
}

/** Finds, type by type, what of one side can be recognised in the other: numbers by value, names and cognates by sound. */
export function linkItems(from: Side, to: Side): Links {
  const findable = new Findable(to, from);
  const targets = new ListWriter();
  const strengths: number[] = [];
  /** For each item of the other side, the last link to it. */
  const last = new Int32Array(to.items.length).fill(-1);
  for (const item of from.items) {
    const first = strengths.length;
    findable.find(item, (id, strength) => {
      const known = last[id] as number;
      if (known >= first) {
        strengths[known] = Math.max(strengths[known] as number, strength);
        return;
      }
      last[id] = strengths.length;
      strengths.push(strength);
      targets.add(id);
    });
    targets.end();
  }
  return { ...targets.lists(), strengths: Float32Array.from(strengths) };
}

/** Links with more at the end of some items' lists. */
export function withMore(links: Links, more: ReadonlyMap<number, { target: number; strength: number }[]>): Links {
  const targets = new ListWriter();
  const strengths: number[] = [];
  for (let item = 0; item + 1 < links.starts.length; item++) {
    for (let k = links.starts[item] as number; k < (links.starts[item + 1] as number); k++) {
      targets.add(links.values[k] as number);
      strengths.push(links.strengths[k] as number);
    }
    for (const { target, strength } of more.get(item) ?? []) {
      targets.add(target);
      strengths.push(strength);
    }
    targets.end();
  }
  return { ...targets.lists(), strengths: Float32Array.from(strengths) };
}
