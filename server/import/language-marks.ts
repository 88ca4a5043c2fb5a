import type { LanguageTag } from '../types.js';
import { canonicalTag, primarySubtag } from './language-tag.js';
import { languageCalled } from './units/language-names.js';

/** A place in a file's path that may name its language. */
export interface LanguageMark {
  tag: LanguageTag;
  /** Which part of the path, from 0. */
  segment: number;
  start: number;
  end: number;
  /** How usual it is to name a language there: 0 most. */
  rank: number;
}

/** What stands between the words of a name. */
const WORD = /[^._\-\s()[\]{},+&]+/gu;
const SEPARATORS = '._\\-\\s()\\[\\]{},+&';
const LEADING = new RegExp(`^[${SEPARATORS}]+`, 'u');
const TRAILING = new RegExp(`[${SEPARATORS}]+$`, 'u');
/** Two or three letters, then perhaps a script and a region. */
const SHAPE = /^[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?$/iu;
/** Codes of countries and the like that people take for those of languages, and that are no language's. */
const OTHER = new Map(
  Object.entries({ ...{ ua: 'uk', jp: 'ja', cn: 'zh', kr: 'ko', cz: 'cs', dk: 'da' }, ...{ vf: 'fr', va: 'en' } }),
);
/** Words looked at in one name, from its end; nobody hides a language among more. */
const WORDS = 8;

/**
 * All places of a path that may name a language; which of them does, only other paths tell: `made-in-fr.txt` is French
 * where there is a `made-in.txt`.
 * @param segments the path's parts, the last one without its extension.
 */
export function languageMarks(segments: readonly string[]): LanguageMark[] {
  return segments.flatMap((name, segment) => {
    const file = segment === segments.length - 1;
    const words = [...name.matchAll(WORD)].slice(-WORDS);
    const marks: LanguageMark[] = [];
    for (const [n, word] of words.entries())
      for (let last = Math.min(n + 2, words.length - 1); last >= n; last--) {
        const end = (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0);
        const tag = tagAt(name, word.index, end);
        if (tag === null) continue;
        const rank = rankOf(word.index === 0, end === name.length || /^\W*$/u.test(name.slice(end)), file);
        marks.push({ tag, segment, start: word.index, end, rank });
        break;
      }
    return marks;
  });
}

/** `x.en.txt` and `en.txt`, then `en/x.txt`, then `x-en/x.txt`, then `en_x.txt`, then `x_en_2.txt`. */
function rankOf(first: boolean, last: boolean, file: boolean): number {
  if (file) return last ? 0 : first ? 3 : 4;
  return first && last ? 1 : last ? 2 : 5;
}

function tagAt(name: string, start: number, end: number): LanguageTag | null {
  const text = name.slice(start, end);
  const named = languageCalled(text) ?? OTHER.get(text.toLowerCase());
  if (named != null) return named;
  if (!SHAPE.test(text)) return null;
  const tag = known(text);
  if (tag === null) return null;
  const [language = '', ...parts] = text.split(/[-_]/u);
  const before = name.charAt(start - 1);
  // Words of three letters are seldom meant as languages (war, new): only those that stand for a two-letter code are.
  if (language.length === 3 && before !== '.' && primarySubtag(tag).length === 3) return null;
  // In made-in-it, "in" (Indonesian, once) is a word: a region is in capitals, or set off otherwise than its language.
  const apart = before === '' || before !== text.charAt(language.length);
  const spelt = parts[0] !== parts[0]?.toLowerCase();
  return parts.length === 0 || apart || spelt ? tag : null;
}

const subtags = (type: 'script' | 'region') => new Intl.DisplayNames('en', { type, fallback: 'none' });
const scripts = subtags('script');
const regions = subtags('region');

/** In EN_pact, the four letters are well formed as a script, but none. */
function known(text: string): LanguageTag | null {
  try {
    const tag = canonicalTag(text);
    const { script, region } = new Intl.Locale(tag);
    if (script !== undefined && scripts.of(script) === undefined) return null;
    return region !== undefined && regions.of(region) === undefined ? null : tag;
  } catch {
    return null;
  }
}

/** A name without a mark in it: `guide_v2` of `guide_fr_v2`, `bridge` of `bridge (French)`, '' of `en`. */
export function withoutMark(name: string, { start, end }: LanguageMark): string {
  const before = name.slice(0, start).replace(TRAILING, '');
  const after = name.slice(end).replace(LEADING, '').replace(TRAILING, '');
  return before === '' || after === '' ? before + after : `${before}${name.charAt(start - 1)}${after}`;
}
