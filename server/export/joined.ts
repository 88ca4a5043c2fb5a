import type { LanguageTag } from '../types.js';

/** Scripts written without spaces between sentences. Korean and Thai have them. */
const WITHOUT_SPACES = new Set(['Hans', 'Hant', 'Hani', 'Jpan', 'Hira', 'Kana', 'Bopo']);

const gaps = new Map<LanguageTag, string>();

/** One text of a side's sentences. Blank sentences leave no trace; a side without text gives the empty string. */
export function joined(tag: LanguageTag, sentences: readonly string[] | undefined): string {
  const [only = '', ...others] = sentences ?? [];
  if (others.length === 0) return isBlank(only) ? '' : only;
  return (sentences ?? []).filter((sentence) => !isBlank(sentence)).join(gap(tag));
}

const isBlank = (text: string): boolean => !/\S/u.test(text);

/** By script, not by language: Chinese in Latin letters (`zh-Latn`) is written with spaces. */
export function gap(tag: LanguageTag): string {
  const known = gaps.get(tag);
  if (known !== undefined) return known;
  const found = WITHOUT_SPACES.has(scriptOf(tag) ?? '') ? '' : ' ';
  gaps.set(tag, found);
  return found;
}

function scriptOf(tag: LanguageTag): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().script;
  } catch {
    // A version may carry a tag that Intl can't read; the export of its text shouldn't fail for that.
    return undefined;
  }
}
