import { joined } from '../export/joined.js';
import type { LanguageTag, ParagraphKind, Range } from '../types.js';

/** A sentence of a paragraph that is made of units' texts. */
export interface PlacedSentence extends Range {
  /** Counts the version's sentences from 0. */
  position: number;
  /** The unit's row. */
  unitId: number;
}

export interface MadeParagraph {
  position: number;
  kind: ParagraphKind;
  text: string;
  sentences: PlacedSentence[];
}

/** Sentences that a paragraph takes before the next one begins, where a file lets it go on and on. */
const LONGEST = 1000;

/** Puts the paragraphs of one version together from what each unit says in it, one paragraph at a time. */
export class ParagraphMaker {
  /** Sentences and paragraphs so far. */
  sentences = 0;
  paragraphs = 0;
  private text = '';
  private placed: PlacedSentence[] = [];
  private kind: ParagraphKind = 'text';
  /** Of the paragraph that begins with the next text. */
  private next: ParagraphKind | null = 'text';

  constructor(private readonly tag: LanguageTag) {}

  /** A paragraph begins: where the version says nothing in the unit that it begins with, then with what it says next. */
  begin(kind: ParagraphKind): void {
    this.next = kind;
  }

  /** Adds a unit's texts. @returns the paragraph that was at its end with what came before, if one was. */
  add(texts: readonly string[], unitId: number): MadeParagraph | null {
    if (texts.length === 0) return null;
    const ended = this.next !== null || this.placed.length >= LONGEST ? this.end() : null;
    if (this.next !== null) this.kind = this.next;
    this.next = null;
    for (const text of texts) {
      const before = this.text;
      this.text = before === '' ? text : joined(this.tag, [before, text]);
      const end = this.text.length;
      this.placed.push({ position: this.sentences++, start: end - text.length, end, unitId });
    }
    return ended;
  }

  /** Ends the paragraph at hand. */
  end(): MadeParagraph | null {
    if (this.placed.length === 0) return null;
    const made = { position: this.paragraphs++, kind: this.kind, text: this.text, sentences: this.placed };
    this.text = '';
    this.placed = [];
    return made;
  }
}
