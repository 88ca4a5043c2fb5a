import { InputError } from '../../errors.js';
import type { FileUnit, LanguageTag, Notice } from '../../types.js';
import type { Row } from '../delimited.js';
import type { InputFile } from '../types.js';
import { paragraphKind } from './paragraph-kind.js';
import { givenColumns, type TableColumn, tableColumns } from './table-columns.js';
import { addText, refuseTooLong, score } from './texts.js';

/** As many of the first row's cells are shown to who is told that they name no languages. */
const SHOWN = 5;

/** Rows that may stand above the one that names the languages: a title, a date, who it is for. */
export const MOST_ABOVE = 20;

const AGREED = new Set(['confirmed', 'approved', 'final']);

/** A text that was kept from being run as a formula by an apostrophe in front, as Tercet writes such cells. */
const MADE_SAFE = /^'[\s']*[=+\-@＝＋－＠]/u;

/** As much as fits into a workbook's cell, or all but half a character: Tercet's own go on in the row below. */
const FULL_CELL = 32_766;

/** The unit of the last row. */
interface HeldUnit {
  /** Its document and its number there. */
  place: string;
  unit: FileUnit;
  texts: Map<LanguageTag, string>;
  isFull: boolean;
}

/**
 * The units of a table: a row a unit, a column a language, by its header or as the user gave them.
 * @param notices told of rows above the header.
 * @param isText of a text file, in which cells that look like formulas have an apostrophe in front; in a workbook, a text
 *   may go on in the row below.
 * @throws InputError `table-header`, `table-cells`, `unit-languages`, `unit-too-long`
 */
export class TableUnits {
  private columns: readonly TableColumn[] | null = null;
  private header: string[] = [];
  private before: HeldUnit | null = null;
  /** Rows that came before any that names languages. */
  private readonly above: Row[] = [];

  constructor(
    private readonly file: Pick<InputFile, 'name' | 'tags'>,
    private readonly notices: Notice[],
    private readonly isText: boolean,
  ) {}

  /** The header's cells, for other tables of the file. */
  isHeader(cells: readonly string[]): boolean {
    const { header } = this;
    return header.length > 0 && cells.length === header.length && cells.every((cell, at) => cell === header[at]);
  }

  /** The unit that is whole now that this row has come; null where there is none yet. */
  take(row: Row): FileUnit | null {
    if (row.cells.every((cell) => cell.trim() === '')) return null;
    if (this.columns === null) {
      const found = this.columnsFrom(row);
      if (found === null) return null;
      const { columns, isHeader } = found;
      this.columns = columns;
      if (isHeader) {
        this.header = row.cells;
        return null;
      }
    }
    return this.unitFrom(row, this.columns);
  }

  /** The last unit. */
  end(): FileUnit | null {
    const { before, above } = this;
    if (this.columns === null && above.length > 0) throw this.noHeader();
    this.before = null;
    if (before === null) return null;
    const { unit, texts } = before;
    for (const [tag, text] of texts) addText(unit.texts, tag, [text]);
    return unit;
  }

  /** Null for a row that may stand above the header. */
  private columnsFrom(row: Row): { columns: TableColumn[]; isHeader: boolean } | null {
    const { name, tags = [] } = this.file;
    const { cells, line } = row;
    if (tags.length > 0) return givenColumns(tags, cells, { name, line });
    const named = tableColumns(cells, { name, line });
    if (named) {
      const count = this.above.length;
      if (count > 0) this.notices.push({ code: 'table-above', params: { name, line, count } });
      return { columns: named, isHeader: true };
    }
    this.above.push(row);
    if (this.above.length > MOST_ABOVE) throw this.noHeader();
    return null;
  }

  private noHeader(): InputError {
    const [{ cells, line } = { cells: [], line: 1 }] = this.above;
    const shown = cells.slice(0, SHOWN).map((cell) => cell.trim().slice(0, 40));
    return new InputError('table-header', { name: this.file.name, line, cells: shown });
  }

  private unitFrom(row: Row, columns: readonly TableColumn[]): FileUnit | null {
    const { name } = this.file;
    const last = row.cells.findLastIndex((cell) => cell.trim() !== '');
    if (last >= columns.length)
      throw new InputError('table-cells', { name, line: row.line, cells: last + 1, columns: columns.length });
    const cell = (kind: TableColumn['kind']): string => row.cells[columns.findIndex((one) => one.kind === kind)] ?? '';
    const place = cell('unit') === '' ? '' : `${cell('document')}\n${cell('unit')}`;
    if (place !== '' && this.before?.place === place && this.before.isFull) {
      this.hold(this.before, row, columns);
      return null;
    }
    const done = this.end();
    this.before = { place, isFull: false, texts: new Map(), unit: this.newUnit(cell) };
    this.hold(this.before, row, columns);
    return done;
  }

  private hold(held: HeldUnit, { cells, line }: Row, columns: readonly TableColumn[]): void {
    held.isFull = false;
    for (const [at, column] of columns.entries()) {
      const cell = this.safe(cells[at] ?? '');
      if (column.kind !== 'text' || cell === '') continue;
      const text = `${held.texts.get(column.tag) ?? ''}${cell}`;
      refuseTooLong(text, this.file.name, () => line);
      held.texts.set(column.tag, text);
      held.isFull ||= !this.isText && cell.length >= FULL_CELL;
    }
  }

  private newUnit(cell: (kind: TableColumn['kind']) => string): FileUnit {
    const unit: FileUnit = { texts: {} };
    const [id, document, notes] = [
      cell('id').trim(),
      this.safe(cell('document')).trim(),
      this.safe(cell('notes')).trim(),
    ];
    if (id !== '') unit.id = id;
    if (document !== '') unit.document = document;
    const documentId = this.safe(cell('documentId'));
    if (documentId !== '') unit.documentId = documentId;
    const [begins, confidence, agreement] = [
      paragraphKind(cell('paragraph')),
      score(cell('confidence')),
      score(cell('agreement')),
    ];
    if (begins) unit.begins = begins;
    if (confidence !== undefined) unit.confidence = confidence;
    if (agreement !== undefined) unit.agreement = agreement;
    if (AGREED.has(cell('status').trim().toLowerCase())) unit.confirmed = true;
    if (notes !== '') unit.notes = notes.split(' | ');
    return unit;
  }

  private safe(text: string): string {
    return this.isText && MADE_SAFE.test(text) ? text.slice(1) : text;
  }
}
