import { describe, expect, test } from '@jest/globals';
import { contrastsOf, type Family, type MetHere, metAt, opensEntry } from '../../server/lexicon/contrasts.js';

/** What begins at each word of a text. */
function metIn(language: string, text: string): (MetHere | null)[] {
  const words = text.split(' ').map((word) => contrastsOf(language).read(word));
  return words.map((_, at) => metAt(words, at));
}

const valuesAt = (met: MetHere | null | undefined, family: Family) => met?.[family]?.values.map(({ value }) => value);

describe('entries of the contrasts in a text', () => {
  test.each([
    ['en', 'not', 1, 'strong'],
    ['en', 'not only', 2, 'none'],
    ['en', 'not here', 1, 'strong'],
    ['fr', 'sans doute', 2, 'none'],
    ['ru', 'тем не менее', 3, 'none'],
  ])('%s: the longest entry counts: %s', (language, text, size, value) => {
    const [first] = metIn(language, text);
    expect(first?.negator?.size).toBe(size);
    expect(valuesAt(first, 'negator')).toContain(value);
  });

  test('an entry of one family hides none of another', () => {
    const [, likely] = metIn('en', 'not likely to');
    expect(likely?.negator).toBeNull();
    expect(likely?.modal).not.toBeNull();
  });

  test('inflected words are met by their stems', () => {
    const [first] = metIn('en', 'rising');
    expect(valuesAt(first, 'value')).toContain('up');
  });

  test('a word that no entry begins with says nothing, and a language without lists nothing at all', () => {
    expect(metIn('en', 'the Leroy xylem')).toEqual([null, null, null]);
    expect(metIn('de', 'nicht oft')).toEqual([null, null]);
    expect(opensEntry(contrastsOf('en').read('xylem'))).toBe(false);
  });
});
