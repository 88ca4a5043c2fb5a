import { InputError } from '../../errors.js';
import type { FileUnit } from '../../types.js';
import { partName } from '../containers/xml-part.js';
import { type Archive, openArchive } from '../containers/zip.js';
import { zipHolds } from '../containers/zip-head.js';
import { refuseTooLarge } from '../size.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { someUnits } from './some-units.js';
import { tableColumns } from './table-columns.js';
import { TableUnits } from './table-units.js';
import { sharedStrings, sheetRows } from './xlsx-cells.js';
import { sheetPaths } from './xlsx-sheets.js';

/** The archive itself is held in memory; what it unpacks to isn't, but for the texts that its cells share. */
const WORKBOOK_LIMIT = 200_000_000;
/** Of those texts, as they are unpacked. */
const STRINGS_LIMIT = 200_000_000;

/**
 * Workbooks (Office Open XML, ECMA-376): the first sheet whose first row names two languages or more, and those after it
 * with the same first row. Texts are read without their formatting, numbers and dates as the file stores them (a date is
 * a number of days), formulas as their last result.
 */
export const xlsx: UnitReader = {
  kind: 'units',
  files: 'one',
  id: 'xlsx',
  extensions: ['xlsx', 'xlsm'],
  recognises: (head) => zipHolds(head, 'xl/workbook.xml', 'xl/worksheets/', 'xl/_rels/'),
  async *read(files, head) {
    for (const file of files) yield* someUnits(readWorkbook(file, head), file.name, head);
  },
};

async function* readWorkbook(file: InputFile, head: UnitFileHead): AsyncGenerator<FileUnit> {
  const { name } = file;
  const archive = await openArchive(await bytesOf(file), name);
  const { sheets, strings } = await sheetPaths(archive, name);
  refuseTooLarge({ length: archive.entries.find(({ path }) => path === strings)?.size ?? 0 }, name, STRINGS_LIMIT);
  const shared =
    strings === null ? [] : await sharedStrings(archive.open(strings), partName(name, strings), head.notices);
  const units = new TableUnits(file, false);
  const chosen = await chosenSheets(archive, sheets, file, shared);
  for (const [at, path] of chosen.entries()) {
    let isFirst = true;
    for await (const row of sheetRows(archive.open(path), partName(name, path), shared, head.notices)) {
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      const isRepeated = at > 0 && isFirst;
      isFirst = false;
      if (isRepeated) continue;
      const unit = units.take(row);
      if (unit) yield unit;
    }
  }
  const last = units.end();
  if (last) yield last;
}

/** The first sheet where no row names languages: its first row is then told of. */
async function chosenSheets(
  archive: Archive,
  sheets: readonly string[],
  { name, tags = [] }: InputFile,
  shared: readonly string[],
): Promise<string[]> {
  const heads: { path: string; cells: string[]; isTable: boolean }[] = [];
  for (const path of sheets) {
    const cells = await firstRow(archive, path, name, shared);
    heads.push({ path, cells, isTable: tableColumns(cells, { name, line: 1 }) !== null });
  }
  const first = heads.find(({ isTable }) => isTable) ?? heads.find(({ cells }) => cells.length > 0);
  if (!first) return [];
  if (!first.isTable || tags.length > 0) return [first.path];
  const header = first.cells.join('\t');
  return heads.filter(({ cells }) => cells.join('\t') === header).map(({ path }) => path);
}

async function firstRow(archive: Archive, path: string, name: string, shared: readonly string[]): Promise<string[]> {
  for await (const { cells } of sheetRows(archive.open(path), partName(name, path), shared, []))
    if (cells.some((cell) => cell.trim() !== '')) return cells;
  return [];
}

async function bytesOf(file: InputFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const size = { length: 0 };
  for await (const chunk of file.open()) {
    size.length += chunk.length;
    refuseTooLarge(size, file.name, WORKBOOK_LIMIT);
    chunks.push(chunk);
  }
  if (size.length === 0) throw new InputError('empty-file', { name: file.name });
  return Buffer.concat(chunks);
}
