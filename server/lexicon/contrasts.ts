import type { LanguageTag } from '../types.js';
import { readReadyLines } from '../words/ready-lines.js';
import { remembering } from '../words/remembering.js';
import { SortedLines } from '../words/sorted-lines.js';
import { stemOf } from '../words/stem.js';
import { TokenKind, tokenize } from '../words/tokens.js';
import { COLUMNS } from './build.js';
import { shortForms } from './short-forms.js';

/** A value of a group of values that exclude each other: `up` of `amount-change`. */
export interface ContrastValue {
  /** The list the group is in: opposites, time, … */
  list: string;
  group: string;
  value: string;
  /** True for a word that may stand for the value, but is no evidence of it. */
  excuse: boolean;
  /** Of the group, and of the value: numbers that are the same in every language. */
  groupId: number;
  valueId: number;
}

/** An entry that was met in a text: how many words it takes, and what it says. */
export interface Met {
  size: number;
  values: readonly ContrastValue[];
}

/** Entries of one family hide shorter ones that begin with them; those of another don’t: `not guilty`, `likely to`. */
export type Family = 'negator' | 'modal' | 'value';

export const FAMILIES: readonly Family[] = ['negator', 'modal', 'value'];

/** The longest entries at a place. */
export type MetHere = Record<Family, Met | null>;

export interface Contrasts {
  /** A word, given in lower case, as entries are looked up by it. */
  read(word: string): ReadWord;
}

export const NEGATION = 'negation';

const FAMILY_OF: ReadonlyMap<string, Family> = new Map([
  [NEGATION, 'negator'],
  ['modality', 'modal'],
  ['hedges', 'modal'],
]);

const familyOf = (list: string): Family => FAMILY_OF.get(list) ?? 'value';

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

/** Lists of content words: where a stem is too short, their forms are looked up one by one. */
const INFLECTED: ReadonlySet<string> = new Set(['opposites', 'kinds']);

/**
 * An entry as it is looked up: the stems of all its words, or the words themselves where a stem is short. Function words
 * count here: they carry modality and negation. An entry with the sign before it is for that form alone (`=pourrait`);
 * forms that are other words than their stem says (`own`) are their own stems.
 */
function contrastKeys(tag: LanguageTag, entry: string, inflect: boolean, own: ReadonlySet<string>): string[] {
  const words = tokenize(entry).filter(({ kind }) => kind === TokenKind.Word);
  const norms = words.map(({ norm }) => norm);
  const stems = norms.map((norm) => (own.has(norm) ? norm : stemOf(tag, norm)));
  const short = norms.some((norm, n) => Math.min(norm.length, (stems[n] as string).length) <= SHORT_STEM);
  if (norms.length === 0) return [];
  if (entry.startsWith(EXACT_SIGN)) return [EXACT_SIGN + norms.join(' ')];
  if (!short) return [stems.join(' ')];
  const alone = inflect && norms.length === 1 && (norms[0] as string).length >= SHORT_STEM;
  const forms = alone ? shortForms(tag, norms[0] as string) : [norms.join(' ')];
  return forms.map((form) => EXACT_SIGN + form);
}

/** The compact form of one language: a line `FIRST WORD` tab `OTHER WORDS` `;` `LIST GROUP VALUE EXCUSE` … tab … . */
export function compactContrasts(
  lists: readonly ContrastList[],
  tag: LanguageTag,
  sameStem: readonly string[][] = [],
): string {
  const column = COLUMNS.indexOf(tag) + 2;
  const listOf = new Map(
    lists.filter(({ name }) => name !== EXCUSES).flatMap(({ name, rows }) => rows.map(([group]) => [group, name])),
  );
  const forms = sameStem.flatMap(([lang, , cell = '']) => (lang === tag ? cell.split('|') : []));
  const own = new Set(forms.map((form) => form.toLowerCase().replaceAll('ё', 'е')));
  const keys = new Map<string, Set<string>>();
  for (const { name, rows } of lists)
    for (const row of rows) {
      const [group = '', value = ''] = row;
      for (const entry of (row[column] ?? '-').split('|')) {
        const list = name === EXCUSES ? (listOf.get(group) ?? name) : name;
        for (const key of contrastKeys(tag, entry, INFLECTED.has(list), own)) {
          const held = keys.get(key) ?? new Set();
          keys.set(key, held.add(`${list} ${group} ${value} ${name === EXCUSES ? 1 : 0}`));
        }
      }
    }
  const byFirst = new Map<string, string[]>();
  for (const [key, held] of keys) {
    const [first = '', ...others] = key.split(' ');
    byFirst.set(first, [...(byFirst.get(first) ?? []), [others.join(' '), ...held].join(';')]);
  }
  const lines = [
    ...[...byFirst].map(([first, entries]) => [first, ...entries].join('\t')),
    ...(own.size > 0 ? [[OWN_STEM, ...own].join('\t')] : []),
  ];
  return `${lines.sort().join('\n')}\n`;
}

/** Begins the line of the words that are looked up as they are, since their stem is another word's: `news`, no form of `new`. */
const OWN_STEM = '!';

/** What entries say that end here, by family, and how others go on. */
interface Branch {
  ends: Partial<Record<Family, readonly ContrastValue[]>> | null;
  next: Map<string, Branch> | null;
}

const branch = (): Branch => ({ ends: null, next: null });

const ids = new Map<string, number>();

/** The number of a group or value. */
function idOf(name: string): number {
  const id = ids.get(name) ?? ids.size;
  ids.set(name, id);
  return id;
}

/** A value as it is written in a line; each is made once. */
const readValue = remembering((text: string): ContrastValue => {
  const [list, group, value, excuse] = text.split(' ') as [string, string, string, string];
  const [groupId, valueId] = [idOf(`${list} ${group}`), idOf(`${list} ${group} ${value}`)];
  return { list, group, value, excuse: excuse === '1', groupId, valueId };
});

/** The entries that begin with one word, read from its line. */
function grow(line: string): Branch {
  const root = branch();
  for (const entry of line.split('\t')) {
    const [words = '', ...held] = entry.split(';');
    let at = root;
    for (const word of words === '' ? [] : words.split(' ')) {
      at.next ??= new Map();
      const next = at.next.get(word) ?? branch();
      at.next.set(word, next);
      at = next;
    }
    const ends: Partial<Record<Family, ContrastValue[]>> = {};
    for (const value of held.map(readValue)) {
      const family = familyOf(value.list);
      const own = ends[family];
      if (own) own.push(value);
      else ends[family] = [value];
    }
    at.ends = ends;
  }
  return root;
}

/** A word and its stem, and what begins with it, as it is and by its stem. */
export interface ReadWord {
  word: string;
  stem: string;
  exact: Branch | null;
  stemmed: Branch | null;
  /** What it says where no longer entry begins with it; null if that is nothing. */
  alone: MetHere | null;
}

class ReadContrasts implements Contrasts {
  readonly read: (word: string) => ReadWord;

  constructor(
    private readonly lines: SortedLines,
    language: string,
  ) {
    const own = new Set(this.lines.get(OWN_STEM)?.split('\t'));
    this.read = remembering((word) => {
      // `du` is no form of `devoir`
      const stem = word.length <= SHORT_STEM || own.has(word) ? word : stemOf(language, word);
      const [exact, stemmed] = [this.branchOf(EXACT_SIGN + word), this.branchOf(stem)];
      return { word, stem, exact, stemmed, alone: aloneOf(exact, stemmed) };
    });
  }

  private branchOf(first: string): Branch | null {
    const line = this.lines.get(first);
    return line === undefined ? null : grow(line);
  }
}

/** Whether an entry begins with a word. */
export const opensEntry = ({ exact, stemmed }: ReadWord): boolean => exact !== null || stemmed !== null;

/** What begins at a word of a sentence; null for most words. */
export function metAt(words: readonly ReadWord[], place: number): MetHere | null {
  const { exact, stemmed, alone } = words[place] as ReadWord;
  const next = words[place + 1];
  const goesOn = next !== undefined && (exact?.next?.has(next.word) || stemmed?.next?.has(next.stem));
  if (!goesOn) return alone;
  const here: MetHere = { negator: null, modal: null, value: null };
  if (exact) follow(exact, words, place, 'word', here);
  if (stemmed) follow(stemmed, words, place, 'stem', here);
  return here;
}

/** Collects what ends on the way from a word through the next ones, taken as they are or by their stems. */
function follow(root: Branch, words: readonly ReadWord[], place: number, by: 'word' | 'stem', here: MetHere): void {
  let at: Branch | undefined = root;
  for (let size = 1; at; size++) {
    if (at.ends) meet(here, size, at.ends);
    const word: ReadWord | undefined = words[place + size];
    at = word && at.next?.get(word[by]);
  }
}

/** What a word says where no longer entry begins with it. */

function aloneOf(exact: Branch | null, stemmed: Branch | null): MetHere | null {
  if (!exact?.ends && !stemmed?.ends) return null;
  const here: MetHere = { negator: null, modal: null, value: null };
  if (exact?.ends) meet(here, 1, exact.ends);
  if (stemmed?.ends) meet(here, 1, stemmed.ends);
  return here;
}

/** Keeps the longest of each family; what is equally long says both. */
function meet(here: MetHere, size: number, ends: NonNullable<Branch['ends']>): void {
  for (const family of FAMILIES) {
    const own = ends[family];
    const known = here[family];
    if (!own || (known && known.size > size)) continue;
    here[family] = { size, values: known?.size === size ? [...known.values, ...own] : own };
  }
}

const loaded = new Map<string, Contrasts>();

/** The contrasts of a language, by its primary subtag; none where there is no list for it. */
export function contrastsOf(language: string): Contrasts {
  let contrasts = loaded.get(language);
  if (!contrasts) {
    contrasts = new ReadContrasts(readReadyLines(`${language}.contrasts`)?.tables[0] ?? new SortedLines(''), language);
    loaded.set(language, contrasts);
  }
  return contrasts;
}
