import type { VocabularyData } from '../language/types.js';
import { type Lexicon, lexiconOf } from '../lexicon/lexicon.js';
import { NAME_SIGN } from '../lexicon/terms.js';
import type { LanguageTag } from '../types.js';
import { stemOf } from '../words/stem.js';
import { type Token, TokenKind } from '../words/tokens.js';

/** A word of one version, whatever its capitals, with what is counted of it while the version is read. */
export interface VersionWord {
  norm: string;
  isFunction: boolean;
  stem: string;
  /** What the lexicon says it can mean, as a common word and as a name. */
  common: readonly number[] | undefined;
  named: readonly number[] | undefined;
  /** How often it has a capital that its place doesn't explain, and how often none. */
  capital: number;
  lower: number;
  /** The numbers of its types, as a common word and as a name; -1 before it is met. */
  commonType: number;
  nameType: number;
}

/** The words of a version, each looked up once in stemmer and lexicon. */
export class VersionWords {
  private readonly words = new Map<string, VersionWord>();

  constructor(
    private readonly tag: LanguageTag,
    private readonly vocabulary: VocabularyData,
    private readonly lexicon: Lexicon = lexiconOf(tag),
  ) {}

  /** The words of a sentence's tokens, null for signs and numbers; counts their capitals. */
  read(text: string, tokens: readonly Token[]): (VersionWord | null)[] {
    return tokens.map((token, at) => {
      if (token.kind !== TokenKind.Word) return null;
      const word = this.of(token.norm);
      if (!isCapital(text, token)) word.lower++;
      else if (!opens(tokens, at)) word.capital++;
      return word;
    });
  }

  private of(norm: string): VersionWord {
    let word = this.words.get(norm);
    if (!word) {
      const isFunction = this.vocabulary.functionWords.has(norm);
      const stem = stemOf(this.tag, norm);
      const common = this.lexicon.conceptsOf(stem);
      const named = this.lexicon.conceptsOf(NAME_SIGN + stem);
      word = { ...{ norm, isFunction, stem, common, named }, capital: 0, lower: 0, commonType: -1, nameType: -1 };
      this.words.set(norm, word);
    }
    return word;
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

export const isCapital = (text: string, { start }: Token): boolean => {
  const first = text[start] as string;
  return first !== first.toLowerCase();
};

/** Signs after which a word's capital says nothing: what opens a quotation, a bracket, a sentence. */
const OPENERS = new Set('«“"„‘(—–:.?!…[');

/** True for the first word of the sentence or of what is quoted in it. */
function opens(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i] as Token;
    if (token.kind !== TokenKind.Sign) return false;
    if (OPENERS.has(token.norm)) return true;
  }
  return true;
}
