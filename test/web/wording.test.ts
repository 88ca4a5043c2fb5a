import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../server/errors.js';
import { readerLanguage, versionCode, wording } from '../../server/wording.js';

describe('wording', () => {
  test('joins lists and shows tags as the reader’s language does', () => {
    const divergence = {
      type: 'counterpart',
      variant: 'absent',
      params: { langs: ['ru'], others: ['en', 'fr', 'fr-x-2'] },
    };
    expect(wording('en').divergence(divergence)).toContain('EN, FR and FR\u00a02');
    expect(wording('fr').divergence(divergence)).toContain('EN, FR et FR\u00a02');
    expect(wording('ru').divergence(divergence)).toContain('EN, FR и FR\u00a02');
  });

  test.each([
    [1, '1 единица'],
    [2, '2 единицы'],
    [11, '11 единиц'],
    [1234, '1\u00a0234 единицы'],
  ])('counts in Russian: %i', (count, text) => expect(wording('ru').t('state.units', { count })).toBe(text));

  test('counts in French: none is singular', () =>
    expect(wording('fr').t('state.units', { count: 0 })).toBe('0 unité'));

  test('calls pasted texts by their number', () => {
    expect(wording('fr').error(new InputError('file-pdf', { name: '#2' }))).toMatch(
      /^«\u00a0Version 2\u00a0» est un fichier PDF/u,
    );
    expect(wording('en').error(new InputError('file-pdf', { name: 'a.pdf' }))).toMatch(/^“a\.pdf” is a PDF/u);
  });

  test('has an answer for codes that have no text yet', () => {
    expect(wording('en').error(new InputError('new-code'))).toContain('new-code');
    expect(wording('ru').notice({ code: 'new-code', params: {} })).toContain('new-code');
    expect(wording('fr').divergence({ type: 'tone', variant: 'odd', params: {} })).toContain('tone');
  });

  test('names languages', () => {
    expect(wording('fr').languageName('fr-CA')).toBe('français canadien');
    expect(wording('en').languageName('fr-x-2')).toBe('French (2)');
    expect(wording('en').languageName('not a tag')).toBe('not a tag');
  });

  test('does not escape: pages do that, terminals must not', () => {
    expect(wording('en').t('delete.question', { title: '<b> & "c"' })).toBe('Delete “<b> & "c"”?');
  });
});

test('versionCode', () => {
  expect(['fr', 'fr-CA', 'fr-x-2'].map(versionCode)).toEqual(['FR', 'FR-CA', 'FR\u00a02']);
});

test('readerLanguage', () => {
  expect(['fr_FR.UTF-8', 'RU', 'C', ''].map(readerLanguage)).toEqual(['fr', 'ru', 'en', 'en']);
});
