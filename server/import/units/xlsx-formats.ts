import { localName, xmlEventsOf } from '../containers/xml.js';

/** What a number stands for in cells of a format. */
export type CellFormat = 'number' | 'percent' | 'date' | 'time' | 'moment';

/** Formats that every workbook has without saying so (ECMA-376, 18.8.30; those for East Asia are dates). */
const BUILT_IN: [from: number, to: number, format: CellFormat][] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'moment'],
  [27, 36, 'date'],
  [45, 47, 'time'],
  [50, 58, 'date'],
];

/** The formats that cells refer to by number, from the part with the styles. */
export function cellFormats(styles: Uint8Array, name: string): CellFormat[] {
  const codes = new Map<number, CellFormat>();
  const formats: CellFormat[] = [];
  let inCells = false;
  for (const event of xmlEventsOf(styles, name)) {
    if (event.kind === 'text') continue;
    const element = localName(event.name);
    if (element === 'cellXfs') inCells = event.kind === 'open';
    if (event.kind === 'close') continue;
    const id = Number(event.attributes.get('numFmtId'));
    if (element === 'numFmt') codes.set(id, formatOf(event.attributes.get('formatCode') ?? ''));
    if (element !== 'xf' || !inCells) continue;
    const builtIn = BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2];
    formats.push(codes.get(id) ?? builtIn ?? 'number');
  }
  return formats;
}

/** Of a format's code: what stands in quotation marks, in brackets (colours, languages) or after a sign is no part of it. */
const NO_CODE = /"[^"]*"|\[(?!h+\]|m+\]|s+\])[^\]]*\]|[\\_*]./giu;

function formatOf(code: string): CellFormat {
  const [first = ''] = code.replace(NO_CODE, '').split(';', 1);
  const hasTime = /[hs]/iu.test(first);
  const hasDate = /[dy]/iu.test(first) || (!hasTime && /m/iu.test(first));
  if (hasDate) return hasTime ? 'moment' : 'date';
  if (hasTime) return 'time';
  return first.includes('%') ? 'percent' : 'number';
}

const DAY = 86_400_000;
/** Days from Excel's day 0 to 1970; it has a 29 February 1900, so that what is before has another. */
const TO_1970 = 25_569;
const FIRST_OF_MARCH = 61;
/** Days between Excel's beginning and that of workbooks made on early Macs. */
const TO_1904 = 1462;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/**
 * A number of a cell as people see it, roughly: a date as in ISO 8601, a part of a day as a time, a share in per cent, and
 * no digits that only binary fractions have.
 * @param since1904 where the workbook counts its days from then.
 */
export function shownNumber(value: string, format: CellFormat, since1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (format === 'percent') return `${rounded(number * 100)}%`;
  if (format === 'number') return /[.e]/iu.test(value) ? rounded(number) : value;
  const days = since1904 ? number + TO_1904 : number;
  if (days < 0 || days > LAST_DAY) return value;
  const offset = days < FIRST_OF_MARCH ? TO_1970 - 1 : TO_1970;
  // To the second: a time is a fraction that is seldom exact.
  const moment = new Date(Math.round(((days - offset) * DAY) / 1000) * 1000).toISOString();
  const [date = '', clock = ''] = moment.slice(0, 19).split('T');
  const time = clock.replace(/:00$/u, '');
  if (format === 'moment') return `${date} ${time}`;
  return format === 'date' ? date : time;
}

/** Excel keeps 15 digits. */
const rounded = (number: number): string => String(Number(number.toPrecision(15)));
