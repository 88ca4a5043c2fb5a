import type { FileUnit } from '../../types.js';
import { DelimitedReading, LONGEST_ROW, separatorOf } from '../delimited.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { decodedText } from './decoded.js';
import { MOST_LANGUAGES } from './languages.js';
import { someUnits } from './some-units.js';
import { tableColumns } from './table-columns.js';
import { TableUnits } from './table-units.js';

/**
 * Tables as text, CSV (RFC 4180, and with semicolons or tabs) and TSV: the first row names a language a column, every
 * other row is a unit. Columns of Tercet's own tables and a few that people have (`id`, `notes`) are understood.
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

/** Of what a column is headed by, in a table that is known by it. */
const LONGEST_HEADING = 40;

/** A first line of two languages or more is hardly how a text begins. */
function isTable(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, 4096))
    .toString('utf8')
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
  const units = new TableUnits(file, true);
  let reading: DelimitedReading | null = null;
  let begun = '';
  for await (const piece of decodedText(file, head)) {
    begun += piece;
    if (reading === null && !holdsLine(begun)) continue;
    reading ??= new DelimitedReading(separatorFor(file, begun), file.name);
    yield* taken(units, reading, begun, false);
    begun = '';
  }
  reading ??= new DelimitedReading(separatorFor(file, begun), file.name);
  yield* taken(units, reading, begun, true);
  const last = units.end();
  if (last) yield last;
}

/** What parts the cells shows in the first line that isn't blank. One that is this long is no heading of a table. */
function holdsLine(text: string): boolean {
  const start = text.search(/\S/u);
  return text.length > LONGEST_ROW || (start >= 0 && /[\r\n]/u.test(text.slice(start)));
}

/** Excel's own way of saying it is a first line like `sep=;`. */
const SAID = /^\s*sep=(.)(?:\r\n?|\n|$)/iu;

function separatorFor({ name }: InputFile, text: string): string {
  const said = SAID.exec(text)?.[1];
  if (said !== undefined) return said;
  return /\.(?:tsv|tab)$/iu.test(name) ? '\t' : separatorOf(text);
}

function* taken(units: TableUnits, reading: DelimitedReading, text: string, last: boolean): Generator<FileUnit> {
  for (const row of reading.rows(text, last)) {
    if (row.line === 1 && SAID.test(row.cells.join(reading.separator))) continue;
    const unit = units.take(row);
    if (unit) yield unit;
  }
}
