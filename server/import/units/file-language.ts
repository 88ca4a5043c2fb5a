import { InputError } from '../../errors.js';
import type { LanguageTag } from '../../types.js';
import { canonicalTag, languageFromFileName } from '../language-tag.js';
import type { InputFile } from '../types.js';

/**
 * The language of a file that doesn't say it within: what the user gave, else how its name ends (`x.en`), else as it is
 * found in names (`x.en.txt`), else the folder that it is in (`en/x.txt`).
 * @throws InputError `language-unknown`
 */
export function fileLanguage({ name, tag }: { name: string; tag?: LanguageTag | undefined }): LanguageTag {
  if (tag !== undefined) return canonicalTag(tag);
  const parts = name.split(/[\\/]/u);
  const base = parts.at(-1) ?? '';
  const ending = /\.([\p{L}\d_-]+)$/u.exec(base)?.[1] ?? '';
  const found = asTag(ending) ?? languageFromFileName(base) ?? parts.slice(0, -1).reverse().map(asTag).find(Boolean);
  if (!found) throw new InputError('language-unknown', { name });
  return found;
}

/** Only tags that begin with a code of two letters, or are long: few folders and endings of three are languages. */
function asTag(text: string): LanguageTag | null {
  if (!/^(?:[a-z]{2}(?:[-_][a-z\d_-]+)?|[a-z]{3}[-_][a-z\d_-]+)$/iu.test(text)) return null;
  try {
    return canonicalTag(text);
  } catch {
    return null;
  }
}

/**
 * The two languages of a file of pairs: what the user gave, else what its name says (`x.en-fr.txt`, `x.en.fr.tsv`).
 * @throws InputError `languages-unknown`
 */
export function languagePair({ name, tags = [] }: Pick<InputFile, 'name' | 'tags'>): LanguageTag[] {
  if (tags.length > 0) {
    if (tags.length !== 2) throw new InputError('languages-number', { name, count: tags.length, columns: 2 });
    return tags.map(canonicalTag);
  }
  const parts = (name.split(/[\\/]/u).at(-1) ?? '').split(/[._ ]/u).reverse();
  for (const part of parts) {
    const [source, target, ...more] = part.split('-').map(asTag);
    if (source && target && more.length === 0) return [source, target];
  }
  const single = parts.map(asTag).filter((tag) => tag !== null);
  if (single.length === 2) return single.reverse();
  throw new InputError('languages-unknown', { name });
}
