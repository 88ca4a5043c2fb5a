import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../server/errors.js';
import { detectLanguage, languageNotice } from '../../server/import/detect-language.js';
import { canonicalTag, languageFromFileName } from '../../server/import/language-tag.js';
import { LONG, SHORT } from './texts.js';

const UKRAINIAN =
  'Доглядач північного маяка вів три щоденники: один про погоду, другий про кораблі, а третій, як він казав, про себе.';
const TATAR =
  'Диңгез буендагы маяк каравылчысы өч көндәлек алып барган: берсе һава торышы турында, икенчесе кораблар турында.';

test.each(['en', 'fr', 'ru'] as const)('%s is detected, long and short', (lang) => {
  for (const text of [LONG[lang], SHORT[lang]]) expect(detectLanguage(text)).toEqual({ tag: lang, reliable: true });
});

test.each(['', '123 456', '— … !'])('no language in %j', (text) => {
  expect(detectLanguage(text)).toBeNull();
});

test('a long text without spaces is detected', () => {
  const chinese = '灯塔看守人写了三本日记，一本写天气，一本写船只，还有一本写他自己。'.repeat(60);
  expect(detectLanguage(chinese)).toEqual({ tag: 'zh', reliable: true });
});

test('a menu or a quotation in another language does not decide', () => {
  expect(detectLanguage(`Home News Culture Sport Contact About us\n${LONG.fr}\n${LONG.fr}`)).toEqual({
    tag: 'fr',
    reliable: true,
  });
});

describe('a warning', () => {
  test.each<[string, string, string]>([
    ['fr', LONG.en, 'en'],
    ['ru', SHORT.fr, 'fr'],
    ['fr-CA', SHORT.ru, 'ru'],
    ['ru', UKRAINIAN, 'uk'],
    ['tt', LONG.en, 'en'],
  ])('said %s, found otherwise', (declared, text, detected) => {
    expect(languageNotice(declared, text, 'x.txt')).toEqual({
      code: 'language-mismatch',
      params: { name: 'x.txt', declared, detected },
    });
  });
  test.each<[string, string, string]>([
    ['the same language', 'fr', LONG.fr],
    ['the same language elsewhere', 'fr-CA', LONG.fr],
    ['a second version', 'fr-x-2', LONG.fr],
    ['too short to tell', 'fr', 'The keeper of the lighthouse'],
    ['a language that the detector does not know', 'tt', TATAR],
    ['no words', 'fr', '1 2 3 '.repeat(100)],
  ])('not for %s', (_, declared, text) => {
    expect(languageNotice(declared, text, 'x.txt')).toBeNull();
  });
});

test.each<[string, string | null]>([
  ['x.en.txt', 'en'],
  ['en.txt', 'en'],
  ['x_FR.docx', 'fr'],
  ['x-ru.html', 'ru'],
  ['article.fr-CA.txt', 'fr-CA'],
  ['article.pt-br.txt', 'pt-BR'],
  ['article_zh_Hant_TW.txt', 'zh-Hant-TW'],
  ['article-fr-CA.txt', 'fr-CA'],
  ['x.fr-x-2.txt', 'fr-x-2'],
  ['x.eng.txt', 'en'],
  ['x-rus.txt', 'ru'],
  ['folder.en/texte.fr.txt', 'fr'],
  ['C:\\texts\\ru.txt', 'ru'],
  ['made-in-fr.txt', 'fr'],
  ['article.txt', null],
  ['cold-war.txt', null],
  ['notes.xx.txt', null],
  ['chapter.12.txt', null],
  ['x.und.txt', null],
  ['friend.txt', null],
  ['', null],
])('the language in %s is %s', (name, tag) => {
  expect(languageFromFileName(name)).toBe(tag);
});

test.each([
  ['EN', 'en'],
  [' fr_ca ', 'fr-CA'],
  ['eng', 'en'],
  ['fr-x-2', 'fr-x-2'],
  ['zh-hans', 'zh-Hans'],
])('%j is %s', (tag, canonical) => {
  expect(canonicalTag(tag)).toBe(canonical);
});

test.each(['', 'xx', 'english', 'f', 'fr--CA', 'mul', '../en', 'русский'])('%j is no tag', (tag) => {
  expect(() => canonicalTag(tag)).toThrow(InputError);
  try {
    canonicalTag(tag);
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad-language-tag', params: { tag } });
  }
});
