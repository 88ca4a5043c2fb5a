import { expect, test } from '@jest/globals';
import { compareTexts } from '../../server/compare/compare.js';

/** Units with differences of sense: negation, opposites, modality, quantity, false friends. */
const UNITS: [en: string, fr: string, ru: string][] = [
  ['The bridge is not safe.', 'Le pont est sûr.', 'Мост не безопасен.'],
  ['The mayor signed the letter.', 'Le maire a signé la lettre.', 'Мэр не подписал письмо.'],
  [
    'The vote was held before the ceremony.',
    'Le vote a eu lieu avant la cérémonie.',
    'Голосование прошло после церемонии.',
  ],
  ['The bank must publish its accounts.', 'La banque doit publier ses comptes.', 'Банк может опубликовать отчётность.'],
  ['The general reportedly left the city.', 'Le général aurait quitté la ville.', 'Генерал покинул город.'],
  ['He rarely wrote to her.', 'Il lui écrivait souvent.', 'Он часто писал ей.'],
  ['A nurse vaccinates a baby.', 'Une nourrice vaccine un bébé.', 'Медсестра прививает младенца.'],
];

test.each(UNITS)('findings lie inside their sentences: %s', (en, fr, ru) => {
  const texts: Record<string, string[]> = { en: [en], fr: [fr], ru: [ru] };
  const { divergences } = compareTexts(texts);
  expect(divergences).not.toEqual([]);
  for (const { spans } of divergences)
    for (const { lang, sentence, start, end } of spans) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(texts[lang]?.[sentence]?.length ?? -1);
    }
});
