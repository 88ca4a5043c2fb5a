import type { Wording } from '../wording.js';

/** The languages that the form for a new document lists: those with rules of their own first, then by name. */

const OWN = ['en', 'fr', 'ru'];

/** Languages that news and official texts are often translated into; any other tag can be had with `import --lang`. */
const OTHERS = [
  'ar',
  'az',
  'be',
  'bg',
  'ca',
  'cs',
  'cy',
  'da',
  'de',
  'el',
  'en-GB',
  'en-US',
  'es',
  'es-419',
  'et',
  'eu',
  'fa',
  'fi',
  'fr-BE',
  'fr-CA',
  'fr-CH',
  'ga',
  'gl',
  'he',
  'hi',
  'hr',
  'hu',
  'hy',
  'id',
  'is',
  'it',
  'ja',
  'ka',
  'kk',
  'ko',
  'lt',
  'lv',
  'mk',
  'mt',
  'nl',
  'no',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'sk',
  'sl',
  'sq',
  'sr',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh',
];

export function languageChoices(chosen: string, wording: Wording) {
  const choice = (tag: string) => ({ tag, name: wording.languageName(tag), chosen: tag === chosen });
  const collator = new Intl.Collator(wording.lang);
  const rest = OTHERS.includes(chosen) || OWN.includes(chosen) || chosen === '' ? OTHERS : [...OTHERS, chosen];
  return {
    own: OWN.map(choice),
    others: rest.map(choice).sort((a, b) => collator.compare(a.name, b.name)),
  };
}
