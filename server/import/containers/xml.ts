import { InputError } from '../../errors.js';
import type { Notice } from '../../types.js';
import { refuseKnownBinary } from '../magic.js';
import { XmlDecoder } from './xml-decoder.js';
import { FORBIDDEN } from './xml-tag.js';
import { XML_LIMITS, type XmlAttributes, type XmlHandler, type XmlLimits, XmlTokens } from './xml-tokens.js';

export { XML_LIMITS, type XmlAttributes, type XmlHandler, type XmlLimits } from './xml-tokens.js';

/** What is in an XML file, tag by tag. Text that belongs together may come in several pieces. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: XmlAttributes; line: number }
  | { kind: 'close'; name: string; line: number }
  | { kind: 'text'; text: string };

export interface XmlOptions {
  limits?: Partial<XmlLimits>;
  /** Takes up what a person should know: characters that XML forbids and that were replaced. */
  notices?: Notice[];
}

/** Pieces of a file in memory, in bytes: so that what is made of one is gone before the next is looked at. */
const PIECE = 262_144;

/**
 * An XML 1.0 file, read piece by piece: its encoding found out (byte order mark, XML declaration), well-formedness
 * checked (a file that was cut short must not pass for a whole one), entities neither declared nor loaded, all within
 * limits. Namespaces are left to the caller, as are the prefixes of names (`localName`).
 * Characters that XML can't hold, which careless programs write all the same, are U+FFFD and told in a notice.
 */
export class XmlReading {
  private readonly decoder = new XmlDecoder();
  private readonly tokens: XmlTokens;
  private heldReturn = false;
  private replaced = 0;

  constructor(
    handler: XmlHandler,
    private readonly name: string,
    private readonly options: XmlOptions = {},
  ) {
    this.tokens = new XmlTokens(handler, name, { ...XML_LIMITS, ...options.limits });
  }

  /** The line, from 1, of what the handler is being told. */
  get line(): number {
    return this.tokens.line;
  }

  /** As the WHATWG Encoding Standard spells it. */
  get encoding(): string {
    return this.decoder.encoding;
  }

  /** @throws InputError `xml-…`, and what the handler throws */
  write(bytes: Uint8Array): void {
    this.writeText(this.decoder.write(bytes));
    this.refuseBroken();
  }

  writeText(text: string): void {
    this.tokens.write(this.lineEnds(this.allowed(text)));
  }

  /** @throws InputError `xml-…` where the file isn't whole */
  end(): void {
    this.writeText(this.decoder.write(new Uint8Array(), true));
    this.refuseBroken();
    this.tokens.end();
    const { name, replaced } = this;
    if (replaced > 0) this.options.notices?.push({ code: 'control-characters', params: { name, count: replaced } });
  }

  private refuseBroken(): void {
    if (!this.decoder.broken) return;
    throw new InputError('xml-encoding', { name: this.name, line: this.tokens.lastLine, encoding: this.encoding });
  }

  /** A carriage return at the end of a piece waits for the line feed that may follow (XML 1.0, 2.11). */
  private lineEnds(text: string): string {
    const whole = this.heldReturn ? `\r${text}` : text;
    this.heldReturn = whole.endsWith('\r');
    if (!whole.includes('\r')) return whole;
    return (this.heldReturn ? whole.slice(0, -1) : whole).replace(/\r\n?/gu, '\n');
  }

  private allowed(text: string): string {
    if (text.search(FORBIDDEN) < 0) return text;
    return text.replace(FORBIDDEN, () => {
      this.replaced++;
      return '\ufffd';
    });
  }
}

/** Reads records out of an XML file: what `take` gives after each piece is handed on, in order. */
export interface XmlRecords<Found> extends XmlHandler {
  take(): Found[];
}

/**
 * The records of a file, piece by piece; the quick way for large files, as no event is made an object.
 * @param records is given what tells the line, from 1, of what it is being told.
 */
export async function* xmlRecords<Found>(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  records: (line: () => number) => XmlRecords<Found>,
  options: XmlOptions = {},
): AsyncGenerator<Found> {
  const handler = records(() => reading.line);
  const reading: XmlReading = new XmlReading(handler, name, options);
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) refuseKnownBinary(chunk, name);
    isFirst = false;
    reading.write(chunk);
    yield* handler.take();
  }
  reading.end();
  yield* handler.take();
}

/** The events of a file, or of a text, that is in memory. @throws InputError `xml-…` */
export function* xmlEventsOf(whole: Uint8Array | string, name: string, options: XmlOptions = {}): Generator<XmlEvent> {
  const handler = new Events(() => reading.line);
  const reading: XmlReading = new XmlReading(handler, name, options);
  const piece = typeof whole === 'string' ? PIECE / 4 : PIECE;
  for (let at = 0; at < whole.length; at += piece) {
    if (typeof whole === 'string') reading.writeText(whole.slice(at, at + piece));
    else reading.write(whole.subarray(at, at + piece));
    yield* handler.take();
  }
  reading.end();
  yield* handler.take();
}

/** `term` of `tbx:term`. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

class Events implements XmlRecords<XmlEvent> {
  private found: XmlEvent[] = [];

  constructor(private readonly line: () => number) {}

  open(name: string, attributes: XmlAttributes): void {
    this.found.push({ kind: 'open', name, attributes, line: this.line() });
  }

  close(name: string): void {
    this.found.push({ kind: 'close', name, line: this.line() });
  }

  text(text: string): void {
    this.found.push({ kind: 'text', text });
  }

  take(): XmlEvent[] {
    const { found } = this;
    this.found = [];
    return found;
  }
}
