import { describe, expect, test } from '@jest/globals';
import { compareTexts } from '../../../../server/compare/compare.js';

/** The variants found in a text of one language beside a blameless one. */
function foundIn(lang: string, text: string, asked = true): string[] {
  const other = lang === 'en' ? 'fr' : 'en';
  const options = asked ? { checks: { typography: 'on' as const } } : {};
  return compareTexts({ [lang]: text.split(' | '), [other]: ['1'] }, options)
    .divergences.filter(({ type }) => type === 'typography')
    .map(({ variant, culprit }) => (culprit === lang ? variant : `${variant} ${culprit}`));
}

type Case = readonly [about: string, text: string, found?: string];

const NB = '\u00a0';
const THIN = '\u202f';

const ENGLISH: Case[] = [
  ['two spaces', 'The port  is open.', 'double-space'],
  ['a space before a comma', 'The port , they say, is open.', 'space-before'],
  ['a space before a question mark', 'Is the port open ?', 'space-before'],
  ['no space after a comma', 'The port,the road and the bridge.', 'space-after'],
  ['a hyphen for a dash', 'The port - and the road - is open.', 'dash'],
  ['a hyphen for a minus', 'It was -5 degrees.', 'minus'],
  ['straight quotation marks among curly ones', 'He said “yes” and “no” and "perhaps".', 'straight'],
  ['a straight apostrophe among curly ones', "It’s what he didn’t say and can't.", 'straight'],
  ['three dots among ellipses', 'And… then… they came...', 'dots'],
  ['as it should be', 'He said: “It’s open – isn’t it?” – at −5 degrees…'],
  ['straight throughout', 'He said "yes" and it\'s open.'],
  ['three dots throughout', 'And then they came...'],
  ['figures', 'At 10:30, some 1,250 people came; it ended 3-0, 10-15 hurt.'],
  ['a compound', 'The well-known port-side bar.'],
  ['an address', 'See https://port.example/a,b?c=d;e.'],
];

const FRENCH: Case[] = [
  ['no space before a question mark', 'Pourquoi?', 'no-space'],
  ['no space before a colon', 'Il a dit: non.', 'no-space'],
  ['a space that breaks', 'Pourquoi ?', 'breaking-space'],
  ['guillemets without spaces', `Il a dit${NB}: «oui».`, 'guillemet-space'],
  ['guillemets with spaces that break', `Il a dit${NB}: « oui ».`, 'guillemet-space'],
  ['straight quotation marks', 'Il a dit "oui".', 'guillemets'],
  ['a space before a comma', 'Le port , dit-on, est ouvert.', 'space-before'],
  ['three dots', 'Et puis...', 'dots'],
  ['a hyphen for a dash', 'Le port - et la route - est ouvert.', 'dash'],
  ['as it should be', `Pourquoi${THIN}? Il a dit${NB}: «${NB}L’eau est claire${THIN}; elle est à −5 degrés…${NB}»`],
  ['a time of day', 'Il est 10:30.'],
  ['an address', 'Voir https://port.example/a?b;c.'],
  ['both signs', `Quoi${THIN}?!`],
];

const RUSSIAN: Case[] = [
  ['straight quotation marks', 'Театр "Маяк" открыт.', 'guillemets'],
  ['English quotation marks', 'Театр “Маяк” открыт.', 'guillemets'],
  ['a hyphen for a dash', 'Порт - это ворота.', 'dash'],
  ['an en dash for a dash', 'Порт – это ворота.', 'dash'],
  ['a dash without spaces', 'Порт— это ворота.', 'dash-space'],
  ['a number sign that touches', 'Дом №5 открыт.', 'number-sign'],
  ['a number sign with a space that breaks', 'Дом № 5 открыт.', 'number-sign'],
  ['three dots', 'И вот...', 'dots'],
  ['a space before an exclamation mark', 'Порт открыт !', 'space-before'],
  ['as it should be', `Театр «Маяк „Север“»${NB}— это дом №${NB}5…`],
  ['a range', 'В 1990–1995 гг. их было 10–15.'],
  ['speech', '— Порт открыт! — сказал он.'],
  ['a compound', 'Где-то в юго-восточном порту.'],
];

describe.each([
  ['en', ENGLISH],
  ['fr', FRENCH],
  ['ru', RUSSIAN],
])('%s', (lang, cases) => {
  test.each(cases)('%s', (...[, text, found]) => expect(foundIn(lang, text)).toEqual(found ? [found] : []));
});

test('any other language has the rules of all', () =>
  expect(foundIn('de', 'Der  Hafen ist auf – und "zu".')).toEqual(['double-space']));

test('comes only when asked for', () => expect(foundIn('fr', 'Pourquoi?', false)).toEqual([]));
