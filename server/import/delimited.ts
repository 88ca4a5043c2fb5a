import { InputError } from '../errors.js';

/** A row of a table, and the line on which it begins, from 1. */
export interface Row {
  cells: string[];
  line: number;
}

/**
 * The rows of a table in which `separator` parts cells: CSV (RFC 4180) and what spreadsheets make of it. A cell in
 * quotation marks may hold separators and line ends; a mark in it is doubled.
 * @throws InputError `glossary-quote` where a quoted cell doesn't end, or goes on after its end.
 */
export function delimitedRows(text: string, separator: string, name: string): Row[] {
  const rows: Row[] = [];
  let line = 1;
  let row: Row = { cells: [], line };
  for (let at = 0; at <= text.length; ) {
    const { cell, end, lines } = text[at] === '"' ? quoted(text, at, name, line) : plain(text, at, separator);
    row.cells.push(cell);
    line += lines;
    if (text[end] === separator) {
      at = end + 1;
      continue;
    }
    const lineEnd = /\r\n?|\n|$/uy;
    lineEnd.lastIndex = end;
    const found = lineEnd.exec(text)?.[0];
    if (found === undefined) throw new InputError('glossary-quote', { name, line });
    rows.push(row);
    row = { cells: [], line: ++line };
    at = end + Math.max(1, found.length);
  }
  return rows;
}

function plain(text: string, start: number, separator: string) {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { cell: text.slice(start, end), end, lines: 0 };
}

function quoted(text: string, start: number, name: string, line: number) {
  let cell = '';
  for (let at = start + 1; ; ) {
    const mark = text.indexOf('"', at);
    if (mark < 0) throw new InputError('glossary-quote', { name, line });
    cell += text.slice(at, mark);
    if (text[mark + 1] !== '"') return { cell, end: mark + 1, lines: cell.split(/\r\n?|\n/u).length - 1 };
    cell += '"';
    at = mark + 2;
  }
}
