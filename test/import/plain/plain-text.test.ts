import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPlainText } from '../../../server/import/plain/plain-text.js';

const texts = (text: string) => readPlainText(text).paragraphs.map((paragraph) => paragraph.text);
const kinds = (text: string) => readPlainText(text).paragraphs.map(({ kind }) => kind);

describe('paragraphs', () => {
  test.each<[string, string, string[]]>([
    ['blank lines', 'One.\n\nTwo.\n \t\n\nThree.\n', ['One.', 'Two.', 'Three.']],
    ['a break inside is a space', 'One and\nthe same.\n\nTwo.', ['One and the same.', 'Two.']],
    ['two sentences on two lines', 'One is here.\nTwo is there.', ['One is here. Two is there.']],
    ['Windows and old Mac line ends', 'a\r\nb\r\n\r\nc\rd\r\re', ['a b', 'c d', 'e']],
    ['line and paragraph separators', 'a\u2028b\u2029c\u000bd\fe\u0085f', ['a b', 'c d', 'e f']],
    ['runs of spaces and tabs', '  a \t b  ', ['a b']],
    ['no-break spaces inside', 'un\u00a0 mot\u202f! 1\u2009000', ['un\u00a0 mot\u202f! 1\u2009000']],
    ['a hyphen at the end of a line stays', 'co-\noperate', ['co- operate']],
    ['a line of no-break spaces is blank', 'a\n\u00a0\nb', ['a', 'b']],
    ['nothing', ' \n\n ', []],
  ])('%s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

describe('items', () => {
  test.each<[string, string, string[]]>([
    [
      'bullets',
      'We need:\n• bread\n• salt, as fine\nas it comes',
      ['We need:', '• bread', '• salt, as fine as it comes'],
    ],
    ['hyphens', '- bread\n- salt', ['- bread', '- salt']],
    ['French dashes', 'Il faut :\n– du pain ;\n– du sel.', ['Il faut :', '– du pain ;', '– du sel.']],
    ['numbers', '1. Bread\n2. Salt\n10) Tea', ['1. Bread', '2. Salt', '10) Tea']],
    ['dialogue', '— Ты придёшь?\n— Приду, —\nответил он.', ['— Ты придёшь?', '— Приду, — ответил он.']],
    ['a wrapped line that begins with a dash', 'Москва\n— столица\n- и город.', ['Москва — столица - и город.']],
    ['a wrapped line that begins with a number', 'It was on the\n12. of May.', ['It was on the 12. of May.']],
  ])('%s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });
});

test('kinds', () => {
  const text = 'The Last Winter\n\nIt was cold.\n\n• bread\n\n1) tea\n\nEN|FR|RU\n\n***\n\nWho knows?\n\n«Да».';
  expect(kinds(text)).toEqual(['heading', 'text', 'list', 'list', 'heading', 'text', 'text', 'text']);
});

test.each<[string, string, string | null]>([
  ['the first heading', 'Winter at Sea\n\nIt was cold.', 'Winter at Sea'],
  ['not the menu above it', 'Home\n\nEN|FR|RU\n\nA winter at sea\n\nIt was cold.', 'A winter at sea'],
  ['none where the text begins at once', 'It was cold.\n\nWinter at Sea', null],
  ['none of headings only', 'Winter', null],
])('title: %s', (_, text, title) => {
  expect(readPlainText(text).title).toBe(title);
});

describe('without blank lines', () => {
  const page = [
    'Главная',
    'EN|FR|RU',
    'Маяк снова открыт',
    'После двух лет ремонта маяк снова принимает посетителей; первые пришли в субботу, несмотря на дождь.',
    'Вид с причала. Фото: архив музея',
    '«Лампа ждать не будет», — писал смотритель.',
    'Рабочим пришлось заменить сто двадцать ступеней, половину стёкол и лампу, которой было больше девяноста лет.',
    'Читайте также',
    'Мартовская буря в десяти снимках',
  ];
  test('a copied page: each line is a paragraph', () => {
    expect(texts(page.join('\n'))).toEqual(page);
  });
  test('prose broken at a width: one paragraph', () => {
    const wrapped = [
      'Le gardien du phare du nord tenait trois journaux : un',
      'pour le temps, un pour les navires et un, disait-il, pour',
      'lui-même. À l’hiver 1931, le vent arracha une partie du',
      'toit ; il le répara seul, en deux jours, avec les planches',
      'd’un vieux bateau. Personne ne le lui avait demandé. Mais',
      'la lampe n’attend pas, écrivit-il.',
    ];
    expect(texts(wrapped.join('\n'))).toEqual([wrapped.join(' ')]);
  });
  test('words and menus: each line is a paragraph', () => {
    expect(texts('apple\n'.repeat(10_000))).toHaveLength(10_000);
    expect(texts('Intro, all in one\nline.\n\nen\nfr\nru\nde\nla carte\n\nEnd.')).toEqual(
      'Intro, all in one line.|en|fr|ru|de|la carte|End.'.split('|'),
    );
  });
});

describe('nothing lost, nothing added', () => {
  const bare = (text: string) => text.replace(/[\s\u0085]+/gu, '');
  const units = fc.constantFrom(
    'a',
    'Б',
    '1',
    '.',
    '—',
    '-',
    ' ',
    '\n',
    '\n',
    '\r',
    '\t',
    '\u00a0',
    '\u2028',
    '•',
    '\ud800',
  );
  test.each([
    ['any text', fc.string({ unit: 'binary' })],
    ['lines of all sorts', fc.string({ unit: units, maxLength: 200 })],
    ['many short lines', fc.array(fc.string({ unit: units, maxLength: 12 })).map((lines) => lines.join('\n'))],
  ])('%s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (text) => {
        const paragraphs = texts(text);
        expect(bare(paragraphs.join(''))).toBe(bare(text));
        for (const paragraph of paragraphs) {
          expect(paragraph).toBe(paragraph.trim());
          expect(paragraph).not.toBe('');
          expect(paragraph).not.toMatch(/[\n\r\t\f\v\u0085\u2028\u2029]| {2}/u);
        }
      }),
    );
  });
  test('a paragraph of 100,000 characters without a full stop', () => {
    const text = 'слово '.repeat(16_667).trim();
    expect(texts(text)).toEqual([text]);
  });
});
