import type { LanguageTag } from '../../types.js';

/** The languages that Tercet speaks: names of languages are known in these, and in the language itself. */
const READERS = ['en', 'fr', 'ru'];

/** How people shorten names of languages in the names of files and columns, where the code isn't used. */
const SHORT: Record<string, string> = {
  ...{ en: 'англ ang angl', fr: 'фр фран франц franc franç', ru: 'рус русск', de: 'нем', es: 'исп', it: 'итал' },
  ...{ zh: 'кит', uk: 'укр', pl: 'польск', ja: 'япон' },
};

/** Languages without a code of two letters that tables are found in, and varieties that have a name of their own. */
const FURTHER =
  'ast ceb ckb fil fur gsw haw hsb dsb kab kok nds sah scn tyv vec pt-BR pt-PT zh-Hans zh-Hant en-US en-GB fr-CA es-MX';

let names: Map<string, LanguageTag> | undefined;

/**
 * The language that is called so in English, French, Russian or itself, as people head the columns of tables: `French`,
 * `français`, `Французский язык`, `English (US)`; null for what is none.
 */
export function languageCalled(text: string): LanguageTag | null {
  names ??= namesOf([...twoLetterCodes(), ...FURTHER.split(' ')]);
  const whole = folded(text);
  const bare = folded(text.replace(/[([][^)\]]*[)\]]\s*$/u, ''));
  const short = bare.replace(/ (?:языке?|language)$|\.$/u, '');
  const language = names.get(bare) ?? names.get(short);
  const region = language === undefined || bare === whole ? undefined : regionCalled(whole.slice(bare.length));
  return names.get(whole) ?? (region === undefined ? language : `${language}-${region}`) ?? null;
}

/** What isn't a region's own code. */
const REGIONS: Record<string, string> = { uk: 'GB', usa: 'US', сша: 'US' };

let regions: Map<string, string> | undefined;

/** The region that is called so in English, French or Russian, or by its code. */
function regionCalled(bracketed: string): string | undefined {
  const name = bracketed.replace(/^\s*[([]|[)\]]\s*$/gu, '').trim();
  regions ??= regionNames();
  return REGIONS[name] ?? regions.get(name);
}

function regionNames(): Map<string, string> {
  const found = new Map<string, string>();
  for (const locale of READERS) {
    const namer = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    for (const first of LETTERS)
      for (const second of LETTERS) {
        const code = (first + second).toUpperCase();
        const name = folded(namer.of(code) ?? '');
        if (name === '' || new Intl.Locale(`und-${code}`).region !== code) continue;
        found.set(code.toLowerCase(), code);
        if (!found.has(name)) found.set(name, code);
      }
  }
  return found;
}

function namesOf(codes: readonly LanguageTag[]): Map<string, LanguageTag> {
  const found = new Map<string, LanguageTag>();
  const own = codes.map((code) => [code, [code]] as const);
  // A language's name in the languages of the product goes before another's name for itself.
  for (const [code, locales] of [...codes.map((code) => [code, READERS] as const), ...own]) {
    for (const locale of locales) {
      const name = nameIn(locale, code);
      if (name !== '' && !found.has(name)) found.set(name, code);
    }
  }
  // What is made from names goes after all of them.
  const spoken = codes.flatMap((code) => READERS.flatMap((locale) => formsOf(found, code, locale)));
  const short = Object.entries(SHORT).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const));
  for (const [name, code] of [...spoken, ...short]) if (!found.has(name)) found.set(name, code);
  return found;
}

/** `текст на русском`, `русская версия`, `version française`, and French as it is written without accents. */
function formsOf(names: ReadonlyMap<string, LanguageTag>, code: LanguageTag, locale: string): [string, LanguageTag][] {
  const name = nameIn(locale, code);
  if (names.get(name) !== code) return [];
  const forms: string[] = [];
  if (locale === 'ru' && name.endsWith('ий')) forms.push(name.replace(/ий$/u, 'ом'), name.replace(/ий$/u, 'ая'));
  if (locale === 'fr') {
    const feminine = name.replace(/ien$/u, 'ienn').replace(/(?<=[sdln])$/u, 'e');
    forms.push(feminine, ...[name, feminine].map((form) => form.normalize('NFD').replace(/\p{M}+/gu, '')));
  }
  return forms.map((form) => [form, code]);
}

const namers = new Map<string, Intl.DisplayNames>();

function nameIn(locale: string, code: LanguageTag): string {
  let namer = namers.get(locale);
  if (!namer) {
    namer = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
    if (READERS.includes(locale)) namers.set(locale, namer);
  }
  return folded(namer.of(code) ?? '');
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** Those that stand for themselves: `iw` is `he`, once. */
function twoLetterCodes(): LanguageTag[] {
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return codes.filter((code) => Intl.getCanonicalLocales(code)[0] === code);
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
