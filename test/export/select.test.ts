import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../server/errors.js';
import { chosenLanguages, type ExportOptions, type ExportUnit, selectUnits } from '../../server/export/index.js';
import { flag, unit } from './unit.js';

async function selected(units: ExportUnit[], options: ExportOptions): Promise<ExportUnit[]> {
  const all: ExportUnit[] = [];
  for await (const one of selectUnits(units, options)) all.push(one);
  return all;
}

async function numbers(units: ExportUnit[], options: ExportOptions): Promise<number[]> {
  return (await selected(units, options)).map(({ number }) => number);
}

const units = [
  unit({ number: 1, status: 'confirmed' }),
  unit({ number: 2, flags: [flag()] }),
  unit({ number: 3, status: 'confirmed', flags: [flag({ status: 'fixed' }), flag({ lang: 'ru' })] }),
  unit({ number: 4, status: 'confirmed', flags: [flag({ status: 'rejected' }), flag({ status: 'fixed' })] }),
  unit({ number: 5, texts: { en: ['Only here.'] }, indexes: { en: [4], fr: [], ru: [] } }),
];

describe('which units', () => {
  test.each([
    ['all of them', {}, [1, 2, 3, 4, 5]],
    ['only confirmed', { onlyConfirmed: true }, [1, 3, 4]],
    ['without flagged: an open flag on any version', { withoutFlagged: true }, [1, 4, 5]],
    ['both', { onlyConfirmed: true, withoutFlagged: true }, [1, 4]],
    ['those with text in the chosen languages', { languages: ['fr', 'ru'] }, [1, 2, 3, 4]],
    ['an open flag on a version that is not chosen counts', { withoutFlagged: true, languages: ['en'] }, [1, 4, 5]],
    ['no language, no unit', { languages: [] }, []],
  ])('%s', async (_, options, expected) => {
    expect(await numbers(units, options)).toEqual(expected);
  });

  test('blank text is no text', async () => {
    const [only, ...rest] = await selected(
      [unit({ texts: { en: ['A.'], fr: ['', ' '], ru: [] } }), unit({ texts: { en: [] } })],
      {},
    );
    expect(only?.texts).toEqual({ en: ['A.'] });
    expect(rest).toEqual([]);
  });
});

describe('what is left of a unit', () => {
  test('texts and indexes of the chosen languages, flags on them or on none', async () => {
    const flags = [flag({ lang: 'fr' }), flag({ lang: 'ru' }), flag({ lang: null })];
    const [only] = await selected([unit({ flags })], { languages: ['ru', 'en'] });
    expect(only?.texts).toEqual({ en: ['The ferry left.'], ru: ['Паром ушёл.'] });
    expect(only?.indexes).toEqual({ en: [0], ru: [0] });
    expect(only?.flags.map(({ lang }) => lang)).toEqual(['ru', null]);
  });

  test('divergences within the chosen languages', async () => {
    const span = (lang: string) => ({ lang, sentence: 0, start: 0, end: 3 });
    const found = { type: 'number', severity: 'minor' as const, culprit: null, confidence: 1, message: '' };
    const divergences = [
      { ...found, message: 'en and fr', spans: [span('en'), span('fr')] },
      { ...found, message: 'fr alone', spans: [span('fr')] },
      { ...found, message: 'the fault of fr', culprit: 'fr', spans: [span('en')] },
      { ...found, message: 'no place', spans: [] },
    ];
    const [only] = await selected([unit({ divergences })], { languages: ['en', 'ru'] });
    expect(only?.divergences?.map(({ message }) => message)).toEqual(['en and fr', 'no place']);
    expect(only?.divergences?.[0]?.spans).toEqual([span('en')]);
  });

  test('the unit that was given stays as it was', async () => {
    const given = unit({ flags: [flag()] });
    const before = structuredClone(given);
    await selected([given], { languages: ['en'] });
    expect(given).toEqual(before);
  });
});

describe('chosen languages', () => {
  test.each([
    [undefined, ['en', 'fr', 'fr-CA']],
    [
      ['fr-CA', 'en'],
      ['fr-CA', 'en'],
    ],
    [
      ['FR', 'Fr-ca', 'fr'],
      ['fr', 'fr-CA'],
    ],
    [[], []],
  ])('%j', (languages, expected) => {
    expect(chosenLanguages(['en', 'fr', 'fr-CA'], { languages })).toEqual(expected);
  });

  test('a language that there is no version in', () => {
    const attempt = () => chosenLanguages(['en', 'fr'], { languages: ['en', 'de'] });
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'export-language', params: { lang: 'de', available: ['en', 'fr'] } }),
    );
  });
});
