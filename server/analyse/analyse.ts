import { languageOf } from '../language/index.js';
import type { Language } from '../language/types.js';
import { type Lexicon, lexiconOf } from '../lexicon/lexicon.js';
import { NAME_SIGN } from '../lexicon/terms.js';
import type { LanguageTag, Sentence } from '../types.js';
import type { Token } from '../words/tokens.js';
import { findNumbers, type NumberMention } from './numbers.js';
import { TokenRow } from './read.js';
import { type ContentWord, findTerms, type TermMention } from './terms.js';
import { type Form, VersionWords } from './words.js';

export { MARK_COUNT, Mark } from './marks.js';

/** What one sentence holds, as alignment and comparison need it. */
export interface AnalysedSentence {
  text: string;
  /** In a long text's sentences, made anew each time they are asked for (see `held`). */
  tokens: Token[];
  /** For each token, its type's number, or -1 for signs, numbers and function words. */
  types: Int32Array;
  numbers: readonly NumberMention[];
  terms: readonly TermMention[];
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

const NOTHING: readonly never[] = [];

/** Turns the words of a version into types, sentence by sentence. */
class TypeTable {
  readonly types: WordType[] = [];
  private readonly byKey = new Map<string, number>();
  private readonly lastSentence: number[] = [];

  constructor(
    private readonly namesInflect: boolean,
    private readonly capitalsAreCommon: boolean,
  ) {}

  /** The type of a form in sentence number `sentence`; -1 for a function word. */
  of(form: Form, sentence: number): number {
    if (form.type === -2) form.type = this.typeOf(form);
    const id = form.type;
    if (id >= 0 && this.lastSentence[id] !== sentence) {
      this.lastSentence[id] = sentence;
      (this.types[id] as WordType).sentences++;
    }
    return id;
  }

  private typeOf({ word, capital }: Form): number {
    // a capital at the start of a sentence tells nothing, unless the word is a known name and never written small
    const known = word.named !== undefined && word.lower === 0;
    const name = capital && !this.capitalsAreCommon && (word.capital > word.lower || known);
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

/** A sentence whose tokens stay numbers until they are asked for. */
class ReadSentence implements AnalysedSentence {
  types: Int32Array;
  numbers: readonly NumberMention[] = NOTHING;
  terms: readonly TermMention[] = NOTHING;

  constructor(
    private readonly row: TokenRow,
    private readonly number: number,
    readonly text: string,
    readonly length: number,
    readonly marks: number,
  ) {
    this.types = NO_TYPES;
  }

  get tokens(): Token[] {
    return this.row.tokens(this.number, this.text);
  }

  /** Finds what can only be told once all sentences have been read. */
  finish(table: TypeTable, language: Language, lexicon: Lexicon): void {
    const { row, number, text } = this;
    const types = new Int32Array(row.countOf(number));
    let numbers = false;
    let terms = false;
    row.each(number, (form, at, _start, _end, digits) => {
      types[at] = form ? table.of(form, number) : -1;
      numbers ||= form ? form.beginsNumber : digits;
      terms ||= form?.opensTerm ?? false;
    });
    this.types = types;
    if (numbers) this.numbers = findNumbers(text, this.tokens, language.numbers);
    if (terms) this.terms = findTerms(this.content(), lexicon);
  }

  private content(): ContentWord[] {
    const content: ContentWord[] = [];
    this.row.each(this.number, (form, _, start, end) => {
      if (form && form.type >= 0) content.push({ start, end, stem: form.word.stem, capital: form.capital });
    });
    return content;
  }
}

const NO_TYPES = new Int32Array();

/** A sentence with its tokens made for good: for who is about to ask for them several times. */
export const held = (sentence: AnalysedSentence): AnalysedSentence => {
  const { text, tokens, types, numbers, terms, length, marks } = sentence;
  return { text, tokens, types, numbers, terms, length, marks };
};

/** Finds words, numbers and signs in a version's sentences. Linear in the text. */
export function analyse(
  tag: LanguageTag,
  sentences: readonly Pick<Sentence, 'text'>[],
  lexicon: Lexicon = lexiconOf(tag),
): AnalysedVersion {
  const language = languageOf(tag);
  const words = new VersionWords(tag, language, lexicon);
  const row = new TokenRow(sentences.length, words);
  const analysed = sentences.map(({ text }, n) => {
    const { length, marks } = row.add(text);
    return new ReadSentence(row, n, text, length, marks);
  });
  const table = new TypeTable(language.vocabulary.namesInflect, words.capitalsAreCommon());
  for (const sentence of analysed) sentence.finish(table, language, lexicon);
  return { tag, language, lexicon, sentences: analysed, types: table.types };
}
