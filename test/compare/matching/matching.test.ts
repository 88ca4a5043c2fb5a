import { describe, expect, test } from '@jest/globals';
import { analyse, held } from '../../../server/analyse/analyse.js';
import type { UnitSide } from '../../../server/compare/check.js';
import { linksOf } from '../../../server/compare/matching/links.js';
import { matchItems } from '../../../server/compare/matching/matching.js';

function sidesOf(texts: Record<string, string>): UnitSide[] {
  return Object.entries(texts).map(([tag, text]) => {
    const version = analyse(tag, [{ text }]);
    return { tag, version, sentences: version.sentences.map(held), first: 0, length: text.length };
  });
}

/** The pairs of words that are linked, as they stand in the text, in the order of the first version's. */
function pairs(texts: Record<string, string>): string[] {
  const cut = ({ tag, start, end }: { tag: string; start: number; end: number }) => texts[tag]?.slice(start, end);
  return linksOf(matchItems(sidesOf(texts)))
    .filter(({ a, b }) => a.kind !== 'term' && b.kind !== 'term')
    .sort((x, y) => x.a.start - y.a.start || x.b.start - y.b.start)
    .map(({ a, b }) => `${cut(a)} = ${cut(b)}`);
}

describe('links', () => {
  test.each([
    [
      'words, names and numbers',
      { en: 'Anna Brandt sold 12 horses.', fr: 'Anna Brandt a vendu douze chevaux.' },
      ['Anna = Anna', 'Brandt = Brandt', 'sold = vendu', '12 = douze', 'horses = chevaux'],
    ],
    [
      'across scripts',
      { en: 'Brandt left Oslo.', ru: 'Брандт покинула Осло.' },
      ['Brandt = Брандт', 'left = покинула', 'Oslo = Осло'],
    ],
    [
      'a word said twice goes to the nearest',
      { en: 'The old king and the young king spoke.', fr: 'Le vieux roi et le jeune roi ont parlé.' },
      ['old = vieux', 'king = roi', 'young = jeune', 'king = roi', 'spoke = parlé'],
    ],
    [
      'a word said twice here and once there',
      { en: 'The king met the king.', fr: 'Le roi est venu.' },
      ['king = roi', 'king = roi'],
    ],
    ['signs', { en: 'It cost $40.', fr: 'Cela coûte 40 dollars.' }, ['cost = coûte', '$ = dollars', '40 = 40']],
    ['nothing', { en: 'The king.', fr: 'Une rivière.' }, []],
  ])('%s', (_, texts, expected) => {
    expect(pairs(texts as Record<string, string>)).toEqual(expected);
  });

  test('join items of different versions only, each found in the other', () => {
    const items = matchItems(
      sidesOf({
        en: 'The king sold two horses.',
        fr: 'Le roi a vendu deux chevaux.',
        ru: 'Король продал двух лошадей.',
      }),
    );
    const links = linksOf(items);
    expect(links.length).toBeGreaterThanOrEqual(9);
    for (const { a, b } of links) {
      expect(a.tag).not.toBe(b.tag);
      expect(a.foundIn.has(b.tag) && b.foundIn.has(a.tag)).toBe(true);
    }
  });
});

test('an item is found in the versions that have it', () => {
  const items = matchItems(
    sidesOf({ en: 'The king sold horses.', fr: 'Le roi a vendu des livres.', ru: 'Король продал лошадей.' }),
  );
  const horses = items.get('en')?.find(({ stem }) => stem.startsWith('hors'));
  expect([...(horses?.foundIn ?? [])]).toEqual(['ru']);
});
