import type { FileUnit } from '../../types.js';
import { DelimitedReading, separatorOf } from '../delimited.js';
import { utf16Order } from '../encoding/utf16.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { decodedText } from './decoded.js';
import { MOST_LANGUAGES } from './languages.js';
import { someUnits } from './some-units.js';
import { tableColumns } from './table-columns.js';
import { MOST_ABOVE, TableUnits } from './table-units.js';

/**
 * Tables as text, CSV (RFC 4180, and with semicolons or tabs) and TSV: the first row, or one below a title, names a
 * language a column, every row after it is a unit. Columns of Tercet's own tables and a few that people have (`id`, `notes`) are understood.
 */
export const table: UnitReader = {
  kind: 'units',
  files: 'one',
  id: 'table',
  extensions: ['tsv', 'csv', 'tab'],
  recognises: isTable,
  async *read(files, head) {
    for (const file of files) yield* someUnits(readTable(file, head), file.name, head);
  },
};

/** So much of a table shows what parts its cells. */
const HEAD = 16_384;

/** Of what a column is headed by, in a table that is known by it. */
const LONGEST_HEADING = 40;

/** A first line of two languages or more is hardly how a text begins. */
function isTable(head: Uint8Array): boolean {
  const order = head.includes(0) ? utf16Order(head.subarray(0, 4096)) : null;
  const text = new TextDecoder(order ?? 'utf-8')
    .decode(head.subarray(0, 4096))
    .replace(/^\ufeff/u, '')
    .trimStart();
  const [line = ''] = text.split(/[\r\n]/u, 1);
  const separator = separatorOf(line);
  if (!line.includes(separator)) return false;
  const cells = line.split(separator).map((cell) => cell.replace(/^"|"$/gu, ''));
  if (cells.length > MOST_LANGUAGES || cells.some((cell) => cell.length > LONGEST_HEADING)) return false;
  const columns = tableColumns(cells, { name: '', line: 1 });
  return columns?.every(({ kind }) => kind !== 'other') ?? false;
}

async function* readTable(file: InputFile, head: UnitFileHead): AsyncGenerator<FileUnit> {
  const units = new TableUnits(file, head.notices, true);
  let reading: DelimitedReading | null = null;
  let begun = '';
  for await (const piece of decodedText(file, head)) {
    begun += piece;
    if (reading === null && begun.length < HEAD) continue;
    reading ??= new DelimitedReading(separatorFor(file, begun), file.name);
    yield* taken(units, reading, begun, false);
    begun = '';
  }
  reading ??= new DelimitedReading(separatorFor(file, begun), file.name);
  yield* taken(units, reading, begun, true);
  const last = units.end();
  if (last) yield last;
}

/** Excel's own way of saying it is a first line like `sep=;`. */
const SAID = /^\s*sep=(.)(?:\r\n?|\n|$)/iu;

function separatorFor({ name }: InputFile, text: string): string {
  const said = SAID.exec(text)?.[1];
  if (said !== undefined) return said;
  if (/\.(?:tsv|tab)$/iu.test(name)) return '\t';
  // Below a title the header is the first line that shows it.
  const lines = text
    .slice(0, HEAD)
    .trimStart()
    .split(/[\r\n]+/u, MOST_ABOVE + 1);
  return separatorOf(lines.find((line) => namesLanguages(line, name)) ?? text);
}

function namesLanguages(line: string, name: string): boolean {
  const cells = line.split(separatorOf(line)).map((cell) => cell.replace(/^"|"$/gu, ''));
  return cells.length <= MOST_LANGUAGES && tableColumns(cells, { name, line: 1 }) !== null;
}

function* taken(units: TableUnits, reading: DelimitedReading, text: string, last: boolean): Generator<FileUnit> {
  for (const row of reading.rows(text, last)) {
    if (row.line === 1 && SAID.test(row.cells.join(reading.separator))) continue;
    const unit = units.take(row);
    if (unit) yield unit;
  }
}
