import type { ReaderLanguage } from '../wording.js';

/** English by the day first, as French and Russian have it: readers of all three share the pages. */
const LOCALE: Record<ReaderLanguage, string> = { en: 'en-GB', fr: 'fr', ru: 'ru' };

/** 22 November 2025 */
export function longDate(iso: string, lang: ReaderLanguage): string {
  return new Intl.DateTimeFormat(LOCALE[lang], { dateStyle: 'long' }).format(new Date(iso));
}
