import type { Language } from '../language/types.js';
import { type Lexicon, lexiconOf } from '../lexicon/lexicon.js';
import { NAME_SIGN } from '../lexicon/terms.js';
import type { LanguageTag } from '../types.js';
import { stemOf } from '../words/stem.js';
import { normWord } from '../words/tokens.js';
import { mayBegin } from './numbers.js';
import { mayOpen } from './terms.js';

/** A word of one version, whatever its capitals, with what is counted of it while the version is read. */
export interface VersionWord {
  norm: string;
  isFunction: boolean;
  stem: string;
  /** What the lexicon says it can mean, as a common word, and, where it is met with a capital, as a name. */
  common: readonly number[] | undefined;
  named: readonly number[] | undefined;
  /** How often it has a capital that its place doesn't explain, and how often none. */
  capital: number;
  lower: number;
}

/** A word as it is spelt, with all that depends on nothing else: a text has few of them beside its words. */
export interface Form {
  word: VersionWord;
  capital: boolean;
  /** Whether a number, or a term of several words, can begin with it. */
  beginsNumber: boolean;
  opensTerm: boolean;
  /** The number of its type, once the version has been read; -1 for a function word, -2 before it is known. */
  type: number;
}

/** The words of a version, each looked up once in stemmer and lexicon. */
export class VersionWords {
  readonly forms: Form[] = [];
  private readonly byShown = new Map<string, number>();
  private readonly words = new Map<string, VersionWord>();

  constructor(
    private readonly tag: LanguageTag,
    private readonly language: Language,
    private readonly lexicon: Lexicon = lexiconOf(tag),
  ) {}

  /** The number of a form. */
  numberOf(shown: string): number {
    let number = this.byShown.get(shown);
    if (number === undefined) {
      number = this.forms.length;
      this.byShown.set(shown, number);
      this.forms.push(this.form(shown));
    }
    return number;
  }

  private form(shown: string): Form {
    const norm = normWord(shown);
    const word = this.words.get(norm) ?? this.word(norm);
    this.words.set(norm, word);
    const first = shown[0] as string;
    const capital = first !== first.toLowerCase();
    if (capital) word.named ??= this.lexicon.conceptsOf(NAME_SIGN + word.stem);
    return {
      ...{ word, capital },
      beginsNumber: mayBegin(shown, norm, this.language.numbers),
      opensTerm: !word.isFunction && mayOpen({ stem: word.stem, capital }, this.lexicon),
      type: word.isFunction ? -1 : -2,
    };
  }

  private word(norm: string): VersionWord {
    const isFunction = this.language.vocabulary.functionWords.has(norm);
    const stem = stemOf(this.tag, norm);
    const common = this.lexicon.conceptsOf(stem);
    return { norm, isFunction, stem, common, named: undefined, capital: 0, lower: 0 };
  }

  /** Where a language writes every noun with a capital, capitals name nothing. */
  capitalsAreCommon(): boolean {
    let capital = 0;
    let lower = 0;
    for (const word of this.words.values()) {
      capital += word.capital;
      lower += word.lower;
    }
    return capital > 0.2 * (capital + lower) && capital + lower > 100;
  }
}
