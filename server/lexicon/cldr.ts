import { COLUMNS, type WordList } from './build.js';

/*
 * What Unicode's locale data (CLDR, https://cldr.unicode.org) knows of names, as Node has it built in: rows like those of
 * the word lists, made when the lists are compiled. They fill up what a hand forgets - the pound of Gibraltar, Tuvalu -
 * and grow with Node.
 */

type NameOf = (code: string) => string | undefined;

const ALPHABET = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n));
const PAIRS = ALPHABET.flatMap((a) => ALPHABET.map((b) => a + b));

/** Continents and their parts (UN M.49); the smaller parts of Africa and Asia are cut differently in each language. */
const PARTS = ['002', '003', '005', '009', '013', '142', '150', '151', '154', '155', '419'];
/** Made up for testing, for what is left over, and for what is unknown. */
const NO_TERRITORIES = new Set(['QO', 'XA', 'XB', 'ZZ']);
/** Its English name has `US`, which is read as the pronoun and leaves any dollar. */
const NO_CURRENCIES = new Set(['USD']);
/** Named otherwise than texts do, or in English only. */
const NO_UNITS = new Set(['mile-scandinavian', 'stone']);

const MOST_WORDS = 4;
/** Names with explanations (`(India)`, `(1999–2002)`) or abbreviations are not as texts have them. */
const UNUSUAL = /[(),.\d]/u;

const wordsIn = (name: string): number => name.split(/[\s-]+/u).length;

/** Written out, and with the apostrophe and spaces of the word lists. */
const spelt = (name: string): string =>
  name
    .replace(/\u00a0|\u202f/gu, ' ')
    .replace(/'/gu, '’')
    .replace(/(?<!\p{L})о-ва(?!\p{L})/gu, 'острова')
    .replace(/(?<!\p{L})о-в(?!\p{L})/gu, 'остров');

/** A row for each code that has a usual name in every language, by the ways of naming it. */
function rowsOf(codes: readonly string[], ways: readonly (readonly NameOf[])[]): string[][] {
  const usual = (name: string | undefined): name is string =>
    name !== undefined && !UNUSUAL.test(name) && wordsIn(name) <= MOST_WORDS;
  const rows = codes.map((code) =>
    COLUMNS.map((_, column) => {
      const names = ways.map((way) => way[column]?.(code)).filter(usual);
      return [...new Set(names.map(spelt))].join('|');
    }),
  );
  const full = rows.filter((row) => row.every((cell) => cell !== ''));
  return [...new Map(full.map((row) => [row.join('\t'), row])).values()];
}

function names(type: Intl.DisplayNamesType, style: Intl.RelativeTimeFormatStyle = 'long'): NameOf[] {
  return COLUMNS.map((tag) => {
    const found = new Intl.DisplayNames([tag], { type, style, fallback: 'none' });
    return (code) => found.of(code);
  });
}

/** Codes in force: CLDR still names those that others have taken the place of. */
const isTerritory = (code: string): boolean =>
  !NO_TERRITORIES.has(code) && new Intl.Locale(`und-${code}`).region === code;

const dates = (options: Intl.DateTimeFormatOptions): NameOf[] =>
  COLUMNS.map((tag) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    return (date) => format.format(new Date(date));
  });

const units = (): NameOf[] =>
  COLUMNS.map((tag) => (unit) => {
    const parts = new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).formatToParts(1);
    return parts.find(({ type }) => type === 'unit')?.value;
  });

const DAYS = Array.from({ length: 7 }, (_, n) => `2024-01-0${n + 1}`);
const MONTHS = Array.from({ length: 12 }, (_, n) => `2024-${String(n + 1).padStart(2, '0')}-15`);

/** CLDR's territories, languages, currencies, units, months and weekdays; nothing where Node was built without them. */
export function cldrLists(): WordList[] {
  if (Intl.DisplayNames.supportedLocalesOf([...COLUMNS]).length < COLUMNS.length) return [];
  const territories = [...PAIRS.filter(isTerritory), ...PARTS];
  const languages = PAIRS.map((code) => code.toLowerCase());
  const currencies = Intl.supportedValuesOf('currency').filter((code) => !NO_CURRENCIES.has(code));
  const measures = Intl.supportedValuesOf('unit').filter((unit) => !NO_UNITS.has(unit));
  return [
    { name: 'cldr-territories', rows: rowsOf(territories, [names('region'), names('region', 'short')]) },
    { name: 'cldr-languages', rows: rowsOf(languages, [names('language')]) },
    { name: 'cldr-currencies', rows: rowsOf(currencies, [names('currency')]) },
    { name: 'cldr-units', rows: rowsOf(measures, [units()]) },
    {
      name: 'cldr-dates',
      rows: [...rowsOf(MONTHS, [dates({ month: 'long' })]), ...rowsOf(DAYS, [dates({ weekday: 'long' })])],
    },
  ];
}
