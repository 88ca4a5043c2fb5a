import { describe, expect, test } from '@jest/globals';
import { processVersions } from '../server/engine.js';
import { InputError } from '../server/errors.js';
import { processFiles, type SourceFile } from '../server/pipeline.js';

const file = (name: string, text: string): SourceFile => ({ name, bytes: Buffer.from(text) });

const english = 'The council met in Ostrava on 4 May. It voted for 17 bridges.\n\nMayor Novak left early that evening.';
const french =
  'Le conseil s’est réuni à Ostrava le 4 mai. Il a voté pour 17 ponts.\n\nLe maire Novak est parti tôt ce soir-là.';

const codeOf = async (act: () => unknown): Promise<string> => {
  try {
    await act();
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('what can’t be used is refused by name', () => {
  const many = Array.from({ length: 60_001 }, (_, i) => `Line ${i}.`);
  test.each<[string, string, () => unknown]>([
    ['one version', 'too-few-versions', () => processFiles([file('a.en.txt', english)])],
    ['an empty file', 'empty-file', () => processFiles([file('a.en.txt', english), file('a.fr.txt', '')])],
    [
      'a file of white space',
      'empty-file',
      () => processFiles([file('a.en.txt', english), file('a.fr.txt', ' \n\n ')]),
    ],
    [
      'the same file twice',
      'same-file-twice',
      () => processFiles([file('a.en.txt', english), file('b.fr.txt', english)]),
    ],
    ['a text in no language', 'language-unknown', () => processFiles([file('a', '1 2 3'), file('b', '4 5 6')])],
    ['a broken PDF', 'pdf-broken', () => processFiles([file('a.en.txt', english), file('b.fr.txt', '%PDF-1.7 …')])],
    [
      'two versions under one tag',
      'same-tag-twice',
      () => processVersions([1, 2].map(() => ({ tag: 'en', text: { sentences: [['A.']] } }))),
    ],
    [
      'a version without a sentence',
      'no-text',
      () => processVersions(['en', 'fr'].map((tag) => ({ tag, text: { sentences: [] } }))),
    ],
    [
      'more sentences than memory takes',
      'too-long',
      () => processVersions(['en', 'fr'].map((tag) => ({ tag, text: { sentences: [many] } }))),
    ],
  ])('%s', async (_, code, act) => expect(await codeOf(act)).toBe(code));
});

describe('what is odd but usable', () => {
  test('two versions in one language get tags of their own', async () => {
    const { aligned } = await processFiles([file('a.fr.txt', french), file('b.fr.txt', `${french} Il pleuvait.`)]);
    expect(aligned.versions.map(({ tag }) => tag)).toEqual(['fr', 'fr-x-2']);
  });

  test('the language is found out where nothing says it', async () => {
    const { aligned } = await processFiles([file('one', english.repeat(2)), file('two', french.repeat(2))]);
    expect(aligned.versions.map(({ tag }) => tag)).toEqual(['en', 'fr']);
  });

  test('a wrong language is a notice', async () => {
    const { aligned } = await processFiles([file('a.en.txt', english), { ...file('b', french.repeat(2)), tag: 'ru' }]);
    expect(aligned.notices.map(({ code }) => code)).toContain('language-mismatch');
  });

  test('texts that have nothing to do with each other are a notice', async () => {
    const recipe =
      'Épluchez les pommes et coupez-les en morceaux. Faites fondre le beurre dans une grande casserole. Ajoutez le sucre, puis la farine et le lait. ' +
      'Laissez cuire la pâte au four pendant une heure. Servez le gâteau froid avec de la crème et des fraises.';
    const politics =
      'The president of the republic met the foreign minister in the capital. The government will vote on the new law next week. ' +
      'Parliament rejected the treaty, and the opposition called for an election. Soldiers guarded the border during the war. The court will decide in the autumn.';
    const { aligned } = await processFiles([file('a.en.txt', politics.repeat(2)), file('b.fr.txt', recipe.repeat(2))]);
    expect(aligned.notices.map(({ code }) => code)).toContain('not-translations');
  });

  test('a text of 100,000 characters without a full stop is one sentence', async () => {
    const { aligned } = await processFiles([
      file('a.en.txt', 'word '.repeat(20_000)),
      file('b.fr.txt', `mot ${'parole '.repeat(14_000)}`),
    ]);
    expect(aligned.units).toHaveLength(1);
  });

  test('10,000 lines of one word are kept, each once', async () => {
    const lines = (word: string): string => Array.from({ length: 10_000 }, (_, i) => `${word}${i}`).join('\n');
    const { aligned } = await processFiles([file('a.en.txt', lines('word')), file('b.fr.txt', lines('mot'))]);
    const kept = aligned.versions.map(({ sentences }) =>
      sentences.reduce((sum, { text }) => sum + text.split(' ').length, 0),
    );
    expect(kept).toEqual([10_000, 10_000]);
  });

  test('no character is lost, whatever it is', async () => {
    const odd = 'A\u200bB \u202eright\u202c to\u00a0left\u00ad. Second\u2028sentence here.';
    const { aligned } = await processFiles([file('a.en.txt', odd), file('b.fr.txt', french)]);
    const text = aligned.versions[0]?.sentences.map((sentence) => sentence.text).join('');
    expect(text?.replace(/\s/gu, '')).toBe(odd.replace(/\s/gu, ''));
  });
});
