import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInstance, type i18n, type Module, type TOptions } from 'i18next';
import Backend from 'i18next-fs-backend';
import type { InputError } from './errors.js';
import type { Divergence, DivergenceParams, LanguageTag, Notice } from './types.js';

/** Everything that Tercet says, in the reader's language: the texts are in views/locales, one folder a language. */

export const READER_LANGUAGES = ['en', 'fr', 'ru'] as const;
export type ReaderLanguage = (typeof READER_LANGUAGES)[number];

const NAMESPACES = ['interface', 'messages', 'divergence'];

/** Parameters that hold versions' tags (one, or a list), shown as codes: `fr-CA` as FR-CA. */
const TAG_PARAMS = new Set(['lang', 'langs', 'other', 'others', 'tag', 'tags', 'culprit', 'available']);

/** Parameters that hold tags shown as languages' names. */
const LANGUAGE_PARAMS = new Set(['declared', 'detected']);

const listIn = (locale: string) => new Intl.ListFormat(locale, { type: 'conjunction' });

/** Made once: a page asks for a text thousands of times. */
const LISTS: Record<ReaderLanguage, Intl.ListFormat> = {
  // British: "EN, FR and RU", as the rest of the English texts.
  en: listIn('en-GB'),
  fr: listIn('fr'),
  ru: listIn('ru'),
};

export interface Wording {
  lang: ReaderLanguage;
  /** The text of a key, `interface` unless the key names another namespace (`messages:error.not-found`). */
  t(key: string, params?: DivergenceParams): string;
  has(key: string): boolean;
  error(error: InputError): string;
  notice(notice: Notice): string;
  divergence(divergence: Pick<Divergence, 'type' | 'variant' | 'params'>): string;
  /** `français (Canada)` for `fr-CA`; the tag itself where nobody knows it. */
  languageName(tag: LanguageTag): string;
}

let shared: i18n | undefined;

/** Reads the texts once (synchronously, so that a command can speak before anything else is loaded). */
export function wording(lang: ReaderLanguage): Wording {
  shared ??= loadTexts();
  return wordingOf(shared, lang);
}

/** A new i18next instance with all texts loaded; the web hands in what finds out a request's language. */
export function loadTexts(...modules: Module[]): i18n {
  const texts = createInstance().use(Backend);
  for (const module of modules) texts.use(module);
  void texts.init({
    initAsync: false,
    preload: [...READER_LANGUAGES],
    supportedLngs: [...READER_LANGUAGES],
    nonExplicitSupportedLngs: true,
    load: 'languageOnly',
    fallbackLng: 'en',
    ns: NAMESPACES,
    defaultNS: 'interface',
    backend: { loadPath: join(localesFolder(), '{{lng}}', '{{ns}}.json') },
    // The templates escape; a terminal and JSON must not see entities.
    interpolation: { escapeValue: false },
  });
  return texts;
}

export function wordingOf(texts: i18n, lang: ReaderLanguage): Wording {
  const t = (key: string, params: DivergenceParams = {}): string =>
    texts.t(key, { ...forReading(nameFor(params), lang), lng: lang } as TOptions) as string;
  const nameFor = (params: DivergenceParams): DivergenceParams => {
    const { name, names } = params;
    return {
      ...params,
      ...(typeof name === 'string' ? { name: named(name) } : {}),
      ...(Array.isArray(names) ? { names: names.map(named) } : {}),
    };
  };
  /** Pasted text has no file's name: it goes by its number in the form (`#2`). */
  const named = (name: string): string => {
    const version = /^#(\d+)$/u.exec(name)?.[1];
    if (version === undefined) return name;
    return texts.t('messages:pasted', { version, lng: lang });
  };
  const has = (key: string): boolean => texts.exists(key, { lng: lang });
  /** A code that has no text yet must not leave the reader with nothing. */
  const message = (key: string, fallback: string, { code, params }: Notice): string =>
    has(key) || has(`${key}_other`) ? t(key, params) : t(fallback, { code });
  return {
    lang,
    t,
    has,
    error: ({ code, params }) => message(`messages:error.${code}`, 'messages:error.other', { code, params }),
    notice: ({ code, params }) => message(`messages:notice.${code}`, 'messages:notice.other', { code, params }),
    divergence: ({ type, variant, params }) => {
      const key = `divergence:${type}.${variant}`;
      return has(key) || has(`${key}_other`) ? t(key, params) : t('messages:divergence.other', { ...params, type });
    },
    languageName: (tag) => languageName(tag, lang),
  };
}

export function isReaderLanguage(value: unknown): value is ReaderLanguage {
  return READER_LANGUAGES.includes(value as ReaderLanguage);
}

/** The reader's language that suits a locale best (`fr_FR.UTF-8`, `ru`): English where none does. */
export function readerLanguage(locale: string): ReaderLanguage {
  const primary = locale.split(/[-_.@]/u)[0]?.toLowerCase();
  return isReaderLanguage(primary) ? primary : 'en';
}

/** Tags as codes, lists as a list is written in that language: "EN and FR", « EN et FR », «EN и FR». */
function forReading(params: DivergenceParams, lang: ReaderLanguage): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      let shown = value;
      if (TAG_PARAMS.has(name)) shown = codes(value);
      else if (LANGUAGE_PARAMS.has(name)) shown = languageName(String(value), lang);
      return [name, Array.isArray(shown) ? LISTS[lang].format(shown) : shown];
    }),
  );
}

function codes(value: string | number | string[]): string | number | string[] {
  if (Array.isArray(value)) return value.map(versionCode);
  return typeof value === 'string' ? versionCode(value) : value;
}

/** How a version is called in short: `fr-CA` is FR-CA, and `fr-x-2`, the second one in French, is FR 2. */
export function versionCode(tag: LanguageTag): string {
  return tag.toUpperCase().replace('-X-', '\u00a0');
}

function languageName(tag: LanguageTag, lang: ReaderLanguage): string {
  // Private use (`fr-x-2`) tells versions apart and has no name.
  const [named = tag, privateUse] = tag.split(/-x-/iu);
  try {
    const name = new Intl.DisplayNames(lang, { type: 'language' }).of(named) ?? tag;
    return privateUse ? `${name} (${privateUse})` : name;
  } catch {
    return tag;
  }
}

/** Found upwards from here: this file runs both from `server/` and from `dist/server/`. */
function localesFolder(folder = dirname(fileURLToPath(import.meta.url))): string {
  const locales = join(folder, 'views', 'locales');
  if (existsSync(join(locales, 'en'))) return locales;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The texts (views/locales) are missing.');
  return localesFolder(parent);
}
