import { expect, test } from '@jest/globals';
import { joinLines, wordsOf } from '../../server/import/line-joins.js';

test.each<[string, string, string, string, string]>([
  ['a word cut in two', 'en', 'the light-', 'house keeper', 'the lighthouse keeper'],
  ['a soft hyphen', 'en', 'the light\u00ad', 'house', 'the lighthouse'],
  ['a compound that the text has', 'en', 'the well-', 'known lamp', 'the well-known lamp'],
  ['a word that the text has whole', 'en', 'the co-', 'operate', 'the cooperate'],
  ['a French pronoun', 'fr', 'peut-', 'on', 'peut-on'],
  ['a French word cut in two', 'fr', 'le gar-', 'dien', 'le gardien'],
  ['a French word that ends like a pronoun', 'fr', 'une cou-', 'leur', 'une couleur'],
  ['a French compound of three words', 'fr', 'le cessez-', 'le-feu', 'le cessez-le-feu'],
  ['an English word that begins like a compound', 'en', 'to ex-', 'plain', 'to explain'],
  ['an English compound', 'en', 'the ex-', 'president', 'the ex-president'],
  ['an English participle', 'en', 'the Dublin-', 'based firm', 'the Dublin-based firm'],
  ['an abbreviation', 'ru', 'д-', 'р Петров', 'д-р Петров'],
  ['a Russian preposition', 'ru', 'из-', 'за стены', 'из-за стены'],
  ['a Russian word that ends like a particle', 'ru', 'мес-', 'то', 'место'],
  ['a Russian particle', 'ru', 'кто-', 'то', 'кто-то'],
  ['a Russian adverb', 'ru', 'по-', 'русски', 'по-русски'],
  ['a Russian word cut in two', 'ru', 'по-', 'ехали', 'поехали'],
  ['a name with a hyphen', 'fr', 'Saint-', 'Malo', 'Saint-Malo'],
  ['initials', 'fr', 'J.-', 'C.', 'J.-C.'],
  ['years', 'en', '1931–', '1945', '1931–1945'],
  ['a dash', 'en', 'the lamp —', 'lit', 'the lamp — lit'],
  ['a dash without spaces', 'en', 'the lamp—', 'lit', 'the lamp—lit'],
  ['Chinese', 'zh', '灯塔', '很高', '灯塔很高'],
  ['ordinary lines', 'en', 'the lamp', 'was lit', 'the lamp was lit'],
])('joins %s', (_case, language, first, second, joined) => {
  const words = wordsOf(['A well-known word to cooperate with.']);
  expect(joinLines(first, second, { words, language })).toBe(joined);
});

test.each<['own' | 'marked', string, string]>([
  ['own', 'the lamp-', 'the lamp-post'],
  ['marked', 'the lamp-', 'the lamp-post'],
  ['marked', 'the lamp\u2010', 'the lamppost'],
])('joins words where hyphens are %s: %s', (hyphens, first, joined) => {
  expect(joinLines(first, 'post', { words: new Set(), language: 'en', hyphens })).toBe(joined);
});
