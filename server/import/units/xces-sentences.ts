import { InputError } from '../../errors.js';
import type { ParagraphKind } from '../../types.js';
import { localName, type XmlAttributes, type XmlRecords, xmlRecords } from '../containers/xml.js';
import type { InputFile } from '../types.js';
import { paragraphKind } from './paragraph-kind.js';
import { LONGEST_SEGMENT } from './texts.js';

/** A sentence of a corpus' document. */
export interface CorpusSentence {
  id: string;
  text: string;
  /** A paragraph of this kind begins with it. */
  begins?: ParagraphKind;
  /** The title of the document that it is in, where the file says one. */
  document?: string;
  /** What the file calls that document. */
  documentId?: string;
}

/** So many sentences are kept that links pass over; what comes after is taken for not there. */
const MOST_PASSED = 200_000;

/** Sentences in order, and by their names, of one file; what was passed over is kept until it is asked for. */
export class CorpusSentences {
  /** The language, as the file says it on its root; known once a sentence has been taken. */
  readonly said = { language: '' };
  private readonly sentences: AsyncGenerator<CorpusSentence>;
  private readonly passed = new Map<string, CorpusSentence>();

  constructor(readonly file: InputFile) {
    this.sentences = xmlRecords(file.open(), file.name, (line) => new Sentences(file.name, this.said, line));
  }

  /** Undefined where the file has none that is called so. */
  async take(id: string): Promise<CorpusSentence | undefined> {
    const known = this.passed.get(id);
    if (known) {
      this.passed.delete(id);
      return known;
    }
    for (;;) {
      const { value, done } = await this.sentences.next();
      if (done) return undefined;
      if (value.id === id) return value;
      this.passed.set(value.id, value);
      if (this.passed.size > MOST_PASSED) return undefined;
    }
  }

  async close(): Promise<void> {
    await this.sentences.return(undefined);
  }
}

/** No space goes before these, or after those: of words that stand apart, a text is made again, roughly. */
const CLOSING = /^[\p{Pe}\p{Pf}.,;:!?…%]+$/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;

class Sentences implements XmlRecords<CorpusSentence> {
  private found: CorpusSentence[] = [];
  private rooted = false;
  private id: string | null = null;
  private depth = 0;
  private read = '';
  private words: string[] = [];
  private inWord = false;
  private begins: ParagraphKind | undefined;
  private document: string | undefined;
  private documentId: string | undefined;

  constructor(
    private readonly name: string,
    private readonly said: { language: string },
    private readonly line: () => number,
  ) {}

  take(): CorpusSentence[] {
    const { found } = this;
    this.found = [];
    return found;
  }

  open(called: string, attributes: XmlAttributes): void {
    const name = localName(called).toLowerCase();
    if (!this.rooted) {
      this.rooted = true;
      this.said.language = attributes.get('xml:lang') ?? attributes.get('lang') ?? '';
    }
    if (this.id !== null) {
      this.depth++;
      if (name === 'w') {
        this.inWord = true;
        this.read = '';
      }
    } else if (name === 's') {
      this.id = attributes.get('id') ?? '';
      this.depth = 0;
      this.read = '';
      this.words = [];
    } else if (name === 'p') {
      this.begins = paragraphKind(attributes.get('type')) ?? 'text';
    } else if (name === 'head') {
      this.begins = 'heading';
    } else if (name === 'document') {
      this.document = attributes.get('title');
      this.documentId = attributes.get('id');
    }
  }

  text(text: string): void {
    if (this.id === null) return;
    this.read += text;
    if (this.read.length > LONGEST_SEGMENT)
      throw new InputError('unit-too-long', { name: this.name, line: this.line(), limit: LONGEST_SEGMENT });
  }

  close(called: string): void {
    if (this.id === null) return;
    if (this.depth > 0) {
      this.depth--;
      if (this.inWord && localName(called).toLowerCase() === 'w') {
        this.words.push(this.read.trim());
        this.inWord = false;
        this.read = '';
      }
      return;
    }
    const text = this.words.length > 0 ? ofWords(this.words) : this.read.replace(/\s+/gu, ' ').trim();
    const sentence: CorpusSentence = { id: this.id, text };
    if (this.begins) sentence.begins = this.begins;
    if (this.document) {
      sentence.document = this.document;
      if (this.documentId) sentence.documentId = this.documentId;
    }
    this.found.push(sentence);
    this.begins = undefined;
    this.id = null;
  }
}

function ofWords(words: readonly string[]): string {
  let text = '';
  for (const word of words) text += text === '' || CLOSING.test(word) || OPENING.test(text) ? word : ` ${word}`;
  return text;
}
