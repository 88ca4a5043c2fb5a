import { InputError } from '../../errors.js';
import type { TermStatus } from '../../lexicon/overlay.js';
import { delimitedRows, type Row, separatorOf } from '../delimited.js';
import type { GlossaryEntry } from './glossary.js';
import { type Column, columnsOf, isMarked, statusesIn } from './glossary-columns.js';

/**
 * A glossary as a table: the first row names a language a column, every other one is a concept, synonyms parted by `|`.
 * Where rows have a status, those that begin with the same term are one concept: `cargo, fret, preferred` and
 * `cargo, cargaison, forbidden`.
 * @throws InputError `glossary-…` that names the line.
 */
export function glossaryTable(text: string, format: 'csv' | 'tsv', name: string): GlossaryEntry[] {
  const separator = format === 'tsv' ? '\t' : separatorOf(text);
  const rows = delimitedRows(text, separator, name).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [head, ...rest] = rows;
  if (!head) throw new InputError('glossary-empty', { name });
  const columns = columnsOf({ ...head, cells: withoutEmptyEnd(head.cells) }, name);
  const entries = rest.map((row) => entryOf(row, columns, name));
  return columns.some((column) => saysOfRow(column)) ? joined(entries) : entries;
}

const saysOfRow = (column: Column): boolean =>
  column.kind === 'mark' || (column.kind === 'status' && column.tag === null);

function entryOf({ cells, line }: Row, columns: readonly Column[], name: string): GlossaryEntry {
  const filled = withoutEmptyEnd(cells);
  if (filled.length > columns.length)
    throw new InputError('glossary-cells', { name, line, cells: filled.length, columns: columns.length });
  const ofRow = rowStatus(filled, columns, name, line);
  const held = columns.flatMap((column, at) => (column.kind === 'terms' && filled[at]?.trim() ? [at] : []));
  return held.flatMap((at, order) => {
    const column = columns[at] as Extract<Column, { kind: 'terms' }>;
    const said = columns.findIndex(
      ({ kind, ...rest }) => kind === 'status' && 'tag' in rest && rest.tag === column.tag,
    );
    const statuses = said >= 0 ? statusesIn(filled[said] ?? '', name, line) : [];
    return (filled[at] as string).split('|').map((text, n) => {
      // what is said of a row is said of its translations, not of the term they are for
      const own = column.status ?? (statuses.length > 1 ? statuses[n] : statuses[0]);
      const status = own ?? (order > 0 || held.length === 1 ? ofRow : undefined);
      return { tag: column.tag, text, ...(status ? { status } : {}) };
    });
  });
}

function rowStatus(
  cells: readonly string[],
  columns: readonly Column[],
  name: string,
  line: number,
): TermStatus | undefined {
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? '';
    if (column.kind === 'mark' && isMarked(cell, name, line)) return column.status;
    if (column.kind === 'status' && column.tag === null) {
      const [status] = statusesIn(cell, name, line);
      if (status) return status;
    }
  }
  return undefined;
}

/** Entries whose first terms are the same, as one. */
function joined(entries: readonly GlossaryEntry[]): GlossaryEntry[] {
  const byFirst = new Map<string, GlossaryEntry>();
  for (const entry of entries) {
    const [first] = entry;
    if (!first) continue;
    const known = byFirst.get(called(first)) ?? [];
    const others = entry.filter((term) => term.status || !known.some((one) => called(one) === called(term)));
    byFirst.set(called(first), [...known, ...others]);
  }
  return [...byFirst.values()];
}

const called = ({ tag, text }: GlossaryEntry[number]): string => `${tag} ${text.trim().toLowerCase()}`;

function withoutEmptyEnd(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}
