import { directionOf } from '../direction.js';
import { contentTypes, coreProperties, packageRelations, relations } from '../office.js';
import { paperTitle } from '../paper/paper.js';
import type { ExportContext, Units, Writer } from '../types.js';
import { xmlText } from '../xml.js';
import { type ZipEntry, zipped } from '../zip.js';
import { looksLikeFormula } from './cells.js';
import { type Cell, columnsOf, rowOf, TEXTS_FROM } from './columns.js';
import { STYLE, STYLES } from './xlsx-styles.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Excel has 1,048,576 rows a sheet; a round number of units is easier to find one's way in. */
const ROWS = 1_000_000;

/** Excel calls a file damaged that has more UTF-16 code units in a cell. */
const LONGEST = 32_767;

/**
 * A workbook of the table that `tsv.ts` writes (Office Open XML, ECMA-376, transitional), further sheets where one is full.
 * Texts are inline, not shared, so that none is held. They are never formulas, as their cells say that they are texts;
 * what looks like one is marked (`quotePrefix`) so that it stays a text when somebody edits the cell. What is too long for
 * a cell goes on in the row below, under the same number.
 */
export const xlsx: Writer = {
  id: 'xlsx',
  extension: 'xlsx',
  mediaType: `${TYPE}.sheet`,
  binary: true,
  write: (units, context) => zipped(entries(units, context, ROWS), context.created),
};

/** The same with fewer rows a sheet. */
export const xlsxOf = (rows: number): Writer => ({
  ...xlsx,
  write: (units, context) => zipped(entries(units, context, rows), context.created),
});

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

async function* entries(units: Units, context: ExportContext, rows: number): AsyncGenerator<ZipEntry> {
  const part = (path: string, text: string): ZipEntry => ({ path, pieces: () => [text] });
  // How many sheets there are isn't known yet, so any other part counts as one.
  const types = [
    ['xl/workbook.xml', `${TYPE}.sheet.main+xml`],
    ['xl/styles.xml', `${TYPE}.styles+xml`],
  ] as const;
  yield part('[Content_Types].xml', contentTypes(types, `${TYPE}.worksheet+xml`));
  yield part('_rels/.rels', packageRelations('xl/workbook.xml'));
  yield part('docProps/core.xml', coreProperties(paperTitle(context), context.created));
  yield part('xl/styles.xml', STYLES);
  const source = sheetRows(units, context);
  try {
    const sheets = new Sheets(source, context, rows);
    yield* sheets.entries();
    yield part('xl/workbook.xml', workbook(sheets.count));
    yield part('xl/_rels/workbook.xml.rels', workbookRelations(sheets.count));
  } finally {
    // Where the reader goes away in the middle of a sheet, nobody else would.
    await source.return();
  }
}

/** Sheets made one after the other of one source of rows, as many as it takes. */
class Sheets {
  count = 0;
  #ahead: IteratorResult<Cell[], void> | null = null;

  constructor(
    private readonly source: AsyncGenerator<Cell[], void, void>,
    private readonly context: ExportContext,
    private readonly rows: number,
  ) {}

  async *entries(): AsyncGenerator<ZipEntry> {
    this.#ahead = await this.source.next();
    do {
      this.count += 1;
      yield { path: `xl/worksheets/sheet${this.count}.xml`, pieces: () => this.#sheet() };
    } while (!this.#ahead.done);
  }

  async *#sheet(): AsyncGenerator<string> {
    const { languages } = this.context;
    const styles = [...TEXT_STYLES, ...languages.map((tag) => (directionOf(tag) === 'rtl' ? STYLE.rtl : STYLE.text))];
    let block = sheetHead(languages.length, this.count === 1) + row(1, columnsOf(languages), [], STYLE.head);
    for (let number = 2; number <= this.rows + 1 && this.#ahead && !this.#ahead.done; number++) {
      block += row(number, this.#ahead.value, styles, STYLE.text);
      if (block.length >= BLOCK) {
        yield block;
        block = '';
      }
      this.#ahead = await this.source.next();
    }
    yield `${block}${SHEET_TAIL}`;
  }
}

const BLOCK = 65_536;

async function* sheetRows(units: Units, { languages }: ExportContext): AsyncGenerator<Cell[], void, void> {
  for await (const unit of units) yield* fitting(rowOf(unit, languages));
}

/** The row, and as many more as its longest text needs. */
function* fitting(cells: Cell[]): Generator<Cell[]> {
  let rest = cells.map((cell, at) =>
    typeof cell === 'string' && at < TEXTS_FROM ? cell.slice(0, endWithin(cell)) : cell,
  );
  while (rest.some((cell) => typeof cell === 'string' && cell.length > LONGEST)) {
    const ends = rest.map((cell) => (typeof cell === 'string' ? endWithin(cell) : 0));
    yield rest.map((cell, at) => (typeof cell === 'string' ? cell.slice(0, ends[at]) : cell));
    rest = rest.map((cell, at) => (typeof cell === 'string' && at >= TEXTS_FROM ? cell.slice(ends[at]) : cell));
  }
  yield rest;
}

/** How much of the text fits into a cell, without a character of two units being cut in two. */
function endWithin(text: string): number {
  if (text.length <= LONGEST) return text.length;
  return /[\uD800-\uDBFF]/u.test(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
}

function row(number: number, cells: readonly Cell[], styles: readonly number[], other: number): string {
  const all = cells.map((cell, at) => {
    if (cell === '') return '';
    const place = `${columnName(at)}${number}`;
    if (typeof cell === 'number') return `<c r="${place}" s="${STYLE.number}"><v>${cell}</v></c>`;
    const style = (styles[at] ?? other) + (looksLikeFormula(cell) ? 1 : 0);
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXml(cell)}</t></is></c>`;
  });
  return `<row r="${number}">${all.join('')}</row>`;
}

/** `_x0041_` stands for a character in these files, so one that is meant as it stands gets its first sign so spelt. */
const cellXml = (text: string): string => xmlText(text.replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_'));

/** A, B … Z, AA … */
function columnName(at: number): string {
  return (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
}

function sheetHead(languages: number, isFirst: boolean): string {
  const widths = [...FIRST_WIDTHS, ...Array.from({ length: languages }, () => 60), ...[40, 11]];
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>` +
    `<sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${cols.join('')}</cols><sheetData>`
  );
}

const SHEET_TAIL =
  '</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>';

function workbook(sheets: number): string {
  const names = numbersTo(sheets).map(
    (n) => `<sheet name="${n === 1 ? 'Units' : `Units ${n}`}" sheetId="${n}" r:id="rId${n}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${names.join('')}</sheets></workbook>`;
}

const workbookRelations = (sheets: number): string =>
  relations([
    ['rId0', 'styles', 'styles.xml'],
    ...numbersTo(sheets).map((n) => [`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`] as const),
  ]);

const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** document, unit, status, confidence, agreement, paragraph: in characters. */
const FIRST_WIDTHS = [24, 7, 12, 11, 11, 11];

const TEXT_STYLES = FIRST_WIDTHS.map(() => STYLE.text);
