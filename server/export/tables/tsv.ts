import { inBlocks } from '../blocks.js';
import type { Writer } from '../types.js';
import { safeCell, separated } from './cells.js';
import { type Cell, columnsOf, rowOf } from './columns.js';

/**
 * A table for spreadsheets: a header row, then a row a unit and a column a version; for programs there is JSONL. The byte
 * order mark tells Excel that this is UTF-8.
 */
export const tsv: Writer = {
  id: 'tsv',
  extension: 'tsv',
  mediaType: 'text/tab-separated-values',
  write: (units, { languages }) =>
    inBlocks(`\uFEFF${tsvRow(columnsOf(languages))}`, units, (unit) => tsvRow(rowOf(unit, languages).map(textCell))),
};

/** The same with commas, as RFC 4180 has it. */
export const csv: Writer = {
  id: 'csv',
  extension: 'csv',
  mediaType: 'text/csv',
  write: (units, { languages }) =>
    inBlocks(`\uFEFF${csvRow(columnsOf(languages))}`, units, (unit) => csvRow(rowOf(unit, languages).map(textCell))),
};

const textCell = (cell: Cell): string => (typeof cell === 'number' ? String(cell) : safeCell(cell));

export const tsvRow = (values: readonly string[]): string => separated(values, '\t', '\n');

const csvRow = (values: readonly string[]): string => separated(values, ',', '\r\n');

export { safeCell as tsvCell } from './cells.js';
