import type { Language } from '../language/types.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { NAME_SIGN } from '../lexicon/terms.js';
import type { LanguageTag } from '../types.js';
import { remembering } from '../words/remembering.js';
import { stemOf } from '../words/stem.js';
import { hasCapital, spelling } from '../words/tokens.js';
import { mayBegin } from './numbers.js';
import { type TermsFrom, termsFrom } from './terms.js';

/** What is known of a word as it is spelt, whatever text it stands in. */
export interface KnownForm {
  norm: string;
  stem: string;
  capital: boolean;
  isFunction: boolean;
  /** What the lexicon says it can mean, as a common word, and, if it has a capital, as a name. */
  common: readonly number[] | undefined;
  named: readonly number[] | undefined;
  /** Whether a number can begin with it, and the terms of several words that can. */
  beginsNumber: boolean;
  terms: TermsFrom | null;
}

type Knows = (shown: string) => KnownForm;

/** Words recur from text to text; a user's terms make a lexicon of their own, which is soon forgotten. */
const KNOWN = new WeakMap<Lexicon, Map<LanguageTag, Knows>>();

function knownForms(tag: LanguageTag, language: Language, lexicon: Lexicon): Knows {
  const byTag = KNOWN.get(lexicon) ?? new Map<LanguageTag, Knows>();
  KNOWN.set(lexicon, byTag);
  const knows = byTag.get(tag) ?? remembering((shown) => knownForm(shown, tag, language, lexicon));
  byTag.set(tag, knows);
  return knows;
}

function knownForm(shown: string, tag: LanguageTag, language: Language, lexicon: Lexicon): KnownForm {
  const norm = spelling(shown);
  const stem = stemOf(tag, norm);
  const capital = hasCapital(shown);
  const isFunction = language.vocabulary.functionWords.has(norm);
  return {
    norm,
    stem,
    capital,
    isFunction,
    common: lexicon.conceptsOf(stem),
    named: capital ? lexicon.conceptsOf(NAME_SIGN + stem) : undefined,
    beginsNumber: mayBegin(shown, norm, language.numbers),
    terms: isFunction ? null : termsFrom(stem, capital, lexicon),
  };
}

/** What is to be known of a form at each of its tokens, as bits. */
export const Flag = { Capital: 1, BeginsNumber: 2, OpensTerm: 4 } as const;

const flagsOf = ({ capital, beginsNumber, terms }: KnownForm): number =>
  (capital ? Flag.Capital : 0) | (beginsNumber ? Flag.BeginsNumber : 0) | (terms ? Flag.OpensTerm : 0);

/** The longest words, from which V8 makes slices that point into the text they were cut from, begin here. */
const SLICED = 13;

/**
 * The words of a version as they are spelt, each looked up once in stemmer and lexicon; a text has few of them beside its
 * words. They are numbered in the order in which they are met.
 */
export class VersionForms {
  readonly known: KnownForm[] = [];
  /** For each form its flags, and how often its capital, or the lack of one, tells something. */
  flags: Uint8Array = new Uint8Array(1024);
  telling: Int32Array = new Int32Array(1024);
  private readonly knows: Knows;
  private readonly shown: string[] = [];
  private hashes: Int32Array = new Int32Array(1024);
  /** An open-addressed hash table of the forms, so that no string has to be made of a word that was met before. */
  private slots: Int32Array = new Int32Array(2048).fill(-1);

  constructor(tag: LanguageTag, language: Language, lexicon: Lexicon) {
    this.knows = knownForms(tag, language, lexicon);
  }

  /** The number of the form that stands in a text. */
  numberOf(text: string, start: number, end: number, hash: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (number < 0) return this.add(slot, text.slice(start, end), hash);
      if (hashes[number] === hash && stands(this.shown[number] as string, text, start, end)) return number;
    }
  }

  private add(slot: number, slice: string, hash: number): number {
    // a slice would hold on to its text as long as it is remembered
    const shown = slice.length < SLICED ? slice : ` ${slice}`.slice(1);
    const number = this.known.length;
    const known = this.knows(shown);
    this.known.push(known);
    this.shown.push(shown);
    this.slots[slot] = number;
    if (this.known.length * 2 > this.slots.length) this.spread();
    this.flags[number] = flagsOf(known);
    this.hashes[number] = hash;
    return number;
  }

  /** Makes room for twice as many. */
  private spread(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let number = 0; number < this.known.length; number++) {
      let slot = (this.hashes[number] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.slots = slots;
    this.hashes = wider(this.hashes);
    this.telling = wider(this.telling);
    const flags = new Uint8Array(this.flags.length * 2);
    flags.set(this.flags);
    this.flags = flags;
  }
}

function wider(old: Int32Array): Int32Array {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
}

function stands(shown: string, text: string, start: number, end: number): boolean {
  const { length } = shown;
  if (end - start !== length) return false;
  for (let i = 0; i < length; i++) if (shown.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}
