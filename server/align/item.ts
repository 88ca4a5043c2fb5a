import { type Masks, masksOf, soundBucket, soundCodes } from '../words/sounds.js';

/** What can be recognised in another version by its sound. */
export interface Sound {
  codes: readonly string[];
  masks: Masks;
  /** Of its first three consonants, give or take their voice (of a short word's first two), one for each code. */
  buckets: readonly number[];
}

const NONE: readonly never[] = [];

/** A word is worth comparing by sound from this many sounds on; below, chance alone finds a likeness. */
const SHORTEST = 4;

function soundOf(stem: string): Sound {
  const codes = soundCodes(stem);
  const buckets = new Set<number>();
  for (const code of codes) {
    if (code.length < SHORTEST - 1) continue;
    const bucket = soundBucket(code, 3);
    if (bucket >= 10) buckets.add(bucket);
  }
  return { codes, masks: masksOf(codes), buckets: [...buckets] };
}

/** Something that can be found again in another version: a word type, a number or a term. */
export class Item {
  /** For a number, its keys; for a word, none. */
  readonly keys: readonly string[] = NONE;
  /** For a word, its stem. */
  readonly stem: string = '';
  readonly name: boolean = false;
  /** What the lexicon says it can mean. */
  readonly concepts: readonly number[] = NONE;
  /** How much a match of it can be trusted, 0 to 1. */
  readonly trust: number = 1;
  private heard: Sound | undefined;

  constructor({
    keys,
    stem,
    name,
    concepts,
    trust,
  }: Partial<Pick<Item, 'keys' | 'stem' | 'name' | 'concepts' | 'trust'>>) {
    if (keys) this.keys = keys;
    if (stem) this.stem = stem;
    if (name) this.name = name;
    if (concepts) this.concepts = concepts;
    if (trust !== undefined) this.trust = trust;
  }

  /** Made when it is asked for, since most words are known by what they mean. */
  get sound(): Sound {
    this.heard ??= soundOf(this.stem);
    return this.heard;
  }
}
