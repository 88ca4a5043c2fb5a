import { describe, expect, test } from '@jest/globals';
import { keyOf, translationGroups } from '../../../server/import/units/xliff-groups.js';
import { file } from './reading.js';

describe('a path without its languages', () => {
  test.each([
    ['b.en-fr.xlf', 'b'],
    ['b.en-fr-CA.xlf', 'b'],
    ['out/b.en-ru.xlf', 'out/b'],
    ['messages.fr.xlf', 'messages'],
    ['app_pt-BR.xliff', 'app'],
    ['fr/app.xlf', 'app'],
    ['lang/ru.xlf', 'lang/'],
    ['memory.xlf', null],
  ])('%s', (path, key) => expect(keyOf(path)?.replace(/^\//u, '') ?? null).toBe(key));
});

describe('files that are read together', () => {
  const unit = (id: string, source: string, target: string) =>
    `<trans-unit id="${id}"><source>${source}</source><target>${target}</target></trans-unit>`;
  const xlf = (target: string, units: string, source = 'en') =>
    `<xliff version="1.2"><file original="a" source-language="${source}" target-language="${target}"><body>${units}</body></file></xliff>`;

  async function grouped(files: Record<string, string>) {
    const items = Object.entries(files).map(([path, text]) => ({ path, file: file(path, text) }));
    const { groups, apart } = await translationGroups(items, (item) => item);
    return { groups: groups.map((group) => group.map(({ path }) => path)), apart };
  }

  const A = unit('1', 'a', 'b') + unit('2', 'c', 'd');

  test.each<[string, Record<string, string>, string[][], number]>([
    [
      'three languages',
      { 'x.fr.xlf': xlf('fr', A), 'x.ru.xlf': xlf('ru', A), 'x.de.xlf': xlf('de', A) },
      [['x.fr.xlf', 'x.ru.xlf', 'x.de.xlf']],
      0,
    ],
    ['other names', { 'x.fr.xlf': xlf('fr', A), 'y.ru.xlf': xlf('ru', A) }, [['x.fr.xlf'], ['y.ru.xlf']], 0],
    ['the same language', { 'x.fr.xlf': xlf('fr', A), 'x.ru.xlf': xlf('fr', A) }, [['x.fr.xlf'], ['x.ru.xlf']], 0],
    [
      'another source language',
      { 'x.fr.xlf': xlf('fr', A), 'x.ru.xlf': xlf('ru', A, 'de') },
      [['x.fr.xlf'], ['x.ru.xlf']],
      0,
    ],
    [
      'other units',
      { 'x.fr.xlf': xlf('fr', A), 'x.ru.xlf': xlf('ru', unit('7', 'a', 'b')) },
      [['x.fr.xlf'], ['x.ru.xlf']],
      0,
    ],
    [
      'another text at one place',
      { 'x.fr.xlf': xlf('fr', A), 'x.ru.xlf': xlf('ru', A.replace('>c<', '>C<')) },
      [['x.fr.xlf'], ['x.ru.xlf']],
      1,
    ],
    [
      'another text at every place',
      { 'x.fr.xlf': xlf('fr', A), 'x.ru.xlf': xlf('ru', unit('1', 'z', 'b')) },
      [['x.fr.xlf'], ['x.ru.xlf']],
      0,
    ],
    ['a file that can’t be read', { 'x.fr.xlf': xlf('fr', A), 'x.ru.xlf': '<xliff' }, [['x.fr.xlf'], ['x.ru.xlf']], 0],
    [
      'one of three',
      { 'x.fr.xlf': xlf('fr', A), 'x.ru.xlf': xlf('ru', A.replace('>c<', '>C<')), 'x.de.xlf': xlf('de', A) },
      [['x.fr.xlf', 'x.de.xlf'], ['x.ru.xlf']],
      1,
    ],
  ])('%s', async (_case, files, groups, apart) => {
    const found = await grouped(files);
    expect(found.groups).toEqual(groups);
    expect(found.apart).toHaveLength(apart);
  });
});
