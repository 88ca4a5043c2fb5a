import { flagLine } from './flag-line.js';
import { joined } from './joined.js';
import { rounded } from './score.js';
import type { ExportUnit, Writer } from './types.js';
import { xmlCharacters } from './xml.js';

/** What spreadsheets take for the end of a cell or a row, and the other line ends of Unicode. */
const BREAKS = /[\t\r\n\v\f\u0085\u2028\u2029]+/gu;

/** A cell that a spreadsheet would read as a formula, or one that only looks as if it had been made safe already. */
const FORMULA = /^[\s']*[=+\-@＝＋－＠]/u;

/**
 * A table for spreadsheets: a header row, then a row a unit and a column a version; for programs there is JSONL.
 *
 * Texts come from web pages, and a cell that starts with = + - or @ is run as a formula when the file is opened, so
 * such cells get an apostrophe in front (OWASP, "CSV injection"). That meets dialogue typed with hyphens (`- Bonjour`)
 * too, on purpose: what follows a hyphen can be a formula all the same, and what isn't one is shown as #NAME? and
 * lost. Real dashes (– —) are left alone. To undo it, drop the first character where a cell starts with apostrophes
 * (and white space) followed by one of these signs.
 *
 * Cells that contain a quotation mark are put between quotation marks with theirs doubled, as spreadsheets write them:
 * a lone one at the start of a cell would swallow the rows below. The byte order mark tells Excel that this is UTF-8.
 */
export const tsv: Writer = {
  id: 'tsv',
  extension: 'tsv',
  mediaType: 'text/tab-separated-values',
  async *write(units, { languages }) {
    yield `\uFEFF${row(['document', 'unit', 'status', 'confidence', 'agreement', ...languages, 'flags'])}`;
    for await (const unit of units) yield row(cells(unit, languages));
  },
};

function cells(unit: ExportUnit, languages: readonly string[]): string[] {
  return [
    text(unit.document),
    String(unit.number),
    unit.status,
    String(rounded(unit.confidence)),
    String(rounded(unit.agreement)),
    ...languages.map((tag) => text(joined(tag, unit.texts[tag]))),
    text(unit.flags.map(flagLine).join(' | ')),
  ];
}

function text(value: string): string {
  // A spreadsheet's own files are XML, and it drops or cuts off a cell at what XML can't hold (NUL, say).
  const line = xmlCharacters(value.replace(BREAKS, ' '));
  return FORMULA.test(line) ? `'${line}` : line;
}

function row(values: readonly string[]): string {
  return `${values.map((value) => (value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value)).join('\t')}\n`;
}

export { row as tsvRow, text as tsvCell };
