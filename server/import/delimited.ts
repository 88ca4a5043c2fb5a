import { InputError } from '../errors.js';

/** A row of a table, and the line on which it begins, from 1. */
export interface Row {
  cells: string[];
  line: number;
}

/** No row is longer, in characters: a quotation mark that is never closed would swallow the rest of the file. */
export const LONGEST_ROW = 4_000_000;

/** Spreadsheets write CSV with semicolons where the comma is the decimal sign. */
const SEPARATORS = [',', ';', '\t'];

/** So much of a table shows its first line, or enough of it. */
const HEAD = 16_384;

/** What parts the cells of a table: the sign that its first line has most of, outside quotation marks. */
export function separatorOf(text: string): string {
  const head = text.trimStart().slice(0, HEAD);
  const [first = ''] = head.replace(/"(?:[^"]|"")*"/gu, '').split(/[\r\n]/u, 1);
  const count = (separator: string): number => first.split(separator).length;
  return SEPARATORS.toSorted((a, b) => count(b) - count(a))[0] as string;
}

/**
 * The rows of a table in which `separator` parts cells: CSV (RFC 4180) and what spreadsheets make of it. A cell in
 * quotation marks may hold separators (but not tabs) and line ends; a mark in it is doubled. In a cell that doesn't begin
 * with one, a mark is like any other sign.
 * @throws InputError `table-quote` where a quoted cell doesn't end, or goes on after its end; `unit-too-long`.
 */
export function delimitedRows(text: string, separator: string, name: string): Row[] {
  return [...new DelimitedReading(separator, name).rows(text, true)];
}

/**
 * The same, piece by piece. csv-parse takes ten times as long, and of a quotation mark that isn't closed it says that the
 * file ended, not where the mark is.
 */
export class DelimitedReading {
  private rest = '';
  private line = 1;
  /** As many cells as the longest row so far has. */
  private columns = 0;

  constructor(
    readonly separator: string,
    private readonly name: string,
  ) {}

  /** @param last nothing comes after this piece. */
  *rows(piece: string, last = false): Generator<Row> {
    const text = this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const found = this.rowAt(text, at, last);
      if (!found) break;
      yield { cells: found.cells, line: this.line };
      this.line += found.lines;
      this.columns = Math.max(this.columns, found.cells.length);
      at = found.end;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_ROW) throw this.tooLong();
  }

  private tooLong(): InputError {
    const place = { name: this.name, line: this.line };
    if (this.rest.includes('"')) return new InputError('table-quote', place);
    return new InputError('unit-too-long', { ...place, limit: LONGEST_ROW });
  }

  /** Null where more text has to come before the row is whole. */
  private rowAt(text: string, start: number, last: boolean): { cells: string[]; end: number; lines: number } | null {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const line = text.slice(start, text.charCodeAt(end - 1) === 0x0d && end > start ? end - 1 : end);
    if (!line.includes('"') && !line.includes('\r')) {
      if (lineEnd < 0 && !last) return null;
      return { cells: line.split(this.separator), end: end + 1, lines: 1 };
    }
    return this.quotedRowAt(text, start, last);
  }

  private quotedRowAt(text: string, start: number, last: boolean) {
    const { separator, name } = this;
    const cells: string[] = [];
    let lines = 0;
    for (let at = start; ; ) {
      const found = text[at] === '"' ? this.marked(text, at, last, cells.length) : plain(text, at, separator);
      if (found === null) {
        if (!last) return null;
        throw new InputError('table-quote', { name, line: this.line + lines });
      }
      // A mark or a carriage return that ends the piece may be the first half of two.
      if (!last && found.end >= text.length - 1) return null;
      cells.push(found.cell);
      lines += found.lines;
      if (text[found.end] === separator) {
        at = found.end + 1;
        continue;
      }
      const lineEnd = /\r\n?|\n|$/uy;
      lineEnd.lastIndex = found.end;
      const end = lineEnd.exec(text)?.[0];
      if (end === undefined) throw new InputError('table-quote', { name, line: this.line + lines });
      return { cells, end: found.end + Math.max(1, end.length), lines: lines + 1 };
    }
  }

  /**
   * A cell that begins with a mark. Between tabs, most programs write what people say without marks around it: there, a
   * mark is one of the text's own unless its cell ends with another, before the next tab.
   * @param column its number, from 0.
   */
  private marked(text: string, at: number, last: boolean, column: number) {
    if (this.separator !== '\t') return quoted(text, at);
    const tab = text.indexOf('\t', at);
    const found = quoted(tab < 0 ? text : text.slice(0, tab), at);
    const ends = column + 1 === this.columns ? /^[\r\n]?$/u : /^[\t\r\n]?$/u;
    if (found ? ends.test(text.charAt(found.end)) : tab < 0 && !last) return found;
    return plain(text, at, '\t');
  }
}

function plain(text: string, start: number, separator: string) {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { cell: text.slice(start, end), end, lines: 0 };
}

/** Null where the cell doesn't end. */
function quoted(text: string, start: number) {
  let cell = '';
  for (let at = start + 1; ; ) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return null;
    cell += text.slice(at, mark);
    if (text[mark + 1] !== '"') return { cell, end: mark + 1, lines: cell.split(/\r\n?|\n/u).length - 1 };
    cell += '"';
    at = mark + 2;
  }
}
