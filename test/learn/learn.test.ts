import { describe, expect, test } from '@jest/globals';
import { processVersions } from '../../server/engine.js';
import { type ConfirmedUnit, ENOUGH_UNITS, learnPairs } from '../../server/learn/learn.js';
import type { Term } from '../../server/lexicon/overlay.js';
import { concepts, randomFrom, sentence, TAGS, type Text, text, WORDS } from './invented.js';

/** Units of the invented languages, each version's sentence saying the concepts of `said`, or others. */
function confirmed(count: number, seed: number, other = false): ConfirmedUnit[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const said = concepts(random);
    return { qaa: [sentence(said, 0, random)], qab: [sentence(other ? concepts(random) : said, 1, random)] };
  });
}

const isRight = ({ texts }: { texts: readonly string[] }): boolean =>
  WORDS[0].indexOf(texts[0] ?? '') === WORDS[1].indexOf(texts[1] ?? '');

describe('words are learnt from confirmed units', () => {
  test.each([
    [30, 20],
    [60, 70],
    [250, 140],
  ])('from %i of them, at least %i, all but one in twenty right', (count, least) => {
    const { pairs } = learnPairs(confirmed(count, 1));
    expect(pairs.length).toBeGreaterThanOrEqual(least);
    expect(pairs.filter(isRight).length).toBeGreaterThanOrEqual(0.95 * pairs.length);
    expect(pairs.every(({ tags, units }) => tags.join() === TAGS.join() && units >= 3)).toBe(true);
  });

  test.each([50, 400])('of %i units that mean different things, chance teaches next to nothing', (count) => {
    expect(learnPairs(confirmed(count, 2, true)).pairs.length).toBeLessThanOrEqual(2);
  });

  test('not below the number that it takes, of which it tells how many there are', () => {
    const { pairs, seen } = learnPairs(confirmed(ENOUGH_UNITS - 1, 3));
    expect({ pairs, seen }).toEqual({ pairs: [], seen: [{ tags: ['qaa', 'qab'], units: ENOUGH_UNITS - 1 }] });
    expect(learnPairs([])).toEqual({ pairs: [], seen: [] });
  });

  test('units that lack a language don’t count for it', () => {
    const units = confirmed(40, 4).map(({ qaa = [], qab = [] }, n): ConfirmedUnit => (n % 2 ? { qaa } : { qaa, qab }));
    expect(learnPairs(units).seen).toEqual([{ tags: ['qaa', 'qab'], units: 20 }]);
  });

  test('two versions in one language are no pair', () => {
    const units = confirmed(30, 5).map(({ qaa = [], qab = [] }): ConfirmedUnit => ({ qaa, 'qaa-x-2': qaa, qab }));
    expect(learnPairs(units).seen.map(({ tags }) => tags.join())).toEqual(['qaa,qab']);
  });
});

describe('what is left out', () => {
  /** Units of filler of the invented languages, with these words beside it in every fifth one. */
  const beside = (english: string, french: string): ConfirmedUnit[] =>
    Array.from({ length: 90 }, (_, n) => {
      const said = concepts(randomFrom(n));
      const [en, fr] = n % 5 ? ['', ''] : [english, french];
      return {
        en: [`The ${WORDS[0][said[0] ?? 0]} saw ${en} ${WORDS[0][said[1] ?? 0]}.`],
        fr: [`Le ${WORDS[1][said[0] ?? 0]} voyait ${fr} ${WORDS[1][said[1] ?? 0]}.`],
      };
    });
  const wordsOf = (units: ConfirmedUnit[]): string[] => learnPairs(units).pairs.flatMap(({ texts }) => [...texts]);

  test('not these: the words are learnt where there is no reason against it', () => {
    expect(wordsOf(beside('mulari', 'kitopo'))).toEqual(expect.arrayContaining(['mulari', 'kitopo']));
    const nothing = { conceptsOf: () => undefined, size: 0, opens: () => false, openedBy: () => [], isIn: () => false };
    const pairs = learnPairs(beside('bridge', 'pont'), () => nothing).pairs.map(({ texts }) => texts.join('='));
    expect(pairs).toContain('bridge=pont');
  });

  test.each([
    ['names', 'Glorvin', 'Zostak'],
    ['numbers', '317', '429'],
    ['number words', 'seventeen', 'dix-sept'],
    ['function words', 'with', 'avec'],
    ['what the lexicon has', 'bridge', 'pont'],
  ])('%s', (_what, english, french) => {
    const learnt = wordsOf(beside(english, french)).join(' ').toLowerCase();
    for (const word of [english, french]) expect(learnt).not.toContain(word.toLowerCase());
  });

  test('a word is not learnt as its neighbour’s translation', () => {
    const first: [string, string] = ['mulari', 'kitopo'];
    const second: [string, string] = ['renulo', 'tasepi'];
    // of each dozen of units, one has both, one the first, one the second
    const units = Array.from({ length: 60 }, (_, n): ConfirmedUnit => {
      const words = [[first, second], [first], [second]][n % 12] ?? [];
      const filler = concepts(randomFrom(n)).slice(0, 3);
      return {
        qaa: [[...words.map(([a]) => a), ...filler.map((c) => `${WORDS[0][c]}x`)].join(' ')],
        qab: [[...words.map(([, b]) => b), ...filler.map((c) => `${WORDS[1][c]}x`)].join(' ')],
      };
    });
    const pairs = learnPairs(units).pairs.map(({ texts }) => texts.join('='));
    expect(pairs).toEqual(expect.arrayContaining(['mulari=kitopo', 'renulo=tasepi']));
    expect(pairs).not.toContain('mulari=tasepi');
    expect(pairs).not.toContain('renulo=kitopo');
  });

  test('words that never go without each other, on both sides, can’t be told apart', () => {
    const units = beside('mulari renulo', 'kitopo tasepi');
    for (const word of ['mulari', 'renulo', 'kitopo', 'tasepi']) expect(wordsOf(units)).not.toContain(word);
  });
});

describe('what was learnt', () => {
  const termsFrom = (units: ConfirmedUnit[]): Term[] =>
    learnPairs(units).pairs.flatMap(({ tags, texts }, concept) =>
      tags.map((tag, side) => ({ concept, tag, text: texts[side] ?? '' })),
    );

  /** Of the true units of a text, and of those found, the share that is in both (F1). */
  function score({ sentences, units }: Text, terms: Term[]): number {
    const inputs = TAGS.map((tag, side) => ({ tag, text: { sentences: [sentences[side as 0 | 1]] } }));
    const found = processVersions(inputs, undefined, { terms }).units.map(({ sides }) =>
      JSON.stringify(sides.map(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n))),
    );
    const truth = new Set(units.map((unit) => JSON.stringify(unit)));
    return (2 * found.filter((unit) => truth.has(unit)).length) / (truth.size + found.length);
  }

  test('aligns another text of two languages that nothing else is known of', () => {
    const terms = termsFrom(confirmed(60, 1));
    // thirty sentences of one length, of which one in five stands in one version only
    const texts = [2, 3, 4, 5, 6].map((seed) => text(30, 0.2, randomFrom(seed)));
    const mean = (known: Term[]): number => texts.reduce((sum, one) => sum + score(one, known), 0) / texts.length;
    const [before, after] = [mean([]), mean(terms)];
    expect(before).toBeLessThan(0.5);
    expect(after).toBeGreaterThan(before + 0.3);
  });
});
