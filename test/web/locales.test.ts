import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ALL_CHECKS } from '../../server/compare/checks.js';
import { PACKAGE_ROOT, VIEWS } from '../../server/web/places.js';

/** The three languages say the same things: same keys, same placeholders, none missing that is asked for. */

type Texts = Map<string, string>;

const PLURALS: Record<string, string[]> = {
  en: ['one', 'other'],
  fr: ['one', 'many', 'other'],
  ru: ['one', 'few', 'many', 'other'],
};
const SUFFIX = /_(?:zero|one|two|few|many|other)$/u;

function textsOf(lang: string): Texts {
  const folder = join(VIEWS, 'locales', lang);
  const texts: Texts = new Map();
  for (const file of readdirSync(folder).sort())
    collect(texts, `${file.replace('.json', '')}:`, JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return texts;
}

function collect(texts: Texts, path: string, value: unknown): void {
  if (typeof value === 'string') texts.set(path, value);
  else
    for (const [key, inner] of Object.entries(value as object))
      collect(texts, path.endsWith(':') ? path + key : `${path}.${key}`, inner);
}

const english = textsOf('en');
const bare = (texts: Texts) => new Set([...texts.keys()].map((key) => key.replace(SUFFIX, '')));
/** `{{count, number}}` and `{{count}}` fill in the same. */
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([\p{L}]+)/gu)].map(([, name]) => name))].sort();

describe.each(['fr', 'ru'])('%s', (lang) => {
  const texts = textsOf(lang);

  test('has the same keys as English', () => expect([...bare(texts)].sort()).toEqual([...bare(english)].sort()));

  test('fills in the same', () => {
    for (const [key, text] of texts) {
      const original = english.get(key) ?? english.get(key.replace(SUFFIX, '_other')) ?? '';
      // "One thing to mend:" needs no figure.
      const wanted = placeholders(original).filter((name) => name !== 'count');
      expect([key, placeholders(text).filter((name) => name !== 'count')]).toEqual([key, wanted]);
    }
  });
});

test.each(Object.keys(PLURALS))('%s has every plural form of what is counted', (lang) => {
  const texts = textsOf(lang);
  for (const key of texts.keys()) {
    if (!SUFFIX.test(key)) continue;
    for (const form of PLURALS[lang] ?? [])
      expect(texts.has(key.replace(SUFFIX, `_${form}`)) ? '' : `${key} lacks ${form}`).toBe('');
  }
});

test('French has its no-break spaces and apostrophes', () => {
  for (const [key, text] of textsOf('fr')) expect(/ [:;!?»]|« |\p{L}'\p{L}/u.test(text) ? key : '').toBe('');
});

test('no Russian line begins with a dash', () => {
  for (const [key, text] of textsOf('ru')) expect(/\S —/u.test(text) ? key : '').toBe('');
});

test('templates fill in all that a text has to be filled in with', () => {
  const calls = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs'))
    .flatMap((file) => [...readFileSync(join(VIEWS, file), 'utf8').matchAll(/\{\{t "([^"]+)"([^}]*)\}\}/gu)]);
  for (const [, key = '', given = ''] of calls) {
    const id = key.includes(':') ? key : `interface:${key}`;
    const wanted = placeholders(english.get(id) ?? english.get(`${id}_other`) ?? '');
    expect([key, wanted.filter((name) => !given.includes(` ${name}=`))]).toEqual([key, []]);
  }
});

test('no key that a template or the web’s code asks for is missing', () => {
  const known = bare(english);
  const asked = [
    ...sources(VIEWS, '.hbs', /\{\{t "([^"]+)"/gu),
    ...sources(join(PACKAGE_ROOT, 'server', 'web'), '.ts', /\bt\('([^']+)'/gu),
  ];
  expect(asked.length).toBeGreaterThan(80);
  for (const key of asked) expect(known.has(key.includes(':') ? key : `interface:${key}`) ? '' : key).toBe('');
});

test('every check has a name, and says what it finds', () => {
  for (const { id } of ALL_CHECKS)
    for (const key of [`interface:check.${id}`, `interface:about.${id}`]) expect(english.has(key) ? '' : key).toBe('');
});

test('every refusal has a text', () => {
  const codes = [...sources(join(PACKAGE_ROOT, 'server'), '.ts', /new InputError\(\s*'([^']+)'/gu)];
  for (const code of codes) expect(bare(english).has(`messages:error.${code}`) ? '' : code).toBe('');
});

function sources(folder: string, ending: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(pattern)].map(([, key]) => String(key)));
}
