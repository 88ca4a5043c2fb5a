import { xmlCharacters } from '../xml.js';

/** What spreadsheets take for the end of a cell or a row, and the other line ends of Unicode. */
const BREAKS = /[\t\r\n\v\f\u0085\u2028\u2029]+/gu;

/** A cell that a spreadsheet would read as a formula, or one that only looks as if it had been made safe already. */
const FORMULA = /^[\s']*[=+\-@＝＋－＠]/u;

/** One line, of characters that a spreadsheet's own files can hold: they are XML, and a cell is cut off at any other. */
export const cellText = (value: string): string => xmlCharacters(value.replace(BREAKS, ' '));

/** Whether a spreadsheet that opens a text file would run the cell. */
export const looksLikeFormula = (text: string): boolean => FORMULA.test(text);

/**
 * A cell of a text file for spreadsheets.
 *
 * Texts come from web pages, and a cell that starts with = + - or @ is run as a formula when the file is opened, so
 * such cells get an apostrophe in front (OWASP, "CSV injection"). That meets dialogue typed with hyphens (`- Bonjour`)
 * too, on purpose: what follows a hyphen can be a formula all the same, and what isn't one is shown as #NAME? and
 * lost. Real dashes (– —) are left alone. To undo it, drop the first character where a cell starts with apostrophes
 * (and white space) followed by one of these signs.
 */
export function safeCell(value: string): string {
  const line = cellText(value);
  return looksLikeFormula(line) ? `'${line}` : line;
}

/**
 * A row of a text file, RFC 4180 as to quotation marks: a lone one at the start of a cell would swallow the rows below.
 * @param end of the row.
 */
export function separated(values: readonly string[], separator: ',' | '\t', end: string): string {
  const needsQuotes = (value: string): boolean => value.includes('"') || value.includes(separator);
  const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  return values.map((value) => (needsQuotes(value) ? quoted(value) : value)).join(separator) + end;
}
