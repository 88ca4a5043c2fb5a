import type { Readable } from 'node:stream';
import { lineText } from '../export/json-line.js';

export { jsonLine } from '../export/json-line.js';

/** A line that is given away once: it may be of many megabytes, and isn't to be kept beside what is made of it. */
export class Line {
  constructor(private text: string) {}

  get isBlank(): boolean {
    return this.text.trim() === '';
  }

  take(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}

/**
 * The lines of JSON Lines, one at a time: blank ones are left out. Not `node:readline`, which ends a line at U+2028 and
 * U+2029 too, and these may stand in a JSON string.
 */
export async function* jsonLines(input: Readable): AsyncGenerator<string> {
  for await (const line of heldLines(input)) yield line.take();
}

/** The same, for who lets go of a line before the next. */
export async function* heldLines(input: Readable): AsyncGenerator<Line> {
  let begun: string[] = [];
  let first = true;
  input.setEncoding('utf8');
  for await (const chunk of input as AsyncIterable<string>) {
    const [head = '', ...rest] = (first ? chunk.replace(/^\ufeff/u, '') : chunk).split('\n');
    first = false;
    begun.push(head);
    // Joined at the line's end only: a document of many megabytes comes in many chunks.
    for (const next of rest) {
      const line = new Line(begun.join(''));
      begun = [next];
      if (!line.isBlank) yield line;
    }
  }
  const last = new Line(begun.join(''));
  begun = [];
  if (!last.isBlank) yield last;
}

/** A piece is sent off as soon as it is this long, in characters. */
const PIECE = 65_536;

/**
 * The line of an object that ends with a list, with its line end, in pieces of UTF-8: a whole line of a long list would
 * be there as a string, and once more as what is written.
 *
 * @param head the other entries, of which there is at least one.
 */
export function listLine(head: Record<string, unknown>, name: string, items: Iterable<unknown>): Buffer[] {
  const pieces: Buffer[] = [];
  let text = `${lineText(head).slice(0, -1)},${lineText(name)}:[`;
  let between = '';
  for (const item of items) {
    text += between + lineText(item);
    between = ',';
    if (text.length < PIECE) continue;
    pieces.push(Buffer.from(text));
    text = '';
  }
  pieces.push(Buffer.from(`${text}]}\n`));
  return pieces;
}

/**
 * What a line holds, which has to be a JSON object.
 * @throws SyntaxError that says so.
 */
export function parseObject(line: string): Record<string, unknown> {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('not a JSON object');
  return value as Record<string, unknown>;
}
