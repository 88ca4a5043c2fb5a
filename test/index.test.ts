import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { align, check, describeIn, InputError, split } from '../server/index.js';

const root = join(import.meta.dirname, '..');

describe('split', () => {
  test.each<[string, string, string[][]]>([
    [
      'fr',
      'M. Leroy est parti. Il pleuvait.\n\nLe soir, rien.',
      [['M. Leroy est parti.', 'Il pleuvait.'], ['Le soir, rien.']],
    ],
    ['ru', 'В 1990 г. мост открыли.', [['В 1990 г. мост открыли.']]],
    ['de', 'Es regnete. Niemand kam.', [['Es regnete.', 'Niemand kam.']]],
    ['en', '', []],
  ])('%s: %s', (tag, text, expected) => expect(split(tag, text)).toEqual(expected));
});

describe('align', () => {
  const texts = {
    en: 'The bridge opened in 1932. It carries 3,000 cars a day.',
    fr: 'Le pont a ouvert en 1932. Il voit passer 3 000 voitures par jour.',
    ru: 'Мост открыли в 1923 году. По нему проезжает 3 тыс. машин в день.',
  };

  test('says which version stands alone', () => {
    const { units, notices } = align(texts);
    expect(notices).toEqual([]);
    expect(units.map(({ texts: { ru } }) => ru)).toEqual([
      ['Мост открыли в 1923 году.'],
      ['По нему проезжает 3 тыс. машин в день.'],
    ]);
    expect(units[0]?.divergences).toMatchObject([{ type: 'number', culprit: 'ru' }]);
    expect(units[1]?.divergences).toEqual([]);
  });

  test('takes raw text, sentences, and paragraphs of sentences', () => {
    const split = { en: texts.en.split(/(?<=\.) /u), fr: [texts.fr.split(/(?<=\.) /u)], ru: texts.ru };
    expect(align(split).units.map(({ indexes }) => indexes)).toEqual(align(texts).units.map(({ indexes }) => indexes));
  });

  test('a check can be switched off', () => {
    expect(align(texts, { checks: { number: 'off' } }).units[0]?.divergences).toEqual([]);
  });

  test('fewer than two versions are refused', () => {
    expect(() => align({ en: 'Alone.' })).toThrow(InputError);
    expect(() => align({ en: 'Alone.', fr: ' ' })).toThrow('no-text');
  });

  test('every sentence is in one unit, in order', () => {
    const sentence = fc.constantFrom('It rained.', 'Nobody came!', 'Il a plu.', 'Why 12?', '«Да».');
    const version = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(version, version, (en, fr) => {
        const { units } = align({ en, fr });
        for (const [tag, groups] of Object.entries({ en, fr })) {
          expect(units.flatMap(({ texts: { [tag]: own = [] } }) => own)).toEqual(groups.flat());
          expect(units.flatMap(({ indexes: { [tag]: own = [] } }) => own)).toEqual(groups.flat().map((_, i) => i));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('check', () => {
  test('compares one unit', () => {
    const { agreement, divergences } = check({ en: 'Prices rose.', fr: ['Les prix ont baissé.'] }, { source: 'en' });
    expect(divergences).toMatchObject([{ type: 'opposite', culprit: 'fr' }]);
    expect(agreement).toBeLessThan(1);
    expect(() => check({ en: 'Alone.' })).toThrow('too-few-versions');
  });

  test('what is found is put into words', async () => {
    const [found] = check({ en: 'It cost 5 euros.', fr: 'Cela a coûté 7 euros.' }, { source: 'en' }).divergences;
    if (!found) throw new Error('nothing was found');
    for (const language of ['en', 'fr', 'ru'] as const) {
      const words = (await describeIn(language))(found);
      expect(words).toContain('5');
      expect(words).toContain('7');
    }
    const refused = (await describeIn('en'))(new InputError('no-text', { lang: 'fr' }));
    expect(refused).toContain('FR');
  });
});

describe('the package', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, program = '', , printed = ''] = /```js\n([\s\S]*?)```\s*([^`]*)```text\n([\s\S]*?)```/u.exec(readme) ?? [];
  const runs = (source: string): string =>
    execFileSync(process.execPath, ['--input-type=module', '--eval', source], { cwd: root, encoding: 'utf8' });

  test('does what the README’s example says, when loaded by its name', () => {
    expect(program).toContain("from 'tercet'");
    expect(runs(program)).toBe(printed);
  });

  test('loads no database', () => {
    const natives = `${program}\nconsole.log('LOADED', process.report.getReport().sharedObjects.join(' '))`;
    const loaded = /LOADED (.*)/u.exec(runs(natives))?.[1];
    expect(loaded).toMatch(/libc|\.so|\.dylib|\.dll/iu);
    expect(loaded).not.toContain('better_sqlite3');
  });
});
