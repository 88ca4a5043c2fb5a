import type { NumberData } from '../language/numbers/types.js';
import { remembering } from '../words/remembering.js';

/** What one word says about a number. */
export interface NumberWord {
  value: number;
  /** How it combines: added to a smaller place, multiplying what precedes, or standing for itself. */
  role: 'cardinal' | 'ordinal' | 'magnitude' | 'loose';
}

/** `NumberData` made ready for look-up by normalised word. */
export interface NumberLexicon {
  data: NumberData;
  words: Map<string, NumberWord>;
  vague: Set<string>;
  joiners: Set<string>;
  article: Set<string>;
  suffixes: Set<string>;
  morning: Set<string>;
  afternoon: Set<string>;
  toHalf: Set<string>;
  lasting: Set<string>;
  hours: Set<string>;
  dayHours: Set<string>;
  between: Set<string>;
  denominators: Map<string, number>;
  parts: Set<string>;
  groups: Set<string>;
  /** Word → further keys. */
  also: Map<string, string[]>;
  orders: Set<string>;
  minus: Set<string>;
  notMinus: Set<string>;
  roman: Set<string>;
  ignored: Set<string>;
  halves: Set<string>;
  compounds: { prefix: string; value: number }[];
  compoundRests: string[];
  /** What a word has to do with numbers; null where nothing. */
  startOf(word: string): NumberStart | null;
}

/** How a word can begin a number: as a number word, or as a longer word that a number begins. */
export interface NumberStart {
  entry: NumberWord | null;
  compound: number | null;
}

function numberStart(
  word: string,
  lexicon: Pick<NumberLexicon, 'words' | 'compounds' | 'compoundRests'>,
): NumberStart | null {
  const entry = lexicon.words.get(word) ?? null;
  const compound = entry ? null : compoundValue(word, lexicon);
  return entry || compound !== null ? { entry, compound } : null;
}

const list = (words: string): string[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => word.replaceAll('ё', 'е'));

function add(words: Map<string, NumberWord>, table: Record<number, string>, role: NumberWord['role']): void {
  for (const [value, forms] of Object.entries(table))
    for (const form of list(forms)) if (!words.has(form)) words.set(form, { value: Number(value), role });
}

function build(data: NumberData): NumberLexicon {
  const words = new Map<string, NumberWord>();
  add(words, data.cardinals, 'cardinal');
  add(words, data.magnitudes, 'magnitude');
  add(words, data.ordinals, 'ordinal');
  add(words, data.loose, 'loose');
  const compounds = Object.entries(data.compounds).flatMap(([value, forms]) =>
    list(forms).map((prefix) => ({ prefix, value: Number(value) })),
  );
  const lexicon = {
    data,
    words,
    vague: new Set(list(data.vague)),
    joiners: new Set(list(data.joiners)),
    article: new Set(list(data.article)),
    suffixes: new Set(list(data.suffixes)),
    morning: new Set(list(data.morning)),
    afternoon: new Set(list(data.afternoon)),
    toHalf: new Set(list(data.toHalf)),
    lasting: new Set(list(data.lasting)),
    hours: new Set(list(data.hours)),
    dayHours: new Set(list(data.dayHours)),
    between: new Set(list(data.between)),
    denominators: new Map(
      Object.entries(data.denominators).flatMap(([value, forms]) => list(forms).map((form) => [form, Number(value)])),
    ),
    parts: new Set(list(data.parts)),
    groups: new Set(list(data.groups)),
    also: new Map(Object.entries(data.also).map(([word, values]) => [word, list(values)])),
    orders: new Set(list(data.orders)),
    minus: new Set(list(data.minus)),
    notMinus: new Set(list(data.notMinus)),
    roman: new Set(list(data.roman)),
    ignored: new Set(list(data.ignored)),
    halves: new Set(list(data.andAHalf)),
    compounds: compounds.sort((a, b) => b.prefix.length - a.prefix.length),
    compoundRests: list(data.compoundRests),
  };
  return { ...lexicon, startOf: remembering((word) => numberStart(word, lexicon)) };
}

const built = new WeakMap<NumberData, NumberLexicon>();

export function numberLexicon(data: NumberData): NumberLexicon {
  let lexicon = built.get(data);
  if (!lexicon) {
    lexicon = build(data);
    built.set(data, lexicon);
  }
  return lexicon;
}

/** The value of a number that begins a longer word (`пятилетний` → 5), or null. */
function compoundValue(word: string, lexicon: Pick<NumberLexicon, 'compounds' | 'compoundRests'>): number | null {
  for (const { prefix, value } of lexicon.compounds) {
    if (!word.startsWith(prefix)) continue;
    const rest = word.slice(prefix.length);
    if (lexicon.compoundRests.some((start) => rest.startsWith(start))) return value;
    // двадцатипятилетний
    const unit = value >= 20 && value % 10 === 0 ? compoundValue(rest, lexicon) : null;
    if (unit !== null && unit < 10) return value + unit;
  }
  return null;
}

const ROMAN = /^(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const ROMAN_DIGITS: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** The value of a Roman numeral in capitals (Cyrillic Х and І pass for X and I, as typists use them), or null. */
export function romanValue(text: string): number | null {
  const latin = text.replaceAll('Х', 'X').replaceAll('І', 'I');
  if (!ROMAN.test(latin)) return null;
  let total = 0;
  for (let i = 0; i < latin.length; i++) {
    const value = ROMAN_DIGITS[latin[i] as string] as number;
    const next = ROMAN_DIGITS[latin[i + 1] ?? ''] ?? 0;
    total += value < next ? -value : value;
  }
  return total;
}
