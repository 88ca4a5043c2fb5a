import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../server/analyse/analyse.js';
import { languageOf } from '../../server/language/index.js';
import { COLUMNS, compactLexicon, NAME_LISTS, parseWordList, type WordList } from '../../server/lexicon/build.js';
import { cldrLists } from '../../server/lexicon/cldr.js';
import { withoutKnown } from '../../server/lexicon/known.js';
import { lexiconOf } from '../../server/lexicon/lexicon.js';
import { termKey } from '../../server/lexicon/terms.js';
import { TokenKind, tokenize } from '../../server/words/tokens.js';

const folder = join(import.meta.dirname, '../../corpus/lexicon');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .sort();
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const lists: WordList[] = files.map((file) => parseWordList(file.slice(0, -'.tsv'.length), textOf(file)));
const rows = lists.flatMap(({ name, rows: own }) => own.map((row) => ({ name, row })));

/** The rows of a list that a test doesn't like, to be read in its message. */
const rowsWhere = (list: WordList, isWrong: (row: string[]) => boolean): string[] =>
  list.rows.filter(isWrong).map((row) => row.join(' # '));

const entries = (row: readonly string[]): string[] => row.flatMap((cell) => cell.split('|'));

describe.each(lists)('$name', (list) => {
  test('three cells a row, no entry empty or with stray spaces, none twice in a cell', () => {
    const text = textOf(`${list.name}.tsv`);
    expect(text.startsWith('# ')).toBe(true);
    expect(text.endsWith('\n')).toBe(true);
    expect(rowsWhere(list, (row) => row.length !== COLUMNS.length)).toEqual([]);
    expect(rowsWhere(list, (row) => entries(row).some((entry) => !/^\S+( \S+)*$/u.test(entry)))).toEqual([]);
    const twice = (cell: string): boolean => new Set(cell.split('|')).size < cell.split('|').length;
    expect(rowsWhere(list, (row) => row.some(twice))).toEqual([]);
  });

  test('no row twice', () => {
    const seen = new Set<string>();
    const again = rowsWhere(list, (row) => {
      const key = row.map((cell) => cell.split('|').sort().join('|')).join('\t');
      const known = seen.has(key);
      seen.add(key);
      return known;
    });
    expect(again).toEqual([]);
  });

  test('each column in its script; Latin letters in Russian only where a name or an acronym has them everywhere', () => {
    const latin = /\p{Script=Latin}+/gu;
    expect(rowsWhere(list, ([en, fr]) => /\p{Script=Cyrillic}/u.test(`${en}${fr}`))).toEqual([]);
    const foreign = ([en = '', fr = '', ru = '']: string[]): boolean => {
      const elsewhere = new Set(`${en} ${fr}`.match(latin));
      return (ru.match(latin) ?? []).some((word) => !elsewhere.has(word) && !/^[IVX]+$/u.test(word));
    };
    expect(rowsWhere(list, foreign)).toEqual([]);
  });

  test('apostrophes and ligatures as they are printed', () => {
    expect(rowsWhere(list, (row) => entries(row).some((entry) => /['`]/u.test(entry)))).toEqual([]);
    expect(rowsWhere(list, ([, fr = '']) => /(?<!\p{L})(?:soeur|coeur|oeuvre|oeuf|oeil)/u.test(fr))).toEqual([]);
  });
});

test('there are at least ten thousand rows', () => {
  expect(rows.length).toBeGreaterThanOrEqual(10_000);
});

describe('compiling', () => {
  const keysOf = (tag: string, cell: string, name: string): string[] =>
    cell.split('|').flatMap((term) => termKey(tag, term, NAME_LISTS.has(name)) ?? []);

  test('every cell is found again by one of its terms, but for those that say nothing by themselves', () => {
    const lost: string[] = [];
    let silent = 0;
    rows.forEach(({ name, row }, concept) => {
      COLUMNS.forEach((tag, column) => {
        const cell = row[column] as string;
        const keys = keysOf(tag, cell, name);
        const { functionWords } = languageOf(tag).vocabulary;
        const words = tokenize(cell).filter(({ kind }) => kind === TokenKind.Word);
        if (keys.length === 0 && words.some(({ norm }) => functionWords.has(norm))) silent++;
        else if (!keys.some((key) => lexiconOf(tag).conceptsOf(key)?.includes(concept))) lost.push(`${name}: ${cell}`);
      });
    });
    expect(lost).toEqual([]);
    expect(silent / (COLUMNS.length * rows.length)).toBeLessThan(0.03);
  });

  test('is deterministic', () => {
    expect(compactLexicon(lists)).toEqual(
      compactLexicon(lists.map(({ name, rows: own }) => ({ name, rows: [...own] }))),
    );
  });

  test('tells of which list a concept is', () => {
    const lexicon = lexiconOf('en');
    let from = 0;
    for (const { name, rows: own } of lists) {
      expect([from - 1, from, from + own.length - 1, from + own.length].map((id) => lexicon.isIn(id, name))).toEqual([
        false,
        true,
        true,
        false,
      ]);
      from += own.length;
    }
  });

  test.each([
    ['give up', null],
    ['by means of', null],
    ['as well as', null],
    ['the sun', 'sun'],
    ['to reconstruct', 'reconstruct'],
    ['cease fire', 'ceas fire'],
    ['one two three four harvests mills barns barrels carts', null],
  ])('an entry with function words: %s', (term, key) => {
    expect(termKey('en', term, false)).toBe(key);
  });
});

describe('what CLDR adds', () => {
  const further = withoutKnown(lists, cldrLists());
  const find = (name: string): string[] =>
    cldrLists()
      .filter((list) => list.name === name)
      .flatMap((list) => list.rows.map((row) => row.join(' # ')));

  test('names of territories, languages, currencies, units and dates', () => {
    expect(find('cldr-territories')).toContain('Greenland # Groenland # Гренландия');
    expect(find('cldr-languages')).toContain('Welsh # gallois # валлийский');
    expect(find('cldr-currencies')).toContain('Swiss Franc # franc suisse # швейцарский франк');
    expect(find('cldr-units')).toContain('hectare # hectare # гектар');
    expect(find('cldr-dates')).toEqual(
      expect.arrayContaining(['October # octobre # октябрь', 'Friday # vendredi # пятница']),
    );
  });

  test('only usual names, and nothing that the lists have', () => {
    for (const list of further) {
      expect(rowsWhere(list, (row) => entries(row).some((entry) => entry === '' || /[(),.\d]/u.test(entry)))).toEqual(
        [],
      );
      expect(rowsWhere(list, ([en = '']) => /Russia|Pseudo|Unknown/u.test(en))).toEqual(
        expect.not.arrayContaining(['Russia # Russie # Россия']),
      );
    }
    expect(withoutKnown([...lists, ...further], further).flatMap((list) => list.rows)).toEqual([]);
  });
});

describe('the same thing in three languages shares a concept', () => {
  /** What the words of a text can stand for. */
  const conceptsOf = (tag: string, text: string): Set<number> => {
    const { types, sentences } = analyse(tag, [{ text }]);
    return new Set([...types, ...sentences.flatMap(({ terms }) => terms)].flatMap(({ concepts }) => [...concepts]));
  };

  test.each([
    ['elections', 'élections', 'выборам'],
    ['ministers', 'ministre', 'министров'],
    ['negotiated', 'négocié', 'переговоры'],
    ['winters', 'hivers', 'зимой'],
    ['wars', 'guerres', 'войны'],
    ['soldiers', 'soldats', 'солдатами'],
    ['judges', 'juges', 'судьями'],
    ['exports', 'exportations', 'экспортом'],
    ['vaccines', 'vaccins', 'вакцину'],
    ['hospitals', 'hôpitaux', 'больницах'],
    ['planets', 'planètes', 'планету'],
    ['glaciers', 'glacier', 'ледников'],
    ['rivers', 'fleuve', 'реками'],
    ['painters', 'peintres', 'художниками'],
    ['museums', 'musées', 'музеев'],
    ['victories', 'victoires', 'победу'],
    ['teachers', 'enseignants', 'учителями'],
    ['signed', 'signé', 'подписали'],
    ['weeks', 'semaines', 'неделями'],
    ['nuclear', 'nucléaires', 'ядерного'],
    ['dangerous', 'dangereuses', 'опасной'],
    ['Russian', 'russes', 'российскими'],
    ['Moscow', 'Moscou', 'Москвой'],
    ['Geneva', 'Genève', 'Женеве'],
    ['Putin', 'Poutine', 'Путиным'],
    ['NATO', 'OTAN', 'НАТО'],
    ['the UN', 'l’ONU', 'в ООН'],
    ['the Security Council', 'le Conseil de sécurité', 'Советом Безопасности'],
    ['human rights', 'les droits de l’homme', 'правами человека'],
    ['climate change', 'le changement climatique', 'изменением климата'],
    ['prime ministers', 'la Première ministre', 'премьер-министром'],
    ['the European Union', 'l’Union européenne', 'Европейским союзом'],
    ['the Faroe Islands', 'aux îles Féroé', 'на Фарерских островах'],
    ['Swiss francs', 'francs suisses', 'швейцарских франков'],
  ])('%s, %s, %s', (en, fr, ru) => {
    const [english, french, russian] = [conceptsOf('en', en), conceptsOf('fr', fr), conceptsOf('ru', ru)];
    expect([...english].filter((concept) => french.has(concept) && russian.has(concept))).not.toEqual([]);
  });
});
