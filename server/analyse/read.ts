import { scanTokens, type Token, TokenKind } from '../words/tokens.js';
import { Mark, markOf } from './marks.js';
import type { Form, VersionWords } from './words.js';

/** In place of a form's number. */
const DIGITS = -1;
const SIGN = -2;

/**
 * The tokens of a version's sentences as numbers: as objects, those of a long text would take hundreds of megabytes.
 */
export class TokenRow {
  /** Where a sentence's tokens begin, for each sentence and the end. */
  private readonly first: Int32Array;
  private starts: Int32Array = new Int32Array(1024);
  private ends: Int32Array = new Int32Array(1024);
  private ids: Int32Array = new Int32Array(1024);
  private count = 0;
  private read = 0;

  constructor(
    sentences: number,
    private readonly words: VersionWords,
  ) {
    this.first = new Int32Array(sentences + 1);
  }

  /** Reads the next sentence, counts its words' capitals, and gives its letters and digits, and its marks. */
  add(text: string): { length: number; marks: number } {
    let length = 0;
    let marks = 0;
    let opened = true;
    scanTokens(text, (kind, start, end) => {
      if (kind === TokenKind.Sign) {
        const code = text.charCodeAt(start);
        marks |= markOf(code);
        opened ||= OPENERS.has(code);
        this.push(start, end, SIGN);
        return;
      }
      length += end - start;
      if (kind === TokenKind.Digits) {
        marks |= Mark.Digits;
        this.push(start, end, DIGITS);
      } else {
        const id = this.words.numberOf(text.slice(start, end));
        const { word, capital } = this.words.forms[id] as Form;
        if (!capital) word.lower++;
        else if (!opened) word.capital++;
        this.push(start, end, id);
      }
      opened = false;
    });
    this.first[++this.read] = this.count;
    return { length, marks };
  }

  private push(start: number, end: number, id: number): void {
    if (this.count === this.ids.length) this.grow();
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.ids[this.count++] = id;
  }

  private grow(): void {
    const wider = (old: Int32Array): Int32Array => {
      const grown = new Int32Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.starts = wider(this.starts);
    this.ends = wider(this.ends);
    this.ids = wider(this.ids);
  }

  /** Walks over a sentence's tokens; the form is null for signs and digits. */
  each(sentence: number, visit: (form: Form | null, at: number, start: number, end: number, digits: boolean) => void) {
    const from = this.first[sentence] as number;
    const to = this.first[sentence + 1] as number;
    for (let n = from; n < to; n++) {
      const id = this.ids[n] as number;
      const form = id < 0 ? null : (this.words.forms[id] as Form);
      visit(form, n - from, this.starts[n] as number, this.ends[n] as number, id === DIGITS);
    }
  }

  countOf(sentence: number): number {
    return (this.first[sentence + 1] as number) - (this.first[sentence] as number);
  }

  /** A sentence's tokens as objects. */
  tokens(sentence: number, text: string): Token[] {
    const tokens: Token[] = [];
    this.each(sentence, (form, _, start, end, digits) => {
      if (form) tokens.push({ start, end, kind: TokenKind.Word, norm: form.word.norm });
      else tokens.push({ start, end, kind: digits ? TokenKind.Digits : TokenKind.Sign, norm: text.slice(start, end) });
    });
    return tokens;
  }
}

/** Signs after which a word's capital says nothing: what opens a quotation, a bracket, a sentence. */
const OPENERS = new Set([...'«“"„‘(—–:.?!…['].map((sign) => sign.charCodeAt(0)));
