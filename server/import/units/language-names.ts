import type { LanguageTag } from '../../types.js';

/** The languages that Tercet speaks: names of languages are known in these, and in the language itself. */
const READERS = ['en', 'fr', 'ru'];

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
  const short = bare.replace(/ (?:язык|language)$/u, '');
  return names.get(whole) ?? names.get(bare) ?? names.get(short) ?? null;
}

function namesOf(codes: readonly LanguageTag[]): Map<string, LanguageTag> {
  const found = new Map<string, LanguageTag>();
  const own = codes.map((code) => [code, [code]] as const);
  // A language's name in the languages of the product goes before another's name for itself.
  for (const [code, locales] of [...codes.map((code) => [code, READERS] as const), ...own]) {
    for (const locale of locales) {
      const name = folded(new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(code) ?? '');
      if (name !== '' && !found.has(name)) found.set(name, code);
    }
  }
  return found;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** Those that stand for themselves: `iw` is `he`, once. */
function twoLetterCodes(): LanguageTag[] {
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return codes.filter((code) => Intl.getCanonicalLocales(code)[0] === code);
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
