import type { LanguageTag } from '../types.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { plain } from './plain.js';
import { ru } from './ru.js';
import type { Language } from './types.js';

const languages: ReadonlyMap<string, Language> = new Map([en, fr, ru].map((language) => [language.tag, language]));

/** What Tercet knows of a tag's language: found by its primary subtag (`fr-CA` is French), else the plain fallback. */
export function languageOf(tag: LanguageTag): Language {
  const own = languages.get(primaryOf(tag));
  if (own) return own;
  let known = plains.get(tag);
  if (!known) {
    known = writesPoint(tag) ? plainWithPoint : plain;
    plains.set(tag, known);
  }
  return known;
}

/** 48,000 is forty-eight thousand in Hebrew and in Mexico, and forty-eight in Spain. */
const plainWithPoint: Language = { ...plain, numbers: { ...plain.numbers, decimal: '.' } };

const plains = new Map<LanguageTag, Language>();

/** Whether the point is the decimal sign of a language, as CLDR has it; not, where nobody knows the language. */
function writesPoint(tag: LanguageTag): boolean {
  try {
    if (Intl.NumberFormat.supportedLocalesOf(tag).length === 0) return false;
    const parts = new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).formatToParts(1.5);
    return parts.some(({ type, value }) => type === 'decimal' && value === '.');
  } catch {
    // A tag that isn't well-formed.
    return false;
  }
}

/** The primary subtag, in lower case: `fr` of `fr-CA`. */
export function primaryOf(tag: LanguageTag): string {
  let primary = primaries.get(tag);
  if (primary === undefined) {
    primary = (tag.split(/[-_]/u, 1)[0] ?? '').toLowerCase();
    primaries.set(tag, primary);
  }
  return primary;
}

/** There are no more tags than users' versions have. */
const primaries = new Map<LanguageTag, string>();
