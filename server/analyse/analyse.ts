import { languageOf } from '../language/index.js';
import type { Language } from '../language/types.js';
import { type Lexicon, lexiconOf } from '../lexicon/lexicon.js';
import { NAME_SIGN } from '../lexicon/terms.js';
import type { LanguageTag, Sentence } from '../types.js';
import { type Token, TokenKind, tokenize } from '../words/tokens.js';
import { Mark, markOf } from './marks.js';
import { findNumbers, type NumberMention } from './numbers.js';
import { type ContentWord, findTerms, type TermMention } from './terms.js';
import { isCapital, type VersionWord, VersionWords } from './words.js';

export { MARK_COUNT, Mark } from './marks.js';

/** What one sentence holds, as alignment and comparison need it. */
export interface AnalysedSentence {
  text: string;
  tokens: Token[];
  /** For each token, its type's number, or -1 for signs, numbers and function words. */
  types: Int32Array;
  numbers: NumberMention[];
  terms: TermMention[];
  /** Letters and digits. */
  length: number;
  marks: number;
}

/** A word type of a version: the forms that share a stem. */
export interface WordType {
  stem: string;
  /** One of its forms, in lower case. */
  form: string;
  /** In how many sentences it stands. */
  sentences: number;
  /** It is written with a capital where that isn't due to its place: a name, most likely. */
  name: boolean;
  /** What the lexicon says it can mean. */
  concepts: readonly number[];
}

export interface AnalysedVersion {
  tag: LanguageTag;
  language: Language;
  lexicon: Lexicon;
  sentences: AnalysedSentence[];
  types: WordType[];
}

const NOTHING: readonly number[] = [];

/** Turns the words of a version into types, sentence by sentence. */
class TypeTable {
  readonly types: WordType[] = [];
  private readonly byKey = new Map<string, number>();
  private readonly lastSentence: number[] = [];

  constructor(
    private readonly namesInflect: boolean,
    private readonly capitalsAreCommon: boolean,
  ) {}

  /** The type of a word at a place in sentence number `sentence`. */
  of(word: VersionWord, capital: boolean, sentence: number): number {
    // a capital at the start of a sentence tells nothing, unless the word is a known name and never written small
    const known = word.named !== undefined && word.lower === 0;
    const name = capital && !this.capitalsAreCommon && (word.capital > word.lower || known);
    let id = name ? word.nameType : word.commonType;
    if (id < 0) {
      id = this.make(word, name);
      if (name) word.nameType = id;
      else word.commonType = id;
    }
    if (this.lastSentence[id] !== sentence) {
      this.lastSentence[id] = sentence;
      (this.types[id] as WordType).sentences++;
    }
    return id;
  }

  private make(word: VersionWord, name: boolean): number {
    const stem = name && !this.namesInflect ? word.norm : word.stem;
    const key = name ? NAME_SIGN + stem : stem;
    let id = this.byKey.get(key);
    if (id === undefined) {
      id = this.types.length;
      this.byKey.set(key, id);
      const concepts = (name ? word.named : undefined) ?? word.common ?? NOTHING;
      this.types.push({ stem, form: word.norm, sentences: 0, name, concepts });
    }
    return id;
  }
}

/** Finds words, numbers and signs in a version's sentences. Linear in the text. */
export function analyse(
  tag: LanguageTag,
  sentences: readonly Pick<Sentence, 'text'>[],
  lexicon: Lexicon = lexiconOf(tag),
): AnalysedVersion {
  const language = languageOf(tag);
  const words = new VersionWords(tag, language.vocabulary, lexicon);
  const read = sentences.map(({ text }) => {
    const tokens = tokenize(text);
    return { text, tokens, words: words.read(text, tokens) };
  });
  const table = new TypeTable(language.vocabulary.namesInflect, words.capitalsAreCommon());
  const analysed = read.map(({ text, tokens, words: own }, n): AnalysedSentence => {
    const types = new Int32Array(tokens.length).fill(-1);
    const content: ContentWord[] = [];
    let length = 0;
    let marks = 0;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      if (token.kind === TokenKind.Sign) {
        marks |= markOf(token.norm);
        continue;
      }
      length += token.end - token.start;
      if (token.kind === TokenKind.Digits) marks |= Mark.Digits;
      const word = own[at];
      if (!word || word.isFunction) continue;
      const capital = isCapital(text, token);
      types[at] = table.of(word, capital, n);
      content.push({ token, stem: word.stem, capital });
    }
    const numbers = findNumbers(text, tokens, language.numbers);
    return { ...{ text, tokens, types, numbers, length, marks }, terms: findTerms(content, lexicon) };
  });
  return { tag, language, lexicon, sentences: analysed, types: table.types };
}
