import type { LanguageTag } from '../types.js';

/** Scripts that run from right to left (Unicode, `Script` of strong right-to-left letters), those that languages are written in. */
const RIGHT_TO_LEFT = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

/** Which way a language runs, by its script: Azerbaijani in Arabic letters (`az-Arab`) as well. */
export function directionOf(tag: LanguageTag): 'ltr' | 'rtl' {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** The language's name in the language `lang`, or the tag where it has none. */
export function languageName(tag: LanguageTag, lang: LanguageTag): string {
  try {
    const name = new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag;
    return name.slice(0, 1).toLocaleUpperCase(lang) + name.slice(1);
  } catch {
    return tag;
  }
}
