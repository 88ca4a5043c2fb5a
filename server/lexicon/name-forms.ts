import type { Stemmer } from '../language/irregular/types.js';

/** The endings of a Russian name's cases, by the ending of its nominative. */
const CASES: [string, string[]][] = [
  ['ия', ['ии', 'ию', 'ией']],
  ['ей', ['ея', 'ею', 'еем', 'ее']],
  ['ай', ['ая', 'аю', 'аем', 'ае']],
  ['ой', ['оя', 'ою', 'оем', 'ое']],
  ['уй', ['уя', 'ую', 'уем', 'уе']],
  ['ь', ['я', 'ю', 'ем', 'е', 'и', 'ью']],
  ['а', ['ы', 'и', 'е', 'у', 'ой', 'ей']],
  ['я', ['и', 'е', 'ю', 'ей']],
];
const CONSONANT = ['а', 'у', 'ом', 'ем', 'е'];

/** A vowel comes in between in the genitive plural: `чилиек`, `француженок`. */
function withVowel(name: string): string[] {
  const [, stem, last] = /^(.+)(.)ка$/u.exec(name) ?? [];
  if (stem === undefined || last === undefined) return [];
  if (last === 'й' || last === 'ь') return [`${stem}ек`];
  return [`${stem}${last}${/[жчш]/u.test(last) ? 'ек' : 'ок'}`];
}

function formsOf(name: string): string[] {
  const [ending, cases] = CASES.find(([end]) => name.endsWith(end)) ?? ['', CONSONANT];
  if (ending === '' && /[аеиоуыэюяйё]$/u.test(name)) return [];
  return [...cases.map((end) => name.slice(0, name.length - ending.length) + end), ...withVowel(name)];
}

/**
 * The case forms of Russian names that the stemmer takes for another word's (`Китая` → `кит`), with the stem of the
 * nominative. A form that is a word of the lists in its own right is left alone.
 */
export function nameForms(names: readonly string[], stemmer: Stemmer, words: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of names)
    for (const form of formsOf(name))
      if (stemmer(form) !== stemmer(name) && !words.has(form) && !found.has(form)) found.set(form, stemmer(name));
  return found;
}
