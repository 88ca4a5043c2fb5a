import { InputError } from '../../errors.js';
import type { FileUnit } from '../../types.js';
import { partName } from '../containers/xml-part.js';
import { type Archive, openArchive } from '../containers/zip.js';
import { zipHolds } from '../containers/zip-head.js';
import { refuseTooLarge } from '../size.js';
import type { InputFile, UnitFileHead, UnitReader } from '../types.js';
import { someUnits } from './some-units.js';
import { tableColumns } from './table-columns.js';
import { MOST_ABOVE, TableUnits } from './table-units.js';
import { type CellContext, sharedStrings, sheetRows } from './xlsx-cells.js';
import { cellFormats } from './xlsx-formats.js';
import { type Sheet, workbookParts } from './xlsx-sheets.js';

/** The archive itself is held in memory; what it unpacks to isn't, but for the texts that its cells share. */
const WORKBOOK_LIMIT = 200_000_000;
/** Of those texts, and of the styles, as they are unpacked. */
const HELD_LIMIT = 200_000_000;

/**
 * Workbooks (Office Open XML, ECMA-376): the first sheet with a row (the first, or below a title) that names two languages
 * or more, and the other sheets with the same row. Texts are read without their formatting, dates as in ISO 8601, formulas as their last result.
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
  const { sheets, strings, styles, since1904 } = await workbookParts(archive, name);
  for (const { path, size } of archive.entries)
    if (path === strings || path === styles) refuseTooLarge({ length: size }, name, HELD_LIMIT);
  const shared =
    strings === null ? [] : await sharedStrings(archive.open(strings), partName(name, strings), head.notices);
  const formats = styles === null ? [] : cellFormats(await archive.read(styles), partName(name, styles));
  const context: CellContext = { shared, formats, since1904 };
  const units = new TableUnits(file, head.notices, false);
  const chosen = await chosenSheets(archive, sheets, file, context);
  for (const [at, { path }] of chosen.entries()) {
    // The first sheet's header holds for all.
    let isAbove = at > 0;
    for await (const row of sheetRows(archive.open(path), partName(name, path), context, head.notices)) {
      if (isAbove) {
        isAbove = !units.isHeader(row.cells);
        continue;
      }
      const unit = units.take(row);
      if (unit) yield unit;
    }
  }
  const last = units.end();
  if (last) yield last;
  const left = sheets.filter((sheet) => !chosen.includes(sheet));
  const unread: string[] = [];
  for (const { path, title } of left)
    if ((await headOf(archive, path, name, context)).cells.length > 0) unread.push(title);
  if (unread.length > 0) head.notices.push({ code: 'xlsx-sheets', params: { name, sheets: unread } });
}

/** The first sheet with cells where no row names languages: its first row is then told of. */
async function chosenSheets(
  archive: Archive,
  sheets: readonly Sheet[],
  { name, tags = [] }: InputFile,
  context: CellContext,
): Promise<Sheet[]> {
  const heads: (SheetHead & { sheet: Sheet })[] = [];
  for (const sheet of sheets) heads.push({ sheet, ...(await headOf(archive, sheet.path, name, context)) });
  const first = heads.find(({ isTable }) => isTable) ?? heads.find(({ cells }) => cells.length > 0);
  if (!first) return [];
  if (!first.isTable || tags.length > 0) return [first.sheet];
  const header = first.cells.join('\t');
  return heads.filter(({ isTable, cells }) => isTable && cells.join('\t') === header).map(({ sheet }) => sheet);
}

interface SheetHead {
  /** Of the row that names languages, else of the first that isn't blank. */
  cells: string[];
  isTable: boolean;
}

async function headOf(archive: Archive, path: string, name: string, context: CellContext): Promise<SheetHead> {
  let first: string[] = [];
  let rows = 0;
  for await (const { cells } of sheetRows(archive.open(path), partName(name, path), context, [])) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (tableColumns(cells, { name, line: 1 }) !== null) return { cells, isTable: true };
    if (rows++ === 0) first = cells;
    if (rows > MOST_ABOVE) break;
  }
  return { cells: first, isTable: false };
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
