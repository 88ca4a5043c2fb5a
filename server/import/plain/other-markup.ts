import { InputError } from '../../errors.js';

/** Formats that are text to look at, but whose words stand among marks that only their programs tell from them. */
const FORMATS: [format: string, beginning: RegExp][] = [
  ['XML', /^\s*<\?xml\s/u],
  ['SubStation Alpha', /^\s*\[Script Info\]/u],
  ['MicroDVD', /^\s*\{\d+\}\{\d+\}/u],
  ['MIME', /^\s*(?:[\p{L}\d-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?MIME-Version:\s*1\.0/iu],
];

/** So much shows what a text begins with. */
const BEGINNING = 20_000;

/** @throws InputError `file-markup` */
export function refuseOtherMarkup(text: string, name: string): void {
  const beginning = text.slice(0, BEGINNING);
  const format = FORMATS.find(([, begins]) => begins.test(beginning))?.[0];
  if (format !== undefined) throw new InputError('file-markup', { name, format });
}
