import type { NumberData } from './numbers/types.js';

/** What Tercet knows of a language: data only, one file a language. Every step that needs it takes a `Language`. */
export interface Language {
  /** The primary subtag, `en`. */
  tag: string;
  splitting: SplittingData;
  numbers: NumberData;
  vocabulary: VocabularyData;
}

/**
 * Data for the sentence splitter (`server/split/`). Words are written without their last stop. A word written in lower
 * case also stands for its capitalised and all-capital forms; one with a capital letter stands for itself and its
 * all-capital form only (`Mass` is a state, `mass` a word). Letters set apart (`p. m.`) are looked up as `p.m`.
 */
export interface SplittingData {
  /** Never the end of a sentence: titles before a name, `e.g`. */
  goOn: ReadonlySet<string>;
  /** An abbreviation before a number, roman numerals included (`No`, `art`, `Jan`); elsewhere an ordinary word. */
  beforeNumber: ReadonlySet<string>;
  /** Ends a sentence before any capital letter if a number stands before it (`2010 г.`), else as `mayEnd`. */
  afterNumber: ReadonlySet<string>;
  /** Ends a sentence only before one of the `starters`: `Inc`, `Calif`. So do all initials and dotted acronyms. */
  mayEnd: ReadonlySet<string>;
  /** Ends a sentence before any capital letter: `etc`, `p.m`. Not before `continuations`, nor in an opening adverbial. */
  oftenEnd: ReadonlySet<string>;
  /** Lower-case words that, capitalised in running text, begin a sentence; elided ones with their apostrophe (`l'`). */
  starters: ReadonlySet<string>;
  /** Those of the starters that begin one even right after a heading without a stop that ends in a quotation or a bracket. */
  unstopped: ReadonlySet<string>;
  /** Endings of words that begin one there before a lower-case word, as no names have; and those of surnames among them. */
  commonEndings: ReadonlySet<string>;
  surnameEndings: ReadonlySet<string>;
  /** Those of the starters that may also begin a surname after an initial: `Le`. */
  particles: ReadonlySet<string>;
  /** Nouns that a single letter may follow (`vitamin C`, `Plan B`): the letter is no initial there. */
  letterNouns: ReadonlySet<string>;
  /** Capitalised words that go on after an `oftenEnd` abbreviation: weekdays, time zones (`5 p.m. Monday`). */
  continuations: ReadonlySet<string>;
  /** First words of adverbials that open a sentence (`At 5 p.m. Smith left`). */
  openings: ReadonlySet<string>;
  /** Number words and marks that count as a number before an `afterNumber` abbreviation (`тыс`). */
  numberWords: ReadonlySet<string>;
  /** Verbs of saying that may follow a quoted question and a capitalised name (`"Why?" Smith asked`). */
  speechVerbs: ReadonlySet<string>;
  /** Names that end with an exclamation or question mark (`Yahoo`), without it. */
  calledNames: ReadonlySet<string>;
  /** What may be elided before an abbreviation (`l'art.`), without its apostrophe. */
  elisions: ReadonlySet<string>;
  /** Whether a number of one or two digits with a stop is an ordinal (`3. Oktober`). */
  ordinalStop: boolean;
  /** Which way « and » point: as in French and Russian, or unknown (German books, Danish). */
  guillemets: 'outward' | 'either';
}

/** Data for telling words that carry content. */
export interface VocabularyData {
  /** Articles, pronouns, prepositions, conjunctions, auxiliaries: they say nothing of what a sentence is about. */
  functionWords: ReadonlySet<string>;
  /** Names take case endings too. */
  namesInflect: boolean;
}
