/**
 * How a language writes numbers. Words are given in lower case with every form that texts use, separated by spaces;
 * `ё` is read as `е`, a hyphen as a space.
 */
export interface NumberData {
  /** The usual decimal sign. The other of `.` and `,` is then a group sign where three digits follow it. */
  decimal: '.' | ',';
  /** Value → its words, for cardinals below the magnitudes. */
  cardinals: Record<number, string>;
  /** Value → words that multiply what stands before them: thousand, million and their abbreviations. */
  magnitudes: Record<number, string>;
  /** The magnitude words that without a number before them are vague (`millions of`). */
  vague: string;
  /** Value → ordinal words. */
  ordinals: Record<number, string>;
  /** Value → words for parts and groups: half, dozen. They match a number but never raise an alarm alone. */
  loose: Record<number, string>;
  /** Words that mean one more half after a magnitude or alone (`un million et demi`). */
  andAHalf: string;
  /** Words that may stand between the parts of one number (`and`, `et`). */
  joiners: string;
  /** Words before a magnitude that stand for 1 (`a million`). */
  article: string;
  /** Endings that make digits an ordinal or a decade (`3rd`, `1930s`, `3-й`). */
  suffixes: string;
  /** Words after an hour that say which half of the day is meant (`du matin`), and those that may stand between. */
  morning: string;
  afternoon: string;
  toHalf: string;
  /** Those of them that after a number without the word for hour mean something else: `2 дня` are two days. */
  lasting: string;
  /** Words for the hour, after its number (`20 h 30`). */
  hours: string;
  /** Hours that have a name: noon, midnight. Among the loose words too. */
  dayHours: string;
  /** Whether times of day are written from 0 to 24, so that `9:30` is in the morning. */
  fullDay: boolean;
  /** Words that may stand between a number and its magnitude (`quatre autres millions`). */
  between: string;
  /** Denominator → its words after a numerator (`two thirds`). */
  denominators: Record<number, string>;
  /** Words that make an ordinal before them a fraction (`пятая часть`). */
  parts: string;
  /** Loose words of a group that may be halved: half a dozen. */
  groups: string;
  /** Loose word → other values that translators put for it, separated by spaces: a fortnight is 15, 14 or 2. */
  also: Record<string, string>;
  /** Loose words that name no number, but an order of it (`dozens`). */
  orders: string;
  /** Words that make the number after them negative; not after one of `notMinus` (`au moins 5`). */
  minus: string;
  notMinus: string;
  /** Words that, next to a Roman numeral, say that it is one: century, and the like. */
  roman: string;
  /** Number words that are mostly not numbers and so never count without digits (`one`, `second`). */
  ignored: string;
  /** How numbers begin a longer word: value → prefixes, before one of `compoundRests` (`пятилетний`). */
  compounds: Record<number, string>;
  compoundRests: string;
}

/** For languages without number words of their own here: digits alone, with the comma as the usual decimal sign. */
export const plainNumbers: NumberData = {
  decimal: ',',
  cardinals: {},
  magnitudes: {},
  vague: '',
  ordinals: {},
  loose: {},
  andAHalf: '',
  joiners: '',
  article: '',
  suffixes: '',
  morning: '',
  afternoon: '',
  toHalf: '',
  lasting: '',
  hours: '',
  dayHours: '',
  fullDay: true,
  between: '',
  denominators: {},
  parts: '',
  groups: '',
  also: {},
  orders: '',
  minus: '',
  notMinus: '',
  roman: '',
  ignored: '',
  compounds: {},
  compoundRests: '',
};
