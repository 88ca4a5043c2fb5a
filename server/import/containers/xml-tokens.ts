import { InputError } from '../../errors.js';
import { doctypeEnd } from './xml-doctype.js';
import { attributesIn, isXmlName, resolved, tagEnd } from './xml-tag.js';

export type XmlAttributes = ReadonlyMap<string, string>;

/** What is told of a file while it is read. An element without content is opened and closed. */
export interface XmlHandler {
  /** The attributes may be shared with other elements: they can't be changed. */
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  /** Character data, references resolved; that of one place may come in several pieces. */
  text(text: string): void;
}

export interface XmlLimits {
  /** Elements within each other. Tables in tables in a word processor's file make a few dozen. */
  depth: number;
  attributes: number;
  /** Characters of one tag or document type declaration. */
  token: number;
}

export const XML_LIMITS: XmlLimits = { depth: 512, attributes: 256, token: 1_000_000 };

/** Text that goes on is handed over in pieces: more than this is never held back, in characters. */
const PIECE = 65_536;
/** No reference is longer: one that is cut by the end of a piece is left for the next. */
const LONGEST_REFERENCE = 64;
/** Files repeat themselves: names and lists of attributes that come again are known by their place in a table. */
const MASK = 1023;
/** What is longer (a list with an identifier, say) is hardly ever said again. */
const LONGEST_KNOWN = 48;

const SPACE = 0x20;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;

const NO_ATTRIBUTES: XmlAttributes = new Map();

/** What ends where `>` stands after a mark of its own, and is of no interest; CDATA is text. */
type Passage = { end: '-->' | '?>' | ']]>'; text: boolean };

/**
 * Well-formed XML 1.0 from pieces of text: no document type's own entities, no namespaces. A general parser (saxes)
 * takes half as long again, too long for memories of a million units, as it looks at every character in turn; this one
 * finds marks by `indexOf` and knows again the tags that it has seen.
 */
export class XmlTokens {
  private buffer = '';
  private at = 0;
  /** Line ends are counted as far as this, when somebody asks. */
  private counted = 0;
  private lines = 1;
  /** Where the next of these is, as far as it has been looked for. */
  private ampersand = -1;
  private sectionEnd = -1;
  private readonly opened: string[] = [];
  private passage: Passage | null = null;
  private rooted = false;
  private readonly names: (string | undefined)[] = new Array(MASK + 1).fill(undefined);
  private readonly lists: ({ said: string; attributes: XmlAttributes } | undefined)[] = [...this.names].map(
    () => undefined,
  );

  constructor(
    private readonly handler: XmlHandler,
    private readonly name: string,
    private readonly limits: XmlLimits = XML_LIMITS,
  ) {}

  /** The line, from 1, of what is being told, or of where reading stopped. */
  get line(): number {
    for (let end = this.buffer.indexOf('\n', this.counted); end >= 0 && end < this.at; ) {
      this.lines++;
      this.counted = end + 1;
      end = this.buffer.indexOf('\n', this.counted);
    }
    return this.lines;
  }

  /** The line of the last character that has come. */
  get lastLine(): number {
    return this.place(this.buffer.length).line;
  }

  /** @param text with line feeds for line ends, and no character that XML forbids. @throws InputError `xml-…` */
  write(text: string): void {
    this.buffer = this.at < this.buffer.length ? this.buffer.slice(this.at) + text : text;
    this.at = 0;
    this.counted = 0;
    this.ampersand = -1;
    this.sectionEnd = -1;
    while (this.at < this.buffer.length && this.step());
    // Asked here, as the text goes.
    void this.line;
  }

  /** @throws InputError where something is not at its end yet. */
  end(): void {
    const inside = this.opened.at(-1);
    const { length } = this.buffer;
    if (inside !== undefined) throw new InputError('xml-cut-off', { ...this.place(length), element: inside });
    const stray = this.buffer.slice(this.at).search(/\S/u);
    if (stray >= 0) throw this.broken(this.at + stray);
    if (this.passage || !this.rooted) throw this.broken(length);
  }

  /** @param at where reading stopped, unless it is at the beginning of what is being read. */
  private place(at = this.at): { name: string; line: number } {
    this.at = at;
    return { name: this.name, line: this.line };
  }

  private broken(at = this.at): InputError {
    return new InputError('xml-broken', this.place(at));
  }

  /** Goes on by one piece; false where more text has to come first. */
  private step(): boolean {
    if (this.passage) return this.passOver(this.passage);
    const { buffer, at } = this;
    if (buffer.charCodeAt(at) !== LESS) return this.readText();
    const next = buffer.charCodeAt(at + 1);
    if (next === SLASH) return this.readClose();
    if (next === 0x21) return this.readDeclaration();
    if (next === 0x3f) return this.begin('?>', 2, false);
    return Number.isNaN(next) ? false : this.readOpen();
  }

  private readText(): boolean {
    const { buffer, at } = this;
    let end = buffer.indexOf('<', at);
    const whole = end >= 0;
    if (!whole) {
      if (buffer.length - at <= PIECE) return false;
      end = endOfPiece(buffer);
    }
    const text = buffer.slice(at, end);
    if (this.opened.length === 0) {
      const stray = text.search(/[^ \t\n\ufeff]/u);
      if (stray >= 0) throw this.broken(at + stray);
    } else {
      if (this.sectionEnd < at) this.sectionEnd = nextOf(buffer, ']]>', at);
      if (this.sectionEnd < end) throw this.broken(this.sectionEnd);
      if (this.ampersand < at) this.ampersand = nextOf(buffer, '&', at);
      this.handler.text(this.ampersand < end ? resolved(text, (offset) => this.place(at + offset)) : text);
    }
    this.at = end;
    return whole;
  }

  private readClose(): boolean {
    const { buffer, at, opened } = this;
    const name = opened.at(-1);
    let end = at + 2 + (name?.length ?? 0);
    if (name === undefined || !isAt(name, buffer, at + 2) || buffer.charCodeAt(end) !== GREATER) {
      end = buffer.indexOf('>', at);
      if (end < 0) return this.more();
      const closed = buffer.slice(at + 2, end).trimEnd();
      if (!isXmlName(closed)) throw this.broken();
      if (closed !== name) throw new InputError('xml-closes', { ...this.place(), element: closed, inside: name ?? '' });
    }
    this.at = end + 1;
    this.close(name);
    return true;
  }

  private readOpen(): boolean {
    const { buffer, at } = this;
    const { length } = buffer;
    let hash = 0;
    let nameEnd = at + 1;
    let code = 0;
    for (; nameEnd < length; nameEnd++) {
      code = buffer.charCodeAt(nameEnd);
      if (code <= SPACE || code === SLASH || code === GREATER) break;
      hash = (hash * 31 + code) | 0;
    }
    if (nameEnd === length) return this.more();
    if (code === GREATER) return this.open(this.nameAt(at + 1, nameEnd, hash), NO_ATTRIBUTES, nameEnd + 1, false);
    let end = buffer.indexOf('>', nameEnd);
    if (end < 0) return this.more();
    let listHash = 0;
    const hashed = end - nameEnd > LONGEST_KNOWN ? nameEnd : end;
    for (let place = nameEnd; place < hashed; place++) listHash = (listHash * 31 + buffer.charCodeAt(place)) | 0;
    const known = this.lists[listHash & MASK];
    if (known && known.said.length === end - nameEnd && isAt(known.said, buffer, nameEnd))
      return this.open(this.nameAt(at + 1, nameEnd, hash), known.attributes, end + 1, isEmpty(buffer, end));
    // A value may hold the mark that seemed to end the tag.
    const first = end;
    end = tagEnd(buffer, nameEnd, first);
    if (end < 0) return this.more();
    const isShort = end === first && end - nameEnd <= LONGEST_KNOWN;
    const said = isShort ? ownCopy(buffer.slice(nameEnd, end)) : buffer.slice(nameEnd, end);
    const attributes = attributesIn(said, this.limits.attributes, () => this.place());
    if (isShort) this.lists[listHash & MASK] = { said, attributes };
    return this.open(this.nameAt(at + 1, nameEnd, hash), attributes, end + 1, isEmpty(buffer, end));
  }

  private open(name: string, attributes: XmlAttributes, next: number, empty: boolean): true {
    if (this.opened.length === 0) {
      if (this.rooted) throw this.broken();
      this.rooted = true;
    }
    if (this.opened.push(name) > this.limits.depth)
      throw new InputError('xml-too-deep', { ...this.place(), limit: this.limits.depth });
    this.handler.open(name, attributes);
    this.at = next;
    if (empty) this.close(name);
    return true;
  }

  private close(name: string): void {
    this.opened.pop();
    this.handler.close(name);
  }

  private nameAt(start: number, end: number, hash: number): string {
    const { buffer } = this;
    const known = this.names[hash & MASK];
    if (known !== undefined && known.length === end - start && isAt(known, buffer, start)) return known;
    const name = ownCopy(buffer.slice(start, end));
    if (!isXmlName(name)) throw this.broken();
    this.names[hash & MASK] = name;
    return name;
  }

  private readDeclaration(): boolean {
    const { buffer, at } = this;
    if (buffer.startsWith('<!--', at)) return this.begin('-->', 4, false);
    if (buffer.startsWith('<![CDATA[', at)) {
      if (this.opened.length === 0) throw this.broken();
      return this.begin(']]>', 9, true);
    }
    if (buffer.startsWith('<!DOCTYPE', at)) {
      if (this.rooted) throw this.broken();
      const end = doctypeEnd(buffer, at, () => this.place());
      if (end < 0) return this.more();
      this.at = end;
      return true;
    }
    // What is there may be the beginning of one of these.
    if (buffer.length - at < 9) return false;
    throw this.broken();
  }

  private begin(end: Passage['end'], length: number, text: boolean): true {
    this.passage = { end, text };
    this.at += length;
    return true;
  }

  private passOver({ end: mark, text }: Passage): boolean {
    const { buffer, at } = this;
    const end = buffer.indexOf(mark, at);
    const upTo = end >= 0 ? end : Math.max(at, buffer.length - mark.length + 1);
    if (text && upTo > at) this.handler.text(buffer.slice(at, upTo));
    this.at = end >= 0 ? end + mark.length : upTo;
    if (end >= 0) this.passage = null;
    return end >= 0;
  }

  /** Waits for the rest of a tag, unless it is too long for one. */
  private more(): false {
    const limit = this.limits.token;
    if (this.buffer.length - this.at > limit) throw new InputError('xml-too-long', { ...this.place(), limit });
    return false;
  }
}

function nextOf(buffer: string, mark: string, from: number): number {
  const found = buffer.indexOf(mark, from);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

/** Quicker than `startsWith` for what is so short. */
function isAt(said: string, buffer: string, start: number): boolean {
  for (let at = said.length - 1; at >= 0; at--) if (said.charCodeAt(at) !== buffer.charCodeAt(start + at)) return false;
  return true;
}

/** What is kept must not keep the whole piece of the file that it was cut from, as a slice does in V8. */
const ownCopy = (text: string): string => Buffer.from(text).toString();

const isEmpty = (buffer: string, end: number): boolean => buffer.charCodeAt(end - 1) === SLASH;

/** Not within a reference, nor within what may be a `]]>`. */
function endOfPiece(buffer: string): number {
  const { length } = buffer;
  const reference = buffer.lastIndexOf('&');
  if (reference >= length - LONGEST_REFERENCE && !buffer.includes(';', reference)) return reference;
  return buffer.endsWith(']]') ? length - 2 : buffer.endsWith(']') ? length - 1 : length;
}
