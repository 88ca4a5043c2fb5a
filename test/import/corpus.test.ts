import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { corpusOf } from '../../server/import/corpus.js';

/** `name: path=tag path=tag`, a document a line; what is left out after a `-`. */
function shown(paths: string[]): string[] {
  const { documents, leftOut } = corpusOf(paths);
  return [
    ...documents.map(
      ({ name, kind, files }) =>
        `${name}${kind === 'units' ? ' (units)' : ''}: ${files.map(({ path, tag }) => `${path}=${tag ?? '?'}`).join(' ')}`,
    ),
    ...leftOut.map(({ path, reason, instead }) => `- ${path}: ${reason}${instead ? ` ${instead}` : ''}`),
  ];
}

describe('documents are found by the names of their files', () => {
  test.each<[string, string[], string[]]>([
    ['a folder a language', ['en/x.txt', 'fr/x.txt', 'ru/x.html'], ['x: en/x.txt=en fr/x.txt=fr ru/x.html=ru']],
    [
      'a suffix',
      ['x.en.txt', 'x.fr.txt', 'y.en.txt', 'y.ru.txt'],
      ['x: x.en.txt=en x.fr.txt=fr', 'y: y.en.txt=en y.ru.txt=ru'],
    ],
    ['capitals', ['Pact_EN.html', 'Pact_FR.txt'], ['Pact: Pact_EN.html=en Pact_FR.txt=fr']],
    ['a dash', ['mill-en.txt', 'mill-ru.html'], ['mill: mill-en.txt=en mill-ru.html=ru']],
    ['several of them', ['x.en.txt', 'x_FR.html', 'x-ru.htm'], ['x: x-ru.htm=ru x.en.txt=en x_FR.html=fr']],
    [
      'a folder a document',
      ['mill/en.txt', 'mill/fr.txt', 'sea/en.txt', 'sea/ru.txt'],
      ['mill: mill/en.txt=en mill/fr.txt=fr', 'sea: sea/en.txt=en sea/ru.txt=ru'],
    ],
    ['files that are nothing but a language', ['en.txt', 'fr.txt'], [': en.txt=en fr.txt=fr']],
    ['regions, deep down', ['en-US/a/x.txt', 'fr_CA/a/x.txt'], ['a/x: en-US/a/x.txt=en-US fr_CA/a/x.txt=fr-CA']],
    [
      'regions in small letters',
      ['docs/en-us/x.txt', 'docs/pt-br/x.txt'],
      ['docs/x: docs/en-us/x.txt=en-US docs/pt-br/x.txt=pt-BR'],
    ],
    [
      'regions that look like languages',
      ['fr-FR/x.txt', 'en-GB/x.txt', 'ru-RU/x.txt'],
      ['x: en-GB/x.txt=en-GB fr-FR/x.txt=fr-FR ru-RU/x.txt=ru-RU'],
    ],
    [
      'names of languages, shortened',
      ['Отчёт_англ.txt', 'Отчёт (рус).txt', 'Отчёт фр.txt'],
      ['Отчёт: Отчёт (рус).txt=ru Отчёт фр.txt=fr Отчёт_англ.txt=en'],
    ],
    [
      'names of languages, inflected',
      ['Отчёт на русском.txt', 'Отчёт на английском языке.txt'],
      ['Отчёт на: Отчёт на английском языке.txt=en Отчёт на русском.txt=ru'],
    ],
    [
      'names of languages without accents',
      ['x_francais.txt', 'x_anglais.txt', 'x version russe.txt'],
      ['x: x_anglais.txt=en x_francais.txt=fr', '- x version russe.txt: alone'],
    ],
    ['codes of countries', ['x_ua.txt', 'x_jp.txt', 'x_VF.txt'], ['x: x_VF.txt=fr x_jp.txt=ja x_ua.txt=uk']],
    ['scripts', ['x.sr-Latn.txt', 'x.sr-Cyrl.txt'], ['x: x.sr-Cyrl.txt=sr-Cyrl x.sr-Latn.txt=sr-Latn']],
    ['one that names no language', ['x.txt', 'x.fr.txt', 'x.ru.txt'], ['x: x.txt=? x.fr.txt=fr x.ru.txt=ru']],
    ['one that lies above', ['guide/x.txt', 'fr/guide/x.txt'], ['guide/x: guide/x.txt=? fr/guide/x.txt=fr']],
    [
      'names of languages',
      ['The mill (English).txt', 'The mill (Français).txt'],
      ['The mill: The mill (English).txt=en The mill (Français).txt=fr'],
    ],
    [
      'names of languages, in Russian',
      ['Английский/х.txt', 'Русский/х.txt'],
      ['х: Английский/х.txt=en Русский/х.txt=ru'],
    ],
    ['codes of three letters', ['x.eng.txt', 'x.fra.txt', 'x.tlh.txt'], ['x: x.eng.txt=en x.fra.txt=fr x.tlh.txt=tlh']],
    ['a prefix', ['EN_pact.txt', 'FR_pact.txt'], ['pact: EN_pact.txt=en FR_pact.txt=fr']],
    [
      'the middle of a name',
      ['pact_EN_2031.txt', 'pact_FR_2031.txt'],
      ['pact_2031: pact_EN_2031.txt=en pact_FR_2031.txt=fr'],
    ],
    ['said twice', ['en/x.en.txt', 'fr/x.fr.txt'], ['x: en/x.en.txt=en fr/x.fr.txt=fr']],
    [
      'a folder named after document and language',
      ['site-en/x.txt', 'site-fr/x.txt'],
      ['site/x: site-en/x.txt=en site-fr/x.txt=fr'],
    ],
    [
      'a folder of two texts that name no language',
      ['mill/original.txt', 'mill/translation.txt'],
      ['mill: mill/original.txt=? mill/translation.txt=?'],
    ],
    [
      'words that look like languages',
      ['made-in-it.txt', 'made-in-it.fr.txt'],
      ['made-in-it: made-in-it.txt=? made-in-it.fr.txt=fr'],
    ],
    [
      'letters composed otherwise',
      ['été.en.txt', 'e\u0301te\u0301.fr.txt'],
      ['e\u0301te\u0301: e\u0301te\u0301.fr.txt=fr été.en.txt=en'],
    ],
    [
      'a chapter each',
      ['en/1.txt', 'en/2.txt', 'fr/1.txt', 'fr/2.txt'],
      ['1: en/1.txt=en fr/1.txt=fr', '2: en/2.txt=en fr/2.txt=fr'],
    ],
    [
      'files of units, each by itself',
      ['a.tmx', 'fr.po', 'b.LADDER'],
      ['a (units): a.tmx=?', 'b (units): b.LADDER=?', 'fr (units): fr.po=?'],
    ],
    [
      'lines that go together',
      ['x.en-fr.en', 'x.en-fr.fr', 'LICENSE'],
      ['x.en-fr (units): x.en-fr.en=en x.en-fr.fr=fr', '- LICENSE: format'],
    ],
    [
      'links with what they link',
      ['en-fr.ces', 'en/a.xml', 'fr/a.xml'],
      ['en-fr (units): en-fr.ces=? en/a.xml=? fr/a.xml=?'],
    ],
    [
      'links as OPUS calls them',
      ['en-fr.xml.gz', 'xml/en/a.xml.gz', 'xml/fr/a.xml'],
      ['en-fr (units): en-fr.xml.gz=? xml/en/a.xml.gz=? xml/fr/a.xml=?'],
    ],
  ])('%s', (_layout, paths, expected) => {
    expect(shown(paths)).toEqual(expected);
    expect(shown(paths.toReversed())).toEqual(expected);
  });

  test.each<[string, string[], string[]]>([
    [
      'what is hidden',
      ['.git/en.txt', '__MACOSX/x.txt', 'a/~$x.txt'],
      ['- .git/en.txt: hidden', '- __MACOSX/x.txt: hidden', '- a/~$x.txt: hidden'],
    ],
    ['what is no text', ['x.png', 'gold', 'a.xml'], ['- a.xml: format', '- gold: format', '- x.png: format']],
    ['archives', ['more.zip', 'x.tar.gz'], ['- more.zip: archive', '- x.tar.gz: archive']],
    ['a text without another version', ['war.txt', 'peace.txt'], ['- peace.txt: alone', '- war.txt: alone']],
    ['texts in one language', ['en/a.txt', 'en/b.txt'], ['- en/a.txt: alone', '- en/b.txt: alone']],
    [
      'the same version in another format',
      ['x.en.html', 'x.en.txt', 'x.fr.txt'],
      ['x: x.en.html=en x.fr.txt=fr', '- x.en.txt: same-language x.en.html'],
    ],
    [
      'what goes with a corpus',
      ['mill/LICENSE.txt', 'mill/README.txt'],
      ['- mill/LICENSE.txt: alone', '- mill/README.txt: alone'],
    ],
  ])('%s is left out', (_case, paths, expected) => {
    expect(shown(paths)).toEqual(expected);
  });

  test('every path is in exactly one document, or left out', () => {
    const word = fc.constantFrom(
      'en',
      'fr',
      'FR',
      'fr-CA',
      'it',
      'x',
      'mill',
      'French',
      'русский',
      '2',
      '.hidden',
      'пт',
    );
    const name = fc
      .array(word, { minLength: 1, maxLength: 3 })
      .chain((words) => fc.constantFrom('.', '_', '-', ' ').map((separator) => words.join(separator)));
    const extension = fc.constantFrom('.txt', '.html', '.TXT', '.png', '.zip', '.tmx', '.fr', '.ces', '.xml', '');
    const path = fc
      .tuple(fc.array(name, { maxLength: 2 }), name, extension)
      .map(([folders, file, end]) => [...folders, `${file}${end}`].join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
        const { documents, leftOut } = corpusOf(paths);
        const placed = [
          ...documents.flatMap(({ files }) => files.map((file) => file.path)),
          ...leftOut.map((out) => out.path),
        ];
        expect(placed.toSorted()).toEqual(paths.toSorted());
        for (const { kind, files } of documents) {
          expect(kind === 'units' || files.length > 1).toBe(true);
          const tags = files.flatMap(({ tag }) => tag ?? []);
          expect(new Set(tags).size).toBe(tags.length);
        }
      }),
    );
  });
});
