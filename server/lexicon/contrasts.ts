import type { LanguageTag } from '../types.js';
import { readReady } from '../words/irregular.js';
import { remembering } from '../words/remembering.js';
import { stemOf } from '../words/stem.js';
import { TokenKind, tokenize } from '../words/tokens.js';
import { COLUMNS } from './build.js';

/** A value of a group of values that exclude each other: `up` of `amount-change`. */
export interface ContrastValue {
  /** The list the group is in: opposites, time, … */
  list: string;
  group: string;
  value: string;
  /** True for a word that may stand for the value, but is no evidence of it. */
  excuse: boolean;
}

export interface Contrasts {
  /** A word as it stands in a key; short words, and those whose stem is another word's, as they are. */
  stemOf(word: string): string;
  /** The longest key that begins with a word, as it is or by its stem, in words; 0 where none does. */
  longest(word: string): number;
  valuesOf(key: string): readonly ContrastValue[] | undefined;
}

/** Rows of corpus/contrasts: group, value, and a cell a language with entries between `|`. */
export interface ContrastList {
  name: string;
  rows: string[][];
}

/** Words that may stand for a value of any list's groups without being evidence of it. */
const EXCUSES = 'excuses';

/** Stands before the key of an entry that is looked up to the letter. */
export const EXACT_SIGN = '=';
/** A stem this short is shared by too many words: `не` and `нее`, `jamais` and `James`. */
const SHORT_STEM = 3;

/**
 * An entry as it is looked up: the stems of all its words, or the words themselves where a stem is short. Function words
 * count here: they carry modality and negation.
 */
function contrastKey(tag: LanguageTag, entry: string): string {
  const words = tokenize(entry).filter(({ kind }) => kind === TokenKind.Word);
  const stems = words.map(({ norm }) => stemOf(tag, norm));
  const short = words.some(({ norm }, n) => Math.min(norm.length, (stems[n] as string).length) <= SHORT_STEM);
  if (short) return EXACT_SIGN + words.map(({ norm }) => norm).join(' ');
  return stems.join(' ');
}

/** Before a word that is looked up as it is, since its stem is another word's: `news` is no form of `new`. */
const OWN_STEM = '!';

/** The compact form of one language: a line `KEY` tab `LIST GROUP VALUE EXCUSE` … for each key. */
export function compactContrasts(
  lists: readonly ContrastList[],
  tag: LanguageTag,
  sameStem: readonly string[][] = [],
): string {
  const column = COLUMNS.indexOf(tag) + 2;
  const listOf = new Map(
    lists.filter(({ name }) => name !== EXCUSES).flatMap(({ name, rows }) => rows.map(([group]) => [group, name])),
  );
  const keys = new Map<string, string[]>();
  for (const { name, rows } of lists)
    for (const row of rows) {
      const [group = '', value = ''] = row;
      for (const entry of (row[column] ?? '-').split('|')) {
        const key = contrastKey(tag, entry);
        if (key === '' || key === EXACT_SIGN) continue;
        const list = name === EXCUSES ? (listOf.get(group) ?? name) : name;
        const held = `${list} ${group} ${value} ${name === EXCUSES ? 1 : 0}`;
        keys.set(key, [...(keys.get(key) ?? []), held]);
      }
    }
  const lines = [...keys].map(([key, values]) => [key, ...values].join('\t')).sort();
  const own = sameStem.flatMap(([lang, , forms = '']) => (lang === tag ? forms.split('|') : []));
  return `${[...new Set(own)].map((form) => OWN_STEM + form.toLowerCase().replaceAll('ё', 'е')).join('\n')}\n${lines.join('\n')}\n`;
}

function parse(text: string, language: string): Contrasts {
  const keys = new Map<string, ContrastValue[]>();
  const longest = new Map<string, number>();
  const own = new Set<string>();
  for (const line of text.split('\n')) {
    if (line.startsWith(OWN_STEM)) {
      own.add(line.slice(OWN_STEM.length));
      continue;
    }
    const [key, ...values] = line.split('\t') as [string, ...string[]];
    if (key === '') continue;
    keys.set(
      key,
      values.map((entry) => {
        const [list, group, value, excuse] = entry.split(' ') as [string, string, string, string];
        return { list, group, value, excuse: excuse === '1' };
      }),
    );
    const words = key.split(' ');
    const first = words[0] as string;
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
  }
  // `du` is no form of `devoir`
  const stem = (word: string): string => (word.length <= SHORT_STEM || own.has(word) ? word : stemOf(language, word));
  return {
    stemOf: stem,
    longest: remembering((word) => Math.max(longest.get(stem(word)) ?? 0, longest.get(EXACT_SIGN + word) ?? 0)),
    valuesOf: (key) => keys.get(key),
  };
}

const loaded = new Map<string, Contrasts>();

/** The contrasts of a language, by its primary subtag; none where there is no list for it. */
export function contrastsOf(language: string): Contrasts {
  let contrasts = loaded.get(language);
  if (!contrasts) {
    contrasts = parse(readReady(`${language}.contrasts`) ?? '', language);
    loaded.set(language, contrasts);
  }
  return contrasts;
}
