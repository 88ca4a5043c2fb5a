import { InputError } from '../errors.js';
import type { LanguageTag } from '../types.js';
import { delimitedRows, type Row } from './delimited.js';
import type { GlossaryEntry } from './glossary.js';
import { canonicalTag } from './language-tag.js';

/** Spreadsheets write CSV with semicolons where the comma is the decimal sign. */
const CSV_SEPARATORS = [',', ';', '\t'];

/**
 * A glossary as a table: the first row names a language a column, every other one is a concept, synonyms parted by `|`.
 * @throws InputError `glossary-…` that names the line.
 */
export function glossaryTable(text: string, format: 'csv' | 'tsv', name: string): GlossaryEntry[] {
  const separator = format === 'tsv' ? '\t' : separatorOf(text);
  const rows = delimitedRows(text, separator, name).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [head, ...rest] = rows;
  if (!head) throw new InputError('glossary-empty', { name });
  const tags = columnsOf(head, name);
  return rest.map((row) => entryOf(row, tags, name));
}

/** The one that the first line has most of. */
function separatorOf(text: string): string {
  const [first = ''] = text.trimStart().split(/[\r\n]/u, 1);
  const count = (separator: string): number => first.split(separator).length;
  return CSV_SEPARATORS.toSorted((a, b) => count(b) - count(a))[0] as string;
}

function columnsOf({ cells, line }: Row, name: string): LanguageTag[] {
  const columns = withoutEmptyEnd(cells);
  const tags = columns.map((cell) => {
    try {
      return canonicalTag(cell);
    } catch {
      throw new InputError('glossary-header', { name, line, column: cell.trim() });
    }
  });
  const twice = tags.find((tag, column) => tags.indexOf(tag) < column);
  if (twice !== undefined) throw new InputError('glossary-column-twice', { name, line, column: twice });
  if (tags.length < 2) throw new InputError('glossary-columns', { name, line });
  return tags;
}

function entryOf({ cells, line }: Row, tags: LanguageTag[], name: string): GlossaryEntry {
  const filled = withoutEmptyEnd(cells);
  if (filled.length > tags.length)
    throw new InputError('glossary-cells', { name, line, cells: filled.length, columns: tags.length });
  return filled.flatMap((cell, column) => cell.split('|').map((text) => ({ tag: tags[column] as LanguageTag, text })));
}

function withoutEmptyEnd(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}
