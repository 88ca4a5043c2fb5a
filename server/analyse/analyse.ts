import { languageOf } from '../language/index.js';
import type { Language } from '../language/types.js';
import { type Lexicon, lexiconOf } from '../lexicon/lexicon.js';
import type { LanguageTag, Sentence } from '../types.js';
import type { Token } from '../words/tokens.js';
import { findNumbers, type NumberMention } from './numbers.js';
import { TokenRow } from './read.js';
import { findTerms, type TermMention } from './terms.js';
import { typesOf, type WordType } from './types.js';
import { type KnownForm, VersionForms } from './words.js';

export { MARK_COUNT, Mark } from './marks.js';
export type { WordType } from './types.js';

/** What one sentence holds, as alignment and comparison need it. */
export interface AnalysedSentence {
  text: string;
  /** Tokens and types may be made anew each time they are asked for (see `held`). */
  tokens: Token[];
  /** For each token, its type's number, or -1 for signs, numbers and function words. */
  types: Int32Array;
  /** For each token that is a word, its form's number; below 0 for signs and numbers. */
  forms: Int32Array;
  numbers: readonly NumberMention[];
  terms: readonly TermMention[];
  /** Letters and digits. */
  length: number;
  marks: number;
}

export interface AnalysedVersion {
  tag: LanguageTag;
  language: Language;
  lexicon: Lexicon;
  sentences: AnalysedSentence[];
  types: WordType[];
  /** Its words as they are spelt, by number. */
  forms: readonly KnownForm[];
}

const NOTHING: readonly never[] = [];

/** A sentence whose tokens stay numbers until they are asked for. */
class ReadSentence implements AnalysedSentence {
  numbers: readonly NumberMention[] = NOTHING;
  terms: readonly TermMention[] = NOTHING;

  constructor(
    private readonly row: TokenRow,
    private readonly number: number,
    readonly text: string,
    readonly length: number,
    readonly marks: number,
  ) {}

  get tokens(): Token[] {
    return this.row.tokens(this.number, this.text);
  }

  get types(): Int32Array {
    return this.row.types(this.number);
  }

  get forms(): Int32Array {
    return this.row.formsOf(this.number);
  }

  /** Finds what can only be told once all sentences have been read. */
  finish(types: WordType[], last: Int32Array, language: Language): void {
    const { row, number } = this;
    const begun = row.each(number, (type) => {
      if (last[type] === number) return;
      last[type] = number;
      (types[type] as WordType).sentences++;
    });
    if (begun.numbers) this.numbers = findNumbers(this.text, this.tokens, language.numbers, row.numbersBegin(number));
    if (begun.terms) this.terms = findTerms(row.content(number));
  }
}

/** A sentence with its tokens made for good: for who is about to ask for them several times. */
export const held = (sentence: AnalysedSentence): AnalysedSentence => {
  const { text, tokens, types, forms, numbers, terms, length, marks } = sentence;
  return { text, tokens, types, forms, numbers, terms, length, marks };
};

/** Finds words, numbers and signs in a version's sentences. Linear in the text. */
export function analyse(
  tag: LanguageTag,
  sentences: readonly Pick<Sentence, 'text'>[],
  lexicon: Lexicon = lexiconOf(tag),
): AnalysedVersion {
  const language = languageOf(tag);
  const forms = new VersionForms(tag, language, lexicon);
  const length = sentences.reduce((sum, { text }) => sum + text.length, 0);
  const row = new TokenRow(sentences.length, length, forms);
  const analysed = sentences.map(({ text }, n) => {
    const { length: letters, marks } = row.add(text);
    return new ReadSentence(row, n, text, letters, marks);
  });
  const { types, typeOf } = typesOf(forms, language.vocabulary.namesInflect);
  row.setTypes(typeOf);
  /** For each type, the last sentence in which it was met. */
  const last = new Int32Array(types.length).fill(-1);
  for (const sentence of analysed) sentence.finish(types, last, language);
  return { tag, language, lexicon, sentences: analysed, types, forms: forms.known };
}
