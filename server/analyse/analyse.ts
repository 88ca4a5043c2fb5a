import { languageOf } from '../language/index.js';
import type { Language } from '../language/types.js';
import { type Lexicon, lexiconOf } from '../lexicon/lexicon.js';
import { LONGEST_TERM, NAME_SIGN } from '../lexicon/terms.js';
import type { LanguageTag, Range, Sentence } from '../types.js';
import { stemOf } from '../words/stem.js';
import { type Token, TokenKind, tokenize } from '../words/tokens.js';
import { findNumbers, type NumberMention } from './numbers.js';

/** Signs whose presence a translation tends to keep, as bits. */
export const Mark = { Question: 1, Exclamation: 2, Quote: 4, Colon: 8, Bracket: 16, Percent: 32, Digits: 64 } as const;
export const MARK_COUNT = 7;

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

/** A term of several words that the lexicon knows: `carry out`, `Security Council`. */
export interface TermMention extends Range {
  key: string;
  concepts: readonly number[];
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

const MARKS: [RegExp, number][] = [
  [/[?？؟]/u, Mark.Question],
  [/[!！]/u, Mark.Exclamation],
  [/["“”„«»「」]/u, Mark.Quote],
  [/[:：]/u, Mark.Colon],
  [/[()（）]/u, Mark.Bracket],
  [/%/u, Mark.Percent],
  [/\p{Nd}/u, Mark.Digits],
];

const marksOf = (text: string): number => MARKS.reduce((bits, [sign, bit]) => (sign.test(text) ? bits | bit : bits), 0);

const isCapital = (char: string): boolean => char !== char.toLowerCase();

interface Casing {
  /** Sentences in which the word has a capital that its place doesn't explain. */
  capital: number;
  lower: number;
}

/** True for the first word of the sentence or of what is quoted in it, whose capital tells nothing. */
function opens(tokens: Token[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i] as Token;
    if (token.kind !== TokenKind.Sign) return false;
    if (/[«“"„‘(—–:.?!…[]/u.test(token.norm)) return true;
  }
  return true;
}

function countCasing(sentences: readonly { text: string; tokens: Token[] }[]): Map<string, Casing> {
  const casing = new Map<string, Casing>();
  for (const { text, tokens } of sentences)
    tokens.forEach((token, at) => {
      if (token.kind !== TokenKind.Word) return;
      const capital = isCapital(text[token.start] as string);
      if (capital && opens(tokens, at)) return;
      let count = casing.get(token.norm);
      if (!count) {
        count = { capital: 0, lower: 0 };
        casing.set(token.norm, count);
      }
      if (capital) count.capital++;
      else count.lower++;
    });
  return casing;
}

/** Where a language writes every noun with a capital, capitals name nothing. */
function capitalsAreCommon(casing: Map<string, Casing>): boolean {
  let capital = 0;
  let lower = 0;
  for (const count of casing.values()) {
    capital += count.capital;
    lower += count.lower;
  }
  return capital > 0.2 * (capital + lower) && capital + lower > 100;
}

class TypeTable {
  readonly types: WordType[] = [];
  private readonly byKey = new Map<string, number>();

  of(key: string, stemmed: string, form: string, concepts: readonly number[]): number {
    let id = this.byKey.get(key);
    if (id === undefined) {
      id = this.types.length;
      this.byKey.set(key, id);
      this.types.push({ stem: stemmed, form, sentences: 0, name: false, concepts });
    }
    return id;
  }
}

interface ContentWord {
  token: Token;
  stem: string;
  capital: boolean;
}

/** The longest known terms of several content words, from left to right; the words between them don't count. */
function findTerms(content: readonly ContentWord[], lexicon: Lexicon): TermMention[] {
  const found: TermMention[] = [];
  for (let at = 0; at < content.length; at++) {
    const first = content[at] as ContentWord;
    const asName = first.capital && lexicon.openings.has(NAME_SIGN + first.stem);
    if (!asName && !lexicon.openings.has(first.stem)) continue;
    let key = first.stem;
    let longest: TermMention | null = null;
    for (let last = at + 1; last < Math.min(content.length, at + LONGEST_TERM); last++) {
      const word = content[last] as ContentWord;
      key += ` ${word.stem}`;
      const concepts = (asName ? lexicon.terms.get(NAME_SIGN + key) : undefined) ?? lexicon.terms.get(key);
      if (concepts) longest = { key, concepts, start: first.token.start, end: word.token.end };
    }
    if (longest) found.push(longest);
  }
  return found;
}

const NOTHING: readonly number[] = [];

/** Finds words, numbers and signs in a version's sentences. Linear in the text. */
export function analyse(tag: LanguageTag, sentences: readonly Pick<Sentence, 'text'>[]): AnalysedVersion {
  const language = languageOf(tag);
  const { vocabulary } = language;
  const tokenized = sentences.map(({ text }) => ({ text, tokens: tokenize(text) }));
  const casing = countCasing(tokenized);
  const common = capitalsAreCommon(casing);
  const table = new TypeTable();
  const lexicon = lexiconOf(tag);
  const analysed = tokenized.map(({ text, tokens }): AnalysedSentence => {
    const types = new Int32Array(tokens.length).fill(-1);
    const seen = new Set<number>();
    const content: ContentWord[] = [];
    let length = 0;
    tokens.forEach((token, at) => {
      if (token.kind === TokenKind.Sign) return;
      length += token.end - token.start;
      if (token.kind !== TokenKind.Word || vocabulary.functionWords.has(token.norm)) return;
      const capital = isCapital(text[token.start] as string);
      const { capital: capitals = 0, lower = 0 } = casing.get(token.norm) ?? {};
      const lexical = stemOf(tag, token.norm);
      const asName = capital ? lexicon.terms.get(NAME_SIGN + lexical) : undefined;
      // a capital at the start of a sentence tells nothing, unless the word is a known name and never written small
      const name = capital && !common && (capitals > lower || (asName !== undefined && lower === 0));
      const stemmed = name && !vocabulary.namesInflect ? token.norm : lexical;
      const concepts = (name ? asName : undefined) ?? lexicon.terms.get(lexical) ?? NOTHING;
      const id = table.of(name ? NAME_SIGN + stemmed : stemmed, stemmed, token.norm, concepts);
      content.push({ token, stem: lexical, capital });
      const type = table.types[id] as WordType;
      if (name) type.name = true;
      if (!seen.has(id)) type.sentences++;
      seen.add(id);
      types[at] = id;
    });
    const numbers = findNumbers(text, tokens, language.numbers);
    return { text, tokens, types, numbers, terms: findTerms(content, lexicon), length, marks: marksOf(text) };
  });
  return { tag, language, lexicon, sentences: analysed, types: table.types };
}
