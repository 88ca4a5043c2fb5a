import { InputError } from '../../errors.js';
import type { LanguageTag } from '../../types.js';
import { canonicalTag } from '../language-tag.js';
import { languageCalled } from './language-names.js';

/** More languages than any text has been translated into and kept in one file; a row of columns as wide is a mistake. */
export const MOST_LANGUAGES = 200;

/** No tag, nor any name of a language, is longer, in characters. */
const LONGEST_TAG = 100;

/** So many different keys are remembered. */
const MOST_KEYS = 1000;

/** The languages of one file: each spelling is looked at once. */
export class FileLanguages {
  private readonly known = new Map<string, LanguageTag>();

  private readonly keys = new Map<string, boolean>();

  constructor(private readonly name: string) {}

  /** `isLanguageKey`, remembered: records of a file have the same keys. */
  isKey(key: string): boolean {
    const known = this.keys.get(key);
    if (known !== undefined) return known;
    const found = isLanguageKey(key);
    if (this.keys.size < MOST_KEYS) this.keys.set(key, found);
    return found;
  }

  /**
   * The tag that a file means by `given`, at this line.
   * @throws InputError `unit-language` where it is none, `unit-languages` where they are too many.
   */
  tag(given: string, line: () => number): LanguageTag {
    const known = this.known.get(given);
    if (known !== undefined) return known;
    const tag = languageMeant(given);
    if (tag === null) throw new InputError('unit-language', { name: this.name, line: line(), given });
    if (this.known.size >= MOST_LANGUAGES)
      throw new InputError('unit-languages', { name: this.name, line: line(), limit: MOST_LANGUAGES });
    // Slices of a file keep it in memory.
    this.known.set(Buffer.from(given).toString(), tag);
    return tag;
  }
}

/** A language's name where somebody wrote it out, a tag, or what other programs write for one; null for all else. */
export function languageMeant(given: string): LanguageTag | null {
  if (given.length > LONGEST_TAG) return null;
  const text = given.trim();
  for (const tag of spellings(text)) {
    try {
      return canonicalTag(tag);
    } catch {}
  }
  return languageCalled(text);
}

/** As it is, then without what BCP 47 has no place for at the end: `fr-01`, `zh-CHT`, `sr@latin`, `en_US.UTF-8`. */
function spellings(text: string): string[] {
  const plain = text.replaceAll('_', '-').replace(/\.[\p{L}\d-]+$/u, '');
  const [name = '', modifier] = plain.split('@');
  const script = /^(?:latin|cyrillic|arabic|devanagari)$/u.test(modifier ?? '')
    ? SCRIPTS[modifier as string]
    : undefined;
  const parts = name.split('-');
  const special = SPECIAL[name.toLowerCase()];
  return [
    text,
    ...(special ? [special] : []),
    ...(script ? [[parts[0], script, ...parts.slice(1)].join('-')] : []),
    ...parts.map((_, cut) => parts.slice(0, parts.length - cut).join('-')),
  ];
}

/** Modifiers of locale names (GNU gettext manual, "Locale Names"). */
const SCRIPTS: Record<string, string> = { latin: 'Latn', cyrillic: 'Cyrl', arabic: 'Arab', devanagari: 'Deva' };

/** Old codes of Windows for Chinese in simplified and traditional letters. */
const SPECIAL: Record<string, string> = { 'zh-chs': 'zh-Hans', 'zh-cht': 'zh-Hant' };

/** Well-formed tags of small languages (Indonesian, Sardinian, Hittite) that in tables and records mean something else. */
const OTHER_KEYS = new Set(['id', 'src', 'hit']);

/** Whether a key of a record, or the head of a column, is to be taken for a language's tag. */
export function isLanguageKey(key: string): boolean {
  if (key.length > LONGEST_TAG || !/^[a-z]{2,3}(?:[-_][a-z\d]+)*$/iu.test(key) || OTHER_KEYS.has(key.toLowerCase()))
    return false;
  try {
    canonicalTag(key);
    return true;
  } catch {
    return false;
  }
}
