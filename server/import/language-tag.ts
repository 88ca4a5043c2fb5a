import { InputError } from '../errors.js';
import type { LanguageTag } from '../types.js';

/** Knows which well-formed tags are languages: 'fr' is, 'xx' and 'the' are not. */
const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Well formed and named, but no language that a text is in. */
const NO_LANGUAGE = new Set(['und', 'mul', 'mis', 'zxx', 'root']);

/**
 * The tag as BCP 47 spells it: `FR_ca` is `fr-CA`, `eng` is `en`.
 * @throws InputError `bad-language-tag`
 */
export function canonicalTag(tag: string): LanguageTag {
  const canonical = knownTag(tag);
  if (canonical === null) throw new InputError('bad-language-tag', { tag });
  return canonical;
}

/** The tag that a file gives itself, as `canonicalTag`; null where it is none, as files claim languages carelessly. */
export function declaredTag(tag: string | null | undefined): LanguageTag | null {
  return tag ? knownTag(tag) : null;
}

function knownTag(tag: string): LanguageTag | null {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'));
    if (canonical === undefined) return null;
    const language = primarySubtag(canonical);
    return !NO_LANGUAGE.has(language) && names.of(language) !== undefined ? canonical : null;
  } catch {
    return null;
  }
}

export function primarySubtag(tag: LanguageTag): string {
  return tag.split('-', 1)[0] ?? tag;
}

/**
 * The language that a file's name says: `x.en.txt`, `en.txt`, `x_FR.docx`, `x-ru.html`, `article.fr-CA.txt`; null where
 * it says none. Of several possible tags, the longest at the end of the name is taken.
 */
export function languageFromFileName(name: string): LanguageTag | null {
  const stem = name.replace(/^.*[/\\]/u, '').replace(/\.[^.\s]{1,6}$/u, '');
  for (const start of [...stem.matchAll(/(?:^|[._\- ])(?=[^._\- ])/gu)]) {
    const separator = start[0];
    const rest = stem.slice(start.index + separator.length);
    const tag = SHAPE.test(rest) ? tagInName(rest, separator) : null;
    if (tag) return tag;
  }
  return null;
}

/** Two or three letters, then perhaps a script, a region, a private part. */
const SHAPE = /^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?(?:-x(?:-[a-z0-9]{1,8})+)?$/iu;

function tagInName(rest: string, separator: string): LanguageTag | null {
  const [language = '', ...parts] = rest.split(/[-_]/u);
  // Words of three letters are seldom meant as languages (war, new): only those that stand for a two-letter code are.
  const tag = knownTag(rest);
  if (tag === null || (language.length === 3 && separator !== '.' && primarySubtag(tag).length === 3)) return null;
  // In made-in-fr, "in" (Indonesian, once) is a word: a region is in capitals, or set off otherwise than its language.
  const apart = separator === '' || separator === '.' || separator !== rest.charAt(language.length);
  const spelt = language === language.toLowerCase() && parts[0] !== parts[0]?.toLowerCase();
  return parts.length === 0 || apart || spelt ? tag : null;
}
