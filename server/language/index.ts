import type { LanguageTag } from '../types.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { plain } from './plain.js';
import { ru } from './ru.js';
import type { Language } from './types.js';

const languages: ReadonlyMap<string, Language> = new Map([en, fr, ru].map((language) => [language.tag, language]));

/** What Tercet knows of a tag's language: found by its primary subtag (`fr-CA` is French), else the plain fallback. */
export function languageOf(tag: LanguageTag): Language {
  return languages.get(primaryOf(tag)) ?? plain;
}

/** The primary subtag, in lower case: `fr` of `fr-CA`. */
export const primaryOf = (tag: LanguageTag): string => (tag.split(/[-_]/u, 1)[0] ?? '').toLowerCase();
