import { expect, test } from '@jest/globals';
import { CHECKS } from '../../server/compare/checks.js';
import { compareTexts } from '../../server/compare/compare.js';

test('spans cut the value out of its sentence', () => {
  const texts = {
    en: ['Yes.', 'It took 4 years.'],
    fr: ['Oui.', 'Cela a pris 6 ans.'],
    ru: ['Да.', 'Это заняло 4 года.'],
  };
  const [found] = compareTexts(texts).divergences;
  const cut = found?.spans.map(({ lang, sentence, start, end }) =>
    texts[lang as keyof typeof texts][sentence]?.slice(start, end),
  );
  expect(cut).toEqual(['4', '4', '6']);
});

test('each check is documented and named once', () => {
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  for (const { name, description } of CHECKS) {
    expect(name).not.toBe('');
    expect(description.length).toBeGreaterThan(60);
  }
});
