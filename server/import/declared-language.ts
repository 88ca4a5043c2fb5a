import type { LanguageTag, Paragraph } from '../types.js';
import { declaredTag } from './language-tag.js';

/** Enough to be sure of a language. */
const SAMPLE = 20_000;

/**
 * The language that a file gives itself, as long as its text doesn't contradict: word processors write the language of
 * their own menus into every file. A region that goes without saying is left out (`fr` for fr-FR, but fr-CA).
 */
export async function languageOfFile(
  declared: string | null | undefined,
  paragraphs: readonly Paragraph[],
): Promise<{ tag?: LanguageTag }> {
  const tag = declaredTag(declared);
  if (tag === null) return {};
  const short = new Intl.Locale(tag).minimize().toString();
  let sample = '';
  for (const { text } of paragraphs) {
    sample += `${text}\n`;
    if (sample.length > SAMPLE) break;
  }
  // Only now: its tables take 90 MB, and most that runs here reads no such file.
  const { languageNotice } = await import('./detect-language.js');
  return languageNotice(short, sample, '') === null ? { tag: short } : {};
}
