import { type Token, TokenKind, TokenWalk } from '../words/tokens.js';
import { Mark, markOf } from './marks.js';
import type { ContentWords, TermsFrom } from './terms.js';
import { Flag, type KnownForm, type VersionForms } from './words.js';

/** In place of a form's number. */
const DIGITS = -1;
const SIGN = -2;
/** A sign that is a number: ½. */
const NUMBER_SIGN = -3;

/**
 * Hardly any text has fewer characters a token, spaces included, but one without spaces. What is left over costs nothing:
 * the system gives a large array no memory for pages that nothing was written to.
 */
const FEWEST = 4;

/** What begins in a sentence, so that it has to be looked into: a number, a term of several words. */
export interface Begun {
  numbers: boolean;
  terms: boolean;
}

/**
 * The tokens of a version's sentences as numbers: as objects, those of a long text would take hundreds of megabytes.
 * A sentence's tokens have the places `first[sentence]` to `first[sentence + 1] - 1`.
 */
export class TokenRow {
  private readonly first: Int32Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private ids: Int32Array;
  private count = 0;
  private read = 0;
  /** For each form, the number of its type, once all sentences have been read. */
  private typeOf: Int32Array = new Int32Array();
  private readonly contents: Contents;

  /** @param length of all sentences together. */
  constructor(
    sentences: number,
    length: number,
    private readonly forms: VersionForms,
  ) {
    this.first = new Int32Array(sentences + 1);
    const expected = Math.ceil(length / FEWEST) + 16;
    this.starts = new Int32Array(expected);
    this.ends = new Int32Array(expected);
    this.ids = new Int32Array(expected);
    this.contents = new Contents(forms);
  }

  /** Reads the next sentence, counts its words' capitals, and gives its letters and digits, and its marks. */
  add(text: string): { length: number; marks: number } {
    const { forms } = this;
    const walk = new TokenWalk(text);
    let length = 0;
    let marks = 0;
    let opened = true;
    while (walk.next()) {
      const { kind, start, end } = walk;
      if (kind === TokenKind.Sign) {
        const code = text.charCodeAt(start);
        marks |= markOf(code);
        opened ||= opens(code);
        this.push(start, end, isNumber(code) ? NUMBER_SIGN : SIGN);
        continue;
      }
      length += end - start;
      if (kind === TokenKind.Digits) {
        marks |= Mark.Digits;
        this.push(start, end, DIGITS);
      } else {
        const id = forms.numberOf(text, start, end, walk.hash);
        const capital = ((forms.flags[id] as number) & Flag.Capital) !== 0;
        if (!capital || !opened) forms.telling[id] = (forms.telling[id] as number) + 1;
        this.push(start, end, id);
      }
      opened = false;
    }
    this.first[++this.read] = this.count;
    return { length, marks };
  }

  private push(start: number, end: number, id: number): void {
    if (this.count === this.ids.length) {
      this.starts = wider(this.starts);
      this.ends = wider(this.ends);
      this.ids = wider(this.ids);
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.ids[this.count++] = id;
  }

  /** Ends the reading: gives the forms their types. */
  setTypes(typeOf: Int32Array): void {
    this.typeOf = typeOf;
  }

  private typeAt(place: number): number {
    const id = this.ids[place] as number;
    return id < 0 ? -1 : (this.typeOf[id] as number);
  }

  /** Calls back for the type of each content word of a sentence, and says what begins there. */
  each(sentence: number, met: (type: number) => void): Begun {
    const { ids, typeOf } = this;
    const { flags } = this.forms;
    const to = this.first[sentence + 1] as number;
    let numbers = false;
    let terms = 0;
    for (let place = this.first[sentence] as number; place < to; place++) {
      const id = ids[place] as number;
      if (id < 0) {
        numbers ||= id !== SIGN;
        continue;
      }
      const flag = flags[id] as number;
      if (flag & Flag.BeginsNumber) numbers = true;
      const type = typeOf[id] as number;
      if (type < 0) continue;
      terms |= flag & Flag.OpensTerm;
      met(type);
    }
    return { numbers, terms: terms !== 0 };
  }

  /** Whether a number can begin at a token of a sentence. */
  numbersBegin(sentence: number): (at: number) => boolean {
    const { ids } = this;
    const { flags } = this.forms;
    const from = this.first[sentence] as number;
    return (at) => {
      const id = ids[from + at] as number;
      return id < 0 ? id !== SIGN : ((flags[id] as number) & Flag.BeginsNumber) !== 0;
    };
  }

  /** For each token of a sentence, its type's number; -1 for signs, digits and function words. */
  types(sentence: number): Int32Array {
    const { ids, typeOf } = this;
    const from = this.first[sentence] as number;
    const types = new Int32Array((this.first[sentence + 1] as number) - from);
    for (let n = 0; n < types.length; n++) {
      const id = ids[from + n] as number;
      types[n] = id < 0 ? -1 : (typeOf[id] as number);
    }
    return types;
  }

  /** For each token of a sentence, its form's number; below 0 for signs and numbers. */
  formsOf(sentence: number): Int32Array {
    return this.ids.subarray(this.first[sentence], this.first[sentence + 1]);
  }

  /** A sentence's content words, until another's are asked for. */
  content(sentence: number): ContentWords {
    const { contents } = this;
    contents.count = 0;
    const to = this.first[sentence + 1] as number;
    for (let place = this.first[sentence] as number; place < to; place++)
      if (this.typeAt(place) >= 0)
        contents.add(this.ids[place] as number, this.starts[place] as number, this.ends[place] as number);
    return contents;
  }

  /** A sentence's tokens as objects. */
  tokens(sentence: number, text: string): Token[] {
    const { known } = this.forms;
    const to = this.first[sentence + 1] as number;
    const tokens: Token[] = [];
    for (let place = this.first[sentence] as number; place < to; place++) {
      const start = this.starts[place] as number;
      const end = this.ends[place] as number;
      const id = this.ids[place] as number;
      if (id >= 0) tokens.push({ start, end, kind: TokenKind.Word, norm: (known[id] as KnownForm).norm });
      else {
        const kind = id === DIGITS ? TokenKind.Digits : TokenKind.Sign;
        tokens.push({ start, end, kind, norm: text.slice(start, end) });
      }
    }
    return tokens;
  }
}

function wider(old: Int32Array): Int32Array {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
}

/** One sentence's content words at a time, in arrays that are used again. */
class Contents implements ContentWords {
  count = 0;
  private readonly ids: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(private readonly forms: VersionForms) {}

  add(id: number, start: number, end: number): void {
    this.ids[this.count] = id;
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }

  stemOf(n: number): string {
    return (this.forms.known[this.ids[n] as number] as KnownForm).stem;
  }

  termsFrom(n: number): TermsFrom | null {
    const id = this.ids[n] as number;
    return (this.forms.flags[id] as number) & Flag.OpensTerm ? (this.forms.known[id] as KnownForm).terms : null;
  }

  startOf(n: number): number {
    return this.starts[n] as number;
  }

  endOf(n: number): number {
    return this.ends[n] as number;
  }
}

/** The fractions of Latin-1 and Unicode's number forms. */
const isNumber = (code: number): boolean => (code >= 0xbc && code <= 0xbe) || (code >= 0x2150 && code <= 0x2189);

/** Signs after which a word's capital says nothing: what opens a quotation, a bracket, a sentence. */
const OPENERS = new Set([...'«“"„‘(—–:.?!…['].map((sign) => sign.charCodeAt(0)));
const opens = (code: number): boolean => OPENERS.has(code);
