import { InputError } from '../../errors.js';
import type { Notice } from '../../types.js';
import { localName, type XmlAttributes, type XmlRecords, xmlRecords } from '../containers/xml.js';
import type { Row } from '../delimited.js';
import { LONGEST_SEGMENT } from './texts.js';
import { type CellFormat, shownNumber } from './xlsx-formats.js';

/** Excel has 16,384 columns. */
const MOST_COLUMNS = 16_384;

/** `_x000D_` is a character that XML can't hold, or that Excel writes so. */
const SPELT = /_x([\da-f]{4})_/giu;

const unspelt = (text: string): string =>
  text.includes('_x') ? text.replace(SPELT, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

/** The texts that cells refer to by number. */
export async function sharedStrings(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  notices: Notice[],
): Promise<string[]> {
  const found: string[] = [];
  for await (const text of xmlRecords(chunks, name, () => new Strings(name), { notices })) found.push(text);
  return found;
}

/** Plain text and the runs of formatted text; how Japanese is to be read (`rPh`) is no part of it. */
class CellText {
  private phonetic = 0;
  private reading = false;
  text = '';

  constructor(private readonly name: string) {}

  open(element: string): void {
    if (element === 'rPh') this.phonetic++;
    this.reading = element === 't' && this.phonetic === 0;
  }

  add(text: string): void {
    if (!this.reading) return;
    this.text += text;
    if (this.text.length > LONGEST_SEGMENT)
      throw new InputError('xlsx-cell', { name: this.name, limit: LONGEST_SEGMENT });
  }

  close(element: string): void {
    if (element === 'rPh') this.phonetic--;
    this.reading = false;
  }
}

class Strings implements XmlRecords<string> {
  private found: string[] = [];
  private current: CellText;

  constructor(private readonly name: string) {
    this.current = new CellText(name);
  }

  take(): string[] {
    const { found } = this;
    this.found = [];
    return found;
  }

  open(called: string): void {
    const name = localName(called);
    if (name === 'si') this.current = new CellText(this.name);
    else this.current.open(name);
  }

  text(text: string): void {
    this.current.add(text);
  }

  close(called: string): void {
    const name = localName(called);
    if (name === 'si') this.found.push(unspelt(this.current.text));
    else this.current.close(name);
  }
}

/** What the cells of a workbook's sheets have in common. */
export interface CellContext {
  /** Texts that cells refer to by number. */
  shared: readonly string[];
  formats: readonly CellFormat[];
  since1904: boolean;
}

/** The rows of a sheet, with the numbers that they have there; cells that the file leaves out are empty. */
export async function* sheetRows(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  context: CellContext,
  notices: Notice[],
): AsyncGenerator<Row> {
  yield* xmlRecords(chunks, name, () => new Rows(name, context), { notices });
}

class Rows implements XmlRecords<Row> {
  private found: Row[] = [];
  private row: Row = { cells: [], line: 0 };
  private column = -1;
  private type = '';
  private style = 0;
  private value: string | null = null;
  private isValue = false;
  private inline: CellText | null = null;

  constructor(
    private readonly name: string,
    private readonly context: CellContext,
  ) {}

  take(): Row[] {
    const { found } = this;
    this.found = [];
    return found;
  }

  open(called: string, attributes: XmlAttributes): void {
    const name = localName(called);
    if (name === 'row') {
      this.row = { cells: [], line: Number(attributes.get('r')) || this.row.line + 1 };
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attributes.get('r') ?? '') ?? this.column + 1;
      if (this.column >= MOST_COLUMNS) throw new InputError('xlsx-column', { name: this.name, line: this.row.line });
      this.type = attributes.get('t') ?? 'n';
      this.style = Number(attributes.get('s') ?? 0);
      this.value = null;
      this.inline = null;
    } else if (name === 'v') {
      this.isValue = true;
      this.value = '';
    } else if (name === 'is') {
      this.inline = new CellText(this.name);
    } else {
      this.inline?.open(name);
    }
  }

  text(text: string): void {
    if (!this.isValue) {
      this.inline?.add(text);
      return;
    }
    this.value = (this.value ?? '') + text;
    if (this.value.length > LONGEST_SEGMENT)
      throw new InputError('xlsx-cell', { name: this.name, limit: LONGEST_SEGMENT });
  }

  close(called: string): void {
    const name = localName(called);
    if (name === 'row') this.found.push(this.row);
    else if (name === 'c') this.closeCell();
    else if (name === 'v') this.isValue = false;
    else this.inline?.close(name);
  }

  private closeCell(): void {
    const { cells } = this.row;
    const text = this.cellText();
    if (text === '') return;
    while (cells.length < this.column) cells.push('');
    cells[this.column] = text;
  }

  private cellText(): string {
    if (this.inline) return unspelt(this.inline.text);
    const { value, style } = this;
    const { shared, formats, since1904 } = this.context;
    if (value === null) return '';
    switch (this.type) {
      case 's':
        return shared[Number(value)] ?? '';
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'str':
        return unspelt(value);
      // An error is no text.
      case 'e':
        return '';
      case 'n':
        return shownNumber(value, formats[style] ?? 'number', since1904);
      default:
        return value;
    }
  }
}

/** The number, from 0, of the column of `AB12`; null where nothing says it. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(reference)?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
