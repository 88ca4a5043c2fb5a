import { mayBeAlike, soundBucket, soundLikeness } from '../words/sounds.js';
import type { Item, Side } from './side.js';

/** For each item of one side, the items of the other that may translate it, and how strongly, 0 to 1. */
export interface Links {
  targets: Int32Array[];
  strengths: Float32Array[];
}

/** A word is worth comparing by sound from this many sounds on; below, chance alone finds a likeness. */
const SHORTEST = 4;
/** Likeness from which two words count as one; names are more stable than words, and worth more doubt. */
const NAME_LIKENESS = 0.7;
const WORD_LIKENESS = 0.78;

interface Bucketed {
  id: number;
  item: Item;
}

/** Words alike in sound begin with the same three consonants, give or take their voice; short ones, with the same two. */
function bucketKeys(item: Item): Set<string> {
  const keys = new Set<string>();
  for (const code of item.codes) {
    if (code.length < SHORTEST - 1) continue;
    const key = soundBucket(code, 3);
    if (key.length > 1) keys.add(key);
  }
  return keys;
}

/**
 * Whether a word has to be recognised by sound: names, and what the lexicon doesn't know, where it knows both languages.
 */
const bySound = (item: Item, other: Side): boolean => item.name || item.concepts.length === 0 || !other.hasLexicon;

function buckets(side: Side, facing: Side): Map<string, Bucketed[]> {
  const found = new Map<string, Bucketed[]>();
  side.items.forEach((item, id) => {
    if (!bySound(item, facing)) return;
    for (const key of bucketKeys(item)) {
      const list = found.get(key);
      if (list) list.push({ id, item });
      else found.set(key, [{ id, item }]);
    }
  });
  return found;
}

function wordLinks(item: Item, candidates: Map<string, Bucketed[]>, add: (id: number, strength: number) => void): void {
  for (const key of bucketKeys(item))
    for (const { id, item: other } of candidates.get(key) ?? []) {
      if (item.stem === other.stem) {
        add(id, 1);
        continue;
      }
      const names = item.name || other.name;
      const least = names ? NAME_LIKENESS : WORD_LIKENESS;
      if (!mayBeAlike(item.masks, other.masks, least)) continue;
      const likeness = soundLikeness(item.codes, other.codes);
      if (likeness >= least) add(id, Math.min(1, (likeness - 0.5) * 2));
    }
}

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

/** A word in the lexicon's sense of it; below 1, since most words have further senses. */
const LEXICAL = 0.9;

/** Finds, type by type, what of one side can be recognised in the other: numbers by value, names and cognates by sound. */
export function linkItems(from: Side, to: Side): Links {
  const numbers = indexBy(to, (item) => item.keys);
  const concepts = indexBy(to, (item) => item.concepts);
  const words = buckets(to, from);
  const exact = new Map<string, number>();
  to.items.forEach((item, id) => {
    if (item.stem) exact.set(item.stem, id);
  });
  const targets: Int32Array[] = [];
  const strengths: Float32Array[] = [];
  for (const item of from.items) {
    const found = new Map<number, number>();
    const add = (id: number, strength: number): void => {
      found.set(id, Math.max(found.get(id) ?? 0, strength));
    };
    for (const key of item.keys)
      for (const id of numbers.get(key) ?? []) add(id, Math.min(item.trust, (to.items[id] as Item).trust));
    for (const concept of item.concepts) for (const id of concepts.get(concept) ?? []) add(id, LEXICAL);
    if (item.stem) {
      const same = exact.get(item.stem);
      if (same !== undefined) add(same, 1);
      if (bySound(item, to)) wordLinks(item, words, add);
    }
    targets.push(Int32Array.from(found.keys()));
    strengths.push(Float32Array.from(found.values()));
  }
  return { targets, strengths };
}
